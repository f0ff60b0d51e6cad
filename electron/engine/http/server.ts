/** The engine's one listening socket: the HTTP API, the sync protocol and the keys that sign our tokens. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { traceOf } from '../runtime/failure.ts'
import type { Modules } from '../runtime/functions.ts'
import type { Verified } from '../runtime/identity.ts'
import { openSession, type SessionParts } from '../sync/session.ts'
import { type Api, createApi } from './api.ts'
import { addressOf, createIdentify } from './bearer.ts'
import { HttpError, LARGEST_MESSAGE } from './body.ts'
import { textFrame } from './frame.ts'
import { createDoor, type Door } from './origin.ts'
import { LOOPBACK_PLACE, type Place, urlOf } from './place.ts'
import { createSite, type Site } from './site.ts'
import { createStorageDoor, type StorageDoor } from './storage.ts'

export type ServerParts = Omit<SessionParts, 'wire' | 'verify'> & {
  /** Rejects when the token is not to be trusted, or when too many of that address were not. */
  readonly verify: (token: string, from: string) => Promise<Verified>
  /** 0 for any free port. */
  readonly port: number
  /** Loopback unless told otherwise. */
  readonly place?: Place
  /** Pages that may call us. */
  readonly origins: readonly string[]
  /** Served as `/.well-known/jwks.json`. */
  readonly jwks: () => unknown
  /** Where the HTTP actions are. */
  readonly modules: Modules
}

export type Listening = {
  /** `http://127.0.0.1:PORT`, or `https:` and the first name of the place. */
  readonly url: string
  readonly sessions: () => number
  close(): Promise<void>
}

/** Any version of the client. */
const SYNC_PATH = /^\/api\/[^/]+\/sync$/
const TICK = 5000
/** How long a client that was sent away may take to go, ms. */
const CLOSE_TIMEOUT = 2000

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const write = (response: ServerResponse, status: number, body: string, headers: Record<string, string>): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers })
  response.end(body)
}

const refusal = (error: unknown): { status: number; body: string } =>
  error instanceof HttpError
    ? { status: error.status, body: JSON.stringify({ code: error.code, message: error.message }) }
    : {
        status: 500,
        body: JSON.stringify({ code: 'InternalServerError', message: 'Something went wrong in the engine.' }),
      }

type Rooms = { readonly api: Api; readonly storage: StorageDoor; readonly site: Site; readonly url: () => string }

const createHandler =
  (door: Door, { api, storage, site, url }: Rooms, parts: ServerParts) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = door.refusal(request)
    if (refused !== null) return write(response, 403, JSON.stringify({ code: 'Forbidden', message: refused }), {})
    const cors = door.corsHeaders(request)
    const path = pathOf(request)
    try {
      if (await site.serve(request, response, url())) return
      if (request.method === 'OPTIONS') return write(response, 204, '', cors)
      if (path === '/version' || path === '/instance_name') return write(response, 200, '"embedded"', cors)
      if (path === '/.well-known/jwks.json') return write(response, 200, JSON.stringify(parts.jwks()), cors)
      if (await storage.serve(request, response, cors)) return
      const answer = await api.answer(request, path)
      if (answer === null) throw new HttpError(404, 'NotFound', 'There is nothing at this address.')
      write(response, answer.status, answer.body, cors)
    } catch (error) {
      if (!(error instanceof HttpError)) parts.log(`a request failed inside the engine: ${traceOf(error)}`)
      const { status, body } = refusal(error)
      if (response.headersSent) response.destroy()
      else write(response, status, body, cors)
      // What was not read must not be taken for the next request.
      if (!request.complete) request.destroy()
    }
  }

/** Texts as frames; the same text again, for the next of many who watch the same, is not framed again. */
const createFramer = (): ((text: string) => Buffer) => {
  let last = { text: '', frame: textFrame('') }
  return (text) => {
    if (text !== last.text) last = { text, frame: textFrame(text) }
    return last.frame
  }
}
type Framer = ReturnType<typeof createFramer>

const serveSession = (socket: WebSocket, stream: Duplex, from: string, framed: Framer, parts: ServerParts): void => {
  const wire: SessionParts['wire'] = {
    // Whole frames, nothing compressed: they may stand between those that `ws` writes itself (pong, close).
    send: (message) => {
      if (socket.readyState === socket.OPEN) stream.write(framed(message))
    },
    hold: () => stream.cork(),
    release: () => stream.uncork(),
    // A close reason holds 123 bytes (RFC 6455 §5.5).
    close: (code, reason) => socket.close(code, reason.slice(0, 120)),
    buffered: () => socket.bufferedAmount,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
  const session = openSession({ ...parts, wire, verify: (token) => parts.verify(token, from) })
  const ticking = setInterval(session.tick, TICK)
  socket.on('message', (data) => session.receive(String(data)))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(ticking)
    session.end()
  })
}

const refuseUpgrade = (socket: Duplex): void => {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

const listening = (server: Server, port: number, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

/** Rejects when the port is taken. */
export const listen = async (parts: ServerParts): Promise<Listening> => {
  let port = parts.port
  const place = parts.place ?? LOOPBACK_PLACE
  const door = createDoor(parts.origins, () => port, place.hostNames)
  const identify = createIdentify(parts.verify)
  const { runtime, modules } = parts
  const rooms: Rooms = {
    api: createApi({ runtime, identify }),
    storage: createStorageDoor(runtime, parts.now),
    site: createSite(runtime, modules, identify),
    url: () => urlOf(place, port),
  }
  const handler = createHandler(door, rooms, parts)
  const answer = (request: IncomingMessage, response: ServerResponse): void => void handler(request, response)
  const server = place.tls === null ? createServer(answer) : createSecureServer(place.tls, answer)
  const framed = createFramer()
  // `closeTimeout` is of ws 8.19, and younger than the published types.
  const options = {
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    closeTimeout: CLOSE_TIMEOUT,
  }
  const sockets = new WebSocketServer(options)

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (door.refusal(request) !== null || !SYNC_PATH.test(pathOf(request))) return refuseUpgrade(socket)
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      serveSession(accepted, socket, addressOf(request), framed, parts),
    )
  })
  server.on('clientError', (_, socket) => socket.destroy())

  port = await listening(server, parts.port, place.address)
  return {
    url: urlOf(place, port),
    sessions: () => sockets.clients.size,
    async close() {
      for (const socket of sockets.clients) socket.close(1001, 'InternalServerError: restarting')
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
        server.closeAllConnections()
      }, 200)
      await closed
    },
  }
}
