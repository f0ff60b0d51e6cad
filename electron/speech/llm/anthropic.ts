/**
 * Claude by its Messages API. The answer is a tool's input (every model can) or, by setting, structured output. The system part and the
 * tool are marked for the provider's cache: within a call only the new words are paid in full.
 */
import { type Answer, costOf, type Llm, type LlmSettings, type Question, tokens, type Usage } from './llm.ts'
import { LlmError } from './llmError.ts'
import { isObject, parseObject, post } from './post.ts'

export const ANTHROPIC_URL = 'https://api.anthropic.com'
const VERSION = '2023-06-01'
const PROVIDER = 'anthropic'

export type AnthropicSettings = LlmSettings & { readonly form?: 'tool' | 'schema' | undefined }

export function openAnthropic(settings: AnthropicSettings): Llm {
  const { model, key = '', form = 'tool' } = settings
  const at: LlmSettings = { ...settings, baseUrl: settings.baseUrl ?? ANTHROPIC_URL }
  const headers = { 'x-api-key': key, 'anthropic-version': VERSION }
  return {
    provider: PROVIDER,
    model,
    async ask(question, signal): Promise<Answer> {
      const { body, latencyMs } = await post(PROVIDER, at, '/v1/messages', headers, asked(question), signal)
      const usage = usageOf(body.usage)
      return { value: answerIn(body), usage, latencyMs, cost: costOf(usage, settings.prices) }
    },
  }

  function asked({ system, message, name, purpose, schema, maxTokens }: Question): unknown {
    const answer =
      form === 'tool'
        ? {
            tools: [{ name, description: purpose, input_schema: schema }],
            tool_choice: { type: 'tool', name, disable_parallel_tool_use: true },
          }
        : { output_config: { format: { type: 'json_schema', schema } } }
    return {
      model,
      max_tokens: maxTokens,
      system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: message }],
      ...answer,
    }
  }

  function answerIn({ content, stop_reason: stop }: Record<string, unknown>): unknown {
    if (stop === 'refusal') throw new LlmError(PROVIDER, 'refusal', 'the model would not answer')
    if (stop === 'max_tokens' || stop === 'model_context_window_exceeded')
      throw new LlmError(PROVIDER, 'malformed', 'the answer was cut off')
    if (!Array.isArray(content)) throw new LlmError(PROVIDER, 'malformed', 'an answer without content')
    const blocks = content.filter(isObject)
    const tool = blocks.find(({ type }) => type === 'tool_use')
    if (tool) return tool.input
    const text = blocks.flatMap((block) =>
      block.type === 'text' && typeof block.text === 'string' ? [block.text] : [],
    )
    if (text.join('').trim() === '') throw new LlmError(PROVIDER, 'empty', 'an empty answer')
    const value = form === 'schema' ? parseObject(text.join('')) : undefined
    if (!value) throw new LlmError(PROVIDER, 'malformed', 'the answer is not in the form that was asked for')
    return value
  }
}

function usageOf(value: unknown): Usage {
  const usage = isObject(value) ? value : {}
  return {
    input: tokens(usage.input_tokens),
    output: tokens(usage.output_tokens),
    cacheRead: tokens(usage.cache_read_input_tokens),
    cacheWritten: tokens(usage.cache_creation_input_tokens),
  }
}
