/** Servers on the loopback that speak the true protocols of ElevenLabs and OpenAI's speech, a tone in place of a voice, with scripted trouble. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeG711 } from '../../audio/g711.ts'

export type Trouble =
  | { readonly kind: 'speaks'; readonly ms?: number; readonly wav?: number }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly code?: string
    }
  | {
      readonly kind:
        | 'garbage'
        | 'silent'
        | 'half-closed'
        | 'dries-up'
        | 'cut-at-once'
        | 'empty'
        | 'endless'
        | 'elsewhere'
        | 'noise'
    }

export type Asked = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Record<string, unknown>
}

export type Server = {
  readonly url: string
  readonly asked: readonly Asked[]
  /** Answers that were broken off by whoever asked. */
  left(): number
  close(): Promise<void>
}

export const KEY = 'xi-key-of-the-room'
export const VOICE = 'voz1'
/** Hz of the tone that stands for a voice. */
export const TONE = 800

export function tone(ms: number, rate: number): Int16Array {
  return Int16Array.from({ length: (ms * rate) / 1000 }, (_, i) =>
    Math.round(8000 * Math.sin((2 * Math.PI * TONE * i) / rate)),
  )
}

const bytesOf = (pcm: Int16Array): Buffer => {
  const bytes = Buffer.alloc(pcm.length * 2)
  pcm.forEach((sample, i) => {
    bytes.writeInt16LE(sample, i * 2)
  })
  return bytes
}

type Protocol = {
  readonly path: RegExp
  readonly type: string
  sound(ms: number): Buffer
  authorised(headers: IncomingHttpHeaders): boolean
  /** Why the request is not what the vendor takes, and with which status it says so. */
  fault(asked: Asked): { status: number; code: string } | undefined
  error(status: number, code: string): unknown
}

/** The script is taken one by one; the last entry stays. */
function open(protocol: Protocol, script: readonly Trouble[]): Promise<Server> {
  const asked: Asked[] = []
  let step = 0
  let left = 0

  const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }
  const act = (response: ServerResponse, next: Trouble): void => {
    const whole = protocol.sound(next.kind === 'speaks' ? (next.ms ?? 300) : 300)
    const begin = (type = protocol.type): void => void response.writeHead(200, { 'content-type': type })
    switch (next.kind) {
      case 'speaks': {
        begin()
        const sound = next.wav === undefined ? whole : wavOf(next.wav, next.ms ?? 300)
        // In odd pieces, as networks cut.
        for (let at = 0; at < sound.length; at += 333) response.write(sound.subarray(at, at + 333))
        response.end()
        return
      }
      case 'status':
        json(response, next.status, protocol.error(next.status, next.code ?? 'trouble'), next.headers)
        return
      case 'garbage':
        begin('text/html')
        response.end('<html>502 Bad gateway</html>')
        return
      case 'noise':
        begin()
        response.end(Buffer.from('RIFF....WAVEfmt \x10\0\0\0\x03\0\x02\0garbage and no sound at all in it', 'latin1'))
        return
      case 'half-closed':
        begin()
        response.write(whole)
        setTimeout(() => response.destroy(), 30)
        return
      case 'cut-at-once':
        response.destroy()
        return
      case 'dries-up':
        begin()
        response.write(whole)
        return
      case 'empty':
        begin()
        response.end()
        return
      case 'endless': {
        begin()
        const pour = (): void => {
          while (!response.destroyed && response.write(whole));
        }
        response.on('drain', pour)
        pour()
        return
      }
      case 'elsewhere':
        response.writeHead(307, { location: 'http://127.0.0.1:9/v1' }).end()
        return
      case 'silent':
        return
    }
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    response.on('close', () => {
      if (!response.writableFinished) left++
    })
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { url = '', headers } = request
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>
      if (request.method !== 'POST' || !protocol.path.test(url))
        return json(response, 404, protocol.error(404, 'not_found'))
      if (!protocol.authorised(headers)) return json(response, 401, protocol.error(401, 'invalid_api_key'))
      const one: Asked = { path: url, headers, body }
      const fault = protocol.fault(one)
      if (fault) return json(response, fault.status, protocol.error(fault.status, fault.code))
      asked.push(one)
      const next = script[Math.min(step++, script.length - 1)]
      if (next) act(response, next)
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        asked,
        left: () => left,
        close() {
          server.closeAllConnections()
          return new Promise((closed) => server.close(() => closed()))
        },
      }),
    )
  })
}

export const openElevenLabsDouble = (...script: Trouble[]): Promise<Server> =>
  open(
    {
      path: /^\/v1\/text-to-speech\/[^/]+\/stream\?output_format=ulaw_8000$/,
      type: 'audio/basic',
      sound: (ms) => Buffer.from(encodeG711('ulaw', tone(ms, 8000))),
      authorised: (headers) => headers['xi-api-key'] === KEY,
      fault({ path, body }) {
        if (!path.includes(`/${VOICE}/`)) return { status: 404, code: 'voice_not_found' }
        const { text, model_id: model, language_code: language } = body
        if (typeof text !== 'string' || text === '') return { status: 422, code: 'invalid_text' }
        if (language !== undefined && !/_v2_5$|_v3$/.test(String(model)))
          return { status: 400, code: 'unsupported_language' }
        return undefined
      },
      error: (_status, code) => ({ detail: { status: code, message: 'Calle Uno 123 was to be said' } }),
    },
    script,
  )

export const openSpeechDouble = (...script: Trouble[]): Promise<Server> =>
  open(
    {
      path: /^\/v1\/audio\/speech$/,
      type: 'audio/pcm',
      sound: (ms) => bytesOf(tone(ms, 24_000)),
      authorised: (headers) => headers.authorization === `Bearer ${KEY}`,
      fault({ body }) {
        const missing = ['model', 'voice', 'input'].find((name) => typeof body[name] !== 'string' || body[name] === '')
        if (missing !== undefined) return { status: 400, code: 'missing_required_parameter' }
        return body.response_format === 'pcm' ? undefined : { status: 400, code: 'invalid_value' }
      },
      error: (status, code) => ({
        error: {
          message: 'Calle Uno 123 was to be said',
          type: status === 429 ? 'requests' : 'invalid_request_error',
          param: null,
          code,
        },
      }),
    },
    script,
  )

/** As a program that writes to a pipe: sizes that were never filled in, and a chunk before the sound. */
function wavOf(rate: number, ms: number): Buffer {
  const head = Buffer.alloc(54)
  head.write('RIFF', 0)
  head.writeUInt32LE(0xffffffff, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('LIST', 36)
  head.writeUInt32LE(2, 40)
  head.write('data', 46)
  head.writeUInt32LE(0x7ffff000, 50)
  return Buffer.concat([head, bytesOf(tone(ms, rate))])
}
