/** Who sends a request, by its Authorization header. */
import type { IncomingMessage } from 'node:http'
import { TooManyAttempts } from '../auth/attempts.ts'
import type { Identity, Verified } from '../runtime/identity.ts'
import { HttpError } from './body.ts'

/** Null without the header; rejects with HttpError 401 for a token that is refused, 429 after too many of them. */
export type Identify = (request: IncomingMessage) => Promise<Identity | null>

const BEARER = 'Bearer '

export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''

export const createIdentify =
  (verify: (token: string, from: string) => Promise<Verified>): Identify =>
  async (request) => {
    const { authorization } = request.headers
    if (authorization === undefined) return null
    if (!authorization.startsWith(BEARER)) {
      throw new HttpError(401, 'InvalidAuthHeader', 'Authorization must be a Bearer token.')
    }
    try {
      return (await verify(authorization.slice(BEARER.length), addressOf(request))).identity
    } catch (error) {
      if (error instanceof TooManyAttempts) throw new HttpError(429, 'TooManyRequests', error.message)
      throw new HttpError(401, 'InvalidAuthHeader', 'The token was refused.')
    }
  }
