/** What every way of streaming has in common: one socket, its limits, and an end that comes once. */
import type { RawData, WebSocket } from 'ws'
import type { Schedule } from '../../sip/transaction/timers.ts'
import type { AudioSource, CallInfo } from '../source.ts'
import type { Refusal } from './messages.ts'

/** What the room knows of the call by now, for a peer that asked to be told. */
export type StreamResult = {
  /** What was said since the last result; may be empty. */
  readonly chunkText: string
  readonly fullTranscript: string
  /** The record, by the field names of `convex/domain/canonical`. */
  readonly canonical: { readonly [field: string]: unknown }
  readonly incidentId?: string
}

export type StreamHandle = {
  /** Sent to the peer of `/emergency/call` as they come; the others take none. */
  readonly results?: AsyncIterable<StreamResult>
  /** A key that the caller pressed. */
  key?(key: string): void
}

export type StreamLimits = {
  /** Calls at once. */
  readonly calls: number
  /** Connections at once of one address. */
  readonly perAddress: number
  /** Connections at once that have not shown a key yet. */
  readonly strangers: number
  /** Connections a second of one address. */
  readonly perSecond: number
  /** Bytes of one message. */
  readonly messageBytes: number
  /** ms until `start` must have come. */
  readonly startMs: number
  /** ms without a message after which the call is over. */
  readonly silenceMs: number
  /** Bad messages after which the connection ends. */
  readonly badMessages: number
  /** ms of sound that may come faster than time passes. */
  readonly aheadMs: number
}

export const LIMITS: StreamLimits = {
  calls: 64,
  perAddress: 64,
  strangers: 16,
  perSecond: 50,
  messageBytes: 2 * 1_048_576,
  startMs: 10_000,
  silenceMs: 60_000,
  badMessages: 20,
  aheadMs: 600_000,
}

/** What a stream is given by the server that took it. */
export type Desk = {
  readonly limits: StreamLimits
  readonly language: string
  /** ms since the epoch. */
  readonly now: () => number
  readonly schedule: Schedule
  readonly newCallId: () => string
  /** Throws when the call cannot be taken. */
  readonly start: (source: AudioSource) => StreamHandle
}

export type Line = {
  /** Tells the peer what was wrong; after too many the line ends. */
  refuse(refusal: Refusal): void
  /** Tells it, and ends the line. */
  end(refusal?: Refusal): void
  send(message: unknown): void
  /** False when so much sound came that it cannot be a call; the line has ended then. */
  heard(ms: number): boolean
}

export type LineEvents = {
  text(text: string): void
  binary(bytes: Uint8Array): void
  /** Once, however it ended. */
  ended(): void
  /** Whether `start` came: before it patience is shorter. */
  started(): boolean
}

/** Bytes that may wait for a peer that does not read. */
const BACKLOG_BYTES = 1_048_576
/** "1008 indicates that an endpoint is terminating the connection because it has received a message that violates its policy" (RFC 6455 §7.4.1). */
const POLICY = 1008
/** A peer that does not answer a ping within this time is gone, ms. */
const PING_MS = 15_000
/** A peer that does not answer our close is cut off, ms. */
const CLOSE_MS = 2_000

export function openLine(socket: WebSocket, { limits, now, schedule }: Desk, on: LineEvents): Line {
  const openedAt = now()
  let lastHeard = openedAt
  let bad = 0
  let soundMs = 0
  let over = false
  let answered = true
  let cancelLook = (): void => undefined

  const send = (message: unknown): void => {
    if (socket.readyState === socket.OPEN && socket.bufferedAmount < BACKLOG_BYTES) socket.send(JSON.stringify(message))
  }
  const tell = ({ field, reason }: Refusal): void => send({ event: 'refused', field, reason })
  const finish = (): void => {
    if (over) return
    over = true
    cancelLook()
    on.ended()
  }
  const end = (refusal?: Refusal): void => {
    if (over) return
    if (refusal) tell(refusal)
    finish()
    socket.close(refusal ? POLICY : 1000, refusal ? refusal.field : '')
    schedule(CLOSE_MS, () => socket.terminate())
  }

  /** Looks after the line as often as the shortest patience asks for. */
  const look = (): void => {
    const quiet = now() - lastHeard
    if (!on.started() && now() - openedAt >= limits.startMs) {
      end({ kind: 'refused', field: 'start', reason: 'did not come in time' })
    } else if (quiet >= limits.silenceMs) {
      end({ kind: 'refused', field: 'message', reason: 'none came for too long' })
    } else if (!answered) {
      finish()
      socket.terminate()
    } else {
      answered = false
      socket.ping()
      cancelLook = schedule(Math.min(PING_MS, limits.silenceMs, limits.startMs), look)
    }
  }
  cancelLook = schedule(Math.min(PING_MS, limits.silenceMs, limits.startMs), look)

  socket.on('pong', () => {
    answered = true
  })
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (over) return
    answered = true
    lastHeard = now()
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)
    if (isBinary) on.binary(bytes)
    else on.text(bytes.toString('utf8'))
  })
  // A frame that is too large or no WebSocket: `ws` closes with the code that says which.
  socket.on('error', () => undefined)
  socket.on('close', finish)

  return {
    send,
    end,
    refuse(refusal) {
      bad++
      if (bad > limits.badMessages) end({ kind: 'refused', field: 'message', reason: 'too many bad ones' })
      else tell(refusal)
    },
    heard(ms) {
      soundMs += ms
      if (soundMs <= now() - openedAt + limits.aheadMs) return true
      end({ kind: 'refused', field: 'media', reason: 'comes faster than a call can speak' })
      return false
    },
  }
}

/** Starts the call; null when the app did not take it, and the line is told. */
export function begin(desk: Desk, line: Line, source: AudioSource): StreamHandle | null {
  try {
    return desk.start(source)
  } catch {
    line.end({ kind: 'refused', field: 'start', reason: 'the call cannot be taken now' })
    source.stop()
    return null
  }
}

export const infoOf = (
  desk: Desk,
  about: Pick<CallInfo, 'sessionId' | 'agentName' | 'customerPhone' | 'campaignName'>,
): CallInfo => ({
  callId: desk.newCallId(),
  customerName: '',
  sourceKind: 'mediaStream',
  language: desk.language,
  practice: false,
  startedAt: desk.now(),
  ...about,
})
