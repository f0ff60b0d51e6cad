/** Everything that is said within one dialog, from its first response to BYE (RFC 3261 §12.2, §14, §15). */
import type { Dialog } from '../dialog/dialog.ts'
import { type HeaderLine, headerOf, headersOf, type SipMessage, type SipRequest } from '../message/message.ts'
import type { ServerTransaction } from '../transaction/transaction.ts'
import type { Protocol } from '../transport/peer.ts'
import { CAPABILITIES } from './abilities.ts'
import type { Authorizer } from './authorizer.ts'
import type { Core, DialogUser } from './core.ts'
import type { Life } from './life.ts'
import { protocolOf } from './place.ts'
import { createRenewal } from './renewal.ts'
import { createRenewed } from './renewed.ts'
import type { Flow } from './sender.ts'
import type { DialogIds, Session, SessionEnd } from './session.ts'
import { createSessionTimer } from './sessionTimer.ts'
import { type Body, bodyHeaders, type Floor, replyTo, type Talk } from './talk.ts'
import { createTransfer } from './transfer.ts'

export type ConversationNeeds = {
  readonly core: Core
  readonly dialog: Dialog
  readonly session: Session
  readonly life: Life
  readonly caller: boolean
  /** The way its first message came, or went. */
  readonly flow: Flow
  /** The peer itself is at the other end of the flow, not a proxy that let go of the call. */
  readonly direct: boolean
  readonly authorizer: Authorizer | null
  /** The user part of our Contact, and what follows it. */
  readonly user: string
  readonly contactParams: () => string
  prack(request: SipRequest, transaction: ServerTransaction): void
  /** True: it was the ACK of the first INVITE. */
  ack(request: SipRequest): boolean
  /** The dialog is over. */
  lost(end: SessionEnd): void
}

export type Conversation = DialogUser & {
  readonly talk: Talk
  /** The ACK of the first INVITE is out, or in. */
  establish(): void
  /** The floor may be free: what waits goes on. */
  advance(): void
  /** Allow of the peer's INVITE or 2xx. */
  learn(message: SipMessage): void
  offer(sdp: Uint8Array, body?: Body): Promise<Uint8Array>
  refer(target: string, replaces: DialogIds | null): Promise<'accepted'>
  info(type: string, bytes: Uint8Array): void
  readonly ids: () => DialogIds
  /** Nothing more is asked or taken; what waits is refused. */
  close(): void
}

/** Methods that carry our Contact (RFC 3261 table 3, RFC 3311, RFC 3515). */
const WITH_CONTACT: ReadonlySet<string> = new Set(['INVITE', 'UPDATE', 'REFER', 'NOTIFY'])

export function createConversation(needs: ConversationNeeds): Conversation {
  const { core, dialog, life, session } = needs
  let flow = needs.flow
  let closed = false
  let allowed: ReadonlySet<string> = new Set()
  const floor: Floor = {
    offer: null,
    invite: needs.caller ? 'ours' : 'theirs',
    established: false,
    answered: false,
    local: null,
    least: core.sessionTimer.least,
  }

  const contact = (protocol: Protocol): string => core.contact(protocol, needs.user, needs.contactParams())
  /** A connection is used again while it leads where the next request must go anyway. */
  function open(): Flow | null {
    if (flow.peer.protocol === 'UDP' || !(dialog.routed() || needs.direct)) return null
    const asked = protocolOf(dialog.nextHop())
    return asked === null || asked === flow.peer.protocol ? flow : null
  }

  const timer = createSessionTimer(core.schedule, {
    refresh: () => renewal.refresh(),
    expired() {
      talk.bye([['reason', 'SIP;cause=408;text="Session timer expired"']])
      needs.lost({ by: 'session-timer' })
    },
  })
  const talk: Talk = {
    core,
    dialog,
    life,
    floor,
    timer,
    caller: needs.caller,
    contact,
    contactHere: () => ['contact', contact(flow.peer.protocol)],
    allows: (method) => allowed.has(method),
    closed: () => closed,
    lost: needs.lost,
    ask: (method, { headers = [], body }, on) =>
      core.sender.send({
        uri: dialog.nextHop(),
        flow: open(),
        contact: WITH_CONTACT.has(method) ? contact : null,
        authorizer: needs.authorizer,
        compose: () =>
          dialog.request(method, {
            headers: [...headers, ...core.introduction, ...bodyHeaders(body)],
            ...(body ? { body: body.bytes } : {}),
          }),
        response(response, sent) {
          if (response.status >= 200 && response.status < 300) dialog.answered(response)
          on.response?.(response, sent)
        },
        failed: (failure) => on.failed?.(failure),
      }),
    acknowledge: (response, invite, body) =>
      core.sender.once({
        uri: dialog.nextHop(),
        flow: open(),
        contact: null,
        compose: () =>
          dialog.request('ACK', {
            cseq: response.cseq?.number ?? 0,
            headers: [...proofsOf(invite.outgoing.headers), ...bodyHeaders(body)],
            ...(body ? { body: body.bytes } : {}),
          }),
      }),
    reply: replyTo,
    bye(headers = []) {
      if (closed) return
      talk.ask('BYE', { headers }, {})
    },
  }
  const renewal = createRenewal(talk)
  const renewed = createRenewed(talk, renewal.run)
  const transfer = createTransfer(talk)

  function close(): void {
    if (closed) return
    closed = true
    leave()
    timer.stop()
    renewal.close()
    renewed.close()
    dialog.end()
  }
  const handlers: Readonly<Record<string, (request: SipRequest, transaction: ServerTransaction) => void>> = {
    INVITE: renewed.invite,
    UPDATE: renewed.update,
    PRACK: needs.prack,
    REFER: transfer.referred,
    NOTIFY: transfer.notified,
    OPTIONS: (request, transaction) => replyTo(request, transaction, 200, { headers: CAPABILITIES }),
    BYE(request, transaction) {
      replyTo(request, transaction, 200)
      needs.lost(byPeer(request))
    },
  }
  /** INFO and MESSAGE: what they mean is the user's business (RFC 6086 §4.2.2, RFC 3428 §7). */
  function handUp(request: SipRequest, transaction: ServerTransaction): void {
    replyTo(request, transaction, 200)
    life.tell((on) => on.message?.(request))
  }

  const conversation: Conversation = {
    dialog,
    session,
    talk,
    close,
    ids: () => dialog,
    establish() {
      floor.established = true
      floor.answered = true
      if (floor.offer === 'ours') floor.offer = null
      renewal.run()
    },
    advance: renewal.run,
    learn(message) {
      const methods = headersOf(message, 'allow')
      if (methods.length > 0) allowed = new Set(methods.map((method) => method.toUpperCase()))
    },
    offer: renewal.offer,
    refer: transfer.refer,
    info: (type, bytes) => void talk.ask('INFO', { body: { type, bytes } }, {}),
    receive(request, transaction, from) {
      flow = from
      // "If the remote sequence number is not empty, but the sequence number … is lower …, MUST be rejected with a 500" (§12.2.2).
      if (dialog.received(request) === 'late') replyTo(request, transaction, 500)
      else (handlers[request.method] ?? handUp)(request, transaction)
      return {}
    },
    ack(request) {
      if (!needs.ack(request)) renewed.ack(request)
    },
  }
  const leave = core.join(conversation)
  return conversation
}

/** Who hung up, with their Reason (RFC 3326). */
export function byPeer(request: SipRequest): SessionEnd {
  const reason = headerOf(request, 'reason')
  return { by: 'peer', ...(reason === null ? {} : { reason }) }
}

const proofsOf = (headers: readonly HeaderLine[]): HeaderLine[] =>
  headers.filter(([name]) => name === 'authorization' || name === 'proxy-authorization')
