/**
 * A caller's words in the dispatcher's language, by the room's language model. Always marked as a machine's: the original stands beside
 * it, proof always quotes the original, and no rule ever reads a translation.
 */
import { randomFence } from '../prompts/fence.ts'
import { TRANSLATE_SCHEMA, TRANSLATE_SYSTEM, TRANSLATE_V1, translateMessage } from '../prompts/translate.v1.ts'
import type { Llm } from './llm.ts'
import { LlmError } from './llmError.ts'
import { isObject } from './post.ts'
import type { LlmEvent } from './told.ts'

export type Translated = {
  readonly entryKey: string
  /** What language was heard, BCP 47. */
  readonly from: string
  readonly into: string
  /** Nothing when the words are in the dispatcher's language already. */
  readonly text: string | undefined
  /** Who translated; a person never. */
  readonly machine: { readonly provider: string; readonly model: string; readonly version: string }
}

export type Translation = {
  /** One question for an entry, however often it is asked for. Rejects with `LlmError`; a failure is not kept. */
  translate(entry: { readonly entryKey: string; readonly text: string }, into: string): Promise<Translated>
}

export type TranslationOptions = {
  readonly llm: Llm
  readonly tell?: (event: LlmEvent) => void
  readonly now?: () => number
  readonly fence?: () => string
  /** Entries that are kept; the one asked for longest ago goes first. */
  readonly most?: number
}

/** Characters of one entry; nobody says more in a breath. */
const LONGEST = 4000

export function openTranslation(options: TranslationOptions): Translation {
  const { llm, tell = () => {}, now = () => performance.now(), fence = randomFence, most = 2000 } = options
  const machine = { provider: llm.provider, model: llm.model, version: TRANSLATE_V1 }
  const kept = new Map<string, Promise<Translated>>()

  const ask = async (entryKey: string, text: string, into: string): Promise<Translated> => {
    const started = now()
    try {
      const { value, usage, cost, latencyMs } = await llm.ask({
        system: TRANSLATE_SYSTEM,
        message: translateMessage(text, into, fence()),
        name: 'translation',
        purpose: 'The words in the language asked for, and the language they are in.',
        schema: TRANSLATE_SCHEMA,
        maxTokens: 200 + text.length * 2,
      })
      const read = readTranslation(value, text, into)
      if (!read) throw new LlmError(llm.provider, 'malformed', 'the answer is no translation')
      tell({ kind: 'answered', latencyMs, usage, cost, claims: 0 })
      return { entryKey, into, machine, ...read }
    } catch (cause) {
      const error =
        cause instanceof LlmError ? cause : new LlmError(llm.provider, 'malformed', 'the answer broke us', { cause })
      tell({ kind: 'failed', failure: error.kind, retryable: error.retryable, latencyMs: now() - started })
      throw error
    }
  }

  return {
    translate({ entryKey, text }, into) {
      // A late final may put other words under the same entry: they are other words to translate.
      const key = JSON.stringify([entryKey, into, text])
      const known = kept.get(key)
      if (known) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const asked = ask(entryKey, text.slice(0, LONGEST), into)
      kept.set(key, asked)
      asked.catch(() => kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return asked
    },
  }
}

/** A translation that is many times longer than its words is a speech of the model's own. */
function readTranslation(value: unknown, words: string, into: string): Pick<Translated, 'from' | 'text'> | undefined {
  if (!isObject(value)) return undefined
  const { language, text } = value
  if (typeof language !== 'string' || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) return undefined
  if (typeof text !== 'string' || text.trim() === '' || text.length > 40 + words.length * 4) return undefined
  const same = primary(language) === primary(into)
  return { from: language, text: same ? undefined : text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() }
}

const primary = (language: string): string => language.split('-')[0]?.toLowerCase() ?? ''
