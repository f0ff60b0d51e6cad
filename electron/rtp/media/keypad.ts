/** Keys that wait to be sent, one after another, in beats of 20 ms (RFC 4733 §2.5.1.3: events replace the voice while they last). */
import { eventOf, eventPackets, type TelephoneEvent } from '../telephoneEvent.ts'
import { BEAT_MS } from './beat.ts'

/** 100 ms of tone and 80 ms of pause: twice what Q.24 asks a receiver to know. */
const PRESS_MS = 100
const PAUSE_BEATS = 4
/** `,` is a pause of a second. */
const COMMA_BEATS = 50

export type KeyBeat =
  | { readonly kind: 'event'; readonly event: TelephoneEvent; readonly first: boolean }
  | { readonly kind: 'tone'; readonly key: string; readonly beat: number }

export type Keypad = {
  press(keys: string): void
  /** What this beat holds in place of the voice; null when it is the voice's. */
  beat(as: { readonly clockRate: number } | 'tone'): KeyBeat | null
  /** Whether anything is still to be sent. */
  busy(): boolean
}

/** More than this is no dialling. */
const MOST_KEYS = 128

export function createKeypad(): Keypad {
  let waiting: string[] = []
  let current: { readonly key: string; readonly events: readonly TelephoneEvent[]; at: number } | null = null
  let pause = 0
  const start = (as: { readonly clockRate: number } | 'tone'): void => {
    const key = waiting.shift()
    if (key === undefined) return
    if (key === ',') {
      pause = COMMA_BEATS
      return
    }
    const clockRate = as === 'tone' ? 8000 : as.clockRate
    const events = eventPackets(key, { durationMs: PRESS_MS, stepMs: BEAT_MS, clockRate })
    current = { key, events, at: 0 }
  }
  return {
    press(keys) {
      waiting = [...waiting, ...[...keys.toUpperCase()].filter((key) => key === ',' || eventOf(key) !== null)]
      waiting = waiting.slice(0, MOST_KEYS)
    },
    beat(as) {
      if (pause > 0) {
        pause--
        return null
      }
      if (!current) start(as)
      if (!current) return null
      const { key, events, at } = current
      const beats = as === 'tone' ? PRESS_MS / BEAT_MS : events.length
      current.at++
      if (current.at >= beats) {
        current = null
        pause = PAUSE_BEATS
      }
      if (as === 'tone') return { kind: 'tone', key, beat: at }
      const event = events[at]
      return event ? { kind: 'event', event, first: at === 0 } : null
    },
    busy: () => current !== null || waiting.length > 0,
  }
}
