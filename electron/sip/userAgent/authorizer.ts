/** Proves who we are to every server and proxy on a call's way (RFC 3261 §22, RFC 7616), as often as they ask anew. */
import { chooseChallenge } from '../digest/challenge.ts'
import { type Authenticator, type Credentials, createAuthenticator, type Protected } from '../digest/digest.ts'
import { type HeaderLine, headersOf, type SipResponse } from '../message/message.ts'

export type Authorizer = {
  /** For the next request: every proof asked for so far, nonce counts raised. */
  proofs(request: Protected): readonly HeaderLine[]
  /** A request and its repetitions with proof; each realm may ask it once, and again when its nonce was stale. */
  series(): Series
}

export type Series = {
  /** True: send again, with new proofs. */
  challenged(response: SipResponse): boolean
}

/** A chain of more proxies that each ask is not met; more rounds are a loop. */
const ROUNDS = 4

export function createAuthorizer(find: (realm: string) => Credentials | null, newCnonce: () => string): Authorizer {
  /** By header and realm: a server and its proxy may ask for both (§22.3). */
  const known = new Map<string, { readonly name: string; readonly authenticator: Authenticator }>()
  return {
    proofs: (request) =>
      [...known.values()].flatMap(({ name, authenticator }): HeaderLine[] => {
        const proof = authenticator.authorize(request)
        return proof === null ? [] : [[name, proof]]
      }),
    series() {
      const asked = new Set<string>()
      let rounds = 0
      return {
        challenged(response) {
          const proxy = response.status === 407
          const values = headersOf(response, proxy ? 'proxy-authenticate' : 'www-authenticate')
          const challenge = chooseChallenge(values)
          if (!challenge || ++rounds > ROUNDS) return false
          const name = proxy ? 'proxy-authorization' : 'authorization'
          const key = `${name}\n${challenge.realm}`
          // §22.1: credentials that were just rejected are not sent again.
          if (asked.has(key) && !challenge.stale) return false
          asked.add(key)
          const credentials = find(challenge.realm)
          if (!credentials) return false
          const authenticator = createAuthenticator(credentials, newCnonce)
          if (authenticator.challenged(values) !== 'retry') return false
          known.set(key, { name, authenticator })
          return true
        },
      }
    },
  }
}
