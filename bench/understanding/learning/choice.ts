/** Fits weights to choices: which of several options is right, or none of them (conditional logit). */
import { type Descent, descend, metCues } from './descent.ts'

export type Choice = {
  /** The call or single line that it is from, however often it was heard. */
  readonly from: string
  /** What tells of each option. */
  readonly options: readonly (readonly string[])[]
  /** Which is right; any of several that say the same, or none. */
  readonly right: readonly number[]
  /** How much the choice weighs beside others. */
  readonly counts: number
}

export type Manner = Descent & { readonly least: number }

export function learnChoices(choices: readonly Choice[], { least, ...manner }: Manner): Record<string, number> {
  const names = metCues(
    choices.map(({ from, options }) => ({ from, cues: options.flat() })),
    least,
  )
  const at = new Map(names.map((cue, i) => [cue, i]))
  const rows = choices.map(({ options, right, counts }) => ({
    counts,
    options: options.map((cues) => Uint32Array.from(cues.flatMap((cue) => at.get(cue) ?? []))),
    right: new Set(right),
  }))
  const weights = new Float64Array(names.length)
  descend(weights, manner, (slope) => {
    for (const { options, right, counts } of rows) {
      const scores = options.map((cues) => cues.reduce((sum, cue) => sum + (weights[cue] ?? 0), 0))
      const most = Math.max(0, ...scores)
      const powers = scores.map((score) => Math.exp(score - most))
      const none = Math.exp(-most)
      const all = powers.reduce((sum, power) => sum + power, none)
      const ofRight = right.size === 0 ? none : powers.reduce((sum, power, i) => sum + (right.has(i) ? power : 0), 0)
      for (const [i, cues] of options.entries()) {
        const power = powers[i] ?? 0
        const by = counts * (power / all - (right.has(i) ? power / ofRight : 0))
        for (const cue of cues) slope[cue] = (slope[cue] ?? 0) + by
      }
    }
  })
  return Object.fromEntries(names.map((cue, i) => [cue, weights[i] ?? 0]))
}

/** The likeliest option: its chance against all others and none, and whether it is a right one. */
export function chanceOfRight(
  { options, right }: Choice,
  weights: Readonly<Record<string, number>>,
): { readonly chance: number; readonly right: boolean } {
  const powers = options.map((cues) => Math.exp(cues.reduce((sum, cue) => sum + (weights[cue] ?? 0), 0)))
  const most = Math.max(...powers)
  return {
    chance: most / powers.reduce((sum, power) => sum + power, 1),
    right: right.includes(powers.indexOf(most)),
  }
}
