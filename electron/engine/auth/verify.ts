/** Tokens in, identities out: signature, issuer, audience and life are checked, and claims named as Convex names them. */

import type { JSONValue } from 'convex/values'
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import type { Identity, Verified } from '../runtime/identity.ts'

/** OpenID Connect claims that `UserIdentity` renames (docs.convex.dev, auth/functions-auth). */
const RENAMED: { readonly [claim: string]: string } = {
  given_name: 'givenName',
  family_name: 'familyName',
  preferred_username: 'preferredUsername',
  profile: 'profileUrl',
  picture: 'pictureUrl',
  website: 'websiteUrl',
  email_verified: 'emailVerified',
  birthdate: 'birthday',
  zoneinfo: 'timezone',
  locale: 'language',
  phone_number: 'phoneNumber',
  phone_number_verified: 'phoneNumberVerified',
  updated_at: 'updatedAt',
}
/** About the token, not the person: they would make every new token a new identity. */
const OF_TOKEN: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti'])

const identityOf = (payload: JWTPayload, issuer: string, subject: string): Identity => {
  const claims: { [claim: string]: JSONValue } = {}
  for (const [claim, value] of Object.entries(payload)) {
    if (!OF_TOKEN.has(claim) && value !== undefined) claims[RENAMED[claim] ?? claim] = value as JSONValue
  }
  return { ...claims, tokenIdentifier: `${issuer}|${subject}`, issuer, subject }
}

export type Trust = {
  readonly jwks: JSONWebKeySet
  readonly issuer: string
  readonly audience: string
  readonly now: () => number
}

/** Clocks of one machine agree; this is for rounding to whole seconds. */
const TOLERANCE_S = 1

/** The returned function rejects with a message that is fit for the client and says nothing of the token. */
export const createVerifier = ({ jwks, issuer, audience, now }: Trust): ((token: string) => Promise<Verified>) => {
  const keys = createLocalJWKSet(jwks)
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['ES256'],
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now()),
    })
    if (payload.sub === undefined || payload.exp === undefined) throw new Error('The token lacks a claim.')
    return { identity: identityOf(payload, issuer, payload.sub), expires: payload.exp * 1000 }
  }
}
