/** A person's place in a call: one leg for whoever holds it, whatever becomes of the engine's own. */
import type { Media, WindowLeg } from '../rtp/media/media.ts'

export type Seat = WindowLeg & {
  /** The engine lost the leg: another one takes its place, and whoever listened goes on listening. */
  renew(): void
}

export function openSeat(media: Pick<Media, 'openWindow'>): Seat {
  const open = (): WindowLeg => media.openWindow({ sampleRate: 16_000 })
  let leg = open()
  let hear: Parameters<WindowLeg['onFrame']>[0] | undefined
  const gone: Parameters<WindowLeg['onLost']>[0][] = []
  return {
    kind: 'window',
    get ref() {
      return leg.ref
    },
    get frames() {
      return leg.frames
    },
    get openedAt() {
      return leg.openedAt
    },
    push: (pcm, seq) => leg.push(pcm, seq),
    onFrame(next) {
      hear = next
      leg.onFrame(next)
    },
    sent: () => leg.sent(),
    onLost(tell) {
      gone.push(tell)
      leg.onLost(tell)
    },
    close: () => leg.close(),
    renew() {
      leg.close()
      leg = open()
      if (hear) leg.onFrame(hear)
      for (const tell of gone) leg.onLost(tell)
    },
  }
}
