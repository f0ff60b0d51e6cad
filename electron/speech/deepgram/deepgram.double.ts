/**
 * Deepgram's live transcription as a local server: it "recognises" sound whose samples carry words, so that what was said is known to the sample.
 * True to the protocol in what a client depends on: key, text and binary messages, empty binary message, silence of ten seconds, Finalize, CloseStream.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

export type SpokenWord = { readonly text: string; readonly startMs: number; readonly endMs: number }

export type Hears = (
  pcm: Int16Array,
  sampleRate: number,
) => readonly { readonly word: string; readonly start: number; readonly end: number }[]

export type DoubleOptions = {
  readonly key: string
  /** What the samples mean: sample value n (from 1) is word n − 1; 0 is silence. */
  readonly words: readonly SpokenWord[]
  /** Hears true sound in place of that: words in s of the piece. */
  readonly hears?: Hears
  /** Called before the upgrade; a status refuses it. */
  readonly refuse?: (attempt: number) => { status: number; headers?: Record<string, string> } | undefined
  /** Called at each sound message with ms heard on this connection. */
  readonly onSound?: (socket: WebSocket, attempt: number, heardMs: number) => void
  /** Answers nothing on these attempts: half-closed. */
  readonly mute?: (attempt: number) => boolean
  /** Instead of each message of these attempts. */
  readonly garbage?: (attempt: number) => string | Buffer | undefined
  /** 10,000 as the true one. */
  readonly quietMs?: number
  /** ms that word times of an attempt are off. */
  readonly jitterMs?: (attempt: number) => number
}

export type DeepgramDouble = {
  readonly url: string
  readonly asked: URL[]
  readonly texts: string[]
  /** Sound messages that were empty. */
  empty(): number
  attempts(): number
  close(): Promise<void>
}

const FINAL_EVERY_MS = 3000

export async function openDeepgramDouble(options: DoubleOptions): Promise<DeepgramDouble> {
  const asked: URL[] = []
  const texts: string[] = []
  let empty = 0
  let attempts = 0
  const server: Server = createServer((_request, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ noServer: true })
  const refuse = (socket: Duplex, status: number, headers: Record<string, string> = {}): void => {
    const lines = Object.entries({ 'dg-request-id': 'double', 'content-length': '0', connection: 'close', ...headers })
    socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`)
  }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'ws://double')
    const attempt = ++attempts
    const refused = options.refuse?.(attempt)
    if (refused) return refuse(socket, refused.status, refused.headers)
    if (url.pathname !== '/v1/listen') return refuse(socket, 404)
    if (request.headers.authorization !== `Token ${options.key}`)
      return refuse(socket, 401, { 'dg-error': 'Invalid credentials.' })
    asked.push(url)
    sockets.handleUpgrade(request, socket, head, (line) => serve(line, url, attempt))
  })

  function serve(line: WebSocket, url: URL, attempt: number): void {
    const rate = Number(url.searchParams.get('sample_rate'))
    const jitter = (options.jitterMs?.(attempt) ?? 0) / 1000
    /** Every sample of this connection. */
    const heard: number[] = []
    /** Samples that were settled by a final result. */
    let settled = 0
    let quiet = setTimeout(() => undefined, 0)
    const rest = (): void => {
      clearTimeout(quiet)
      quiet = setTimeout(() => line.close(1011, 'NET-0001'), options.quietMs ?? 10_000)
    }
    const reply = (message: unknown): void => {
      if (options.mute?.(attempt)) return
      line.send(options.garbage?.(attempt) ?? JSON.stringify(message))
    }
    /** Words whose samples lie in a stretch of this connection, cut words under a name of their own. */
    const wordsIn = (from: number, to: number) => {
      if (options.hears) {
        const words = options.hears(Int16Array.from(heard.slice(from, to)), rate)
        return words.map(({ word, start, end }) => ({
          word,
          punctuated_word: word,
          start: from / rate + start,
          end: from / rate + end,
          confidence: 0.9,
        }))
      }
      const found: { word: string; start: number; end: number; confidence: number; punctuated_word: string }[] = []
      for (let at = from; at < to; ) {
        const value = heard[at] ?? 0
        let end = at
        while (end < to && heard[end] === value) end++
        const word = options.words[value - 1]
        if (value > 0 && word) {
          const whole = ((word.endMs - word.startMs) * rate) / 1000
          const text = end - at < whole * 0.6 ? `…${word.text.slice(-2)}` : word.text
          const start = Math.max(0, at / rate + jitter)
          found.push({ word: text, punctuated_word: text, start, end: end / rate + jitter, confidence: 0.9 })
        }
        at = end
      }
      return found
    }
    const results = (to: number, final: boolean, finalize = false): void => {
      const words = wordsIn(settled, to)
      reply({
        type: 'Results',
        channel_index: [0, 1],
        start: settled / rate,
        duration: (to - settled) / rate,
        is_final: final,
        speech_final: final,
        from_finalize: finalize,
        channel: { alternatives: [{ transcript: words.map(({ word }) => word).join(' '), confidence: 0.9, words }] },
        metadata: {
          request_id: 'double',
          model_uuid: 'double',
          model_info: { name: 'double', version: '1', arch: 'double' },
        },
      })
      if (final) settled = to
    }
    rest()
    line.on('close', () => clearTimeout(quiet))
    line.on('message', (data: Buffer, binary) => {
      rest()
      if (!binary) {
        const text = data.toString()
        texts.push(text)
        const { type } = JSON.parse(text) as { type: string }
        if (type === 'Finalize') results(heard.length, true, true)
        if (type !== 'CloseStream') return
        if (settled < heard.length) results(heard.length, true)
        const duration = heard.length / rate
        reply({
          type: 'Metadata',
          transaction_key: 'deprecated',
          request_id: 'double',
          sha256: '',
          created: '',
          duration,
          channels: 1,
        })
        if (!options.mute?.(attempt)) line.close(1000)
        return
      }
      if (data.length === 0) {
        empty++
        line.close(1000)
        return
      }
      if (data.length % 2 === 1) return line.close(1008, 'DATA-0000')
      const before = Math.floor((heard.length / rate) * 5)
      const pcm = new Int16Array(new Uint8Array(data).buffer)
      for (const sample of pcm) heard.push(sample)
      const heardMs = (heard.length * 1000) / rate
      // A final where nobody speaks, as endpointing makes one, or after three seconds at the last pause.
      const open = heard.length - settled
      if (open >= (FINAL_EVERY_MS * rate) / 1000) {
        let cut = heard.length - 1
        while (cut > settled && heard[cut] !== 0) cut--
        if (cut > settled) results(cut, true)
      } else if (Math.floor((heard.length / rate) * 5) > before) results(heard.length, false)
      options.onSound?.(line, attempt, heardMs)
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    texts,
    empty: () => empty,
    attempts: () => attempts,
    async close() {
      for (const line of sockets.clients) line.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
