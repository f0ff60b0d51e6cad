/** Words that are not yet final, for other consoles: at most two writes a second for each voice, the newest only, and none is missed if lost. */
import type { LegId } from '../capture/source.ts'
import type { Deliver } from '../outbox/deliver.ts'
import { setPartialPath } from '../outbox/functions.ts'

const EVERY_MS = 500

export type Partials = {
  offer(leg: LegId, text: string, startMs: number): void
  /** The words became final: what still waits is old. */
  settled(leg: LegId): void
  /** Sends what waits and is due; asked as the sound goes on. */
  tick(leg: LegId): void
}

type Waiting = { readonly text: string; readonly startMs: number }
type Lane = { waiting: Waiting | undefined; sentAt: number; busy: boolean; seq: number }

export function createPartials(options: { callId: string; deliver: Deliver | undefined; now: () => number }): Partials {
  const { callId, deliver, now } = options
  const lane = (): Lane => ({ waiting: undefined, sentAt: Number.NEGATIVE_INFINITY, busy: false, seq: 0 })
  const lanes = { agent: lane(), customer: lane() }

  const tick = (leg: LegId): void => {
    const at = lanes[leg]
    // One at a time: while the backend is away the client would keep every one of them for later, when none is wanted.
    if (!deliver || !at.waiting || at.busy || now() - at.sentAt < EVERY_MS) return
    const { text, startMs } = at.waiting
    at.waiting = undefined
    at.sentAt = now()
    at.busy = true
    const free = (): void => {
      at.busy = false
    }
    deliver(setPartialPath, { callId, speaker: leg, text, startMs, seq: ++at.seq }).then(free, free)
  }

  return {
    offer(leg, text, startMs) {
      lanes[leg].waiting = { text, startMs }
      tick(leg)
    },
    settled(leg) {
      lanes[leg].waiting = undefined
    },
    tick,
  }
}
