/** Calls as lessons: for each line after the first, its cues, where the call was, and the phase that the annotator wrote. */
import { DISPATCH_PHASES, type DispatchPhase } from '../../../convex/domain/templates.ts'
import { ALWAYS } from '../../../electron/speech/rules/phase/belief.ts'
import { cuesOf, type Moment, turnsOf } from '../../../electron/speech/rules/phase/cues.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { type Call, loadSet } from '../corpus/tools/score.mjs'
import { heardAs, type Manner } from '../damage.ts'
import { feed } from '../feed.ts'

export type Lesson = { readonly call: string; readonly cues: readonly string[]; readonly phase: DispatchPhase }
export type Told = Omit<Call, 'turns'> & { turns: (Call['turns'][number] & { phase: DispatchPhase })[] }

export const SETS = ['dev', 'own', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

/** Calls as they were written, as a recogniser without punctuation writes them, and with one word in ten misheard. */
export const MANNERS: readonly Manner[] = [
  { kind: 'clean' },
  { kind: 'lower' },
  { kind: 'damaged', share: 0.1, seed: 7 },
]

const isPhase = (phase: unknown): phase is DispatchPhase => (DISPATCH_PHASES as readonly unknown[]).includes(phase)

/** Refuses a call whose turns do not say their phase. */
export function toldIn(set: string): Told[] {
  return loadSet(set).map((call) => {
    const turns = call.turns.map((turn) => {
      const phase = 'phase' in turn ? turn.phase : undefined
      if (!isPhase(phase)) throw new Error(`${call.id}, turn ${turn.i}: no phase`)
      return { ...turn, phase }
    })
    return { ...call, turns }
  })
}

export async function lessonsOf(call: Told, manner: Manner): Promise<Lesson[]> {
  const moments: Moment[] = []
  const told = call.turns.map(({ phase }): DispatchPhase => phase)
  const listening = rulesWith(() => (moment) => {
    moments.push(moment)
    return told[moment.lines - 1] ?? 'Closing'
  })
  await feed(heardAs(call, manner), listening)
  const visited = new Set<DispatchPhase>(['Opening'])
  const lessons: Lesson[] = []
  for (const [i, moment] of moments.entries()) {
    const [before, phase] = [told[i - 1], told[i]]
    if (before === undefined || phase === undefined) continue
    visited.add(before)
    const cues = cuesOf(moment)
    lessons.push({ call: call.id, cues: [ALWAYS, ...cues, ...turnsOf(cues, { phase: before, visited })], phase })
  }
  return lessons
}
