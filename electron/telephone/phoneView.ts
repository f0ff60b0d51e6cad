/** A telephone call as windows are told of it: the present moment, never stored. */
import type { SupervisionMode } from '../call/supervision.ts'
import type { LineQuality } from '../rtp/media/media.ts'

export type PhoneState = 'ringing' | 'dialing' | 'connected' | 'held' | 'transferring' | 'ended'

export type PhoneView = {
  readonly callId: string
  /** Id of the line. */
  readonly line: string
  readonly direction: 'in' | 'out'
  readonly state: PhoneState
  readonly muted: boolean
  /** The other side has put us on hold. */
  readonly waiting: boolean
  /** Sound is encrypted on the way. */
  readonly secure: boolean
  /** As the network gave them; '' when it did not. */
  readonly number: string
  readonly name: string
  /** ms since the epoch. */
  readonly startedAt: number
  readonly answeredAt?: number
  /** Keys that the other side pressed, the last 32. */
  readonly keys: string
  readonly quality?: Pick<LineQuality, 'received' | 'lost' | 'jitterMs' | 'roundTripMs' | 'mos' | 'remoteLossShare'>
  /** ms without any sound that should have come; absent while it flows. */
  readonly silentMs?: number
  /** Why the last thing that was asked for did not happen. */
  readonly trouble?: PhoneTrouble
  readonly supervisors: Present[]
  /** What a machine reads out: the newest text for the caller and for the dispatcher's ear; absent while there was none. */
  readonly spoken?: SpokenView
}

/** How a text that is read out fares; `what` is the name that whoever asked has for it. */
export type Spoken =
  | { readonly kind: 'preparing' | 'speaking' | 'said' | 'stopped'; readonly what: string }
  | { readonly kind: 'failed'; readonly what: string; readonly failure: string; readonly reason: string }
export type SpokenView = { readonly caller?: Spoken; readonly ear?: Spoken }

export type Present = {
  readonly supervisorId: string
  readonly supervisorName: string
  readonly mode: SupervisionMode
}

export type PhoneTrouble = 'hold_refused' | 'transfer_refused' | 'transfer_failed' | 'line_lost'

/** What was asked of a call cannot be done as it stands. */
export class PhoneError extends Error {
  override readonly name = 'PhoneError'
  readonly code:
    | 'call_not_found'
    | 'phone_state'
    | 'phone_refused'
    | 'line_not_found'
    | 'phone_off'
    | 'needs_bridge'
    | 'speech_off'
  readonly field: string
  readonly reason: string

  constructor(code: PhoneError['code'], field: string, reason: string) {
    super(`${code}: ${field}: ${reason}`)
    this.code = code
    this.field = field
    this.reason = reason
  }
}
