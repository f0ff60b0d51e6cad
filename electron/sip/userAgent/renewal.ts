/** Our own offers within a call (re-INVITE, RFC 3261 §14.1; UPDATE, RFC 3311 §5.1) and the refreshes of its timer. */
import { type HeaderLine, headerOf, type SipResponse } from '../message/message.ts'
import { sdpOf } from '../message/multipart.ts'
import { retryAfterMs } from '../registration/backoff.ts'
import type { Failure } from '../transaction/transaction.ts'
import { ALLOW, SUPPORTS } from './abilities.ts'
import type { Once, SentRequest } from './sender.ts'
import { SessionRefused } from './session.ts'
import { agreed, asking, raised } from './sessionTimer.ts'
import { type Body, sdpBody, type Talk } from './talk.ts'

export type Renewal = {
  /** `body`: what carries the description, when it does not travel alone. */
  offer(sdp: Uint8Array, body?: Body): Promise<Uint8Array>
  /** Keeps the session alive without a change (RFC 4028 §10). */
  refresh(): void
  /** The floor may be free now. */
  run(): void
  /** What still waits is refused with 481. */
  close(): void
}

type Turn = {
  /** Null: a refresh. */
  readonly sdp: Uint8Array | null
  readonly body?: Body | undefined
  tries: number
  resolve(answer: Uint8Array): void
  reject(error: SessionRefused): void
}

/** Times an offer is sent before 491, 422 or 500 is taken for an answer. */
const TRIES = 12
const NOTHING = new Uint8Array(0)

/** §14.1: "2.1 and 4 seconds in units of 10 ms" for the owner of the Call-ID, else "0 and 2 seconds". */
export function glareMs(owner: boolean, random: () => number): number {
  return owner ? 2100 + 10 * Math.floor(random() * 191) : 10 * Math.floor(random() * 201)
}

export function createRenewal(talk: Talk): Renewal {
  const { core, floor, timer } = talk
  const queue: Turn[] = []
  let waiting: (() => void) | null = null
  let active = false
  /** False once it was refused although the peer's Allow names it. */
  let updates = true

  function methodFor(turn: Turn): 'INVITE' | 'UPDATE' | null {
    const able = updates && talk.allows('UPDATE')
    if (turn.sdp === null && able) return 'UPDATE'
    if (floor.offer !== null) return null
    if (floor.established && floor.invite === null) return 'INVITE'
    return floor.answered && able && turn.sdp !== null ? 'UPDATE' : null
  }

  function run(): void {
    const [turn] = queue
    if (!turn || active || waiting || talk.closed()) return
    const method = methodFor(turn)
    if (!method) return
    active = true
    turn.tries++
    // A refresh by re-INVITE repeats the description unchanged (RFC 4028 §7.4).
    const sdp = turn.sdp ?? (method === 'INVITE' ? floor.local : null)
    if (method === 'INVITE') floor.invite = 'ours'
    if (sdp) floor.offer = 'ours'
    const timing = timer.timing()
    const headers: HeaderLine[] = [ALLOW, SUPPORTS]
    if (timing) headers.push(...asking(core.sessionTimer, floor.least, timing))
    /** Of the 2xx, which may come again when the ACK was lost (§13.2.2.4). */
    let ack: Promise<Once | null> | null = null
    talk.ask(method, sdp ? { headers, body: turn.body ?? sdpBody(sdp) } : { headers }, {
      response(response, sent) {
        if (response.status < 200) return
        if (ack) {
          void ack.then((once) => {
            if (once) once.repeat()
            else ack = talk.acknowledge(response, sent)
          })
        } else if (method === 'INVITE' && response.status < 300) ack = accepted(turn, sdp, response, sent)
        else settle(turn, sdp, method, response)
      },
      failed: (failure) => failed(turn, failure),
    })
  }
  function free(): void {
    active = false
    if (floor.invite === 'ours') floor.invite = null
    if (floor.offer === 'ours') floor.offer = null
  }
  function done(turn: Turn): void {
    free()
    if (queue[0] === turn) queue.shift()
    run()
  }

  function accepted(
    turn: Turn,
    sdp: Uint8Array | null,
    response: SipResponse,
    sent: SentRequest,
  ): Promise<Once | null> {
    const ack = talk.acknowledge(response, sent)
    settle(turn, sdp, 'INVITE', response)
    return ack
  }
  function settle(turn: Turn, sdp: Uint8Array | null, method: 'INVITE' | 'UPDATE', response: SipResponse): void {
    const { status } = response
    if (status < 300) {
      timer.set(agreed(response))
      if (sdp) floor.local = sdp
      const answer = sdpOf(response)
      if (turn.sdp === null) turn.resolve(NOTHING)
      else if (answer) turn.resolve(answer)
      // An offer without an answer: nothing has changed (RFC 3264 §4).
      else turn.reject(new SessionRefused(488))
      done(turn)
      return
    }
    const wait = pauseBefore(turn, response)
    if (wait !== null) {
      free()
      waiting = core.schedule(wait, () => {
        waiting = null
        run()
      })
      return
    }
    turn.reject(new SessionRefused(status))
    done(turn)
    // "If the response … is a 481 … or a 408 …, the UAC SHOULD terminate the dialog" (§12.2.1.2).
    if (status === 481) talk.lost({ by: 'peer', status })
    else if (status === 408) giveUp()
    // Whoever does not know UPDATE after all is refreshed by INVITE (RFC 4028 §7.4 leaves the choice).
    else if (turn.sdp === null && method === 'UPDATE' && (status === 405 || status === 501)) {
      updates = false
      refresh()
    }
  }
  /** ms to wait before the same is asked again; null: it is refused. */
  function pauseBefore(turn: Turn, response: SipResponse): number | null {
    if (turn.tries >= TRIES || talk.closed()) return null
    if (response.status === 491) return glareMs(talk.caller, core.random)
    if (response.status === 422) {
      const least = raised(response, floor.least)
      if (least !== null) floor.least = least
      return least === null ? null : 0
    }
    // §14.2: an overlapping INVITE is told when to come again, within 10 s.
    const after = response.status === 500 ? retryAfterMs(headerOf(response, 'retry-after')) : null
    return after !== null && after <= 10_000 ? after : null
  }
  function failed(turn: Turn, failure: Failure): void {
    turn.reject(new SessionRefused(failure === 'timeout' ? 408 : 503))
    done(turn)
    // No answer at all ends the dialog as a 408 does; a broken transport alone does not (§12.2.1.2, §8.1.3.1).
    if (failure === 'timeout') giveUp()
  }
  function giveUp(): void {
    // Perhaps it hears us although we do not hear it.
    talk.bye()
    talk.lost({ by: 'timeout', status: 408 })
  }

  function refresh(): void {
    if (queue.length === 0) queue.push({ sdp: null, tries: 0, resolve: () => undefined, reject: () => undefined })
    run()
  }

  return {
    run,
    offer: (sdp, body) =>
      new Promise((resolve, reject) => {
        if (talk.closed()) reject(new SessionRefused(481))
        else queue.push({ sdp, body, tries: 0, resolve, reject })
        run()
      }),
    refresh,
    close() {
      waiting?.()
      waiting = null
      for (const turn of queue.splice(0)) turn.reject(new SessionRefused(481))
    },
  }
}
