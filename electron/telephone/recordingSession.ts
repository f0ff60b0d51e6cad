/** A recording session of an SBC (SIPREC) becomes a call of this host: recorded, shown, heard by supervisors, counted. */
import { randomBytes } from 'node:crypto'
import { policyOf } from '../capture/emergency/report.ts'
import { type Identities, NO_IDENTITIES } from '../capture/siprec/legs.ts'
import { openSiprec } from '../capture/siprec/siprec.ts'
import type { Session } from '../sip/userAgent/session.ts'
import type { Line } from '../storage/line.ts'
import { isTrial } from './addressing.ts'
import { CNAME, newKey } from './description.ts'
import { type Exchange, newCallId, soundAddress } from './exchange.ts'

/** Who of those that are recorded is a dispatcher: as the recorder's setting says, and whoever has an account of ours. */
export const identitiesOf = (recorder: Line, lines: readonly Line[]): Identities => ({
  ...NO_IDENTITIES,
  agents: [...(recorder.agents ?? []), ...lines.flatMap(({ kind, user }) => (kind === 'account' ? [user] : []))],
})

/** `listen` of the session is called before this returns. */
export function takeRecording(
  exchange: Exchange,
  session: Session,
  line: Line,
  identities: Identities,
  keep: (callId: string, number: number, bytes: Uint8Array) => void,
): void {
  const { media, now, schedule, tally, log } = exchange
  const listen = exchange.listen()
  const startedAt = now()
  const callId = newCallId('siprec', startedAt)
  tally.expected(callId, 'recording', startedAt)
  void openSiprec({
    session,
    media,
    info: {
      callId,
      sessionId: callId,
      agentName: '',
      customerName: '',
      customerPhone: '',
      campaignName: line.campaign,
      line: line.name,
      language: line.language,
      // A call that only tries the way sends nobody out (RFC 6881 §17).
      practice: isTrial(session),
    },
    place: { address: listen.address, ports: listen.rtp },
    announce: soundAddress(listen),
    identities,
    codecs: line.codecs,
    srtp: line.srtp,
    now,
    schedule,
    newKey,
    newSessionId: () => String(randomBytes(8).readBigUInt64BE() >> 2n),
    cname: CNAME,
    references: policyOf(listen.location),
    keep: (number, bytes) => keep(callId, number, bytes),
  }).then(
    (opened) => {
      if (opened.kind === 'refused') {
        log.warn('telephone.recording', { status: opened.status })
        return tally.missing(
          callId,
          opened.status === 488 ? 'no_codec' : opened.status === 503 ? 'no_ports' : 'bad_offer',
        )
      }
      void opened.call.over.then(({ expectedMs, ended }) => tally.ended(callId, expectedMs, ended ?? 'hangup'))
      try {
        exchange.begin(opened.call.source, line)
      } catch (error) {
        log.error('telephone.begin', error)
        tally.missing(callId, 'not_carried')
        // Nobody reads it: whoever forks the call may try another recorder.
        opened.call.source.stop()
      }
    },
    (error: unknown) => {
      log.error('telephone.recording', error)
      tally.missing(callId, 'not_carried')
    },
  )
}
