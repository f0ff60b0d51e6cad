/**
 * Whose tokens a real deployment believes: those of this room's issuer. Set there `VIGIA_JWKS` to its public keys (an `https:`
 * address, or a `data:` address that holds them) and `VIGIA_ISSUER` to `vigia-local`; an OpenID provider that signs with ES256 and
 * puts a `role` into its tokens fits as well. The embedded engine has its own issuer and does not read this file.
 */
import type { AuthConfig } from 'convex/server'

export default {
  providers: [
    {
      type: 'customJwt',
      applicationID: 'vigia',
      issuer: process.env.VIGIA_ISSUER ?? '',
      jwks: process.env.VIGIA_JWKS ?? '',
      algorithm: 'ES256',
    },
  ],
} satisfies AuthConfig
