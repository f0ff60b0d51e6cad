/** A provider failed; whether trying again can help is decided here, once. */

export class ProviderError extends Error {
  readonly provider: string
  /** HTTP status, or undefined when no answer came. */
  readonly status: number | undefined
  readonly retryable: boolean
  /** ms that the provider asks us to wait; absent when it did not say. */
  readonly waitMs: number | undefined

  /** `retryable` is told only where the status does not say it. */
  constructor(
    provider: string,
    reason: string,
    options: { status?: number; cause?: unknown; retryable?: boolean; waitMs?: number } = {},
  ) {
    super(`${provider}: ${reason}`, { cause: options.cause })
    this.name = 'ProviderError'
    this.provider = provider
    this.status = options.status
    this.waitMs = options.waitMs
    this.retryable =
      options.retryable ??
      (options.status === undefined || options.status >= 500 || [408, 429, 499].includes(options.status))
  }
}
