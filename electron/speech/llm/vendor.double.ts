/** Servers on the loopback that speak the true protocols of Anthropic and OpenAI, with scripted trouble; held to the vendors' own clients. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Scripted =
  | { readonly kind: 'answer'; readonly value: unknown; readonly afterMs?: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Sends the envelope with this in place of content. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind:
        | 'refusal'
        | 'cut'
        | 'empty'
        | 'no-body'
        | 'garbage'
        | 'half-closed'
        | 'silent'
        | 'flood'
        | 'elsewhere'
    }

export type Asked = { readonly headers: IncomingMessage['headers']; readonly body: Record<string, unknown> }

export type Vendor = {
  readonly url: string
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

export const KEY = 'sk-test'

type Envelope = {
  readonly path: string
  authorised(headers: IncomingMessage['headers']): boolean
  /** Why the body is not what the vendor's API takes. */
  fault(body: Record<string, unknown>): string | undefined
  answer(body: Record<string, unknown>, value: unknown): unknown
  text(body: Record<string, unknown>, text: string): unknown
  refusal(body: Record<string, unknown>): unknown
  cut(body: Record<string, unknown>): unknown
  error(status: number, message: string): unknown
}

/** Takes the script one by one; the last entry stays. */
function start(envelope: Envelope, script: readonly Scripted[]): Promise<Vendor> {
  const asked: Asked[] = []
  let step = 0
  const timers = new Set<NodeJS.Timeout>()

  const json = (
    response: ServerResponse,
    status: number,
    value: unknown,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1', ...headers })
    response.end(JSON.stringify(value))
  }

  const reply = (body: Record<string, unknown>, response: ServerResponse, next: Scripted): void => {
    switch (next.kind) {
      case 'answer': {
        const send = (): void => json(response, 200, envelope.answer(body, next.value))
        if (next.afterMs === undefined) send()
        else timers.add(setTimeout(send, next.afterMs))
        return
      }
      case 'text':
        json(response, 200, envelope.text(body, next.text))
        return
      case 'empty':
        json(response, 200, envelope.text(body, ''))
        return
      case 'refusal':
        json(response, 200, envelope.refusal(body))
        return
      case 'cut':
        json(response, 200, envelope.cut(body))
        return
      case 'status':
        json(response, next.status, envelope.error(next.status, 'Calle Uno 123 said the caller'), next.headers)
        return
      case 'no-body':
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end()
        return
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end('<html>502 Bad gateway</html>')
        return
      case 'half-closed':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
        response.write('{"id":"x","content":[{"ty')
        timers.add(setTimeout(() => response.destroy(), 10))
        return
      case 'elsewhere':
        response.writeHead(307, { location: 'http://127.0.0.1:9/v1' })
        response.end()
        return
      case 'flood': {
        response.writeHead(200, { 'content-type': 'application/json' })
        const pour = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        }
        response.on('drain', pour)
        pour()
        return
      }
      case 'silent':
        return
    }
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>
      if (request.method !== 'POST' || request.url !== envelope.path) {
        json(response, 404, envelope.error(404, `no such path ${request.url}`))
        return
      }
      if (!envelope.authorised(request.headers)) {
        json(response, 401, envelope.error(401, 'invalid key'))
        return
      }
      const fault = envelope.fault(body)
      if (fault !== undefined) {
        json(response, 400, envelope.error(400, fault))
        return
      }
      asked.push({ headers: request.headers, body })
      const next = script[Math.min(step++, script.length - 1)]
      if (next) reply(body, response, next)
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        asked,
        close() {
          for (const timer of timers) clearTimeout(timer)
          server.closeAllConnections()
          return new Promise((closed) => server.close(() => closed()))
        },
      })
    })
  })
}

const ANTHROPIC_ERRORS: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

const has = (body: Record<string, unknown>, ...names: string[]): string | undefined =>
  names.find((name) => body[name] === undefined)

export function startAnthropic(...script: Scripted[]): Promise<Vendor> {
  const message = ({ model }: Record<string, unknown>, content: unknown[], stop: string) => ({
    id: 'msg_01',
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: stop,
    stop_sequence: null,
    usage: {
      input_tokens: 120,
      output_tokens: 40,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 1500,
      service_tier: 'standard',
    },
  })
  return start(
    {
      path: '/v1/messages',
      authorised: (headers) =>
        (headers['x-api-key'] === KEY || headers.authorization === `Bearer ${KEY}`) &&
        /^\d{4}-\d\d-\d\d$/.test(String(headers['anthropic-version'])),
      fault(body) {
        const missing = has(body, 'model', 'max_tokens', 'messages')
        if (missing) return `${missing}: Field required`
        const [tool] = (body.tools ?? []) as { name: string }[]
        const choice = body.tool_choice as { type: string; name?: string } | undefined
        if (choice?.type === 'tool' && choice.name !== tool?.name) return 'tool_choice: no such tool'
        const format = (body.output_config as { format?: { type: string; schema: unknown } } | undefined)?.format
        if (format && (format.type !== 'json_schema' || format.schema === undefined)) return 'output_config.format'
        return undefined
      },
      answer(body, value) {
        const [tool] = (body.tools ?? []) as { name: string }[]
        if (tool)
          return message(body, [{ type: 'tool_use', id: 'toolu_01', name: tool.name, input: value }], 'tool_use')
        return message(body, [{ type: 'text', text: JSON.stringify(value) }], 'end_turn')
      },
      text: (body, text) => message(body, text === '' ? [] : [{ type: 'text', text }], 'end_turn'),
      refusal: (body) => message(body, [], 'refusal'),
      cut: (body) => message(body, [{ type: 'text', text: '{"chan' }], 'max_tokens'),
      error: (status, text) => ({
        type: 'error',
        error: { type: ANTHROPIC_ERRORS[status] ?? 'api_error', message: text },
        request_id: 'req_1',
      }),
    },
    script,
  )
}

export function startOpenAi(...script: Scripted[]): Promise<Vendor> {
  const completion = ({ model }: Record<string, unknown>, message: object, finish: string) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_763_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: null, refusal: null, ...message },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage: {
      prompt_tokens: 1620,
      completion_tokens: 40,
      total_tokens: 1660,
      prompt_tokens_details: { cached_tokens: 1500 },
    },
  })
  return start(
    {
      path: '/v1/chat/completions',
      authorised: (headers) => headers.authorization === `Bearer ${KEY}`,
      fault(body) {
        const missing = has(body, 'model', 'messages')
        if (missing) return `you must provide a ${missing} parameter`
        const format = body.response_format as
          | { type: string; json_schema?: { name?: string; strict?: boolean; schema?: unknown } }
          | undefined
        const { name = '', schema } = format?.json_schema ?? {}
        if (format?.type === 'json_schema' && (!/^[\w-]{1,64}$/.test(name) || schema === undefined))
          return "Missing required parameter: 'response_format.json_schema'"
        return undefined
      },
      answer: (body, value) => completion(body, { content: JSON.stringify(value) }, 'stop'),
      text: (body, content) => completion(body, { content }, 'stop'),
      refusal: (body) => completion(body, { refusal: 'I cannot help with that.' }, 'stop'),
      cut: (body) => completion(body, { content: '{"chan' }, 'length'),
      error: (status, text) => ({
        error: {
          message: text,
          type: status === 429 ? 'requests' : 'invalid_request_error',
          param: null,
          code: status === 401 ? 'invalid_api_key' : status === 429 ? 'rate_limit_exceeded' : null,
        },
      }),
    },
    script,
  )
}
