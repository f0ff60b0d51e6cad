/** Brings each message to its transaction (RFC 3261 §17.1.3, §17.2.3, §9.2) and makes new ones. */
import { headerOf, type SipMessage, type SipRequest, type SipResponse } from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import { branchOf, readVia, writeVia } from '../message/via.ts'
import { createInviteClient } from './inviteClient.ts'
import { createInviteServer } from './inviteServer.ts'
import { createNonInviteClient } from './nonInviteClient.ts'
import { createNonInviteServer } from './nonInviteServer.ts'
import type { Schedule } from './timers.ts'
import type { ClientEvents, ClientTransaction, ServerEvents, ServerTransaction, Wire } from './transaction.ts'

/** Server transactions at once. A flood of requests then falls on deaf ears instead of on our memory. */
export const SERVER_TRANSACTIONS = 10_000

export type TransactionUser = {
  /** A request that is new. Its events are asked for at once; `respond` may be called right away or later. */
  request(request: SipRequest, transaction: ServerTransaction): Partial<ServerEvents>
  /** An ACK of a 2xx, which belongs to no transaction (§17.2.3): to the dialog it goes. */
  ack(request: SipRequest): void
  /** A 2xx of an INVITE whose transaction is gone (§13.2.2.4: it is acknowledged again); others are dropped. */
  strayAccept(response: SipResponse): void
}

export type TransactionLayer = {
  receive(message: SipMessage, wire: Wire): void
  /** `outgoing` has its Via with a branch of our own already on top. */
  send(outgoing: Outgoing, wire: Wire, on: Partial<ClientEvents>): ClientTransaction
  /** The INVITE that a CANCEL means (§9.2); null is answered 481. */
  cancelled(cancel: SipRequest): ServerTransaction | null
  /** Every transaction that uses this wire hears of its end (§17.1.4, §17.2.4). */
  wireFailed(wire: Wire): void
  readonly count: () => { readonly clients: number; readonly servers: number }
}

const NOTHING = (): void => undefined

export function createTransactionLayer(user: TransactionUser, schedule: Schedule): TransactionLayer {
  const clients = new Map<string, { readonly transaction: ClientTransaction; readonly wire: Wire }>()
  /** `wire` is where answers go: another one when the first is gone (§18.2.2). */
  const servers = new Map<
    string,
    { readonly transaction: ServerTransaction; wire: Wire; readonly request: SipRequest }
  >()

  function accept(request: SipRequest, key: string, wire: Wire): void {
    if (servers.size >= SERVER_TRANSACTIONS) return
    let events: Partial<ServerEvents> = {}
    const on: ServerEvents = {
      failed: (failure) => events.failed?.(failure),
      ack: (ack) => (events.ack ?? user.ack)(ack),
      terminated: () => {
        servers.delete(key)
        events.terminated?.()
      },
    }
    const needs = {
      wire: { reliable: wire.reliable, send: (bytes: Uint8Array) => entry.wire.send(bytes) },
      schedule,
      on,
    }
    const transaction = request.method === 'INVITE' ? createInviteServer(request, needs) : createNonInviteServer(needs)
    const entry = { transaction, wire, request }
    servers.set(key, entry)
    events = user.request(request, transaction)
  }

  function receiveRequest(request: SipRequest, wire: Wire): void {
    const key = serverKey(request, request.method === 'ACK' ? 'INVITE' : request.method)
    // Without a Via nobody can be answered (§18.2.2).
    if (key === null) return
    const known = servers.get(key)
    if (known) known.transaction.receive(request)
    else if (request.method === 'ACK') user.ack(request)
    else accept(request, key, wire)
  }

  function receiveResponse(response: SipResponse): void {
    // "If there is more than one Via header field value in the response, the UAC SHOULD discard the message" (§8.1.3.3);
    // so RFC 4475 §3.3.10 ends here too. A response that breaks the grammar is dropped (§18.1.2).
    if (response.problems.length > 0 || response.via.length !== 1) return
    const branch = branchOf(response.via[0])
    const known = branch === null ? undefined : clients.get(`${branch}|${response.cseq?.method}`)
    if (known) known.transaction.receive(response)
    else if (response.cseq?.method === 'INVITE' && response.status >= 200 && response.status < 300) {
      user.strayAccept(response)
    }
  }

  return {
    receive: (message, wire) => (message.kind === 'request' ? receiveRequest(message, wire) : receiveResponse(message)),
    send(outgoing, wire, events) {
      const key = clientKey(outgoing)
      if (clients.has(key)) throw new Error('this branch is in use')
      const on: ClientEvents = {
        response: events.response ?? NOTHING,
        failed: events.failed ?? NOTHING,
        terminated: () => {
          clients.delete(key)
          events.terminated?.()
        },
      }
      const needs = { wire, schedule, on }
      const invite = outgoing.start.kind === 'request' && outgoing.start.method === 'INVITE'
      const transaction = invite ? createInviteClient(outgoing, needs) : createNonInviteClient(outgoing, needs)
      if (transaction.state() !== 'terminated') clients.set(key, { transaction, wire })
      return transaction
    },
    cancelled(cancel) {
      const key = serverKey(cancel, 'INVITE')
      return (key === null ? undefined : servers.get(key)?.transaction) ?? null
    },
    wireFailed(wire) {
      for (const entry of [...clients.values()]) if (entry.wire === wire) entry.transaction.transportFailed()
      for (const entry of [...servers.values()]) {
        if (entry.wire !== wire) continue
        const { again } = wire
        if (again) entry.wire = laterWire(again, entry)
        else entry.transaction.transportFailed()
      }
    },
    count: () => ({ clients: clients.size, servers: servers.size }),
  }
}

/** Opened when there is something to send; whatever becomes of it, there is no third way. */
function laterWire(again: (request: SipRequest) => Wire, entry: { wire: Wire; readonly request: SipRequest }): Wire {
  return {
    reliable: true,
    send(bytes) {
      const { reliable, send } = again(entry.request)
      entry.wire = { reliable, send }
      send(bytes)
    },
  }
}

/** §17.1.3: the branch of the top Via and the method of CSeq. */
function clientKey({ start, headers }: Outgoing): string {
  const line = headers.find(([name]) => name.toLowerCase() === 'via')
  const via = line ? readVia(line[1]) : null
  const branch = via?.kind === 'ok' ? branchOf(via.value) : null
  if (start.kind !== 'request' || branch === null) throw new Error('a request of ours needs a Via with a branch')
  return `${branch}|${start.method}`
}

/**
 * §17.2.3: branch, sent-by and method. A peer of RFC 2543 has no such branch; then Request-URI, From tag, Call-ID,
 * CSeq number and the whole top Via stand for it. (The To tag is left out: an ACK has ours, its INVITE has none.)
 */
function serverKey(request: SipRequest, method: string): string | null {
  const [via] = request.via
  if (!via) return null
  const branch = branchOf(via)
  if (branch !== null) return `${branch}|${via.host}:${via.port ?? ''}|${method}`
  const from = request.from?.params.get('tag') ?? headerOf(request, 'from')
  return [request.uri, from, request.callId, request.cseq?.number, writeVia(via), method].join('\n')
}
