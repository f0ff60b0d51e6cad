/** One WebSocket to Deepgram: sound out, messages in, an end that is told once and says what it was. */
import WebSocket from 'ws'
import { type Frame, frameMs } from '../../audio/frame.ts'
import { ProviderError } from '../providerError.ts'
import { retryAfterMs } from '../retryAfter.ts'
import { type DeepgramMessage, readDeepgram } from './message.ts'

export const PROVIDER = 'deepgram'

export type ConnectionEnd =
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'failed'; readonly error: ProviderError }

export type Connection = {
  /** Sends sound; before the line is open and after its end, nothing happens. */
  send(frame: Frame): void
  /** Asks for what is still unsaid and for the end. */
  finish(): void
  /** Breaks the line; its end is not told any more. */
  drop(): void
  /** Bytes that the network has not taken yet. */
  backlog(): number
}

export type ConnectionOptions = {
  readonly url: string
  readonly key: string
  readonly keepAliveMs: number
  readonly connectMs: number
  readonly onOpen: () => void
  readonly onMessage: (message: DeepgramMessage) => void
  readonly onEnd: (end: ConnectionEnd) => void
}

/** A message may be long where many words come at once, never this long. */
const MAX_MESSAGE = 1 << 20
/** Longest sound in one message, ms; Deepgram asks for 20 to 250. */
const MOST_MS = 250
/** Messages that are none, before the other side is taken for something else. */
const MOST_GARBAGE = 5

export function connect(options: ConnectionOptions): Connection {
  const { url, key, keepAliveMs, connectMs, onOpen, onMessage, onEnd } = options
  let over = false
  let garbage = 0
  let sentSound = false
  let keepAlive: NodeJS.Timeout | undefined

  const socket = new WebSocket(url, {
    headers: { Authorization: `Token ${key}` },
    handshakeTimeout: connectMs,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
  })

  const end = (what: ConnectionEnd | undefined): void => {
    if (over) return
    over = true
    clearInterval(keepAlive)
    socket.terminate()
    if (what) onEnd(what)
  }
  const fail = (reason: string, details: ConstructorParameters<typeof ProviderError>[2] = {}): void =>
    end({ kind: 'failed', error: new ProviderError(PROVIDER, reason, details) })
  const say = (type: 'KeepAlive' | 'Finalize' | 'CloseStream'): void => {
    if (!over && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }))
  }

  socket.on('open', () => {
    // As text, or it is taken for sound; and always, because ten seconds without either end the stream (NET-0001).
    keepAlive = setInterval(() => {
      if (!sentSound) say('KeepAlive')
      sentSound = false
    }, keepAliveMs)
    onOpen()
  })
  socket.on('message', (data, binary) => {
    if (over) return
    const message = binary ? undefined : readDeepgram(data.toString())
    if (message?.kind === 'error') fail(`refused the stream (${message.reason.slice(0, 200)})`)
    else if (message) onMessage(message)
    else if (++garbage >= MOST_GARBAGE) fail('what answers does not speak its protocol')
  })
  socket.on('unexpected-response', (_request, response) => {
    const status = response.statusCode ?? 0
    const waitMs = retryAfterMs(response.headers['retry-after'], Date.now())
    response.resume()
    fail(refusal(status), { status, ...(waitMs === undefined ? {} : { waitMs }) })
  })
  socket.on('error', (cause) => fail('the line failed', { cause }))
  socket.on('close', (code) => end({ kind: 'closed', code }))

  return {
    send(frame) {
      if (over || socket.readyState !== WebSocket.OPEN) return
      const step = Math.max(1, Math.floor((frame.sampleRate * MOST_MS) / 1000))
      for (let at = 0; at < frame.pcm.length; at += step) {
        const part = frame.pcm.subarray(at, at + step)
        // An empty message would end the stream; the loop never makes one.
        socket.send(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      }
      sentSound ||= frameMs(frame) > 0
    },
    finish() {
      say('Finalize')
      say('CloseStream')
    },
    drop: () => end(undefined),
    backlog: () => socket.bufferedAmount,
  }
}

function refusal(status: number): string {
  if (status === 401 || status === 403) return 'the key was refused'
  if (status === 402) return 'the account has no credit'
  if (status === 429) return 'too many streams at once'
  if (status >= 500) return 'the service is in trouble'
  return `the stream was refused (${status})`
}
