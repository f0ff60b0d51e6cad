/** The language models that a room can choose from, opened by what its settings say. */
import { openAnthropic } from './anthropic.ts'
import { openChat } from './chat.ts'
import type { Llm, LlmSettings } from './llm.ts'

export const LLM_PROVIDERS = ['anthropic', 'openai', 'compatible'] as const
export type LlmProvider = (typeof LLM_PROVIDERS)[number]

export type LlmChoice = LlmSettings & {
  readonly provider: LlmProvider
  /** How the answer is asked for, when the provider's first choice does not suit the model. */
  readonly form?: 'tool' | 'schema' | 'json' | undefined
}

export class LlmSettingError extends Error {
  override readonly name = 'LlmSettingError'
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}

/** Throws `LlmSettingError` for settings that cannot work; nothing is asked of the network. */
export function openLlm(choice: LlmChoice): Llm {
  const { provider, form, baseUrl, model, key } = choice
  if (model.trim() === '') throw new LlmSettingError('model', 'must be named')
  if (baseUrl !== undefined && !isWebAddress(baseUrl)) throw new LlmSettingError('baseUrl', 'is no http address')
  if (provider === 'compatible') {
    if (baseUrl === undefined) throw new LlmSettingError('baseUrl', 'must be set for a server of your own')
  } else if (!key) throw new LlmSettingError('key', 'must be set')
  if (provider === 'anthropic') {
    if (form === 'json') throw new LlmSettingError('form', 'must be tool or schema')
    return openAnthropic({ ...choice, form })
  }
  if (form === 'tool') throw new LlmSettingError('form', 'must be schema or json')
  return openChat({ ...choice, provider, form })
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
