/** Session keys and counters of SRTP (RFC 3711 §4.1.1, §4.3; AES-256 by RFC 6188). */
import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/** 16 or 32 bytes of key; 14 of salt. */
export type MasterKey = { readonly key: Uint8Array; readonly salt: Uint8Array }

export type SessionKeys = { readonly cipher: Uint8Array; readonly salt: Uint8Array; readonly auth: Uint8Array }

/** §4.3.2: labels of the six keys; RTP 0 to 2, RTCP 3 to 5. */
const LABELS = { rtp: 0, rtcp: 3 } as const

/** AES in counter mode over `data`; `iv` is the 16-byte counter block (§4.1.1). */
export function counterMode(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  return createCipheriv(key.length === 32 ? 'aes-256-ctr' : 'aes-128-ctr', key, iv).update(data)
}

/** §4.3.1 with a key derivation rate of 0: key_id = label · 2^48, so the label meets the salt's byte 7. */
function derive({ key, salt }: MasterKey, label: number, bytes: number): Uint8Array {
  const iv = new Uint8Array(16)
  iv.set(salt)
  iv[7] = (iv[7] ?? 0) ^ label
  return counterMode(key, iv, new Uint8Array(bytes))
}

/** Throws a RangeError for lengths that no suite has. */
export function sessionKeys(master: MasterKey, use: 'rtp' | 'rtcp'): SessionKeys {
  const { length } = master.key
  if ((length !== 16 && length !== 32) || master.salt.length !== 14) throw new RangeError('not an SRTP master key')
  const label = LABELS[use]
  return {
    cipher: derive(master, label, length),
    auth: derive(master, label + 1, 20),
    salt: derive(master, label + 2, 14),
  }
}

/** IV = (salt · 2^16) XOR (SSRC · 2^64) XOR (index · 2^16) (§4.1.1). `index` has 48 bits. */
export function counterBlock(salt: Uint8Array, ssrc: number, index: number): Uint8Array {
  const iv = new Uint8Array(16)
  iv.set(salt)
  const view = new DataView(iv.buffer)
  view.setUint32(4, view.getUint32(4) ^ ssrc)
  view.setUint16(8, view.getUint16(8) ^ (Math.floor(index / 2 ** 32) & 0xffff))
  view.setUint32(10, view.getUint32(10) ^ (index >>> 0))
  return iv
}

/** HMAC-SHA1 over the packet and what follows it unsent, cut to `bytes` (§4.2). */
export const authTag = (key: Uint8Array, packet: Uint8Array, trailer: Uint8Array, bytes: number): Uint8Array =>
  createHmac('sha1', key).update(packet).update(trailer).digest().subarray(0, bytes)

export const sameTag = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
