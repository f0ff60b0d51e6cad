/** What the parts of one dialog's conversation share: the way to ask, whose turn it is, and where it stands. */
import type { Dialog } from '../dialog/dialog.ts'
import type { HeaderLine, SipRequest, SipResponse } from '../message/message.ts'
import { responseTo } from '../message/response.ts'
import type { Failure, ServerTransaction } from '../transaction/transaction.ts'
import type { Protocol } from '../transport/peer.ts'
import type { Core } from './core.ts'
import type { Life } from './life.ts'
import type { Flow, Once, Sent, SentRequest } from './sender.ts'
import type { SessionEnd } from './session.ts'
import type { SessionTimer } from './sessionTimer.ts'

/** Whose turn it is: one offer and one INVITE at a time (RFC 3264 §4, RFC 3261 §14.1, RFC 3311 §5). */
export type Floor = {
  /** An offer that waits for its answer. */
  offer: 'ours' | 'theirs' | null
  /** An INVITE that waits for its final response. */
  invite: 'ours' | 'theirs' | null
  /** The first INVITE is acknowledged. */
  established: boolean
  /** The first offer is answered for good, so that UPDATE may offer anew (RFC 3311 §5.1). */
  answered: boolean
  /** Our description as the peer knows it. */
  local: Uint8Array | null
  /** Seconds: the Min-SE we met so far (RFC 4028 §7.3). */
  least: number
}

export type Body = { readonly type: string; readonly bytes: Uint8Array }

export type Ask = { readonly headers?: readonly HeaderLine[]; readonly body?: Body }

export type AskEvents = {
  response?(response: SipResponse, sent: SentRequest): void
  failed?(failure: Failure): void
}

export type Talk = {
  readonly core: Core
  readonly dialog: Dialog
  readonly life: Life
  readonly floor: Floor
  readonly timer: SessionTimer
  /** True for the side whose INVITE opened the call: it owns the Call-ID (§14.1). */
  readonly caller: boolean
  ask(method: string, ask: Ask, on: AskEvents): Sent
  /** The ACK of a 2xx, with the proofs of its INVITE (§13.2.2.4, §22.1). */
  acknowledge(response: SipResponse, invite: SentRequest, body?: Body): Promise<Once | null>
  reply(request: SipRequest, transaction: ServerTransaction, status: number, more?: ReplyMore): void
  contact(protocol: Protocol): string
  /** The Contact for an answer on this way. */
  contactHere(): HeaderLine
  /** Does the peer take this method? Unknown counts as no. */
  allows(method: string): boolean
  readonly closed: () => boolean
  /** The call is over, and not by BYE of ours alone. */
  lost(end: SessionEnd): void
  bye(headers?: readonly HeaderLine[]): void
}

export type ReplyMore = { readonly headers?: readonly HeaderLine[]; readonly body?: Body }

export const bodyHeaders = (body: Body | undefined): HeaderLine[] => (body ? [['content-type', body.type]] : [])

export const sdpBody = (bytes: Uint8Array): Body => ({ type: 'application/sdp', bytes })

export const flowOf = ({ wire, peer }: Flow): Flow => ({ wire, peer })

/** Answers a request within a dialog, whose To has our tag already. */
export function replyTo(
  request: SipRequest,
  transaction: ServerTransaction,
  status: number,
  { headers = [], body }: ReplyMore = {},
): void {
  transaction.respond(
    responseTo(request, status, {
      headers: [...headers, ...bodyHeaders(body)],
      ...(body ? { body: body.bytes } : {}),
    }),
  )
}
