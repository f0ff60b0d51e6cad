/** The browser host's web server: the window's files, on loopback, for whoever holds the key. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readAsset } from './assets.ts'
import { type Key, readCookie, setCookie } from './key.ts'
import { contentPolicy, pageHeaders } from './policy.ts'

export type WebServer = {
  readonly server: Server
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** The address to open, key included. */
  readonly url: string
  /** Whether this request comes from our own page: right Host, right Origin, right cookie. */
  admits(request: IncomingMessage): boolean
  /** Files are served from now on; until then every page says that the host is starting. */
  open(site: { readonly root: string; readonly backend: string }): void
  close(): Promise<void>
}

type Site = { readonly root: string; readonly headers: Readonly<Record<string, string>> }

/** Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had. */
export async function startWebServer({ port: wanted, key }: { port: number; key: Key }): Promise<WebServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => plain(response, 500, 'internal error'))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  let site: Site | undefined

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A name that was made to point at this machine (DNS rebinding) is not our name.
    if (request.headers.host !== host) return plain(response, 421, 'wrong host')
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'only GET')
    const url = URL.parse(request.url ?? '/', origin)
    if (!url || url.origin !== origin) return plain(response, 404, 'not found')
    if (key.opens(url.searchParams.get('k'))) {
      response.writeHead(303, { location: '/', 'set-cookie': setCookie(port, key), 'cache-control': 'no-store' }).end()
      return
    }
    if (!key.opens(readCookie(request.headers.cookie, port)))
      return plain(response, 401, 'Open the address that Vigía printed when it started: it carries the key.')
    if (!site) return plain(response, 503, 'Vigía is starting.')
    const asset = await readAsset(site.root, url.pathname)
    if (!asset) return plain(response, 404, 'not found')
    response.writeHead(200, {
      ...site.headers,
      'content-type': asset.type,
      'content-length': asset.body.length,
      'cache-control': url.pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : asset.body)
  }

  return {
    server,
    port,
    origin,
    url: `${origin}/?k=${key.text}`,
    admits: ({ headers }) =>
      headers.host === host && headers.origin === origin && key.opens(readCookie(headers.cookie, port)),
    open({ root, backend }) {
      site = { root, headers: pageHeaders(contentPolicy({ backend, host: `ws://${host}` })) }
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function plain(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return void response.destroy()
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${text}\n`)
}
