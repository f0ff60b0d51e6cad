/**
 * HTTP actions: the routes of `convex/http.ts`, served under `/http` as the official local backend does (a cloud deployment
 * has a host name of its own for them, `*.convex.site`). The handler sees the path without that prefix.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Modules } from '../runtime/functions.ts'
import type { Identity } from '../runtime/identity.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Identify } from './bearer.ts'
import { HttpError, LARGEST_MESSAGE } from './body.ts'

export type Site = {
  /** False when the path is none of ours. Errors of a handler are answered here. */
  serve(request: IncomingMessage, response: ServerResponse, url: string): Promise<boolean>
}

const PREFIX = '/http'

/** What `httpRouter()` gives, as far as it is used here (convex/server, router.ts). */
type Router = {
  lookup(
    path: string,
    method: string,
  ): readonly [{ invokeHttpAction(request: Request): Promise<unknown> }, string, string] | null
}
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'])

const routerOf = (modules: Modules): Router | null => {
  const router = Object.hasOwn(modules, 'http') ? modules.http?.default : undefined
  if (typeof router !== 'object' || router === null) return null
  return 'isRouter' in router && 'lookup' in router && typeof router.lookup === 'function' ? (router as Router) : null
}

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    headers.append(request.rawHeaders[i] ?? '', request.rawHeaders[i + 1] ?? '')
  }
  return headers
}

/** The body as it comes, cut off past the bound. */
async function* bounded(request: IncomingMessage): AsyncGenerator<Buffer> {
  let size = 0
  for await (const part of request) {
    const bytes = part as Buffer
    size += bytes.length
    if (size > LARGEST_MESSAGE) throw new HttpError(413, 'PayloadTooLarge', `A body may hold ${LARGEST_MESSAGE} bytes.`)
    yield bytes
  }
}

const requestOf = (request: IncomingMessage, url: URL): Request => {
  const method = request.method ?? 'GET'
  const body =
    method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(Readable.from(bounded(request))) as ReadableStream)
  return new Request(url, { method, headers: headersOf(request), body, ...{ duplex: 'half' } })
}

const answer = async (response: ServerResponse, given: Response, bodiless: boolean): Promise<void> => {
  for (const [name, value] of given.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = given.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  response.writeHead(given.status)
  if (given.body === null || bodiless) return void response.end()
  await pipeline(Readable.fromWeb(given.body as NodeStream), response)
}

export const createSite = (runtime: Runtime, modules: Modules, identify: Identify): Site => {
  const router = routerOf(modules)

  /** A handler may read headers of its own making: a token that is not one of ours is not an error here. */
  const callerOf = (request: IncomingMessage): Promise<Identity | null> => identify(request).catch(() => null)

  return {
    async serve(request, response, base) {
      const full = new URL(request.url ?? '/', base)
      if (full.pathname !== PREFIX && !full.pathname.startsWith(`${PREFIX}/`)) return false
      const url = new URL(full)
      url.pathname = full.pathname.slice(PREFIX.length) || '/'
      const method = request.method ?? 'GET'
      const route = METHODS.has(method) ? (router?.lookup(url.pathname, method) ?? null) : null
      if (route === null) throw new HttpError(404, 'NotFound', 'No HttpAction routed for this address.')
      const [handler, , routed] = route
      const identity = await callerOf(request)
      const given = await runtime.actAs(`http:${method} ${routed}`, identity, () =>
        handler.invokeHttpAction(requestOf(request, url)),
      )
      if (!(given instanceof Response))
        throw new HttpError(500, 'InternalServerError', 'The HTTP action gave no Response.')
      await answer(response, given, method === 'HEAD')
      return true
    },
  }
}
