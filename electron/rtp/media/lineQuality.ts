/** The figures of a line once a second, with what a listener would say of it. */
import { estimateMos } from '../quality.ts'
import type { ReceiverFigures } from './receiver.ts'
import type { LineQuality } from './settings.ts'

export type QualityInput = ReceiverFigures & {
  readonly roundTripMs: number | null
  readonly remoteLossShare: number | null
  readonly sentPackets: number
  readonly refused: number
}

/** Packetising and the beat, ms: what delay has besides the jitter buffer and the way. */
const OWN_DELAY_MS = 40

export type QualityMeter = {
  /** `listened`: what was made up tells more than what was lost on the way. */
  of(figures: QualityInput, listened: boolean): LineQuality
}

export function createLineQuality(): QualityMeter {
  let before = { received: 0, lost: 0, concealedMs: 0 }
  return {
    of(figures, listened) {
      const { received, lost, late, concealedMs, jitterMs, depthMs, roundTripMs, ...rest } = figures
      const expected = received - before.received + lost - before.lost
      const lostShare = expected > 0 ? Math.max(0, lost - before.lost) / expected : 0
      const loss = listened ? Math.max(0, concealedMs - before.concealedMs) / 1000 : lostShare
      before = { received, lost, concealedMs }
      const delayMs = OWN_DELAY_MS + depthMs + (roundTripMs ?? 0) / 2
      return {
        received,
        lost,
        late,
        concealed: Math.round(concealedMs),
        jitterMs,
        depthMs,
        roundTripMs,
        mos: estimateMos({ loss, delayMs }),
        ...rest,
      }
    },
  }
}
