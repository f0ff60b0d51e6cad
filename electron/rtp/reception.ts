/** How well one source is received: loss, jitter and the report block about it (RFC 3550 §6.4.1, §A.1, §A.3, §A.8). */
import type { ReportBlock } from './rtcp.ts'

/** A jump forward of more packets than this is another stream, not loss (§A.1). */
const MAX_DROPOUT = 3_000
/** A packet this much older than the newest is late, one older still belongs to another stream (§A.1). */
const MAX_MISORDER = 100

export type Reception = {
  /**
   * `arrivalMs` on any steady clock. False: out of all order; counts only when its successor follows (§A.1).
   * `timed` is false for what does not carry the time of its sending, as the keys of RFC 4733 do: it says nothing of jitter.
   */
  received(
    packet: { readonly sequence: number; readonly timestamp: number },
    arrivalMs: number,
    timed?: boolean,
  ): boolean
  readonly figures: () => {
    readonly expected: number
    readonly received: number
    /** Never below zero, although duplicates could make it so (§6.4.1). */
    readonly lost: number
    /** ms, smoothed over 16 packets (§A.8). */
    readonly jitterMs: number
  }
  /** For the next RR or SR; the fraction is since the last call. */
  report(ssrc: number, last: { readonly lastSr: number; readonly delaySinceLastSr: number }): ReportBlock
}

/**
 * There is no probation (§A.1 asks for two packets in a row before a source counts): the first packet may hold the
 * first word, and the peer was agreed on in the offer.
 */
export function createReception(clockRate: number): Reception {
  let base = -1
  let newest = 0
  let cycles = 0
  let bad = -1
  let received = 0
  let jitter = 0
  let transit = Number.NaN
  let before = { expected: 0, received: 0 }

  function start(sequence: number): void {
    base = sequence
    newest = sequence
    cycles = 0
    bad = -1
    received = 0
    transit = Number.NaN
    before = { expected: 0, received: 0 }
  }
  function inOrder(sequence: number): boolean {
    if (base < 0) start(sequence)
    const ahead = (sequence - newest + 65_536) % 65_536
    if (ahead < MAX_DROPOUT) {
      if (sequence < newest) cycles += 65_536
      newest = sequence
    } else if (ahead <= 65_536 - MAX_MISORDER) {
      // "Two sequential packets -- assume that the other side restarted without telling us" (§A.1).
      if (sequence !== bad) {
        bad = (sequence + 1) % 65_536
        return false
      }
      start(sequence)
    }
    return true
  }
  const expected = (): number => (base < 0 ? 0 : cycles + newest - base + 1)

  return {
    received({ sequence, timestamp }, arrivalMs, timed = true) {
      if (!inOrder(sequence)) return false
      received++
      if (!timed) return true
      // Timestamps wrap; the difference of two transits is small, so 32 bits of it are enough (§A.8).
      const now = ((arrivalMs * clockRate) / 1000 - timestamp) | 0
      if (!Number.isNaN(transit)) jitter += (Math.abs((now - transit) | 0) - jitter) / 16
      transit = now
      return true
    },
    figures: () => ({
      expected: expected(),
      received,
      lost: Math.max(0, expected() - received),
      jitterMs: (jitter * 1000) / clockRate,
    }),
    report(ssrc, { lastSr, delaySinceLastSr }) {
      const total = expected()
      const interval = total - before.expected
      const lost = interval - (received - before.received)
      before = { expected: total, received }
      return {
        ssrc,
        fractionLost: interval === 0 || lost <= 0 ? 0 : Math.min(255, Math.floor((lost * 256) / interval)),
        // 24 bits with a sign (§6.4.1).
        lost: Math.max(-0x80_0000, Math.min(0x7f_ffff, total - received)),
        highestSequence: (cycles + newest) >>> 0,
        jitter: Math.floor(jitter),
        lastSr,
        delaySinceLastSr,
      }
    },
  }
}
