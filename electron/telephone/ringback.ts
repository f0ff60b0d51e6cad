/** What a caller hears while it rings here and its first words are recorded already: 425 Hz, one second in five (ITU-T E.180, Chile). */
import type { Media, WindowLeg } from '../rtp/media/media.ts'
import type { Schedule } from '../sip/transaction/timers.ts'

const RATE = 16_000
const SAMPLES = 320
const HZ = 425
/** -16 dBFS. */
const PEAK = 5200
const ON_FRAMES = 50
const CYCLE_FRAMES = 250

/** Frame `n` of the tone, 20 ms. The tone's phase goes on over frames, and begins and ends at zero. */
export function toneFrame(n: number): Int16Array {
  const place = n % CYCLE_FRAMES
  const pcm = new Int16Array(SAMPLES)
  if (place >= ON_FRAMES) return pcm
  for (let i = 0; i < SAMPLES; i++) {
    const at = place * SAMPLES + i
    pcm[i] = Math.round(PEAK * Math.sin((2 * Math.PI * HZ * at) / RATE))
  }
  return pcm
}

/** A leg that rings; returns what ends it. */
export function startRingback(media: Media, schedule: Schedule, now: () => number): { leg: WindowLeg; stop(): void } {
  const leg = media.openWindow({ sampleRate: 16_000 })
  const begun = now()
  let sent = 0
  let cancel = (): void => undefined
  const go = (): void => {
    // By the clock, not by the timer: a late one is made up for.
    const due = Math.floor((now() - begun) / 20)
    for (; sent <= due; sent++) leg.push(toneFrame(sent), sent)
    cancel = schedule(20, go)
  }
  go()
  return {
    leg,
    stop() {
      cancel()
      leg.close()
    },
  }
}
