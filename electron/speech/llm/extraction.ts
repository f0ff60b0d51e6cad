/** The room's choice of a language model, from its settings to an understanding, a translation and a test in words. */
import type { Understanding } from '../understanding.ts'
import type { Llm } from './llm.ts'
import { LlmError, type LlmFailure } from './llmError.ts'
import { type ModelUnderstandingOptions, openModelUnderstanding } from './modelUnderstanding.ts'
import { type LlmChoice, openLlm } from './providers.ts'
import { openTranslation, type Translation } from './translation.ts'

export type ExtractionSettings = LlmChoice &
  Pick<ModelUnderstandingOptions, 'rules' | 'tell' | 'breaker' | 'maxTokens' | 'lastWordMs'>

/** Throws `LlmSettingError` naming the setting; asks nothing of the network. */
export function openExtraction({ rules, tell, breaker, maxTokens, lastWordMs, ...choice }: ExtractionSettings): {
  readonly understanding: Understanding
  readonly translation: Translation
  readonly llm: Llm
} {
  const llm = openLlm(choice)
  const told = tell ? { tell } : {}
  const understanding = openModelUnderstanding({
    llm,
    rules,
    ...told,
    ...(breaker ? { breaker } : {}),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(lastWordMs === undefined ? {} : { lastWordMs }),
  })
  return { understanding, translation: openTranslation({ llm, ...told }), llm }
}

export type Tried =
  | { readonly kind: 'works'; readonly latencyMs: number }
  /** `reason` names what failed, without key or address; the window has the words for each `failure`. */
  | { readonly kind: 'fails'; readonly failure: LlmFailure; readonly reason: string; readonly cause?: unknown }

/** One small question with a schema: what the settings page's test button asks. Never throws. */
export async function tryLlm(llm: Llm, signal?: AbortSignal): Promise<Tried> {
  try {
    const { value, latencyMs } = await llm.ask(
      {
        system: 'Answer with ok true.',
        message: 'Are you there?',
        name: 'presence',
        purpose: 'Whether the model answers in the form that is asked for.',
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['ok'],
          properties: { ok: { type: 'boolean' } },
        },
        maxTokens: 256,
      },
      signal,
    )
    if (typeof value === 'object' && value !== null && 'ok' in value) return { kind: 'works', latencyMs }
    return { kind: 'fails', failure: 'malformed', reason: 'the model answers, but not in the form that is asked for' }
  } catch (error) {
    if (error instanceof LlmError) return { kind: 'fails', failure: error.kind, reason: error.message, cause: error }
    return { kind: 'fails', failure: 'malformed', reason: 'the answer broke us' }
  }
}
