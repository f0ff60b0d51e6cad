/** `WWW-Authenticate` and `Proxy-Authenticate` of the Digest scheme (RFC 7616 §3.3, RFC 8760 for SIP). */

/** The names of RFC 7616 §6.1 and what Node calls them. */
export const ALGORITHMS = { md5: 'md5', 'sha-256': 'sha256', 'sha-512-256': 'sha512-256' } as const
export type Algorithm = keyof typeof ALGORITHMS

export type Challenge = {
  readonly realm: string
  readonly nonce: string
  readonly opaque: string | null
  readonly algorithm: Algorithm
  /** As the server wrote it, to be repeated to the letter; null when it wrote none (then MD5). */
  readonly algorithmName: string | null
  /** `-sess`: the key is bound to the nonces (§3.4.2). */
  readonly session: boolean
  /** Our choice of the server's qop; null for a server of RFC 2069 that names none. */
  readonly qop: 'auth' | null
  /** The nonce was too old, the password was right: ask again without asking the person (§3.3). */
  readonly stale: boolean
}

/** Null for another scheme, another algorithm, `auth-int` alone, or one without realm or nonce. */
export function readChallenge(value: string): Challenge | null {
  const scheme = /^Digest[ \t]+/i.exec(value)
  if (!scheme) return null
  const params = readAuthParams(value.slice(scheme[0].length))
  const realm = params.get('realm')
  const nonce = params.get('nonce')
  const algorithmName = params.get('algorithm') ?? null
  const name = (algorithmName ?? 'md5').toLowerCase()
  const session = name.endsWith('-sess')
  const algorithm = session ? name.slice(0, -5) : name
  if (realm === undefined || nonce === undefined || !isAlgorithm(algorithm)) return null
  const offered = params.get('qop')?.split(',') ?? []
  const auth = offered.some((one) => one.trim().toLowerCase() === 'auth')
  if (offered.length > 0 && !auth) return null
  return {
    realm,
    nonce,
    opaque: params.get('opaque') ?? null,
    algorithm,
    algorithmName,
    session,
    qop: auth ? 'auth' : null,
    stale: params.get('stale')?.toLowerCase() === 'true',
  }
}

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(ALGORITHMS, name)

/** `auth-param *( "," auth-param )` (RFC 3261 §25.1); values with or without quotes, names in lower case. */
export function readAuthParams(text: string): Map<string, string> {
  const params = new Map<string, string>()
  const pair = /([A-Za-z0-9\-.!%*_+`'~]{1,64})[ \t]{0,8}=[ \t]{0,8}(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/gy
  for (let at = 0; at < text.length; ) {
    if (/[\s,]/.test(text[at] ?? '')) {
      at++
      continue
    }
    pair.lastIndex = at
    const match = pair.exec(text)
    if (!match) {
      // What is no parameter is passed over up to the next comma: each character is looked at once.
      const comma = text.indexOf(',', at)
      at = comma < 0 ? text.length : comma
      continue
    }
    const name = (match[1] ?? '').toLowerCase()
    if (!params.has(name)) params.set(name, match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '')
    at = pair.lastIndex
  }
  return params
}

/** The topmost one that can be answered: the server lists them in the order it likes best (RFC 8760 §2.4). */
export function chooseChallenge(values: readonly string[]): Challenge | null {
  for (const value of values) {
    const challenge = readChallenge(value)
    if (challenge) return challenge
  }
  return null
}
