/** Calls as lessons in phases: for each line after the first, its cues, where the call was, and the phase that the annotator wrote. */
import { DISPATCH_PHASES, type DispatchPhase } from '../../../convex/domain/templates.ts'
import { ALWAYS } from '../../../electron/speech/rules/learnt.ts'
import type { Follow } from '../../../electron/speech/rules/phase/belief.ts'
import { cuesOf, type Moment, turnsOf } from '../../../electron/speech/rules/phase/cues.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { feed } from '../feed.ts'
import type { Lesson, Manner } from './regression.ts'

/** Chosen by the accuracy on sets held out. */
export const OF_PHASES: Manner = { classes: DISPATCH_PHASES.length, least: 4, penalty: 6, rounds: 220 }

const isPhase = (phase: unknown): phase is DispatchPhase => (DISPATCH_PHASES as readonly unknown[]).includes(phase)

/** `heard` is the call as its lines reach the rules. Throws for a turn that does not say its phase. */
export async function phaseLessons(call: Call, heard: Call): Promise<Lesson[]> {
  const told = call.turns.map((turn): DispatchPhase => {
    const phase = 'phase' in turn ? turn.phase : undefined
    if (!isPhase(phase)) throw new Error(`${call.id}, turn ${turn.i}: no phase`)
    return phase
  })
  const moments: Moment[] = []
  const follow: Follow = (moment) => {
    moments.push(moment)
    return told[moment.lines - 1] ?? 'Closing'
  }
  const listening = rulesWith({ open: () => follow })
  await feed(heard, listening)
  const visited = new Set<DispatchPhase>(['Opening'])
  return moments.flatMap((moment, i) => {
    const [before, phase] = [told[i - 1], told[i]]
    if (before === undefined || phase === undefined) return []
    visited.add(before)
    const cues = cuesOf(moment)
    const turns = turnsOf(cues, { phase: before, visited })
    return [{ call: call.id, cues: [ALWAYS, ...cues, ...turns], right: DISPATCH_PHASES.indexOf(phase), counts: 1 }]
  })
}
