/** The contract over WebSocket, for windows in a browser: `{id,name,args}` → `{id,ok}` or `{id,error}`; events are `{event,payload}`. Sound has a socket of its own. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { convexToJson, type JSONValue, jsonToConvex, type Value } from 'convex/values'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AudioHub } from './audioLines.ts'
import { AUDIO_MOST_BYTES, AUDIO_PATH, plugSocket } from './audioSocket.ts'
import type { Emit } from './contract.ts'
import type { Door } from './door.ts'

export type SocketServer = {
  readonly emit: Emit
  close(): void
}

type SocketOptions = {
  readonly server: Server
  readonly door: Door
  /** Whether the request comes from our own page. */
  readonly admits: (request: IncomingMessage) => boolean
  readonly audio?: AudioHub
  readonly path?: string
}

/** A recording of ten minutes, two voices, 16 kHz, in base64, is 51 MB. */
const MOST_BYTES = 128 * 1024 * 1024
/** A window that reads so slowly that this much waits for it, bytes, gets no more levels until it caught up. */
const BEHIND = 1024 * 1024
/** A window that does not answer a ping within this time is gone, ms. */
const PING_MS = 15_000

export function serveSockets({ server, door, admits, audio, path = '/bridge' }: SocketOptions): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES })
  const voices = new WebSocketServer({ noServer: true, maxPayload: AUDIO_MOST_BYTES, perMessageDeflate: false })
  const alive = new WeakSet<WebSocket>()

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const asked = URL.parse(request.url ?? '', 'http://host')?.pathname
    if ((asked !== path && !(audio && asked === AUDIO_PATH)) || !admits(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const welcome = (window: WebSocket): void => {
      alive.add(window)
      window.on('pong', () => alive.add(window))
    }
    if (audio && asked === AUDIO_PATH) {
      voices.handleUpgrade(request, socket, head, (window) => {
        welcome(window)
        plugSocket(audio, window)
      })
      return
    }
    sockets.handleUpgrade(request, socket, head, (window) => {
      welcome(window)
      window.on('error', () => window.terminate())
      window.on('message', (data) => void hear(window, String(data)))
    })
  }
  server.on('upgrade', upgrade)

  async function hear(window: WebSocket, text: string): Promise<void> {
    const message = read(text)
    // Without an id no answer could be told from another; whoever sends this is not our window.
    if (message === undefined) return window.close(1003, 'not a message of the contract')
    const outcome = await door(message.name, message.args)
    if (window.readyState === window.OPEN) window.send(write({ id: message.id, ...outcome }))
  }

  const pinging = setInterval(() => {
    for (const window of [...sockets.clients, ...voices.clients]) {
      if (!alive.delete(window)) window.terminate()
      else window.ping()
    }
  }, PING_MS)
  pinging.unref()

  return {
    emit(name, payload) {
      if (sockets.clients.size === 0) return
      const text = write({ event: name, payload })
      const droppable = name === 'live.levels'
      for (const window of sockets.clients) {
        if (window.readyState !== window.OPEN || (droppable && window.bufferedAmount > BEHIND)) continue
        window.send(text)
      }
    },
    close() {
      clearInterval(pinging)
      server.off('upgrade', upgrade)
      for (const window of [...sockets.clients, ...voices.clients]) window.close(1001, 'host is closing')
      sockets.close()
      voices.close()
    },
  }
}

function read(text: string): { id: number; name: unknown; args: unknown } | undefined {
  try {
    const value = jsonToConvex(JSON.parse(text) as JSONValue)
    if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
    const { id, name, args } = value as Record<string, unknown>
    return typeof id === 'number' ? { id, name, args } : undefined
  } catch {
    return undefined
  }
}

/** Values beyond JSON (bytes, -∞ dBFS) survive the way; what is undefined is left out, as JSON does. */
const write = (message: unknown): string => JSON.stringify(convexToJson(defined(message) as Value))

function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined)
  if (typeof value !== 'object' || value === null || value instanceof ArrayBuffer) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, defined(part)]),
  )
}
