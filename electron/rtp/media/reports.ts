/** What two ends of a line tell each other about it: when a report is due, what it says, what the peer's says (RFC 3550 §6). */
import type { Reception } from '../reception.ts'
import { middleOf, ntpTime, type ReportBlock, type Rtcp } from '../rtcp.ts'

export type Reports = {
  /** The compound to send when its time has come, else null. */
  due(now: number, own: Own): Rtcp[] | null
  received(packets: readonly Rtcp[], now: number, ssrc: number): Heard
  /** "A participant … MAY send a BYE immediately" with fewer than 50 members (§6.3.7). */
  bye(now: number, own: Own): Rtcp[]
  /** Of the peer's last report. */
  figures(): { readonly roundTripMs: number | null; readonly remoteLossShare: number | null }
}

export type Own = {
  readonly ssrc: number
  readonly cname: string
  /** Sent since the last two reports: an SR, else an RR (§6.4). */
  readonly packets: number
  readonly bytes: number
  /** Of this moment, in the codec's clock. */
  readonly timestamp: number
  readonly wallMs: number
  /** The peer's source, when one was heard. */
  readonly peer: { readonly ssrc: number; readonly reception: Reception } | null
}

export type Heard = { readonly bye: boolean; readonly collision: boolean }

/** §6.2: 360 over the session's bandwidth in kbit/s, for two parties of 80 kbit/s each with all headers. */
const LEAST_MS = 360_000 / 160
/** "The interval … is divided by 1.21828 to compensate" (§6.3.1). */
const COMPENSATION = Math.E - 1.5

/** Reports of ours that the peer may still speak of. */
const REMEMBERED = 8

/** @param random 0 to 1. */
export function createReports(random: () => number): Reports {
  let dueAt = Number.NaN
  let packetsBefore = -1
  /** Our last reports by the middle of their time, with the steady clock: a wall clock that is set does no harm. */
  const told = new Map<number, number>()
  let sr: { readonly middle: number; readonly at: number } | null = null
  let roundTripMs: number | null = null
  let remoteLossShare: number | null = null

  const interval = (): number => (LEAST_MS * (0.5 + random())) / COMPENSATION
  function compound(now: number, own: Own): Rtcp[] {
    const reports: ReportBlock[] = own.peer
      ? [
          own.peer.reception.report(own.peer.ssrc, {
            lastSr: sr?.middle ?? 0,
            delaySinceLastSr: sr ? Math.round(((now - sr.at) / 1000) * 65_536) >>> 0 : 0,
          }),
        ]
      : []
    const sent = own.packets > Math.max(0, packetsBefore)
    packetsBefore = own.packets
    const ntp = ntpTime(own.wallMs)
    if (sent) {
      told.set(middleOf(ntp), now)
      const [oldest] = told.keys()
      if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest)
    }
    const report: Rtcp = sent
      ? {
          kind: 'SR',
          ssrc: own.ssrc,
          ntp,
          timestamp: own.timestamp,
          packets: own.packets >>> 0,
          bytes: own.bytes >>> 0,
          reports,
        }
      : { kind: 'RR', ssrc: own.ssrc, reports }
    return [report, { kind: 'SDES', ssrc: own.ssrc, cname: own.cname }]
  }

  return {
    due(now, own) {
      // The first one after half the interval (§6.2).
      if (Number.isNaN(dueAt)) dueAt = now + interval() / 2
      if (now < dueAt) return null
      dueAt = now + interval()
      return compound(now, own)
    },
    received(packets, now, ssrc) {
      let bye = false
      let collision = false
      for (const packet of packets) {
        if (packet.kind === 'BYE') bye = true
        if (packet.kind === 'SR') sr = { middle: middleOf(packet.ntp), at: now }
        if (packet.kind !== 'BYE' && packet.ssrc === ssrc) collision = true
        if (packet.kind !== 'SR' && packet.kind !== 'RR') continue
        for (const block of packet.reports) {
          if (block.ssrc !== ssrc) continue
          remoteLossShare = block.fractionLost / 256
          if (block.lastSr === 0) continue
          // §6.4.1: A − LSR − DLSR; below 0 their clock is wrong.
          const away = now - (told.get(block.lastSr) ?? Number.NaN) - (block.delaySinceLastSr * 1000) / 65_536
          if (away >= 0) roundTripMs = away
        }
      }
      return { bye, collision }
    },
    bye: (now, own) => [...compound(now, own), { kind: 'BYE', ssrcs: [own.ssrc] }],
    figures: () => ({ roundTripMs, remoteLossShare }),
  }
}
