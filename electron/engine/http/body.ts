/** Request bodies, read whole and never past a bound. */
import type { IncomingMessage } from 'node:http'
import type { JSONValue } from 'convex/values'

/** A refusal with its HTTP status and the `code` that Convex's clients show. */
export class HttpError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'HttpError'
    this.status = status
    this.code = code
  }
}

/** Largest body or socket message, bytes: Convex bounds arguments at 16 MiB, and encoding adds some. */
export const LARGEST_MESSAGE = 20 * 1024 * 1024

/** Throws HttpError 413 or 400. An empty body is `{}`. */
export const readJSON = async (request: IncomingMessage): Promise<JSONValue> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = part as Buffer
    size += bytes.length
    if (size > LARGEST_MESSAGE) throw new HttpError(413, 'PayloadTooLarge', `A body may hold ${LARGEST_MESSAGE} bytes.`)
    parts.push(bytes)
  }
  if (size === 0) return {}
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as JSONValue
  } catch {
    throw new HttpError(400, 'BadJsonBody', 'The body is not JSON.')
  }
}
