/** A call that we make (RFC 3261 §13.2): early dialogs, forks, CANCEL, and whatever follows. */
import { callingDialog } from '../dialog/dialog.ts'
import { readAddress, tagOf } from '../message/address.ts'
import { type HeaderLine, headerOf, type SipResponse } from '../message/message.ts'
import { sdpOf } from '../message/multipart.ts'
import type { Outgoing } from '../message/serialize.ts'
import { readUri, writeUri } from '../message/uri.ts'
import { TIMEOUT } from '../transaction/timers.ts'
import type { Failure } from '../transaction/transaction.ts'
import type { Peer } from '../transport/peer.ts'
import { ALLOW, SUPPORTS } from './abilities.ts'
import type { Authorizer } from './authorizer.ts'
import { type Conversation, createConversation } from './conversation.ts'
import type { Core } from './core.ts'
import { createLife } from './life.ts'
import { createPrack, type Prack } from './prack.ts'
import type { Once, Sent, SentRequest } from './sender.ts'
import { type OutgoingInvite, type Session, type SessionEnd, type SessionEvents, SessionRefused } from './session.ts'
import { agreed, asking, raised } from './sessionTimer.ts'
import { type Body, bodyHeaders, flowOf, sdpBody } from './talk.ts'

/** One branch of a forked INVITE, by its To tag. */
type Branch = { readonly conversation: Conversation; readonly prack: Prack; ack: Promise<Once | null> | null }

const NOWHERE: Peer = { protocol: 'UDP', address: '', port: 0 }
/** Contacts of 3xx responses that are followed, one after the other. */
const REDIRECTS = 5

export function makeCall(
  core: Core,
  invite: OutgoingInvite,
  on: SessionEvents,
  { authorizer, followRedirects }: { readonly authorizer: Authorizer; readonly followRedirects: boolean },
): Session {
  const callId = core.newToken()
  const from = fromValue(invite.from)
  const fromTag = core.newToken()
  const body: Body | undefined = invite.body ?? (invite.sdp && sdpBody(invite.sdp))
  const branches = new Map<string, Branch>()
  let chosen: Branch | null = null
  let number = 0
  let uri = invite.to
  let least = core.sessionTimer.least
  let redirects = 0
  let sent: Sent | null = null
  let heard = false
  /** Set by hang-up before a final response. */
  let cancelling: readonly HeaderLine[] | null = null
  let cancelled = false
  const life = createLife(core, 'calling', () => session.hangUp())
  life.listen(on)

  const compose = (): Outgoing => ({
    start: { kind: 'request', method: 'INVITE', uri },
    headers: [
      ['max-forwards', '70'],
      ['from', `${from.value};tag=${fromTag}`],
      ['to', `<${invite.to}>`],
      ['call-id', callId],
      ['cseq', `${++number} INVITE`],
      ALLOW,
      SUPPORTS,
      ...core.introduction,
      ...asking(core.sessionTimer, least, null),
      ...(invite.headers ?? []),
      ...bodyHeaders(body),
    ],
    body: body?.bytes ?? new Uint8Array(0),
  })
  const contactParams = (): string => invite.contactParams ?? ''

  function send(): void {
    heard = false
    sent = core.sender.send({
      uri: invite.via ?? uri,
      contact: (protocol) => core.contact(protocol, from.user, contactParams()),
      authorizer,
      compose,
      response: receive,
      failed,
      terminated: () => {
        // §13.2.2.4: 64*T1 after the first 2xx the early dialogs that never got one are over.
        for (const branch of branches.values()) if (branch !== chosen) branch.conversation.close()
      },
    })
  }
  function finish(end: SessionEnd): void {
    for (const { conversation } of branches.values()) conversation.close()
    life.end(end)
  }
  function failed(failure: Failure): void {
    finish(failure === 'timeout' ? { by: 'timeout', status: 408 } : { by: 'transport', status: 503 })
  }

  function branchOf(response: SipResponse, request: SentRequest): Branch | null {
    const tag = tagOf(response.to) ?? ''
    const known = branches.get(tag)
    if (known) return known
    const dialog = callingDialog(request.outgoing, response)
    if (!dialog) return null
    const contact = readUri(dialog.target())
    const conversation = createConversation({
      core,
      dialog,
      session,
      life,
      caller: true,
      flow: flowOf(request),
      direct: contact.kind === 'ok' && contact.value.kind === 'sip' && contact.value.host === request.peer.address,
      authorizer,
      user: from.user,
      contactParams,
      prack: (request, transaction) => conversation.talk.reply(request, transaction, 481),
      ack: () => false,
      lost: (end) => {
        if (chosen?.conversation === conversation) finish(end)
        else conversation.close()
      },
    })
    const { floor } = conversation.talk
    floor.offer = invite.sdp || invite.body ? 'ours' : null
    floor.local = invite.sdp ?? null
    floor.least = least
    const branch: Branch = { conversation, prack: createPrack(conversation.talk), ack: null }
    branches.set(tag, branch)
    return branch
  }
  function receive(response: SipResponse, request: SentRequest): void {
    const { status } = response
    if (status < 200) provisional(response, request)
    else if (status < 300) accepted(response, request)
    else refused(response)
  }

  function provisional(response: SipResponse, request: SentRequest): void {
    heard = true
    cancel()
    const branch = response.status === 100 ? null : branchOf(response, request)
    branch?.conversation.learn(response)
    const sdp = sdpOf(response)
    if (branch) {
      const verdict = branch.prack.judge(response)
      if (verdict === 'known') return
      if (verdict === 'new') void acknowledge(branch, response, sdp)
    }
    if (response.status === 100 || life.state() === 'ended') return
    life.move(sdp ? 'early' : life.state() === 'early' ? 'early' : 'ringing')
    life.tell((events) => events.progress?.(response.status, sdp))
  }
  /** RFC 3262 §5: an offer in a reliable provisional response is answered in its PRACK. */
  async function acknowledge(branch: Branch, response: SipResponse, sdp: Uint8Array | null): Promise<void> {
    const { floor } = branch.conversation.talk
    const late = sdp !== null && !body && !floor.answered ? await answerLate(sdp, response) : null
    core.guard(() => {
      branch.prack.acknowledge(response, late ? sdpBody(late) : undefined, (done) => {
        if (!done || !sdp || (!body && !late)) return
        floor.offer = null
        floor.answered = true
        if (late) floor.local = late
        branch.conversation.advance()
      })
    })
  }
  async function answerLate(offer: Uint8Array, response: SipResponse): Promise<Uint8Array | null> {
    const handler = life.on().offeredLate
    try {
      const answer = handler ? await handler(offer, response) : { status: 488 }
      return 'sdp' in answer ? answer.sdp : null
    } catch (error) {
      core.fault(error)
      return null
    }
  }

  function accepted(response: SipResponse, request: SentRequest): void {
    const branch = branchOf(response, request)
    if (!branch) return
    if (branch.ack) {
      // §13.2.2.4: "the UAC core MUST … generate an ACK for each 2xx received"; the same ACK when it comes again.
      // Without a way to the peer the first time, the way is looked for anew.
      void branch.ack.then((once) => {
        if (once) once.repeat()
        else branch.ack = branch.conversation.talk.acknowledge(response, request)
      })
      return
    }
    branch.conversation.dialog.answered(response)
    branch.conversation.learn(response)
    if (chosen || life.state() === 'ended') {
      // A second branch answered, or the answer crossed our hang-up: the ACK is due, then BYE (§13.2.2.4, §15.1.1).
      branch.ack = branch.conversation.talk.acknowledge(response, request)
      void branch.ack.then(() =>
        core.guard(() => {
          branch.conversation.talk.bye(cancelling ?? [])
          branch.conversation.close()
        }),
      )
      return
    }
    chosen = branch
    void confirm(branch, response, request)
  }
  async function confirm(branch: Branch, response: SipResponse, request: SentRequest): Promise<void> {
    const { talk, establish } = branch.conversation
    const sdp = sdpOf(response)
    const late = sdp && !body && !talk.floor.answered ? answerLate(sdp, response) : null
    // The promise is set before anything else waits: a 2xx that comes again must find it.
    branch.ack = (late ?? Promise.resolve(null)).then((answer) => {
      if (answer) talk.floor.local = answer
      return talk.acknowledge(response, request, answer ? sdpBody(answer) : undefined)
    })
    life.tell((events) => events.accepted?.(sdp, response))
    const refusedLate = late !== null && (await late) === null
    await branch.ack
    core.guard(() => {
      if (life.state() === 'ended' || refusedLate) {
        talk.bye(cancelling ?? [])
        finish({ by: 'us', ...(refusedLate ? { status: 488 } : {}) })
        return
      }
      talk.timer.set(agreed(response))
      talk.floor.invite = null
      talk.floor.offer = null
      life.move('confirmed')
      life.tell((events) => events.confirmed?.(null))
      establish()
    })
  }

  function refused(response: SipResponse): void {
    const { status } = response
    if (life.state() !== 'ended' && !cancelling && again(response)) {
      for (const { conversation } of branches.values()) conversation.close()
      branches.clear()
      send()
      return
    }
    finish({ by: 'peer', status, reason: headerOf(response, 'reason') ?? response.reason })
  }
  /** True: the same call with a longer timer (RFC 4028 §7.3), or to where a 3xx leads (§8.1.3.4). */
  function again(response: SipResponse): boolean {
    if (response.status === 422) {
      const next = raised(response, least)
      if (next === null) return false
      least = next
      return true
    }
    const contact = response.contacts.kind === 'list' ? response.contacts.addresses[0] : undefined
    if (!followRedirects || response.status >= 400 || !contact || ++redirects > REDIRECTS) return false
    uri = writeUri(contact.uri)
    return true
  }

  /** §9.1: not before a provisional response, and never after a final one. */
  function cancel(): void {
    if (!cancelling || cancelled || !heard || chosen) return
    cancelled = true
    const call = sent
    call?.cancel(cancelling)
    // "If there is no final response for the original request in 64*T1 seconds …, the client SHOULD … consider it cancelled".
    core.schedule(TIMEOUT, () => {
      if (!chosen) call?.abandon()
      finish({ by: 'us' })
    })
  }
  function hangUp(reason?: HeaderLine): void {
    const state = life.state()
    if (state === 'ended') return
    const headers = reason ? [reason] : []
    if (state === 'confirmed' && chosen) {
      chosen.conversation.talk.bye(headers)
      finish({ by: 'us' })
      return
    }
    cancelling = headers
    life.end({ by: 'us' })
    // Nothing is out yet: nobody needs to hear of it.
    if (!sent?.latest()) sent?.abandon()
    else cancel()
  }

  const talking = (): Conversation | null => (chosen ?? [...branches.values()][0])?.conversation ?? null
  const session: Session = {
    id: core.newToken(),
    direction: 'out',
    callId,
    invite: null,
    get peer() {
      return sent?.latest()?.peer ?? NOWHERE
    },
    replaces: null,
    state: life.state,
    listen: life.listen,
    ring: () => undefined,
    accept: () => undefined,
    reject: () => hangUp(),
    offer: (sdp, body) => talking()?.offer(sdp, body) ?? Promise.reject(new SessionRefused(481)),
    hangUp,
    refer: (target, { replaces } = {}) => {
      const other = replaces?.ids() ?? null
      if (life.state() !== 'confirmed' || !chosen || (replaces && !other))
        return Promise.reject(new SessionRefused(481))
      return chosen.conversation.refer(target, other)
    },
    info: (type, bytes) => {
      if (life.state() !== 'ended') talking()?.info(type, bytes)
    },
    ids: () => talking()?.ids() ?? null,
    remoteTarget: () => talking()?.dialog.target() ?? null,
  }
  send()
  return session
}

/** From without a tag of its own, as name-addr; and the user our Contact goes by. */
function fromValue(from: string): { readonly value: string; readonly user: string } {
  const read = readAddress(from)
  if (read.kind === 'bad') throw new TypeError(`from: ${read.why}`)
  const { uri } = read.value
  const value = from.includes('<') ? from : `<${from}>`
  return { value, user: uri.kind === 'sip' ? (uri.user ?? '') : '' }
}
