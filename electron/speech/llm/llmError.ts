/** How a language model can fail. Whether asking again can help, and when, is decided here, once. */
import { ProviderError } from '../providerError.ts'

export type LlmFailure =
  /** The key is wrong, or may not do this. */
  | 'auth'
  /** Too many questions, or the account is empty; `retryAfterMs` when the server said so. */
  | 'limit'
  /** The question itself is refused: wrong model, wrong schema, too long. */
  | 'request'
  /** The server failed. */
  | 'server'
  | 'timeout'
  /** No connection, or it broke before the answer was whole. */
  | 'connection'
  /** An answer that is not what the protocol says, or was cut off. */
  | 'malformed'
  | 'empty'
  /** The model would not answer. */
  | 'refusal'
  /** We no longer wanted it. */
  | 'cancelled'

/** The same words get the same refusal: they are asked about again only with what comes next. */
const RETRYABLE: Record<LlmFailure, boolean> = {
  auth: false,
  limit: true,
  request: false,
  server: true,
  timeout: true,
  connection: true,
  malformed: true,
  empty: true,
  refusal: false,
  cancelled: false,
}

export class LlmError extends ProviderError {
  override readonly name = 'LlmError'
  readonly kind: LlmFailure
  override readonly retryable: boolean
  /** Not sooner than this, ms; by the server's own word. */
  readonly retryAfterMs: number | undefined

  constructor(
    provider: string,
    kind: LlmFailure,
    reason: string,
    options: { status?: number; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(provider, reason, options)
    this.kind = kind
    this.retryable = RETRYABLE[kind]
    this.retryAfterMs = options.retryAfterMs
  }
}

/** RFC 9110 §15: what a status that is not 2xx means for us. */
export function failureOf(status: number): LlmFailure {
  if (status === 401 || status === 403) return 'auth'
  if (status === 402 || status === 429) return 'limit'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 409 || status === 425 || status >= 500) return 'server'
  return 'request'
}

const LONGEST_WAIT_MS = 120_000

/** RFC 9110 §10.2.3: seconds or a date; `retry-after-ms` as two vendors send it. Never longer than two minutes. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const exact = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (Number.isFinite(exact) && exact >= 0) return Math.min(exact, LONGEST_WAIT_MS)
  const text = headers.get('retry-after')?.trim() ?? ''
  if (text === '') return undefined
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT_MS) : undefined
}
