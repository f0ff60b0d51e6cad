/** A provider failed; whether trying again can help is decided here, once. */

export class ProviderError extends Error {
  readonly provider: string
  /** HTTP status, or undefined when no answer came. */
  readonly status: number | undefined
  readonly retryable: boolean

  constructor(provider: string, reason: string, options: { status?: number; cause?: unknown } = {}) {
    super(`${provider}: ${reason}`, { cause: options.cause })
    this.name = 'ProviderError'
    this.provider = provider
    this.status = options.status
    this.retryable = options.status === undefined || options.status >= 500 || [408, 429, 499].includes(options.status)
  }
}
