/** What a recording session needs, and what it tells of itself. */
import type { CodecName, Media, RtpPlace } from '../../rtp/media/media.ts'
import type { Suite } from '../../sip/sdp/crypto.ts'
import type { Key } from '../../sip/sdp/offer.ts'
import type { Schedule } from '../../sip/transaction/timers.ts'
import type { Session } from '../../sip/userAgent/session.ts'
import type { ReferencePolicy } from '../emergency/dereference.ts'
import type { AudioSource, CallInfo, LegId, SourceEnd } from '../source.ts'
import type { Aligned } from './alignment.ts'
import type { Identities, LegReason, Speaker } from './legs.ts'
import type { RecordingModel } from './model.ts'
import type { LineTotals } from './recordedLine.ts'

export type SiprecOptions = {
  readonly session: Session
  readonly media: Pick<Media, 'openRtp'>
  /** What is known of the call before its metadata was read; names and number come from there where they are ''. */
  readonly info: Omit<CallInfo, 'sourceKind' | 'startedAt' | 'expectedMs'>
  /** Where our sockets are bound, and the address that the client is told. */
  readonly place: RtpPlace
  readonly announce: string
  readonly identities: Identities
  /** What is recorded; default: all that the engine knows. */
  readonly codecs?: readonly CodecName[]
  /** `off` refuses encrypted lines, `required` plain ones. Default: both are taken. */
  readonly srtp?: 'off' | 'offer' | 'required'
  /** ms since the epoch. */
  readonly now: () => number
  readonly schedule: Schedule
  readonly newKey: (suite: Suite) => Key
  /** `o=` session id: digits. */
  readonly newSessionId: () => string
  /** RFC 3550 §6.5.1; no personal data. */
  readonly cname: string
  /** Metadata exactly as it came, numbered from 1, before anything is read of it. Must not throw. */
  readonly keep?: (number: number, bytes: Uint8Array) => void
  /** No packet on any line that should flow for so long ends the call, ms. Default: two minutes. */
  readonly silenceMs?: number
  /** Who may be asked for a location that the call only points to. Default: nobody. */
  readonly references?: ReferencePolicy
  readonly onChange?: (state: SiprecState) => void
}

export type LineState = LineTotals & {
  readonly label: string | null
  readonly leg: LegId
  readonly why: LegReason
  readonly speakers: readonly Speaker[]
  readonly mixed: boolean
  readonly state: 'flowing' | 'paused' | 'ended'
  readonly silentMs: number
}

export type SiprecState = {
  readonly lines: readonly LineState[]
  readonly paused: boolean
  /** `none`: no metadata came yet. */
  readonly metadata: 'none' | 'ok' | 'damaged' | 'bad'
  /** Of the last document, English, without its words. */
  readonly problems: readonly string[]
  readonly documents: number
  /** By what the lines lie beside each other; of those that flowed last, once it is over. */
  readonly aligned: Aligned
  /** Why it ended; null while it goes on. */
  readonly ended: SourceEnd | null
  /** How long the recording should be: of the line that was due longest. What the assurance figure counts. */
  readonly expectedMs: number
  /** As much of it as every line has: what is missing on the worst of them is missing. */
  readonly capturedMs: number
}

export type SiprecCall = {
  readonly source: AudioSource
  readonly state: () => SiprecState
  readonly model: () => RecordingModel
  /** Resolves when the last sound has been given on. */
  readonly over: Promise<SiprecState>
}

export type SiprecOpened =
  | { readonly kind: 'opened'; readonly call: SiprecCall }
  /** The session has been told already. */
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }
