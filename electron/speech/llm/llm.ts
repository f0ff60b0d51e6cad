/** One question with a schema to a language model, one structured answer: what every provider of them has in common. */

export type JsonSchema = { readonly [keyword: string]: unknown }

export type Question = {
  /** What never changes within a room: providers keep it, so that it is read at a fraction of the price. */
  readonly system: string
  /** What is new. */
  readonly message: string
  /** Name of the answer, `[a-z_]`, and what it is for. */
  readonly name: string
  readonly purpose: string
  readonly schema: JsonSchema
  /** Most tokens of the answer. */
  readonly maxTokens: number
}

/** Tokens, as the provider counted them; input is what was neither read from nor written to its cache. */
export type Usage = {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWritten: number
}

/** Price of a million tokens in US dollars, a setting: price lists change. */
export type Prices = {
  readonly input: number
  readonly output: number
  /** As `input` when absent. */
  readonly cacheRead?: number
  readonly cacheWritten?: number
}

export type Answer = {
  /** What the model answered, parsed from JSON; nothing about it was checked. */
  readonly value: unknown
  readonly usage: Usage
  /** ms from question to parsed answer. */
  readonly latencyMs: number
  /** US dollars; nothing when no prices are set. */
  readonly cost: number | undefined
}

export type Llm = {
  readonly provider: string
  readonly model: string
  /** Rejects with `LlmError` and nothing else. Asks once: who asks decides about trying again. `signal` gives up. */
  ask(question: Question, signal?: AbortSignal): Promise<Answer>
}

export type LlmSettings = {
  readonly model: string
  /** Absent for a server of the room that asks for none. */
  readonly key?: string | undefined
  /** Without the `/v1`; the vendor's own when absent. */
  readonly baseUrl?: string | undefined
  /** ms until an answer is no longer waited for. */
  readonly timeoutMs?: number | undefined
  readonly prices?: Prices | undefined
  /** For tests and proxies. */
  readonly fetch?: typeof fetch | undefined
  readonly now?: (() => number) | undefined
}

export const DEFAULT_TIMEOUT_MS = 8000

const MILLION = 1_000_000

export function costOf(usage: Usage, prices: Prices | undefined): number | undefined {
  if (!prices) return undefined
  const { input, output, cacheRead = input, cacheWritten = input } = prices
  const spent =
    usage.input * input + usage.output * output + usage.cacheRead * cacheRead + usage.cacheWritten * cacheWritten
  return spent / MILLION
}

/** A count out of an answer; 0 for what is none. */
export const tokens = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.floor(value) : 0
