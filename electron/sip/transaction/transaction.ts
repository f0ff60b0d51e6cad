/** What every transaction is given and gives back (RFC 3261 §17). */
import type { SipRequest, SipResponse } from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import type { Schedule } from './timers.ts'

/** The way to one peer, as the transport found it. */
export type Wire = {
  /** False for UDP: only there are messages sent again. */
  readonly reliable: boolean
  /** Failures come back through `transportFailed` of whoever used the wire. */
  readonly send: (bytes: Uint8Array) => void
  /** When this way is gone: the one that an answer to `request` may take instead (§18.2.2). */
  readonly again?: (request: SipRequest) => Wire
}

/** How a client transaction ended without a final response. A TU takes them as 408 and 503 (§8.1.3.1). */
export type Failure = 'timeout' | 'transport'

export type ClientEvents = {
  /** Provisional and final ones; each final one of an INVITE that forked (RFC 6026 §7.2). */
  response(response: SipResponse): void
  failed(failure: Failure): void
  terminated(): void
}

export type ClientTransaction = {
  readonly state: () => string
  receive(response: SipResponse): void
  /** Ends it without another event but `terminated`: nobody wants the answer any more. */
  abandon(): void
  transportFailed(): void
}

export type ServerEvents = {
  /** H fired without an ACK, or the transport broke. */
  failed(failure: Failure): void
  /** An ACK within the Accepted state: it belongs to the dialog (RFC 6026 §7.1). */
  ack(request: SipRequest): void
  terminated(): void
}

export type ServerTransaction = {
  readonly state: () => string
  /** The request came again, or its ACK did. */
  receive(request: SipRequest): void
  /** Sends and moves on; after a final response only a 2xx may be sent again (RFC 6026 §7.1). */
  respond(response: Outgoing): void
  transportFailed(): void
}

/** Told to a TU that breaks the order of responses: a fault in our own code. */
export class TransactionStateError extends Error {
  override readonly name = 'TransactionStateError'
}

export type Needs<Events> = { readonly wire: Wire; readonly schedule: Schedule; readonly on: Events }
