/** Server transaction of every other method (RFC 3261 §17.2.2, figure 8). */
import { serialize } from '../message/serialize.ts'
import { createTimers, TIMEOUT } from './timers.ts'
import { type Needs, type ServerEvents, type ServerTransaction, TransactionStateError } from './transaction.ts'

type State = 'trying' | 'proceeding' | 'completed' | 'terminated'

export function createNonInviteServer({ wire, schedule, on }: Needs<ServerEvents>): ServerTransaction {
  const timers = createTimers(schedule)
  let state: State = 'trying'
  let latest: Uint8Array | null = null

  const terminate = (): void => {
    if (state === 'terminated') return
    state = 'terminated'
    timers.clearAll()
    on.terminated()
  }

  return {
    state: () => state,
    receive() {
      // In Trying "any request retransmissions … are discarded"; afterwards the latest response goes out again (§17.2.2).
      if ((state === 'proceeding' || state === 'completed') && latest) wire.send(latest)
    },
    respond(response) {
      if (state === 'terminated') return
      if (state === 'completed') throw new TransactionStateError('a second final response')
      latest = serialize(response)
      wire.send(latest)
      if (response.start.kind === 'response' && response.start.status < 200) {
        state = 'proceeding'
        return
      }
      state = 'completed'
      // J: 64*T1 for unreliable transports, zero for reliable ones (§17.2.2).
      if (wire.reliable) terminate()
      else timers.set('J', TIMEOUT, terminate)
    },
    transportFailed: () => {
      if (state === 'terminated') return
      on.failed('transport')
      terminate()
    },
  }
}
