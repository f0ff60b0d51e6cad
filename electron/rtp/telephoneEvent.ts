/** Keys of a telephone as RTP events (RFC 4733 §2.3, §3.2). */

export type TelephoneEvent = {
  /** 0 to 9, `*`, `#`, A to D are 0 to 15; others are not keys. */
  readonly event: number
  readonly end: boolean
  /** -dBm0, 0 to 63. */
  readonly volume: number
  /** Units of the timestamp, 16 bits. */
  readonly duration: number
}

const KEYS = '0123456789*#ABCD'

export const keyOf = (event: number): string | null => KEYS[event] ?? null
/** Null for what is no key. */
export const eventOf = (key: string): number | null =>
  key.length === 1 && KEYS.includes(key) ? KEYS.indexOf(key) : null

/** `event | E R volume | duration` (§2.3). Null when cut short. */
export function readEvent(payload: Uint8Array): TelephoneEvent | null {
  const [event, flags, high, low] = payload
  if (event === undefined || flags === undefined || high === undefined || low === undefined) return null
  return { event, end: flags >= 128, volume: flags & 0x3f, duration: (high << 8) | low }
}

export const writeEvent = ({ event, end, volume, duration }: TelephoneEvent): Uint8Array =>
  Uint8Array.of(event, (end ? 0x80 : 0) | (volume & 0x3f), (duration >> 8) & 0xff, duration & 0xff)

export type EventReceiver = {
  /** The key when this packet begins a new press, else null. */
  received(packet: { readonly timestamp: number; readonly payload: Uint8Array }): string | null
}

/** Nothing on the way is held up for longer: 2 s at 8 kHz. */
const LATE = 16_000

/**
 * All packets of a press carry the timestamp of its beginning (§2.1), so a press counts once
 * however many of them come, in what order, and whichever are lost (§2.5.1.4 sends the last three times).
 */
export function createEventReceiver(): EventReceiver {
  let latest: number | null = null
  return {
    received({ timestamp, payload }) {
      const event = readEvent(payload)
      const key = event && keyOf(event.event)
      // An older press that comes late is over already; one from far before is the first by another clock (a transfer, an announcement).
      const behind = latest === null ? -1 : (latest - timestamp) | 0
      if (!key || (behind >= 0 && behind < LATE)) return null
      latest = timestamp
      return key
    },
  }
}

/** The packets of one press: one each `stepMs` while it is held, the end three times (§2.5.1.4). */
export function eventPackets(
  key: string,
  press: { durationMs: number; stepMs: number; clockRate: number },
): TelephoneEvent[] {
  const event = eventOf(key)
  if (event === null) return []
  const steps = Math.max(1, Math.round(press.durationMs / press.stepMs))
  const step = (press.stepMs * press.clockRate) / 1000
  const at = (index: number, end: boolean): TelephoneEvent => ({
    event,
    end,
    volume: 10,
    duration: Math.min(0xffff, Math.round((index + 1) * step)),
  })
  const held = Array.from({ length: steps - 1 }, (_, index) => at(index, false))
  return [...held, at(steps - 1, true), at(steps - 1, true), at(steps - 1, true)]
}
