/** Who may open a stream: by address, by Origin, by a key that is compared in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export type StreamKey = {
  /** Of the trunk or application that has it; shown as the source of its calls. */
  readonly name: string
  readonly key: string
}

/** A key that can be guessed is no key. */
const LEAST = 16

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export type Keys = (token: string) => StreamKey | null

/** Throws a RangeError for a key that is too short: a wrong setting must not open the door. */
export function createKeys(keys: readonly StreamKey[]): Keys {
  const short = keys.find(({ key }) => key.length < LEAST)
  if (short) throw new RangeError(`the key of ${short.name} has fewer than ${LEAST} characters`)
  const known = keys.map((key) => ({ key, digest: digest(key.key) }))
  return (token) => {
    const shown = digest(token)
    // Every key is compared, so that time tells neither which nor how nearly.
    return known.reduce<StreamKey | null>((found, one) => (timingSafeEqual(one.digest, shown) ? one.key : found), null)
  }
}

/** All tokens that came with the upgrade: query, Bearer, Basic's password, Telnyx's own header. */
export function tokensOf(request: IncomingMessage, query: URLSearchParams): string[] {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ', 2)
  const basic = Buffer.from(credentials, 'base64').toString('utf8')
  const telnyx = request.headers['x-telnyx-streaming-auth-token']
  return [
    query.get('key'),
    query.get('token'),
    scheme.toLowerCase() === 'bearer' ? credentials : null,
    scheme.toLowerCase() === 'basic' ? basic.slice(basic.indexOf(':') + 1) : null,
    typeof telnyx === 'string' ? telnyx : null,
  ].filter((token): token is string => token !== null && token !== '')
}

/** Pages of others may not open a stream with what a browser of this room can reach; carriers send no Origin. */
export const isForeign = (request: IncomingMessage, origins: readonly string[]): boolean =>
  request.headers.origin !== undefined && !origins.includes(request.headers.origin)
