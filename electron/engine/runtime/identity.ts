/** Who is calling: the claims of a verified token, named as `ctx.auth.getUserIdentity()` names them. */
import type { JSONValue } from 'convex/values'

export type Identity = {
  readonly tokenIdentifier: string
  readonly issuer: string
  readonly subject: string
  readonly [claim: string]: JSONValue
}

/** An identity and the moment its token ends, ms since the epoch. */
export type Verified = { readonly identity: Identity; readonly expires: number }
