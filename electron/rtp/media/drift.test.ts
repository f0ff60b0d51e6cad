import { expect, test } from 'vitest'
import { createPlayout, LINE } from './playout.ts'

const HOUR_MS = 3_600_000

test.each([100, -100])(
  'an hour with a clock off by %i parts in a million: no click, no hole, no more delay than at first',
  (ppm) => {
    const playout = createPlayout({ clock: 8000, rate: 8000, ...LINE })
    // 200 Hz is 40 samples: each packet of 160 is the same four periods.
    const pcm = Int16Array.from({ length: 160 }, (_, i) => 8_000 * Math.sin((2 * Math.PI * i) / 40))
    const steepest = 8_000 * ((2 * Math.PI) / 40)
    let index = 0
    let last = 0
    let steps = 0
    let least = Number.POSITIVE_INFINITY
    let most = 0
    for (let now = 20, count = 0; now < HOUR_MS; now += 10, count++) {
      if (count % 2 !== playout.half()) continue
      for (; 7 + index * 20 * (1 - ppm / 1e6) < now; index++) {
        playout.push((index * 160) >>> 0, pcm, 7 + index * 20 * (1 - ppm / 1e6))
      }
      const heard = playout.pull(now)
      if (!heard) continue
      for (const sample of heard) {
        steps = Math.max(steps, Math.abs(sample - last))
        last = sample
      }
      if (now < 10_000) continue
      const { depthMs } = playout.figures()
      least = Math.min(least, depthMs)
      most = Math.max(most, depthMs)
    }
    expect(steps).toBeLessThan(steepest * 1.2)
    expect(playout.figures()).toMatchObject({ late: 0, concealedMs: 0 })
    expect(most - least).toBeLessThanOrEqual(40)
  },
  120_000,
)
