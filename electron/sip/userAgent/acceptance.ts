/** A 2xx that is repeated until its ACK comes (RFC 3261 §13.3.1.4): over TCP too, for a proxy may have lost it. */
import type { Outgoing } from '../message/serialize.ts'
import { type Schedule, T1, T2, TIMEOUT } from '../transaction/timers.ts'
import type { ServerTransaction } from '../transaction/transaction.ts'

export type Acceptance = { stop(): void }

/** `given up`: "If the server retransmits the 2xx response for 64*T1 seconds without receiving an ACK". */
export function repeatUntilAcknowledged(
  schedule: Schedule,
  transaction: ServerTransaction,
  response: Outgoing,
  givenUp: () => void,
): Acceptance {
  let cancel = (): void => undefined
  const again = (wait: number): void => {
    cancel = schedule(wait, () => {
      transaction.respond(response)
      again(Math.min(2 * wait, T2))
    })
  }
  transaction.respond(response)
  again(T1)
  const end = schedule(TIMEOUT, () => {
    cancel()
    givenUp()
  })
  return {
    stop() {
      cancel()
      end()
    },
  }
}
