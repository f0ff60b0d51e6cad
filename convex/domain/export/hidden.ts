/** What a redacted export hides, and what may still be a name in it: for the person who answers for handing it out. */
import type { IncidentBundle } from './bundle.ts'
import { MASK } from './hide.ts'
import { redact } from './redact.ts'
import { fold, tokensOf } from './tokens.ts'

export type Hidden = { readonly text: string; readonly times: number }

/** Each text that is hidden, however it is written, the most frequent first. */
export function hiddenIn(bundle: IncidentBundle, words: readonly string[] = []): Hidden[] {
  const found = new Map<string, Hidden>()
  redact(bundle, {
    words,
    told(text) {
      const key = fold(text.trim())
      const { times = 0, text: first = text.trim() } = found.get(key) ?? {}
      found.set(key, { text: first, times: times + 1 })
    },
  })
  return [...found.values()].sort((a, b) => b.times - a.times)
}

const SENTENCE = /[.?!…¿¡:;«»"\n]+/u
const CAPITAL = /^\p{Lu}[\p{Ll}\p{M}'’-]+$/u
const MOST = 20

/** Capitalised words within the sentences of a redacted bundle that are no part of its address: what a name looks like. */
export function suspectsIn(bundle: IncidentBundle): string[] {
  const known = new Set(
    [
      ...bundle.fields.map(({ value }) => value ?? ''),
      ...bundle.fields.flatMap(({ alternatives }) => alternatives.map(({ value }) => value)),
    ]
      .flatMap((value) => tokensOf(value))
      .map(({ folded }) => folded),
  )
  const found = new Map<string, string>()
  const texts = [
    ...bundle.transcript.map(({ text }) => text),
    ...bundle.actions.map(({ details }) => details ?? ''),
    ...(bundle.review?.notes.map(({ text }) => text) ?? []),
  ]
  for (const sentence of texts.flatMap((text) => text.replaceAll(MASK, '. ').split(SENTENCE))) {
    let phrase: string[] = []
    const close = (): void => {
      const text = phrase.join(' ')
      if (text !== '') found.set(fold(text), found.get(fold(text)) ?? text)
      phrase = []
    }
    // The first word of a sentence is capitalised whatever it is.
    for (const word of sentence
      .trim()
      .split(/[\s,()]+/u)
      .slice(1)) {
      if (CAPITAL.test(word) && !known.has(fold(word))) phrase.push(word)
      else close()
    }
    close()
  }
  return [...found.values()].slice(0, MOST)
}
