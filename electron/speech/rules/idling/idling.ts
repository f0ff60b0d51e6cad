/** How likely a call is about nothing that an ambulance does, by all that was said in it so far: learnt from written calls (`npm run learn:idle`). */
import { ALWAYS, chanceOf, type Leanings, leaningOf, WORD } from '../learnt.ts'
import { plain } from '../unaccented.ts'
import kept from './weights.json' with { type: 'json' }

export type Tongue = 'es' | 'en'
type Said = { readonly speaker: string; readonly text: string }

/** Follows one call: told each of its lines, says the chance (0 to 1) that nobody in it needs help. */
export type Idle = (said: Said) => number
export type OpenIdle = (tongue: Tongue) => Idle

/** Many lines say no more than this many of how long it goes on. */
const MOST_LINES = 6
/** The lines that are now. */
export const LAST_LINES = 3

/** The words and pairs of one line, by who says them. */
export function cuesOf({ speaker, text }: Said, tongue: Tongue): string[] {
  const by = `${tongue} ${speaker === 'agent' ? 'a' : 'c'}`
  const words = plain(text).match(WORD) ?? []
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    return next === undefined ? [`${by} ${word}`] : [`${by} ${word}`, `${by} ${word}_${next}`]
  })
}

/** What is said now, and was said just before: a call may turn. */
export function nowCues(last: readonly Said[], callerLines: number, tongue: Tongue): string[] {
  const words = last.flatMap(({ speaker, text }) =>
    (plain(text).match(WORD) ?? []).map((word) => `now ${tongue} ${speaker === 'agent' ? 'a' : 'c'} ${word}`),
  )
  return [...new Set(words), `lines ${Math.min(callerLines, MOST_LINES)}`]
}

/** By leanings towards the one label, that the call is about nothing. */
export function openIdleBy(leanings: Leanings): OpenIdle {
  const leaning = (cues: Iterable<string>): number => leaningOf(leanings, cues, 1)[0] ?? 0
  return (tongue) => {
    const met = new Set<string>()
    let sum = leaning([ALWAYS])
    let callerLines = 0
    let last: Said[] = []
    return (said) => {
      last = [...last, said].slice(-LAST_LINES)
      if (said.speaker !== 'agent') callerLines++
      const fresh = new Set(cuesOf(said, tongue).filter((cue) => !met.has(cue)))
      for (const cue of fresh) met.add(cue)
      sum += leaning(fresh)
      return chanceOf(sum + leaning(nowCues(last, callerLines, tongue)))
    }
  }
}

export const openIdle: OpenIdle = openIdleBy(kept)
