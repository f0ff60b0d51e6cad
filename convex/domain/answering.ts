/** How soon a call must be answered, and how waits are counted. */

/** NENA-STA-020: 90 % of calls within 15 s, 95 % within 20 s. */
export const NENA_ANSWER = [
  { seconds: 15, share: 0.9 },
  { seconds: 20, share: 0.95 },
] as const

/** The room's own goal until it says another. */
export const ROOM_ANSWER = { seconds: 15, share: 0.9 } as const

/** Waits are counted by whole seconds up to here; longer ones together. */
export const LONGEST_COUNTED_S = 60

export const QUARTER_MS = 15 * 60_000

export const quarterOf = (at: number): number => Math.floor(at / QUARTER_MS) * QUARTER_MS

/** Where a wait of `ms` is counted: at n stands «within n seconds». */
export const waitSlot = (ms: number): number => Math.min(LONGEST_COUNTED_S + 1, Math.ceil(Math.max(0, ms) / 1000))

export const noWaits = (): number[] => new Array<number>(LONGEST_COUNTED_S + 2).fill(0)

/** How many of `waits` were answered within `seconds`. */
export const within = (waits: readonly number[], seconds: number): number =>
  waits.slice(0, Math.min(seconds, LONGEST_COUNTED_S) + 1).reduce((sum, n) => sum + n, 0)

export const answeredOf = (waits: readonly number[]): number => waits.reduce((sum, n) => sum + n, 0)
