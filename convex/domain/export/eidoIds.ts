/** The names of things in an EIDO: `urn:emergency:uid:…` as NENA-STA-010.3 §2.1.6 builds them, and hashes as names (RFC 6920). */

/** The room that issues a document. */
export type Issuer = {
  /** Domain name of the room, the owner of all ids. */
  readonly domain: string
}

const FEWEST = 10
const MOST = 32

/** The unique part of an id: 10 to 32 letters and figures, always the same for the same `id`. */
export function uniqueOf(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
  const isWhole = /^[a-z0-9-]+$/i.test(id) && plain.length >= FEWEST && plain.length <= MOST
  return isWhole ? plain : [1, 2, 3, 4].map((seed) => fnv(`${seed}${id}`).toString(16).padStart(8, '0')).join('')
}

/** FNV-1a, 32 bits: enough to tell the calls of one room apart when four are put together; no secret rests on it. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

export const incidentUrn = ({ domain }: Issuer, id: string): string =>
  `urn:emergency:uid:incidentid:${uniqueOf(id)}:${domain}`
export const callUrn = ({ domain }: Issuer, id: string): string => `urn:emergency:uid:callid:${uniqueOf(id)}:${domain}`

/** A part of a document, named under the incident that it belongs to. */
export const partId = (incident: string, kind: string, n: number | string): string => `${incident}:${kind}:${n}`

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** `ni:///sha-256;…` of a hash in hexadecimal digits (RFC 6920 §3): names bytes wherever they are kept. */
export function hashUri(sha256: string): string {
  const bits = [...sha256].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const sixes = bits.match(/.{1,6}/g) ?? []
  return `ni:///sha-256;${sixes.map((six) => BASE64URL[Number.parseInt(six.padEnd(6, '0'), 2)]).join('')}`
}
