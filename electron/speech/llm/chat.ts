/** OpenAI and every server that speaks its chat completions (Ollama, vLLM, llama.cpp, gateways): the answer as JSON by a schema. */
import { type Answer, costOf, type Llm, type LlmSettings, type Question, tokens, type Usage } from './llm.ts'
import { LlmError } from './llmError.ts'
import { isObject, parseObject, post } from './post.ts'

export const OPENAI_URL = 'https://api.openai.com'

export type ChatSettings = LlmSettings & {
  readonly provider?: 'openai' | 'compatible' | undefined
  /** `json`: for servers that know JSON mode and no schemas; the schema is then part of the system text. */
  readonly form?: 'schema' | 'json' | undefined
}

export function openChat(settings: ChatSettings): Llm {
  const { model, key, provider = 'openai', form = 'schema' } = settings
  const at: LlmSettings = { ...settings, baseUrl: settings.baseUrl ?? OPENAI_URL }
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
  return {
    provider,
    model,
    async ask(question, signal): Promise<Answer> {
      const { body, latencyMs } = await post(provider, at, '/v1/chat/completions', headers, asked(question), signal)
      const usage = usageOf(body.usage)
      return { value: answerIn(body), usage, latencyMs, cost: costOf(usage, settings.prices) }
    },
  }

  function asked({ system, message, name, schema, maxTokens }: Question): unknown {
    // The vendor's newer models refuse max_tokens; older servers know nothing else.
    const limit =
      provider === 'openai' ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens, temperature: 0 }
    const instruction = form === 'json' ? `${system}\n\nJSON schema of the answer:\n${JSON.stringify(schema)}` : system
    return {
      model,
      ...limit,
      messages: [
        { role: 'system', content: instruction },
        { role: 'user', content: message },
      ],
      response_format:
        form === 'schema'
          ? { type: 'json_schema', json_schema: { name, strict: true, schema } }
          : { type: 'json_object' },
    }
  }

  function answerIn({ choices }: Record<string, unknown>): unknown {
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
    if (!isObject(choice) || !isObject(choice.message))
      throw new LlmError(provider, 'malformed', 'an answer without a message')
    const { finish_reason: finish, message } = choice
    if ((typeof message.refusal === 'string' && message.refusal !== '') || finish === 'content_filter')
      throw new LlmError(provider, 'refusal', 'the model would not answer')
    if (finish === 'length') throw new LlmError(provider, 'malformed', 'the answer was cut off')
    const { content } = message
    if (typeof content !== 'string' || content.trim() === '') throw new LlmError(provider, 'empty', 'an empty answer')
    const value = parseObject(content)
    if (!value) throw new LlmError(provider, 'malformed', 'the answer is not JSON')
    return value
  }
}

function usageOf(value: unknown): Usage {
  const usage = isObject(value) ? value : {}
  const details = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {}
  const cacheRead = Math.min(tokens(details.cached_tokens), tokens(usage.prompt_tokens))
  return {
    input: tokens(usage.prompt_tokens) - cacheRead,
    output: tokens(usage.completion_tokens),
    cacheRead,
    cacheWritten: 0,
  }
}
