/** The usual step of a card, written briefly: Spanish and English side by side, done when one of its phrases is said or one of its topics asked. */

import type { FieldName } from '../../canonical.ts'
import type { DispatchPhase } from '../../templates.ts'
import type { Branch, Condition, Metronome, Step } from '../protocol.ts'
import type { Topic } from '../topics.ts'

type Pair = readonly [es: string, en: string]

export type Plain = {
  readonly title: Pair
  readonly say: Pair
  readonly why?: Pair
  /** Label and words in Spanish, then in English. */
  readonly fallback?: readonly [label: Pair, say: Pair]
  /** What the dispatcher says when it is done. */
  readonly es: readonly string[]
  readonly en: readonly string[]
  readonly asks?: readonly Topic[]
  /** Known fields that do it, each by itself. */
  readonly fields?: readonly FieldName[]
  readonly enters?: DispatchPhase
  readonly when?: Condition
  readonly after?: readonly string[]
  readonly branches?: readonly Branch[]
  /** True when it is left out. */
  readonly required?: boolean
  readonly targetS?: number
  readonly metronome?: Metronome
}

const words = ([es, en]: Pair) => ({ es, en })

export function plain(id: string, phase: DispatchPhase, one: Plain): Step {
  const { when, after, branches, targetS, metronome, why, fallback, asks, fields = [], enters, es, en } = one
  return {
    id,
    phase,
    title: words(one.title),
    say: words(one.say),
    ...(why ? { why: words(why) } : {}),
    ...(fallback ? { fallback: { label: words(fallback[0]), say: words(fallback[1]) } } : {}),
    ...(when ? { when } : {}),
    done: [
      ...fields.map((field) => ({ fields: [field] })),
      ...(es.length + en.length > 0 ? [{ says: { es, en } }] : []),
      ...(asks ? [{ asks }] : []),
      ...(enters ? [{ enters }] : []),
    ],
    ...(after ? { after } : {}),
    ...(branches ? { branches } : {}),
    required: one.required ?? true,
    ...(targetS === undefined ? {} : { targetS }),
    ...(metronome ? { metronome } : {}),
  }
}
