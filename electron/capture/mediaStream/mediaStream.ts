/** Calls that come over WebSocket: one server for `/emergency/call` and for the media streams of Twilio and Telnyx. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TlsOptions } from 'node:tls'
import { type WebSocket, WebSocketServer } from 'ws'
import { loadCodecs } from '../../rtp/codec/codec.ts'
import { schedule as realTime, type Schedule } from '../../sip/transaction/timers.ts'
import { createGate } from '../../sip/transport/gate.ts'
import type { AudioSource } from '../source.ts'
import { createKeys, isForeign, type StreamKey, tokensOf } from './admission.ts'
import { serveCarrier } from './carrierStream.ts'
import { readRawFormat } from './chunkSound.ts'
import { type Caller, serveEmergencyCall } from './emergencyCall.ts'
import { type Desk, LIMITS, type StreamHandle, type StreamLimits } from './line.ts'

export type { StreamKey } from './admission.ts'
export type { StreamHandle, StreamLimits, StreamResult } from './line.ts'

export type MediaStreamOptions = {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Absent: plain WebSocket, for loopback or behind a proxy that ends TLS. */
  readonly tls?: TlsOptions
  readonly keys: readonly StreamKey[]
  /** `192.0.2.7` or `192.0.2.0/24`. Empty: any address that shows a key. */
  readonly allow: readonly string[]
  /** Pages that may stream from a browser. */
  readonly origins?: readonly string[]
  readonly limits?: Partial<StreamLimits>
  /** BCP 47. */
  readonly language: string
  /** Takes the call; may throw when it cannot. The source's frames wait for whoever reads them. */
  readonly start: (source: AudioSource) => StreamHandle
  /** ms since the epoch. */
  readonly now: () => number
  readonly schedule?: Schedule
  readonly newCallId?: () => string
  /** Why a connection was refused; never about a person. */
  readonly onRefused?: (why: string) => void
}

export type MediaStreamServer = {
  readonly port: number
  /** Calls that are running. */
  readonly calls: () => number
  /** Ends all streams. */
  close(): Promise<void>
}

/** Where a carrier's stream comes in; any other path but `/emergency/call` is refused. */
export const CARRIER_PATH = '/media-stream'
export const EMERGENCY_PATH = '/emergency/call'
/** ms in which the whole request for an upgrade must have come. */
const REQUEST_MS = 10_000

type Verdict =
  | { readonly kind: 'silence' }
  | { readonly kind: 'refused'; readonly status: string }
  | { readonly kind: 'carrier'; readonly owner: StreamKey | null; readonly address: string }
  | { readonly kind: 'emergency'; readonly caller: Caller; readonly address: string }

/** Rejects when the port is taken; throws a RangeError for a key or an address that cannot be meant. */
export async function openMediaStreamServer(options: MediaStreamOptions): Promise<MediaStreamServer> {
  const { host, port, tls, origins = [], now, schedule = realTime, onRefused } = options
  const limits = { ...LIMITS, ...options.limits }
  const unlock = createKeys(options.keys)
  const gate = createGate({ allow: options.allow, perSecond: limits.perSecond })
  const codecs = await loadCodecs()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false })
  const server = tls ? createTlsServer(tls) : createServer()
  const byAddress = new Map<string, number>()
  let calls = 0
  let strangers = 0

  /** What to say to a request for an upgrade; `silence` to strangers and floods. */
  function judge(request: IncomingMessage): Verdict {
    const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    if (!gate.admits(address, now())) return { kind: 'silence' }
    const url = URL.parse(request.url ?? '', 'http://host')
    const path = url?.pathname
    if (!url || (path !== CARRIER_PATH && path !== EMERGENCY_PATH)) return { kind: 'refused', status: '404 Not Found' }
    if (isForeign(request, origins)) return { kind: 'refused', status: '403 Forbidden' }
    const tokens = tokensOf(request, url.searchParams)
    const owner = tokens.map(unlock).find((key) => key !== null) ?? null
    const mayShowLater = path === CARRIER_PATH && tokens.length === 0
    if (!owner && !mayShowLater) return { kind: 'refused', status: '401 Unauthorized' }
    const full = owner ? calls >= limits.calls : strangers >= limits.strangers
    if (full) return { kind: 'refused', status: '503 Service Unavailable' }
    if ((byAddress.get(address) ?? 0) >= limits.perAddress) return { kind: 'refused', status: '429 Too Many Requests' }
    const raw = readRawFormat(url.searchParams)
    if ('kind' in raw) return { kind: 'refused', status: '400 Bad Request' }
    if (path === CARRIER_PATH || !owner) return { kind: 'carrier', owner, address }
    const text = (name: string): string => (url.searchParams.get(name) ?? '').slice(0, 64)
    return {
      kind: 'emergency',
      address,
      caller: { owner, raw, phone: text('phone'), agent: text('agent') || owner.name },
    }
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const verdict = judge(request)
    if (verdict.kind === 'silence') socket.destroy()
    else if (verdict.kind === 'refused') {
      onRefused?.(verdict.status)
      socket.end(`HTTP/1.1 ${verdict.status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    } else {
      sockets.handleUpgrade(request, socket, head, (stream) => {
        count(stream, verdict.address)
        if (verdict.kind === 'emergency') serveEmergencyCall(stream, desk(stream), verdict.caller)
        else carry(stream, verdict.owner)
      })
    }
  }

  function count(stream: WebSocket, address: string): void {
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1)
    stream.on('close', () => {
      const left = (byAddress.get(address) ?? 1) - 1
      if (left > 0) byAddress.set(address, left)
      else byAddress.delete(address)
    })
  }

  /** Takes a place among the calls until the stream closes; false when there is none. */
  function take(stream: WebSocket): boolean {
    if (calls >= limits.calls) return false
    calls++
    stream.on('close', () => calls--)
    return true
  }

  const desk = (stream: WebSocket): Desk => ({
    limits,
    language: options.language,
    now,
    schedule,
    newCallId: options.newCallId ?? randomUUID,
    start(source) {
      if (!take(stream)) throw new Error('too many calls')
      return options.start(source)
    },
  })

  function carry(stream: WebSocket, owner: StreamKey | null): void {
    let stranger = owner === null
    if (stranger) strangers++
    const known = (): void => {
      if (stranger) strangers--
      stranger = false
    }
    stream.on('close', known)
    const admitted = (): boolean => {
      known()
      return calls < limits.calls
    }
    serveCarrier(stream, { ...desk(stream), codecs, unlock, admitted }, owner)
  }

  server.on('upgrade', upgrade)
  server.on('request', (_, response) => response.writeHead(426, { Connection: 'close' }).end())
  server.on('clientError', (_, socket) => socket.destroy())
  server.headersTimeout = REQUEST_MS
  server.requestTimeout = REQUEST_MS
  server.maxConnections = limits.calls + limits.strangers + 64
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', () => undefined)

  return {
    port: (server.address() as AddressInfo).port,
    calls: () => calls,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const stream of sockets.clients) stream.terminate()
      server.closeAllConnections()
      await closed
    },
  }
}
