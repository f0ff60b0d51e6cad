/** Asks whoever calls for a login (RFC 3261 §22.2, RFC 7616 §3.3): each nonce is good for one try and one minute. */
import { readAuthParams, readChallenge } from '../digest/challenge.ts'
import { verify } from '../digest/digest.ts'
import { type HeaderLine, headersOf, type SipRequest } from '../message/message.ts'
import type { Refusal } from '../message/screen.ts'

export type Demand = { readonly realm: string; readonly passwordOf: (username: string) => string | null }

export type Login = {
  /** Null: whoever sent it knows the password. */
  check(request: SipRequest, demand: Demand): Refusal | null
}

const NONCE_MS = 60_000
/** Nonces that wait at once; the oldest is forgotten first. */
const NONCES = 4_096
/** In the order we like them best (RFC 8760 §2.4). */
const ALGORITHMS = ['SHA-256', 'MD5']

export function createLogin(now: () => number, newToken: () => string): Login {
  const nonces = new Map<string, number>()

  const challengeText = (realm: string, nonce: string, algorithm: string): string =>
    `Digest realm="${realm.replace(/["\\]/g, '')}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"`

  function ask(realm: string, stale: boolean): Refusal {
    const nonce = newToken()
    const [oldest] = nonces.keys()
    if (nonces.size >= NONCES && oldest !== undefined) nonces.delete(oldest)
    nonces.set(nonce, now())
    const headers = ALGORITHMS.map(
      (algorithm): HeaderLine => [
        'www-authenticate',
        challengeText(realm, nonce, algorithm) + (stale ? ', stale=true' : ''),
      ],
    )
    return { status: 401, headers }
  }

  return {
    check(request, { realm, passwordOf }) {
      for (const value of headersOf(request, 'authorization')) {
        if (!/^Digest\s/i.test(value)) continue
        const params = readAuthParams(value.slice(6))
        if (params.get('realm') !== realm) continue
        const nonce = params.get('nonce') ?? ''
        const made = nonces.get(nonce)
        // One try: whoever guesses has to ask anew each time.
        nonces.delete(nonce)
        if (made === undefined || now() - made > NONCE_MS) return ask(realm, true)
        const password = passwordOf(params.get('username') ?? '')
        const challenge = readChallenge(challengeText(realm, nonce, params.get('algorithm') ?? 'MD5'))
        const right = password !== null && challenge !== null && verify(value, challenge, password, request.method)
        // The proof must be for this very request (RFC 7616 §3.4.6).
        if (right && params.get('uri') === request.uri) return null
        return { status: 403, headers: [] }
      }
      return ask(realm, false)
    },
  }
}
