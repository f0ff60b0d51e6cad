/** When the clicks of a metronome are: each a multiple of the interval from the first, so that no error adds up, however late it is asked. Pure. */

export type Beats = {
  /** Beats that are not yet given, up to `untilS`; a beat is given once and in order. What is already past by `nowS` is left out, never caught up. */
  next(nowS: number, untilS: number): readonly number[]
  /** 1 to `count`: the number that is said at `nowS`; 0 before the first. */
  countAt(nowS: number): number
}

export function createBeats({ perMinute, count, startS }: { perMinute: number; count: number; startS: number }): Beats {
  const at = (n: number): number => startS + (n * 60) / perMinute
  /** How many intervals fit between the first beat and now; rounding must not lose one that is just now. */
  const passed = (nowS: number): number => ((nowS - startS) * perMinute) / 60
  let given = 0
  return {
    next(nowS, untilS) {
      const found: number[] = []
      for (given = Math.max(given, Math.ceil(passed(nowS) - 1e-9)); at(given) < untilS; given++) found.push(at(given))
      return found
    },
    countAt: (nowS) => (nowS < startS ? 0 : (Math.floor(passed(nowS) + 1e-9) % count) + 1),
  }
}
