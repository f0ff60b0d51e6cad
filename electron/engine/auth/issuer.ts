/**
 * The room's own token issuer: an ES256 key pair in the data folder, readable by its owner only.
 * The engine verifies with it, and the host process, which opens the same file, signs in its users with it.
 */
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importJWK, type JWK, SignJWT } from 'jose'

export const ISSUER = 'vigia-local'
/** Convex's `applicationID` in convex/auth.config.ts. */
export const AUDIENCE = 'vigia'

export type Role = 'supervisor' | 'dispatcher' | 'admin' | 'service'
export type Subject = { readonly subject: string; readonly name: string; readonly email: string; readonly role: Role }

export type Issuer = {
  /** A signed token. `ttlS` is its life in seconds (Convex's client needs more than 2); `now` in ms. */
  issue(subject: Subject, life: { readonly ttlS: number; readonly now: number }): Promise<string>
  /** The public key, as `/.well-known/jwks.json` shows it. */
  jwks(): { readonly keys: JWK[] }
}

const FILE = 'issuer.json'

const newKey = (): JWK => {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK
  const { crv, kty, x, y } = jwk
  // RFC 7638: the thumbprint is over the required members in alphabetical order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { ...jwk, kid, alg: 'ES256', use: 'sig' }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

const readKey = (file: string): JWK | null => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  const key = JSON.parse(text) as JWK
  if (key.kty !== 'EC' || key.crv !== 'P-256' || typeof key.d !== 'string' || typeof key.kid !== 'string') {
    throw new Error(`${FILE} in the data folder holds no ES256 key.`)
  }
  return key
}

/** Two processes may come here at once: whoever links the file first has made the key, and the other reads it. */
const makeKey = (dir: string, file: string): JWK => {
  mkdirSync(dir, { recursive: true })
  const draft = join(dir, `${FILE}.${randomUUID()}`)
  writeFileSync(draft, JSON.stringify(newKey()), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isThere(error)) throw error
  } finally {
    unlinkSync(draft)
  }
  const key = readKey(file)
  if (key === null) throw new Error(`${FILE} could not be made in the data folder.`)
  return key
}

/** Opens the issuer of a data folder, making its key the first time. Throws when the key file is not one. */
export const openIssuer = (dir: string): Issuer => {
  const file = join(dir, FILE)
  const key = readKey(file) ?? makeKey(dir, file)
  const { d: _, ...open } = key
  const signing = importJWK(key, 'ES256')

  return {
    jwks: () => ({ keys: [open] }),
    async issue({ subject, name, email, role }, { ttlS, now }) {
      const issuedAt = Math.floor(now / 1000)
      return new SignJWT({ name, email, role })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid ?? '' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ttlS)
        .setJti(randomUUID())
        .sign(await signing)
    },
  }
}
