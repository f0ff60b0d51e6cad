/** One JSON request and its whole JSON answer, bounded in time and size; every way it can fail is an `LlmError`. */
import { DEFAULT_TIMEOUT_MS, type LlmSettings } from './llm.ts'
import { failureOf, LlmError, type LlmFailure, retryAfter } from './llmError.ts'

export type Reply = { readonly body: Record<string, unknown>; readonly latencyMs: number }

/** An answer is a few kilobytes; a server that sends without end is cut off here, bytes. */
const LARGEST = 1 << 20

export async function post(
  provider: string,
  settings: LlmSettings,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const { baseUrl = '', timeoutMs = DEFAULT_TIMEOUT_MS, now = Date.now } = settings
  const ask = settings.fetch ?? fetch
  const started = now()
  const timeout = AbortSignal.timeout(timeoutMs)
  const fail = (kind: LlmFailure, reason: string, cause: unknown): LlmError => {
    if (signal?.aborted) return new LlmError(provider, 'cancelled', 'no longer wanted', { cause })
    if (timeout.aborted) return new LlmError(provider, 'timeout', `no answer in ${timeoutMs} ms`, { cause })
    return new LlmError(provider, kind, reason, { cause })
  }
  let response: Response
  try {
    response = await ask(`${baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      // A key is never carried on to where somebody points.
      redirect: 'error',
    })
  } catch (cause) {
    throw fail('connection', 'cannot be reached', cause)
  }
  let text: string
  try {
    text = await wholeText(response)
  } catch (cause) {
    if (cause instanceof TooLarge) throw new LlmError(provider, 'malformed', 'the answer is too large')
    throw fail('connection', 'the answer broke off', cause)
  }
  const { status } = response
  if (!response.ok) {
    const kind = failureOf(status)
    throw new LlmError(provider, kind, `${REASONS[kind]} (${status}${codeIn(text)})`, {
      status,
      retryAfterMs: retryAfter(response.headers, Date.now()),
    })
  }
  if (text.trim() === '') throw new LlmError(provider, 'empty', 'an answer without a body')
  const parsed = parseObject(text)
  if (!parsed) throw new LlmError(provider, 'malformed', 'the answer is not JSON')
  return { body: parsed, latencyMs: now() - started }
}

const REASONS: Partial<Record<LlmFailure, string>> = {
  auth: 'the key is not accepted',
  limit: 'the limit is reached',
  request: 'the question is not accepted',
  server: 'the server failed',
  timeout: 'the server waited too long',
}

class TooLarge extends Error {}

async function wholeText(response: Response): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const part of response.body) {
    bytes += part.byteLength
    if (bytes > LARGEST) throw new TooLarge()
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

/** The machine word for an error, such as `rate_limit_error`; never a message, which may repeat the caller's words. */
function codeIn(text: string): string {
  const error = parseObject(text)?.error
  if (typeof error !== 'object' || error === null) return ''
  const { code, type } = error as Record<string, unknown>
  const word = typeof code === 'string' ? code : type
  return typeof word === 'string' && /^[\w.-]{1,60}$/.test(word) ? ` ${word}` : ''
}

export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
