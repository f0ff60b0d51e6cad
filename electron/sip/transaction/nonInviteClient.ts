/** Client transaction of every other method (RFC 3261 §17.1.2, figure 6). */
import { type Outgoing, serialize } from '../message/serialize.ts'
import { createTimers, T1, T2, T4, TIMEOUT } from './timers.ts'
import type { ClientEvents, ClientTransaction, Failure, Needs } from './transaction.ts'

type State = 'trying' | 'proceeding' | 'completed' | 'terminated'

export function createNonInviteClient(
  request: Outgoing,
  { wire, schedule, on }: Needs<ClientEvents>,
): ClientTransaction {
  const bytes = serialize(request)
  const timers = createTimers(schedule)
  let state: State = 'trying'

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

  /** E doubles up to T2; once there was a provisional response it is T2 from then on (§17.1.2.2). */
  const retransmit = (wait: number): void =>
    timers.set('E', wait, () => {
      wire.send(bytes)
      retransmit(state === 'proceeding' ? T2 : Math.min(2 * wait, T2))
    })

  timers.set('F', TIMEOUT, () => fail('timeout'))
  if (!wire.reliable) retransmit(T1)
  wire.send(bytes)

  return {
    state: () => state,
    receive(response) {
      if (state === 'completed' || state === 'terminated') return
      if (response.status < 200) {
        state = 'proceeding'
        on.response(response)
        return
      }
      state = 'completed'
      timers.clear('E', 'F')
      on.response(response)
      // K takes in what the server still sends again (§17.1.2.2).
      if (wire.reliable) terminate()
      else timers.set('K', T4, terminate)
    },
    abandon: terminate,
    transportFailed: () => {
      if (state === 'trying' || state === 'proceeding') fail('transport')
    },
  }
}
