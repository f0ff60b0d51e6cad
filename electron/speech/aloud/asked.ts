/** One request whose answer is sound as it is made; every way it can fail before the first byte, and in the middle, is a `ProviderError`. */
import { ProviderError } from '../providerError.ts'
import { retryAfterMs } from '../retryAfter.ts'
import { type Decoder, framesOf, NotSound } from './decoder.ts'

type Request = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** The machine word of a refusal, such as `quota_exceeded`; never a message, which may repeat what was to be said. */
export type CodeOf = (error: Record<string, unknown>) => unknown

/** A refusal is a few hundred bytes. */
const LONGEST_REFUSAL = 65_536
const SOUND = /^(audio\/|application\/octet-stream)/i
/** Out of credit, whatever status it comes with. */
const CREDIT = /^(quota_exceeded|insufficient_quota|payment_required|billing_hard_limit_reached)$/

export async function* soundOf(
  provider: string,
  { url, headers, body }: Request,
  decoder: Decoder,
  codeOf: CodeOf,
  signal: AbortSignal,
): AsyncGenerator<Int16Array> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
      // A key is never carried on to where somebody points.
      redirect: 'error',
    })
  } catch (cause) {
    throw new ProviderError(provider, 'cannot be reached', { cause })
  }
  if (!response.ok) throw await refusal(provider, response, codeOf)
  const type = response.headers.get('content-type') ?? ''
  if (!response.body || (type !== '' && !SOUND.test(type))) {
    await response.body?.cancel().catch(() => undefined)
    throw new ProviderError(provider, 'what it answers is not its protocol', { retryable: false })
  }
  let spoke = false
  try {
    for await (const frame of framesOf(response.body, decoder)) {
      spoke = true
      yield frame
    }
  } catch (cause) {
    if (cause instanceof NotSound)
      throw new ProviderError(provider, `${cause.message}: not its protocol`, { cause, retryable: false })
    throw new ProviderError(provider, 'its sound broke off', { cause })
  }
  if (!spoke) throw new ProviderError(provider, 'it answers, and nothing comes back')
}

async function refusal(provider: string, response: Response, codeOf: CodeOf): Promise<ProviderError> {
  const code = word(codeOf(await objectOf(response)))
  const status = CREDIT.test(code) ? 402 : response.status
  const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now())
  return new ProviderError(provider, `refused (${response.status}${code === '' ? '' : ` ${code}`})`, {
    status,
    ...(waitMs === undefined ? {} : { waitMs }),
  })
}

async function objectOf(response: Response): Promise<Record<string, unknown>> {
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength
      if (bytes > LONGEST_REFUSAL) return {}
      parts.push(part)
    }
    return record(JSON.parse(Buffer.concat(parts).toString('utf8')))
  } catch {
    return {}
  }
}

const word = (code: unknown): string => (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : '')
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
