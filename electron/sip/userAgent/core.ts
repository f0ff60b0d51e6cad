/** What every call of one user agent stands on: time, chance, the way out, and who belongs to which dialog. */
import type { Dialog } from '../dialog/dialog.ts'
import type { HeaderLine, SipRequest } from '../message/message.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { ServerEvents, ServerTransaction } from '../transaction/transaction.ts'
import type { Protocol } from '../transport/peer.ts'
import type { Flow, Sender } from './sender.ts'
import type { Session } from './session.ts'

/** Something that takes the requests of one dialog. */
export type DialogUser = {
  readonly dialog: Dialog
  readonly session: Session
  receive(request: SipRequest, transaction: ServerTransaction, flow: Flow): Partial<ServerEvents>
  /** An ACK of a 2xx. */
  ack(request: SipRequest): void
}

export type Core = {
  /** What falls due later and throws is told to `fault` and goes no further. */
  readonly schedule: Schedule
  readonly now: () => number
  readonly random: () => number
  readonly newToken: () => string
  /** Seconds (RFC 4028). */
  readonly sessionTimer: { readonly expires: number; readonly least: number }
  readonly sender: Sender
  contact(protocol: Protocol, user: string, params: string): string
  /** Product, Allow, Supported: what requests and 2xx of ours carry besides. */
  readonly introduction: readonly HeaderLine[]
  /** Requests of this dialog come here from now on; the returned function ends that. */
  join(user: DialogUser): () => void
  dialog(key: string): DialogUser | null
  /** What a CANCEL of this INVITE does; it has been answered 200 then. */
  onCancel(transaction: ServerTransaction, run: (cancel: SipRequest) => void): void
  /** Runs what may be at fault; what it throws is told without its words. */
  guard(run: () => void): void
  fault(error: unknown): void
}
