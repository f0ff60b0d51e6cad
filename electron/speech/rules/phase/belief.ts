/** How likely a call is in each phase, line by line: a maximum-entropy Markov model (McCallum, Freitag and Pereira 2000), filtered forward. */
import { DISPATCH_PHASES, type DispatchPhase } from '../../../../convex/domain/templates.ts'
import { scoresOf, type Weights } from '../learnt.ts'
import { cuesOf, type Moment, turnsOf } from './cues.ts'

/** A phase less likely than this is not followed further. */
const FAINT = 0.02

const softmax = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}

/** Likelihood of each phase after cues, in the order of `DISPATCH_PHASES`. */
export const towards = (weights: Weights, cues: readonly string[]): number[] =>
  softmax(scoresOf(weights, cues, DISPATCH_PHASES.length))

/** Follows one call: the phase in which each of its lines is spoken, told line after line. */
export type Follow = (moment: Moment) => DispatchPhase

/** Every call begins with its opening. */
export function createBelief(weights: Weights): Follow {
  const visited = new Set<DispatchPhase>(['Opening'])
  let belief: number[] = DISPATCH_PHASES.map((phase) => (phase === 'Opening' ? 1 : 0))
  return (moment) => {
    const cues = cuesOf(moment)
    const next: number[] = DISPATCH_PHASES.map(() => 0)
    for (const [i, phase] of DISPATCH_PHASES.entries()) {
      const held = belief[i] ?? 0
      if (held < FAINT) continue
      const from = { phase, visited: new Set([...visited, phase]) }
      for (const [j, share] of towards(weights, [...cues, ...turnsOf(cues, from)]).entries())
        next[j] = (next[j] ?? 0) + held * share
    }
    if (moment.lines > 1) belief = next
    const likeliest = DISPATCH_PHASES[belief.indexOf(Math.max(...belief))] ?? 'Opening'
    visited.add(likeliest)
    return likeliest
  }
}
