/** A language model of tests: what it is asked is read back out of the prompt, what it answers is scripted. */
import type { Answer, Llm, Question } from './llm.ts'

export type Entry = { readonly entry: number; readonly at: number; readonly speaker: string; readonly text: string }
export type CardRow = { readonly field: string; readonly value: string | null; readonly locked?: true }
export type Seen = {
  readonly card: readonly CardRow[]
  readonly earlier: readonly Entry[]
  readonly fresh: readonly Entry[]
}

/** Reads a question as the instruction tells a model to. */
export function seenIn(message: string): Seen {
  const fence = /^fence (\S+)/.exec(message)?.[1] ?? ''
  const rows = (name: string): unknown[] => {
    const block = message.split(`BEGIN ${fence} ${name}\n`)[1]?.split(`END ${fence} ${name}`)[0] ?? ''
    return block
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line))
  }
  return { card: rows('card') as CardRow[], earlier: rows('earlier') as Entry[], fresh: rows('new') as Entry[] }
}

export const USAGE = { input: 100, output: 20, cacheRead: 1500, cacheWritten: 0 }

export type Script = (seen: Seen, question: Question, signal: AbortSignal | undefined) => unknown

/** `script` gives the answer, throws, or takes its time. */
export function scriptedLlm(script: Script, latencyMs = 0): Llm & { readonly asked: readonly Seen[] } {
  const asked: Seen[] = []
  return {
    provider: 'scripted',
    model: 'script',
    asked,
    async ask(question, signal): Promise<Answer> {
      const seen = seenIn(question.message)
      asked.push(seen)
      const value = await script(seen, question, signal)
      return { value, usage: USAGE, latencyMs, cost: 0.001 }
    },
  }
}
