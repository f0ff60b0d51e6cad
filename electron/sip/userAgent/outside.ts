/** Requests that belong to no dialog (RFC 3261 §8.2): screened, answered, or made a call. */
import { dialogKey } from '../dialog/dialog.ts'
import { tagOf } from '../message/address.ts'
import { type HeaderLine, headerOf, type SipRequest } from '../message/message.ts'
import { readParams } from '../message/params.ts'
import { responseTo } from '../message/response.ts'
import { type Refusal, screen } from '../message/screen.ts'
import type { Outgoing } from '../message/serialize.ts'
import type { ServerEvents, ServerTransaction } from '../transaction/transaction.ts'
import { ABILITIES, ALLOW, CAPABILITIES } from './abilities.ts'
import type { Core } from './core.ts'
import type { Demand, Login } from './login.ts'
import type { Flow } from './sender.ts'
import type { Session } from './session.ts'
import { negotiate } from './sessionTimer.ts'

export type Outside = {
  /** Every new request comes here first; what has a dialog is passed on to it. */
  request(request: SipRequest, transaction: ServerTransaction, flow: Flow): Partial<ServerEvents>
}

export type OutsideNeeds = {
  readonly core: Core
  readonly login: Login
  readonly product: readonly HeaderLine[]
  readonly challenge: (request: SipRequest) => Demand | null
  /** What a CANCEL ends; null when there is no such INVITE. */
  readonly cancelled: (cancel: SipRequest) => (() => void) | null
  /** A call that may be shown. */
  readonly call: (
    invite: SipRequest,
    transaction: ServerTransaction,
    flow: Flow,
    replaces: Session | null,
  ) => Partial<ServerEvents>
}

type Replaced =
  | { readonly kind: 'none' }
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'refused'; readonly status: number }

export function createOutside({ core, login, product, challenge, cancelled, call }: OutsideNeeds): Outside {
  /** Requests without a To tag that still have a transaction: From tag, Call-ID, CSeq (§8.2.2.2). */
  const ongoing = new Set<string>()

  function refuse(request: SipRequest, transaction: ServerTransaction, { status, headers }: Refusal): void {
    transaction.respond(responseTo(request, status, { toTag: core.newToken(), headers: [...headers, ...product] }))
  }

  /** RFC 3891 §3: which of our calls the header means, and whether it may be taken. */
  function replacedBy(request: SipRequest): Replaced {
    const value = headerOf(request, 'replaces')
    if (value === null) return { kind: 'none' }
    const read = readReplaces(value)
    if (!read || headerOf(request, 'join') !== null) return { kind: 'refused', status: 400 }
    const user = core.dialog([read.callId, read.toTag, read.fromTag].join('\n'))
    if (!user) return { kind: 'refused', status: 481 }
    const { session, dialog } = user
    if (session.state() === 'ended') return { kind: 'refused', status: 603 }
    // "If the Replaces header field matches an early dialog that was not initiated by this UA, it returns a 481".
    if (dialog.state() === 'early' && session.direction === 'in') return { kind: 'refused', status: 481 }
    if (dialog.state() === 'confirmed' && read.earlyOnly) return { kind: 'refused', status: 486 }
    return { kind: 'session', session }
  }

  function invited(request: SipRequest, transaction: ServerTransaction, flow: Flow): Partial<ServerEvents> {
    const demand = challenge(request)
    const refusal = demand && login.check(request, demand)
    if (refusal) {
      refuse(request, transaction, refusal)
      return {}
    }
    const timer = negotiate(request, core.sessionTimer)
    if (timer.kind === 'refused') {
      refuse(request, transaction, { status: 422, headers: timer.headers })
      return {}
    }
    const replaced = replacedBy(request)
    if (replaced.kind === 'refused') {
      refuse(request, transaction, { status: replaced.status, headers: [] })
      return {}
    }
    return call(request, transaction, flow, replaced.kind === 'session' ? replaced.session : null)
  }

  function take(request: SipRequest, transaction: ServerTransaction, flow: Flow): Partial<ServerEvents> {
    const refusal = screen(bodyAside(request), ABILITIES)
    if (refusal) {
      refuse(request, transaction, refusal)
      return {}
    }
    if (request.method === 'CANCEL') {
      const cancel = cancelled(request)
      refuse(request, transaction, { status: cancel ? 200 : 481, headers: [] })
      cancel?.()
      return {}
    }
    if (tagOf(request.to) !== null) {
      const key = dialogKey(request)
      const user = key === null ? null : core.dialog(key)
      if (user) return user.receive(request, transaction, flow)
      refuse(request, transaction, { status: 481, headers: [] })
      return {}
    }
    switch (request.method) {
      case 'INVITE':
        return invited(request, transaction, flow)
      case 'OPTIONS':
        refuse(request, transaction, { status: 200, headers: CAPABILITIES })
        return {}
      case 'MESSAGE':
        // Taken within a call only: there is nobody here to read it.
        refuse(request, transaction, { status: 405, headers: [ALLOW] })
        return {}
      case 'REFER':
        // A stranger does not make us call (RFC 3515 §5.2).
        refuse(request, transaction, { status: 403, headers: [] })
        return {}
      default:
        refuse(request, transaction, { status: 481, headers: [] })
        return {}
    }
  }

  return {
    request(request, transaction, flow) {
      const key = tagOf(request.to) === null && request.method !== 'CANCEL' ? mergeKey(request) : null
      if (key !== null && ongoing.has(key)) {
        refuse(request, transaction, { status: 482, headers: [] })
        return {}
      }
      if (key !== null) ongoing.add(key)
      const events = take(request, transaction, flow)
      if (key === null) return events
      // Over TCP the transaction may have ended with its answer, before its events could be known.
      if (transaction.state() === 'terminated') ongoing.delete(key)
      return {
        ...events,
        terminated() {
          ongoing.delete(key)
          events.terminated?.()
        },
      }
    },
  }
}

/**
 * The answer to a request whose topmost Via cannot be read, so that no transaction can be made of it: without state, to
 * where it came from (RFC 4475 §3.1.2.1, §3.1.2.16). Null when it can be taken the ordinary way, and for an ACK.
 */
export function answerUnreadable(request: SipRequest, toTag: string): Outgoing | null {
  if (request.via.length > 0 || request.method === 'ACK' || headerOf(request, 'via') === null) return null
  return responseTo(request, screen(request, ABILITIES)?.status ?? 400, { toTag })
}

/** Null for a peer of RFC 2543 without a tag: such requests cannot be told apart. */
function mergeKey(request: SipRequest): string | null {
  const tag = tagOf(request.from)
  return tag === null || !request.cseq
    ? null
    : [tag, request.callId, request.cseq.number, request.cseq.method].join('\n')
}

/** What ends something is never refused for the body it brings. */
const bodyAside = (request: SipRequest): SipRequest =>
  request.method === 'BYE' || request.method === 'CANCEL' || request.method === 'PRACK'
    ? { ...request, body: new Uint8Array(0) }
    : request

/** `callid *( ";" to-tag / from-tag / early-only )` (RFC 3891 §6.1). */
export function readReplaces(
  value: string,
): { readonly callId: string; readonly toTag: string; readonly fromTag: string; readonly earlyOnly: boolean } | null {
  const [callId = '', ...pieces] = value.split(';').map((piece) => piece.trim())
  const params = readParams(pieces)
  if (params.kind === 'bad' || callId === '') return null
  const [toTag, fromTag] = [params.value.get('to-tag') ?? null, params.value.get('from-tag') ?? null]
  if (toTag === null || fromTag === null) return null
  return { callId, toTag, fromTag, earlyOnly: params.value.has('early-only') }
}
