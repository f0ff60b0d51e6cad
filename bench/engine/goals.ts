/** What the engine must reach, and what came of it: a line each, and whether all were met. */

export type Goal = { readonly what: string; readonly value: number; readonly unit: string; readonly met: boolean }

export const atMost = (what: string, value: number, limit: number, unit: string): Goal => ({
  what: `${what} (at most ${limit}${unit})`,
  value,
  unit,
  met: value <= limit,
})
export const atLeast = (what: string, value: number, limit: number, unit: string): Goal => ({
  what: `${what} (at least ${limit}${unit})`,
  value,
  unit,
  met: value >= limit,
})

/** True when all are met. */
export const tell = (goals: readonly Goal[], say: (line: string) => void): boolean => {
  for (const { what, value, unit, met } of goals) {
    say(`${met ? 'met   ' : 'MISSED'} ${what}: ${value.toFixed(value < 100 ? 2 : 0)}${unit}`)
  }
  return goals.every(({ met }) => met)
}
