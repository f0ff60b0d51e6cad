/** The answer to a Digest challenge (RFC 7616 §3.4): response value, nonce count, and when not to try again. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { ALGORITHMS, type Challenge, chooseChallenge, readAuthParams } from './challenge.ts'

export type Credentials = { readonly username: string; readonly password: string }

/** What is protected: method and `uri` to the letter as on the request line. */
export type Protected = { readonly method: string; readonly uri: string }

/** `response` of §3.4.1; without qop the older form of RFC 2069 (§3.4.1 "If the qop value is not present"). */
export function digestResponse(
  challenge: Challenge,
  { username, password }: Credentials,
  { method, uri }: Protected,
  count: { readonly cnonce: string; readonly nc: number },
): string {
  const hash = (text: string): string => createHash(ALGORITHMS[challenge.algorithm]).update(text, 'utf8').digest('hex')
  const { realm, nonce, qop, session } = challenge
  const plain = hash(`${username}:${realm}:${password}`)
  const a1 = session ? hash(`${plain}:${nonce}:${count.cnonce}`) : plain
  const a2 = hash(`${method}:${uri}`)
  return qop === null
    ? hash(`${a1}:${nonce}:${a2}`)
    : hash(`${a1}:${nonce}:${hex(count.nc)}:${count.cnonce}:${qop}:${a2}`)
}

/** `nc-value = 8LHEX` (§3.4). */
const hex = (nc: number): string => nc.toString(16).padStart(8, '0')
const escaped = (text: string): string => text.replace(/["\\]/g, '\\$&')

/** The value of Authorization or Proxy-Authorization (§3.4); algorithm, qop and nc go without quotes. */
export function authorization(
  challenge: Challenge,
  credentials: Credentials,
  request: Protected,
  count: { readonly cnonce: string; readonly nc: number },
): string {
  const parts = [
    `username="${escaped(credentials.username)}"`,
    `realm="${escaped(challenge.realm)}"`,
    `nonce="${escaped(challenge.nonce)}"`,
    `uri="${request.uri}"`,
    `response="${digestResponse(challenge, credentials, request, count)}"`,
  ]
  if (challenge.algorithmName !== null) parts.push(`algorithm=${challenge.algorithmName}`)
  if (challenge.opaque !== null) parts.push(`opaque="${escaped(challenge.opaque)}"`)
  if (challenge.qop !== null || challenge.session) parts.push(`cnonce="${count.cnonce}"`)
  if (challenge.qop !== null) parts.push(`qop=${challenge.qop}`, `nc=${hex(count.nc)}`)
  return `Digest ${parts.join(', ')}`
}

export type Authenticator = {
  /** Takes the challenges of a 401 or 407. `refused`: they answer the very credentials we sent, asking again is a loop. */
  challenged(values: readonly string[]): 'retry' | 'refused' | 'unsupported'
  /** For the next request to the same realm, with the nonce count raised; null before the first challenge. */
  authorize(request: Protected): string | null
}

/** One server's or proxy's memory. `newCnonce` gives fresh random text of at least 64 bits. */
export function createAuthenticator(credentials: Credentials, newCnonce: () => string): Authenticator {
  let current: { readonly challenge: Challenge; readonly cnonce: string; used: number } | null = null
  return {
    challenged(values) {
      const challenge = chooseChallenge(values)
      if (!challenge) return 'unsupported'
      // §3.3: stale=true means the credentials were right. RFC 3261 §22.1: never twice with what was just rejected.
      if (current && current.used > 0 && current.challenge.realm === challenge.realm && !challenge.stale) {
        current = null
        return 'refused'
      }
      // One cnonce as long as the nonce lives: -sess binds its key to both (§3.4.2).
      current = { challenge, cnonce: newCnonce(), used: 0 }
      return 'retry'
    },
    authorize(request) {
      if (!current) return null
      current.used++
      return authorization(current.challenge, credentials, request, { cnonce: current.cnonce, nc: current.used })
    },
  }
}

/** Does an Authorization value prove the password? For the server's side of tests and for trunks that log in to us. */
export function verify(value: string, challenge: Challenge, password: string, method: string): boolean {
  if (!/^Digest\s/i.test(value)) return false
  const params = readAuthParams(value.slice(6))
  const get = (name: string): string => params.get(name) ?? ''
  if (get('nonce') !== challenge.nonce || get('realm') !== challenge.realm) return false
  const nc = Number.parseInt(get('nc') || '0', 16)
  const expected = digestResponse(
    challenge,
    { username: get('username'), password },
    { method, uri: get('uri') },
    { cnonce: get('cnonce'), nc: Number.isNaN(nc) ? 0 : nc },
  )
  const given = Buffer.from(get('response'))
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
}
