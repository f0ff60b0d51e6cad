/** A person at a window as the host holds it. The microphone's recording is made here, so that it goes on whatever happens to the engine's thread. */
import { createFrameLine } from './frameLine.ts'
import type { WindowLeg } from './leg.ts'
import type { ToEngine } from './messages.ts'
import { WINDOW_FRAME, WINDOW_RATE } from './microphone.ts'
import type { LegRef } from './settings.ts'
import { createTape } from './tape.ts'

/** The engine's end of a window. */
export type WindowLegSide = {
  readonly leg: WindowLeg
  heard(pcm: Int16Array, seq: number): void
  sent(figures: { readonly frames: number; readonly energy: number }): void
  lost(why: string): void
}

/** How often sound that waits for disorder is looked at, ms. */
const LOOK_MS = 60

export function openWindowLeg(ref: LegRef, tell: (message: ToEngine) => void): WindowLegSide {
  const openedAt = Date.now()
  const start = performance.now()
  const since = (): number => performance.now() - start
  const line = createFrameLine()
  const tape = createTape(WINDOW_RATE, WINDOW_RATE)
  let hear: ((pcm: Int16Array, seq: number) => void) | null = null
  let figures = { frames: 0, energy: 0 }
  const gone: ((why: string) => void)[] = []
  let open = true
  let lost = false

  const record = (all: boolean): void => {
    for (const stretch of tape.take(since(), all)) line.push({ ...stretch, rate: WINDOW_RATE })
  }
  const looking = setInterval(record, LOOK_MS, false)
  looking.unref()

  const close = (): void => {
    if (!open) return
    open = false
    clearInterval(looking)
    record(true)
    line.end()
    if (!lost) tell({ kind: 'close', ref })
  }
  return {
    leg: {
      kind: 'window',
      ref,
      openedAt,
      frames: line.frames,
      push(pcm, seq) {
        if (!open || pcm.length !== WINDOW_FRAME) return
        const own = Int16Array.from(pcm)
        tape.push({ timestamp: (seq * WINDOW_FRAME) >>> 0, pcm: own, arrivedMs: since() })
        if (!lost) tell({ kind: 'push', ref, seq, pcm: own })
      },
      onFrame(listen) {
        hear = listen
      },
      sent: () => figures,
      onLost: (listen) => void gone.push(listen),
      close,
    },
    heard(pcm, seq) {
      if (open) hear?.(pcm, seq)
    },
    sent({ frames, energy }) {
      figures = { frames, energy }
    },
    lost(why) {
      lost = true
      for (const listen of gone) listen(why)
    },
  }
}
