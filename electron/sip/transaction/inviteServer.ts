/** INVITE server transaction (RFC 3261 §17.2.1, figure 7, with the Accepted state of RFC 6026 §7.1). */
import type { SipRequest } from '../message/message.ts'
import { responseTo } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { createTimers, T1, T2, T4, TIMEOUT, TRYING } from './timers.ts'
import {
  type Failure,
  type Needs,
  type ServerEvents,
  type ServerTransaction,
  TransactionStateError,
} from './transaction.ts'

type State = 'proceeding' | 'accepted' | 'completed' | 'confirmed' | 'terminated'

export function createInviteServer(invite: SipRequest, { wire, schedule, on }: Needs<ServerEvents>): ServerTransaction {
  const timers = createTimers(schedule)
  let state: State = 'proceeding'
  /** What a retransmitted INVITE is answered with. */
  let latest: Uint8Array | null = null

  const terminate = (): void => {
    if (state === 'terminated') return
    state = 'terminated'
    timers.clearAll()
    on.terminated()
  }
  const fail = (failure: Failure): void => {
    on.failed(failure)
    terminate()
  }
  const send = (response: Outgoing): void => {
    timers.clear('trying')
    latest = serialize(response)
    wire.send(latest)
  }

  /** "If timer G fires, the response is passed to the transport layer once more, and timer G is set to fire in MIN(2*T1, T2)" (§17.2.1). */
  const retransmit = (wait: number): void =>
    timers.set('G', wait, () => {
      if (latest) wire.send(latest)
      retransmit(Math.min(2 * wait, T2))
    })

  // "The server transaction MUST generate a 100 (Trying) response unless it knows that the TU will … within 200 ms" (§17.2.1).
  timers.set('trying', TRYING, () => send(responseTo(invite, 100)))

  function finish(status: number): void {
    if (status < 300) {
      state = 'accepted'
      // RFC 6026 §8.7: L takes in INVITEs sent again; the 2xx itself is the TU's to repeat (§13.3.1.4).
      timers.set('L', TIMEOUT, terminate)
      return
    }
    state = 'completed'
    if (!wire.reliable) retransmit(T1)
    timers.set('H', TIMEOUT, () => fail('timeout'))
  }

  function acknowledged(ack: SipRequest): void {
    if (state === 'accepted') on.ack(ack)
    if (state !== 'completed') return
    state = 'confirmed'
    timers.clear('G', 'H')
    // I takes in ACKs sent again (§17.2.1).
    if (wire.reliable) terminate()
    else timers.set('I', T4, terminate)
  }

  return {
    state: () => state,
    receive(request) {
      if (request.method === 'ACK') acknowledged(request)
      // In Accepted an INVITE sent again is absorbed (RFC 6026 §7.1), in Confirmed too.
      else if ((state === 'proceeding' || state === 'completed') && latest) wire.send(latest)
    },
    respond(response) {
      const status = response.start.kind === 'response' ? response.start.status : 0
      const again = state === 'accepted' && status >= 200 && status < 300
      if (state === 'terminated') return
      if (state !== 'proceeding' && !again) throw new TransactionStateError(`${status} after a final response`)
      send(response)
      if (status >= 200 && !again) finish(status)
    },
    transportFailed: () => {
      if (state === 'proceeding' || state === 'completed' || state === 'accepted') fail('transport')
    },
  }
}
