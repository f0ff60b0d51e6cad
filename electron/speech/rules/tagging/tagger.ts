/** Which words of a caller's line are a place, a person or since when, by weights learnt from marked lines (`npm run learn:tags`). */
import { UNIT } from '../learnt.ts'
import type { Line, Range } from '../line.ts'
import { cuesOf, tokensOf } from './cues.ts'
import { isFirst, type Kind, kindOf, restOf } from './labels.ts'
import { bestPath, type Leanings, scoresOf } from './path.ts'
import kept from './weights.json' with { type: 'json' }

/** A stretch of `line.text`. `margin` is by how much its reading is likelier than the best without it, on the scale of the weights. */
export type Tag = Range & { readonly kind: Kind; readonly margin: number }
export type TagLine = (line: Line, prompts: readonly Line[]) => readonly Tag[]

export function tagBy(leanings: Leanings): TagLine {
  return (line, prompts) => {
    const tokens = tokensOf(line.text)
    const scores = cuesOf(line, prompts, tokens).map((cues) => scoresOf(leanings, cues))
    const { labels, score } = bestPath(leanings, scores)
    return labels.flatMap((label, at): Tag[] => {
      const kind = kindOf(label)
      if (!isFirst(label) || kind === undefined) return []
      let last = at
      while (labels[last + 1] === restOf(kind)) last++
      const margin = (score - bestPath(leanings, scores, { at, label }).score) / UNIT
      return [{ kind, margin, start: tokens[at]?.start ?? 0, end: tokens[last]?.end ?? 0 }]
    })
  }
}

/** Read as it is kept: to make anything of so many rows would hold up the first line of the first call. */
export const tag: TagLine = tagBy(kept)
