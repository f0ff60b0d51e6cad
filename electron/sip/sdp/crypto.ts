/** Keys of SRTP in a session description: `a=crypto:` lines (RFC 4568, suites of RFC 6188). */
import type { Crypto } from './sdp.ts'

/** Tag, suite, keys and parameters of a line: more are not looked at. */
const PIECES = 16

/** Suites we speak, best first, with the bytes of master key and master salt (RFC 4568 §6.2, RFC 6188 §3). */
export const SUITES = {
  AES_256_CM_HMAC_SHA1_80: { keyBytes: 32, saltBytes: 14, tagBytes: 10 },
  AES_256_CM_HMAC_SHA1_32: { keyBytes: 32, saltBytes: 14, tagBytes: 4 },
  AES_CM_128_HMAC_SHA1_80: { keyBytes: 16, saltBytes: 14, tagBytes: 10 },
  AES_CM_128_HMAC_SHA1_32: { keyBytes: 16, saltBytes: 14, tagBytes: 4 },
} as const

export type Suite = keyof typeof SUITES

export const isSuite = (name: string): name is Suite => Object.hasOwn(SUITES, name)

/** `a=crypto:<tag> <crypto-suite> <key-params> [<session-params>]` (§9.1). Null when it is none. */
export function readCrypto(value: string): Crypto | null {
  const [tag = '', suite = '', keys = '', ...parameters] = value.split(/ +/, PIECES)
  if (!/^\d{1,9}$/.test(tag) || suite === '' || !/^inline:/i.test(keys)) return null
  return { tag: Number(tag), suite, keys, parameters }
}

export const writeCrypto = ({ tag, suite, keys, parameters }: Crypto): string =>
  ['a=crypto:', tag, ' ', suite, ' ', keys, ...parameters.map((one) => ` ${one}`)].join('')

/**
 * `inline:<key||salt>["|"lifetime]["|"MKI:length]` (§6.1). Null when the length is wrong for the suite, or an MKI
 * is asked for: we send and take none, and a line that cannot be supported is not selected (§5.1.2).
 */
export function readInline(line: Crypto): { suite: Suite; key: Uint8Array; salt: Uint8Array } | null {
  if (!isSuite(line.suite) || line.parameters.some((one) => !/^(WSH|KDR=0$)/i.test(one))) return null
  const [text = '', ...more] = (line.keys.split(';', 1)[0] ?? '').replace(/^inline:/i, '').split('|', 4)
  if (more.some((part) => part.includes(':'))) return null
  const { keyBytes, saltBytes } = SUITES[line.suite]
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== keyBytes + saltBytes) return null
  return { suite: line.suite, key: bytes.subarray(0, keyBytes), salt: bytes.subarray(keyBytes) }
}

/** The line that hands our own key over. */
export const inline = (tag: number, suite: Suite, key: Uint8Array, salt: Uint8Array): Crypto => ({
  tag,
  suite,
  keys: `inline:${Buffer.concat([key, salt]).toString('base64')}`,
  parameters: [],
})
