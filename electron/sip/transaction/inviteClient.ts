/** INVITE client transaction (RFC 3261 §17.1.1, figure 5, with the Accepted state of RFC 6026 §7.2). */
import type { SipResponse } from '../message/message.ts'
import { ackOf } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { createTimers, T1, TIMEOUT, TIMER_D } from './timers.ts'
import type { ClientEvents, ClientTransaction, Failure, Needs } from './transaction.ts'

type State = 'calling' | 'proceeding' | 'completed' | 'accepted' | 'terminated'

export function createInviteClient(invite: Outgoing, { wire, schedule, on }: Needs<ClientEvents>): ClientTransaction {
  const bytes = serialize(invite)
  const timers = createTimers(schedule)
  let state: State = 'calling'

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

  /** "When timer A fires, the client transaction MUST retransmit the request … and MUST reset the timer with a value of 2*T1" (§17.1.1.2). */
  const retransmit = (wait: number): void =>
    timers.set('A', wait, () => {
      wire.send(bytes)
      retransmit(2 * wait)
    })

  function refused(response: SipResponse): void {
    // "the ACK MUST be sent to the same address, port, and transport" (§17.1.1.2), each time the response comes again.
    wire.send(serialize(ackOf(invite, response)))
    if (state === 'completed') return
    state = 'completed'
    timers.clear('A', 'B')
    on.response(response)
    if (wire.reliable) terminate()
    else timers.set('D', TIMER_D, terminate)
  }

  function accepted(response: SipResponse): void {
    if (state !== 'accepted') {
      state = 'accepted'
      timers.clear('A', 'B')
      // RFC 6026 §7.2: M lets the 2xx of other branches through, each is handed up.
      timers.set('M', TIMEOUT, terminate)
    }
    on.response(response)
  }

  timers.set('B', TIMEOUT, () => fail('timeout'))
  if (!wire.reliable) retransmit(T1)
  wire.send(bytes)

  return {
    state: () => state,
    receive(response) {
      if (state === 'terminated') return
      if (response.status < 200) {
        if (state !== 'calling' && state !== 'proceeding') return
        state = 'proceeding'
        // In Proceeding nothing is sent again and B does not apply: whoever rings may ring for long (§17.1.1.2).
        timers.clear('A', 'B')
        on.response(response)
      } else if (response.status < 300) {
        if (state !== 'completed') accepted(response)
      } else if (state !== 'accepted') refused(response)
    },
    abandon: terminate,
    transportFailed: () => {
      if (state === 'calling' || state === 'completed') fail('transport')
    },
  }
}
