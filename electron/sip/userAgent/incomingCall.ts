/** A call that somebody makes to us (RFC 3261 §13.3): ringing, answering, refusing, and whatever follows. */
import { answeringDialog } from '../dialog/dialog.ts'
import { decimal, SECONDS_MAX } from '../message/grammar.ts'
import { type HeaderLine, headerOf, headersOf, type SipRequest } from '../message/message.ts'
import { sdpOf } from '../message/multipart.ts'
import { responseTo } from '../message/response.ts'
import type { Outgoing } from '../message/serialize.ts'
import type { ServerEvents, ServerTransaction } from '../transaction/transaction.ts'
import { ALLOW, names, SUPPORTS } from './abilities.ts'
import { type Acceptance, repeatUntilAcknowledged } from './acceptance.ts'
import type { Authorizer } from './authorizer.ts'
import { byPeer, createConversation } from './conversation.ts'
import type { Core } from './core.ts'
import { createLife } from './life.ts'
import { createReliable } from './reliable.ts'
import type { Flow } from './sender.ts'
import { type Session, type SessionEnd, SessionRefused } from './session.ts'
import { negotiate } from './sessionTimer.ts'

export type IncomingCall = { readonly session: Session; readonly events: Partial<ServerEvents> }

/** ms: "a UAS … MUST send a non-100 provisional response at every minute" (§13.3.1.1). */
const STILL_RINGING_MS = 60_000

/** Null when the INVITE says not even where to answer. It has passed the screen, and its session timer is not too short. */
export function takeCall(
  core: Core,
  invite: SipRequest,
  transaction: ServerTransaction,
  flow: Flow,
  more: { readonly replaces: Session | null; readonly authorizer: Authorizer },
): IncomingCall | null {
  const toTag = core.newToken()
  const made = answeringDialog(invite, toTag, 'early')
  if (!made) return null
  const dialog = made
  const offered = sdpOf(invite)
  const able = names([...headersOf(invite, 'supported'), ...headersOf(invite, 'require')], '100rel')
  let contactParams = ''
  let provisional: { readonly status: number; readonly sdp: Uint8Array | null } | null = null
  let cancelRing = (): void => undefined
  let cancelExpiry = (): void => undefined
  let accepting: { readonly acceptance: Acceptance } | null = null
  /** An accept that waits for a PRACK. */
  let held: (() => void) | null = null
  /** The answer of a PRACK to an offer of ours. */
  let answer: Uint8Array | null = null
  /** A hang-up that must wait for the ACK (§15). */
  let parting: readonly HeaderLine[] | null = null
  const life = createLife(core, 'incoming', () => session.hangUp())

  const respond = (status: number, headers: readonly HeaderLine[] = [], body?: Uint8Array): Outgoing =>
    responseTo(invite, status, {
      toTag,
      headers: [
        // A response that makes a dialog copies the route and names our Contact (§12.1.1).
        ...(status < 300 ? headersOf(invite, 'record-route').map((value): HeaderLine => ['record-route', value]) : []),
        ...(status < 300 ? own(headers) : []),
        ...headers,
        ...(body ? [['content-type', 'application/sdp'] as const] : []),
      ],
      ...(body ? { body } : {}),
    })
  const own = (headers: readonly HeaderLine[]): HeaderLine[] =>
    headers.some(([name]) => name.toLowerCase() === 'contact')
      ? [ALLOW, SUPPORTS, ...core.introduction]
      : [conversation.talk.contactHere(), ALLOW, SUPPORTS, ...core.introduction]

  const reliable = createReliable(core, invite, transaction, () => {
    refuse(504)
    finish({ by: 'timeout', status: 504 })
  })
  const open = (): boolean => life.state() === 'incoming' && accepting === null && transaction.state() === 'proceeding'

  /** What was asked between our 2xx and its ACK. */
  const onceAcknowledged: (() => void)[] = []
  function goOn(): void {
    for (const act of onceAcknowledged.splice(0)) act()
  }
  function finish(end: SessionEnd): void {
    cancelRing()
    cancelExpiry()
    reliable.stop()
    held = null
    conversation.close()
    life.end(end)
    goOn()
  }
  function refuse(status: number, headers: readonly HeaderLine[] = []): void {
    if (transaction.state() === 'proceeding') transaction.respond(respond(status, headers))
  }
  /** The dialog ended from within: BYE, a lost refresh, an answer that never came. */
  function lost(end: SessionEnd): void {
    accepting?.acceptance.stop()
    // §15.1.2: a request that still waits is answered 487.
    refuse(487)
    finish(end)
  }

  function stillRinging(): void {
    cancelRing()
    cancelRing = core.schedule(STILL_RINGING_MS, () => {
      if (!open() || !provisional) return
      // A reliable one is a response of its own each time; this only tells proxies to have patience (§16.7, timer C).
      transaction.respond(respond(provisional.status))
      stillRinging()
    })
  }
  function ring(sdp?: Uint8Array): void {
    if (!open()) return
    const status = sdp ? 183 : 180
    provisional = { status, sdp: sdp ?? null }
    const { floor } = conversation.talk
    if (!able) transaction.respond(respond(status, [], sdp))
    else {
      if (sdp && !offered) floor.offer = 'ours'
      if (sdp) floor.local = sdp
      reliable.send(
        (number) =>
          respond(
            status,
            [
              ['require', '100rel'],
              ['rseq', String(number)],
            ],
            sdp,
          ),
        sdp !== undefined,
      )
    }
    stillRinging()
  }
  function prack(request: SipRequest, prackTransaction: ServerTransaction): void {
    const { talk } = conversation
    if (!reliable.acknowledge(request)) {
      talk.reply(request, prackTransaction, 481)
      return
    }
    const { floor } = talk
    const sdp = sdpOf(request)
    if (floor.offer === 'ours') {
      floor.offer = null
      answer = sdp
      talk.reply(request, prackTransaction, 200)
    } else if (sdp) void renewedOffer(request, prackTransaction, sdp)
    else talk.reply(request, prackTransaction, 200)
    if (provisional?.sdp && (floor.offer === null || floor.offer === 'theirs') && !reliable.holds()) {
      // The offer of the INVITE is answered for good: both sides may now UPDATE (RFC 3311 §5.1).
      floor.answered = true
      if (offered) floor.offer = null
      conversation.advance()
    }
    if (held && !reliable.holds()) held()
  }
  /** RFC 3262 §5: a PRACK may carry the next offer. */
  async function renewedOffer(
    request: SipRequest,
    prackTransaction: ServerTransaction,
    sdp: Uint8Array,
  ): Promise<void> {
    const { talk } = conversation
    const handler = life.on().offered
    const reply = await (handler ? handler(sdp, request) : Promise.resolve({ status: 488 })).catch((error: unknown) => {
      core.fault(error)
      return { status: 500 }
    })
    core.guard(() => {
      const body = 'sdp' in reply ? { type: 'application/sdp', bytes: reply.sdp } : undefined
      talk.reply(request, prackTransaction, 'sdp' in reply ? 200 : reply.status, body ? { body } : {})
    })
  }

  function accept(sdp: Uint8Array, headers: readonly HeaderLine[] = [], params?: string): void {
    if (!open() || held) return
    contactParams = params ?? contactParams
    // RFC 3262 §3: no 2xx while a description in a reliable provisional response is not acknowledged.
    if (reliable.holds()) {
      held = () => {
        held = null
        accept(sdp, headers)
      }
      return
    }
    cancelRing()
    reliable.stop()
    const { floor, timer } = conversation.talk
    const negotiated = negotiate(invite, core.sessionTimer)
    const terms = negotiated.kind === 'agreed' ? negotiated : { headers: [], timing: null }
    floor.invite = null
    floor.offer = offered || answer ? null : 'ours'
    floor.local = sdp
    timer.set(terms.timing)
    life.move('accepting')
    accepting = {
      acceptance: repeatUntilAcknowledged(
        core.schedule,
        transaction,
        respond(200, [...headers, ...terms.headers], sdp),
        () => {
          // "it SHOULD generate a BYE to terminate the dialog" (§13.3.1.4).
          conversation.talk.bye(parting ?? [])
          finish({ by: 'timeout' })
        },
      ),
    }
    more.replaces?.hangUp(['reason', 'SIP;cause=200;text="Replaced"'])
  }
  function acknowledged(ack: SipRequest): void {
    if (!accepting) return
    accepting.acceptance.stop()
    accepting = null
    dialog.confirm()
    const sdp = offered ? null : (sdpOf(ack) ?? answer)
    conversation.establish()
    if (parting) {
      conversation.talk.bye(parting)
      conversation.close()
      return
    }
    life.move('confirmed')
    life.tell((on) => on.confirmed?.(sdp))
    goOn()
  }
  function hangUp(reason?: HeaderLine): void {
    const state = life.state()
    const headers = reason ? [reason] : []
    if (state === 'incoming') reject(480, headers)
    else if (state === 'accepting') {
      // §15: "MUST NOT send a BYE … until it has received an ACK … or until the server transaction times out".
      parting = headers
      life.end({ by: 'us' })
      goOn()
    } else if (state === 'confirmed') {
      conversation.talk.bye(headers)
      finish({ by: 'us' })
    }
  }
  function reject(status: number, headers: readonly HeaderLine[] = []): void {
    if (!open()) return
    refuse(status, headers)
    finish({ by: 'us', status })
  }

  const session: Session = {
    id: core.newToken(),
    direction: 'in',
    callId: invite.callId,
    invite,
    peer: flow.peer,
    replaces: more.replaces,
    state: life.state,
    listen: life.listen,
    ring,
    accept,
    reject,
    offer: (sdp, body) => conversation.offer(sdp, body),
    hangUp,
    refer: (target, { replaces } = {}) =>
      new Promise((resolve, reject) => {
        const ask = () => {
          const other = replaces?.ids() ?? null
          if (life.state() !== 'confirmed' || (replaces && !other)) reject(new SessionRefused(481))
          else conversation.refer(target, other).then(resolve, reject)
        }
        // Whoever answered and sends the call on at once is not refused because the ACK is still on its way.
        if (life.state() === 'accepting') onceAcknowledged.push(ask)
        else ask()
      }),
    info: (type, bytes) => {
      if (life.state() !== 'ended') conversation.info(type, bytes)
    },
    ids: () => conversation.ids(),
    remoteTarget: () => dialog.target(),
  }
  const target = invite.target
  const conversation = createConversation({
    core,
    dialog,
    session,
    life,
    caller: false,
    flow,
    direct: invite.via.length === 1,
    authorizer: more.authorizer,
    user: target?.kind === 'sip' ? (target.user ?? '') : '',
    contactParams: () => contactParams,
    prack,
    ack(request) {
      const first = accepting !== null && request.cseq?.number === invite.cseq?.number
      if (first) acknowledged(request)
      return first
    },
    lost,
  })
  conversation.learn(invite)
  conversation.talk.floor.offer = offered ? 'theirs' : null
  core.onCancel(transaction, (cancel) => {
    if (!open()) return
    refuse(487)
    finish(byPeer(cancel))
  })
  // §13.3.1: an INVITE may say how long it is good for.
  const expires = decimal(headerOf(invite, 'expires') ?? '', SECONDS_MAX)
  if (expires !== null && expires > 0) {
    cancelExpiry = core.schedule(Math.min(expires, 86_400) * 1000, () => {
      if (!open()) return
      refuse(487)
      finish({ by: 'timeout', status: 487 })
    })
  }
  return {
    session,
    events: {
      failed: (failure) => {
        // A refusal whose ACK never came is over already (§17.2.1); a broken connection ends what still rings.
        if (open() || held) finish({ by: failure === 'timeout' ? 'timeout' : 'transport' })
      },
    },
  }
}
