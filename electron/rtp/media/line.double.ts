/** A line for tests: without sockets, on a clock that only the test moves. */
import type { Codecs } from '../codec/codec.ts'
import { type Rtcp, readRtcp } from '../rtcp.ts'
import type { Place } from './latch.ts'
import { createLine, type Line, type LineEvent } from './line.ts'
import type { LegSettings, RtpPlace } from './settings.ts'

export const TOLD = { address: '192.0.2.1', port: 4000 }
const PLACE: RtpPlace = { address: '127.0.0.1', ports: { from: 1, to: 1 } }
export const settings = (more: Partial<LegSettings> = {}): LegSettings => ({
  codec: 'pcma',
  payload: 8,
  eventsPayload: 101,
  remote: { ...TOLD, rtcpPort: 4001 },
  direction: 'sendrecv',
  ptime: 20,
  srtp: null,
  cname: 'c@v',
  ...more,
})

/** A line without sockets, on a clock that only we move. */
export function openLine(codecs: Codecs, place: Partial<RtpPlace> = {}) {
  const rtp: { bytes: Uint8Array; to: Place; at: number }[] = []
  const rtcp: { packets: Rtcp[]; bytes: Uint8Array; to: Place; at: number }[] = []
  const events: LineEvent[] = []
  let now = 0
  let seed = 0.1
  const line: Line = createLine({
    codecs,
    place: { ...PLACE, ...place },
    openedAt: 0,
    random: () => {
      seed = (seed * 7.31 + 0.17) % 1
      return seed
    },
    wall: () => 1_700_000_000_000 + now,
    sendRtp: (bytes, to) => rtp.push({ bytes, to, at: now }),
    sendRtcp: (bytes, to) => rtcp.push({ packets: readRtcp(bytes) ?? [], bytes, to, at: now }),
    tell: (event) => events.push(event),
  })
  return {
    line,
    rtp,
    rtcp,
    events,
    told: <K extends LineEvent['kind']>(kind: K) =>
      events.filter((one): one is LineEvent & { kind: K } => one.kind === kind),
    now: () => now,
    /** Beats for so long; `hear` is what this line is given to say. */
    run(ms: number, hear: Int16Array | null = null, routed = hear !== null) {
      for (const end = now + ms; now < end; ) {
        now += 20
        line.hear(hear, routed, now)
        line.tick(now)
      }
    },
    from(packets: readonly Uint8Array[], from: Place = TOLD) {
      for (const packet of packets) {
        line.rtp(packet, from, now)
        now += 20
      }
    },
    recorded: () => line.take(now + 1_000, true).flatMap(({ pcm }) => [...pcm]),
  }
}
