/** A dialog: what two sides remember of each other between requests (RFC 3261 §12). */
import { readAddress, tagOf, writeAddress } from '../message/address.ts'
import {
  type HeaderLine,
  headerOf,
  headersOf,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import { readUri, writeUri } from '../message/uri.ts'

export type DialogState = 'early' | 'confirmed' | 'ended'

export type Dialog = {
  readonly key: string
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  readonly state: () => DialogState
  /** Our From with its tag. */
  readonly local: () => string
  /** The peer's Contact, as of late. */
  readonly target: () => string
  /** False: requests go straight to the target. */
  readonly routed: () => boolean
  /** Where the next request goes first: the topmost route, else the remote target (§12.2.1.1, §8.1.2). */
  readonly nextHop: () => string
  /**
   * A request within the dialog (§12.2.1.1). ACK and CANCEL keep the number of their INVITE: give it as `cseq`.
   * The caller supplies Via, Contact and the rest in `headers`.
   */
  request(
    method: string,
    more: { readonly headers: readonly HeaderLine[]; readonly body?: Uint8Array; readonly cseq?: number },
  ): Outgoing
  /** A request from the other side (§12.2.2). `late`: answer 500, its number is below one that came before. */
  received(request: SipRequest): 'new' | 'late'
  /** A response to one of ours: a 2xx confirms, and a target refresh moves the target (§12.2.1.2, §12.3). */
  answered(response: SipResponse): void
  /** The side that was called: our 2xx is acknowledged. */
  confirm(): void
  end(): void
}

/** Methods whose Contact says where the next request goes (RFC 3261 §12.2, RFC 3311 §5.1, RFC 6665 §4.4.1, RFC 3515). */
const TARGET_REFRESH: ReadonlySet<string> = new Set(['INVITE', 'UPDATE', 'SUBSCRIBE', 'NOTIFY', 'REFER'])

type Start = {
  readonly callId: string
  /** From or To as we write it, our tag included. */
  readonly local: string
  readonly remote: string
  readonly localTag: string
  readonly remoteTag: string
  readonly target: string
  /** In the order in which our requests pass them. */
  readonly routes: readonly string[]
  readonly localNumber: number
  readonly remoteNumber: number | null
  readonly state: DialogState
}

const keyOf = (callId: string, localTag: string, remoteTag: string): string => [callId, localTag, remoteTag].join('\n')

/** The dialog a message belongs to: our tag is in To of requests and in From of responses (§12). Null outside of any. */
export function dialogKey(message: SipMessage): string | null {
  const [mine, theirs] = message.kind === 'request' ? [message.to, message.from] : [message.from, message.to]
  const tag = tagOf(mine)
  // A peer of RFC 2543 has no tag: "the value … is considered to be null" (§12.1.1).
  return tag === null ? null : keyOf(message.callId, tag, tagOf(theirs) ?? '')
}

/**
 * §12.1.1: the side that was called. `toTag` is the one our responses carry. A peer of RFC 2543 may send no Contact:
 * then it is reached where From says. Null when that says nothing either.
 */
export function answeringDialog(invite: SipRequest, toTag: string, state: 'early' | 'confirmed'): Dialog | null {
  if (!invite.from || !invite.cseq) return null
  const target = contactOf(invite) ?? writeUri(invite.from.uri)
  return createDialog({
    callId: invite.callId,
    local: `${headerOf(invite, 'to') ?? ''};tag=${toTag}`,
    remote: headerOf(invite, 'from') ?? '',
    localTag: toTag,
    remoteTag: tagOf(invite.from) ?? '',
    target,
    // "taken in order and preserving all URI parameters" (§12.1.1).
    routes: headersOf(invite, 'record-route'),
    localNumber: 0,
    remoteNumber: invite.cseq.number,
    state,
  })
}

/**
 * §12.1.2: the side that called, from a response with a To tag. Null for a 100, or for a provisional one without tag or
 * Contact. A 2xx that lacks them is taken all the same, at the Request-URI: its call is answered and must be ended.
 */
export function callingDialog(invite: Outgoing, response: SipResponse): Dialog | null {
  const final = response.status >= 200
  const asked = final && invite.start.kind === 'request' ? invite.start.uri : null
  const target = contactOf(response) ?? asked
  const [localTag, remoteTag] = [tagOf(response.from), tagOf(response.to) ?? (final ? '' : null)]
  if (target === null || response.status === 100 || localTag === null || remoteTag === null) return null
  return createDialog({
    callId: response.callId,
    local: invite.headers.find(([name]) => name.toLowerCase() === 'from')?.[1] ?? '',
    remote: headerOf(response, 'to') ?? '',
    localTag,
    remoteTag,
    target,
    // "taken in reverse order" (§12.1.2).
    routes: headersOf(response, 'record-route').reverse(),
    localNumber: response.cseq?.number ?? 0,
    remoteNumber: null,
    state: response.status < 200 ? 'early' : 'confirmed',
  })
}

function createDialog(start: Start): Dialog {
  let { state, target, localNumber, remoteNumber } = start
  let routes = start.routes

  const refresh = (message: SipMessage, method: string): void => {
    if (TARGET_REFRESH.has(method)) target = contactOf(message) ?? target
  }
  return {
    key: keyOf(start.callId, start.localTag, start.remoteTag),
    callId: start.callId,
    localTag: start.localTag,
    remoteTag: start.remoteTag,
    state: () => state,
    local: () => start.local,
    target: () => target,
    routed: () => routes.length > 0,
    nextHop: () => uriOf(routes[0]) ?? target,
    request(method, { headers, body, cseq }) {
      if (cseq === undefined) localNumber++
      const route = routed(target, routes)
      return {
        start: { kind: 'request', method, uri: route.uri },
        headers: [
          ['max-forwards', '70'],
          ...route.routes.map((value): HeaderLine => ['route', value]),
          ['from', start.local],
          ['to', start.remote],
          ['call-id', start.callId],
          ['cseq', `${cseq ?? localNumber} ${method}`],
          ...headers,
        ],
        body: body ?? new Uint8Array(0),
      }
    },
    received(request) {
      const number = request.cseq?.number ?? 0
      // ACK repeats its INVITE's number and CANCEL is no request of the dialog (§12.2.2, §9.2).
      if (request.method === 'ACK') return 'new'
      if (remoteNumber !== null && number < remoteNumber) return 'late'
      remoteNumber = number
      refresh(request, request.method)
      return 'new'
    },
    answered(response) {
      if (response.status < 200 || response.status >= 300) return
      // A PRACK or an UPDATE of an early dialog is answered 2xx too, and confirms nothing.
      const first = state === 'early' && response.cseq?.method === 'INVITE'
      if (first) state = 'confirmed'
      // The route set of a 2xx replaces the early one (§13.2.2.4); afterwards it never changes (§12.2).
      if (first && remoteNumber === null) routes = headersOf(response, 'record-route').reverse()
      refresh(response, response.cseq?.method ?? '')
    },
    confirm() {
      if (state === 'early') state = 'confirmed'
    },
    end: () => {
      state = 'ended'
    },
  }
}

function contactOf(message: SipMessage): string | null {
  if (message.contacts.kind !== 'list') return null
  const [address] = message.contacts.addresses
  return address ? writeUri(address.uri) : null
}

/** The URI within a Route value. */
function uriOf(route: string | undefined): string | null {
  const address = route === undefined ? null : readAddress(route)
  return address?.kind === 'ok' ? writeUri(address.value.uri) : null
}

/**
 * §12.2.1.1: with a loose router (`;lr`) on top the target stays the Request-URI; a strict router of RFC 2543 takes
 * the Request-URI's place, and the target goes to the end of the list.
 */
function routed(target: string, routes: readonly string[]): { uri: string; routes: readonly string[] } {
  const first = uriOf(routes[0])
  if (first === null) return { uri: target, routes }
  const uri = readUri(first)
  if (uri.kind === 'ok' && uri.value.kind === 'sip' && !uri.value.params.has('lr')) {
    const last = readUri(target)
    const written = last.kind === 'ok' ? writeAddress({ name: '', uri: last.value, params: new Map() }) : `<${target}>`
    return { uri: first, routes: [...routes.slice(1), written] }
  }
  return { uri: target, routes }
}
