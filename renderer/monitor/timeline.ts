/** What happened during a call besides words, and the one order in which words and happenings are read. */
import type { Doc } from '../../convex/_generated/dataModel'
import type { Line } from './lines.ts'
import type { Mark } from './marks.ts'

type Alert = Doc<'alerts'>
type Action = Doc<'supervisorActions'>

export type Happening = { readonly key: string /** ms from the start of the call. */; readonly at: number } & (
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'action'; readonly action: Action }
)

export const happeningsOf = (
  alerts: readonly Alert[],
  actions: readonly Action[],
  startedAt: number,
): readonly Happening[] =>
  [
    ...alerts.map((alert): Happening => ({ kind: 'alert', key: alert._id, at: alert.atMs, alert })),
    ...actions.map(
      (action): Happening => ({
        kind: 'action',
        key: action._id,
        at: Date.parse(action.timestamp) - startedAt,
        action,
      }),
    ),
  ].sort((a, b) => a.at - b.at)

export type Row<T> =
  | { readonly kind: 'line'; readonly key: string; readonly line: Line<T> }
  | { readonly kind: 'happening'; readonly key: string; readonly happening: Happening }

/** Lines in their order, with each happening after the words that were being said when it came. */
export function interleave<T>(lines: readonly Line<T>[], happenings: readonly Happening[]): readonly Row<T>[] {
  const rows: Row<T>[] = []
  let next = 0
  for (const line of lines) {
    for (; next < happenings.length; next++) {
      const happening = happenings[next]
      if (happening === undefined || happening.at >= line.at) break
      rows.push({ kind: 'happening', key: happening.key, happening })
    }
    rows.push({ kind: 'line', key: line.key, line })
  }
  for (const happening of happenings.slice(next)) rows.push({ kind: 'happening', key: happening.key, happening })
  return rows
}

type Proof = { readonly entryKey: string; readonly quote: string }
export type Marks = ReadonlyMap<string, readonly Mark[]>

/** The marks of each entry; an entry whose marks are what they were keeps the same list, so its line is not redrawn. */
export function marksOf(before: Marks, clinical: readonly Proof[], data: readonly Proof[]): Marks {
  const marks = new Map<string, Mark[]>()
  const add = (tone: Mark['tone'], { entryKey, quote }: Proof): void => {
    const list = marks.get(entryKey) ?? []
    if (!list.some((mark) => mark.quote === quote && mark.tone === tone)) list.push({ quote, tone })
    marks.set(entryKey, list)
  }
  for (const proof of clinical) add('clinical', proof)
  for (const proof of data) add('data', proof)
  return new Map(
    [...marks].map(([entryKey, list]) => {
      const old = before.get(entryKey)
      const same =
        old?.length === list.length &&
        old.every((mark, i) => mark.quote === list[i]?.quote && mark.tone === list[i]?.tone)
      return [entryKey, same ? old : list]
    }),
  )
}
