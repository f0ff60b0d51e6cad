/** Provisional responses that are repeated until PRACK acknowledges them (RFC 3262 §3): the side that is called. */
import { headerOf, type SipRequest } from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import { type Schedule, T1, TIMEOUT } from '../transaction/timers.ts'
import type { ServerTransaction } from '../transaction/transaction.ts'

export type Reliable = {
  /** `compose` gets the RSeq. Waits until the one before is acknowledged. */
  send(compose: (number: number) => Outgoing, withSdp: boolean): void
  /** True: this PRACK is for the one that waits. */
  acknowledge(prack: SipRequest): boolean
  /** One with a description still waits: no 2xx may go out (§3). */
  readonly holds: () => boolean
  /** A final response goes out: nothing is repeated any more. */
  stop(): void
}

type Waiting = { readonly number: number; readonly withSdp: boolean; readonly stop: () => void }

/** `givenUp`: after 64*T1 without PRACK "the UAS SHOULD reject the original request with a 5xx response". */
export function createReliable(
  { schedule, random }: { readonly schedule: Schedule; readonly random: () => number },
  invite: SipRequest,
  transaction: ServerTransaction,
  givenUp: () => void,
): Reliable {
  // "the value … MUST be chosen uniformly between 1 and 2**31 - 1" (§3).
  let number = 1 + Math.floor(random() * (2 ** 31 - 1_000))
  let waiting: Waiting | null = null
  let stopped = false
  const queue: { readonly compose: (number: number) => Outgoing; readonly withSdp: boolean }[] = []

  function next(): void {
    const one = queue.shift()
    if (!one || stopped) return
    const response = one.compose(number)
    let cancel = (): void => undefined
    const again = (wait: number): void => {
      cancel = schedule(wait, () => {
        transaction.respond(response)
        again(2 * wait)
      })
    }
    transaction.respond(response)
    again(T1)
    const end = schedule(TIMEOUT, () => {
      cancel()
      givenUp()
    })
    const stop = (): void => {
      cancel()
      end()
    }
    waiting = { number: number++, withSdp: one.withSdp, stop }
  }

  return {
    send(compose, withSdp) {
      queue.push({ compose, withSdp })
      if (!waiting) next()
    },
    acknowledge(prack) {
      // `RAck: response-num CSeq-num method` (§7.2).
      const rack = (headerOf(prack, 'rack') ?? '').split(/\s+/).join(' ')
      const { cseq } = invite
      if (!waiting || rack !== `${waiting.number} ${cseq?.number} ${cseq?.method}`) return false
      waiting.stop()
      waiting = null
      next()
      // After the final response a PRACK on its way is still right.
      return true
    },
    holds: () => !stopped && (waiting?.withSdp === true || queue.some(({ withSdp }) => withSdp)),
    stop() {
      stopped = true
      waiting?.stop()
    },
  }
}
