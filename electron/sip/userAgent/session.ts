/** One call as its user sees it: from the first INVITE to the last BYE (RFC 3261 §13 to §15). */
import type { Credentials } from '../digest/digest.ts'
import type { HeaderLine, SipRequest, SipResponse } from '../message/message.ts'
import type { Peer } from '../transport/peer.ts'

/** `accepting`: our 2xx is out and its ACK has not come. `early`: the peer's 183 or 18x with a description is here. */
export type SessionState = 'incoming' | 'calling' | 'ringing' | 'early' | 'accepting' | 'confirmed' | 'ended'

export type SessionEnd = {
  readonly by: 'peer' | 'us' | 'timeout' | 'transport' | 'session-timer'
  /** Of the response that ended it, when one did. */
  readonly status?: number
  /** The Reason header (RFC 3326) or the reason phrase, as it came. May name persons: not for logs. */
  readonly reason?: string
}

/** The answer to an offer of the peer's: our description, or the status that refuses theirs (488 mostly). */
export type Offered = { readonly sdp: Uint8Array } | { readonly status: number }

export type Refer = {
  /** The URI to call, without its headers. */
  readonly to: string
  /** The value for a Replaces header (RFC 3891), unescaped; null for a blind transfer. */
  readonly replaces: string | null
  /** Referred-By as it came (RFC 3892). */
  readonly by: string | null
  /** How the new call goes: 100 to 199 while it rings, 200 and above end the matter (RFC 3515 §2.4.5). */
  report(status: number): void
}

/** Every one may be absent. What they throw ends this session only. */
export type SessionEvents = {
  /** 180 to 199. `sdp`: early media. */
  progress?(status: number, sdp: Uint8Array | null): void
  /** The peer's 2xx of our INVITE; the ACK goes out by itself. */
  accepted?(sdp: Uint8Array | null, response: SipResponse): void
  /**
   * The ACK came, or ours went out. `sdp` is the peer's answer when our 2xx carried the offer (in ACK, or in a PRACK
   * before). Called again after a re-INVITE whose ACK carries an answer.
   */
  confirmed?(sdp: Uint8Array | null): void
  /**
   * The peer offers anew (re-INVITE, UPDATE, PRACK): hold, resume, codec, a change of a recording session. `sdp` null:
   * it asks for an offer of ours, and its answer comes by `confirmed`. Without this event such offers get 488.
   */
  offered?(sdp: Uint8Array | null, request: SipRequest): Promise<Offered>
  /** We called without a description and the peer's response brings the offer: the answer goes with ACK or PRACK. */
  offeredLate?(sdp: Uint8Array, response: SipResponse): Promise<Offered>
  /** True takes it: 202, and NOTIFY as `report` is called (RFC 3515). */
  referred?(refer: Refer): boolean
  /** How a transfer we asked for goes. */
  referProgress?(status: number): void
  /** INFO and MESSAGE within the dialog, and an UPDATE whose body is no description; all have been answered 200. */
  message?(request: SipRequest): void
  /** Once, whatever happened. */
  ended?(end: SessionEnd): void
}

/** What names a dialog for Replaces, seen from our side (RFC 3891 §3). */
export type DialogIds = { readonly callId: string; readonly localTag: string; readonly remoteTag: string }

export type Session = {
  /** Ours, random; never the Call-ID. */
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly callId: string
  /** The peer's INVITE with all its headers and its body when direction is `in`. */
  readonly invite: SipRequest | null
  /** Whence the INVITE came, or where ours went last. */
  readonly peer: Peer
  /** The call this one shall take the place of (RFC 3891): accepting this one ends that one. */
  readonly replaces: Session | null
  state(): SessionState
  /** For incoming sessions; once, at once. */
  listen(on: SessionEvents): void
  /** 180, or 183 with a description; sent reliably where the peer can (RFC 3262). */
  ring(sdp?: Uint8Array): void
  /** 200, repeated until its ACK comes (§13.3.1.4). `contactParams` like `;+sip.srs` follow our Contact from then on. */
  accept(sdp: Uint8Array, headers?: readonly HeaderLine[], contactParams?: string): void
  reject(status: number, headers?: readonly HeaderLine[]): void
  /**
   * Offers anew and resolves with the answer: re-INVITE, before the call is confirmed UPDATE (RFC 3311). Waits its turn;
   * 491 is tried again as §14.1 says. Rejects with SessionRefused. `body`: parts that carry the description among others.
   */
  offer(sdp: Uint8Array, body?: { readonly type: string; readonly bytes: Uint8Array }): Promise<Uint8Array>
  /** CANCEL, BYE or a refusal, whichever the state wants. Safe twice. `reason`: a Reason header (RFC 3326). */
  hangUp(reason?: HeaderLine): void
  /** Resolves when the peer takes the REFER; what becomes of it comes by `referProgress`. Rejects with SessionRefused. */
  refer(target: string, options?: { readonly replaces?: Session; readonly attended?: boolean }): Promise<'accepted'>
  info(type: string, bytes: Uint8Array): void
  /** Null until the peer has a tag. */
  ids(): DialogIds | null
  /** Where the peer wants its requests: its Contact. Null until it is known. */
  remoteTarget(): string | null
}

export type OutgoingInvite = {
  /** The URI to call: `sip:…`, `tel:…` or `urn:service:sos`. */
  readonly to: string
  /** A From value without its tag: `"Room 3" <sip:room3@pbx.test>` or a bare URI. */
  readonly from: string
  readonly sdp?: Uint8Array
  readonly headers?: readonly HeaderLine[]
  /** In place of `sdp`: a body of parts. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
  readonly credentials?: Credentials
  /** The outbound proxy's URI. */
  readonly via?: string
  /** After the Contact: `;+sip.src`. */
  readonly contactParams?: string
}

/** A request of ours within a call was refused, or nobody answered it (408), or the call is over (481). */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused'
  readonly status: number
  constructor(status: number) {
    super(`refused with ${status}`)
    this.status = status
  }
}
