/** The lines whose words prove something, and which of them a reader who jumps from one to the next comes to. */
import type { Tone } from './marks.ts'
import type { Marks } from './timeline.ts'

export type Keyworded = { readonly entryKey: string; readonly tones: ReadonlySet<Tone> }

/** In the order of the entries that are shown. */
export const keywordedOf = (entryKeys: readonly string[], marks: Marks): readonly Keyworded[] =>
  entryKeys.flatMap((entryKey) => {
    const list = marks.get(entryKey) ?? []
    return list.length === 0 ? [] : [{ entryKey, tones: new Set(list.map(({ tone }) => tone)) }]
  })

export const withTone = (all: readonly Keyworded[], tone: Tone): readonly Keyworded[] =>
  all.filter(({ tones }) => tones.has(tone))

/**
 * The one after (`by` 1) or before (-1) `from`, round and round; the first or the last of all when the reader has not jumped yet.
 * `from` need not be among `among`: who went to one kind of word may go on with the other from there.
 */
export function nextKeyword(
  all: readonly Keyworded[],
  among: readonly Keyworded[],
  from: string | null,
  by: 1 | -1,
): Keyworded | undefined {
  const place = from === null ? -1 : all.findIndex(({ entryKey }) => entryKey === from)
  const onward = by === 1 ? among : among.toReversed()
  if (place < 0) return onward[0]
  const beyond = onward.find((one) => by * (all.indexOf(one) - place) > 0)
  return beyond ?? onward[0]
}
