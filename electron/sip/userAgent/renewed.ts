/** The peer's offers within a call: re-INVITE (RFC 3261 §14.2) and UPDATE (RFC 3311 §5.2), one at a time. */
import type { HeaderLine, SipRequest } from '../message/message.ts'
import { sdpOf } from '../message/multipart.ts'
import { responseTo } from '../message/response.ts'
import type { ServerTransaction } from '../transaction/transaction.ts'
import { ALLOW, SUPPORTS } from './abilities.ts'
import { type Acceptance, repeatUntilAcknowledged } from './acceptance.ts'
import type { Offered } from './session.ts'
import { negotiate, type Timing } from './sessionTimer.ts'
import { sdpBody, type Talk } from './talk.ts'

export type Renewed = {
  invite(request: SipRequest, transaction: ServerTransaction): void
  update(request: SipRequest, transaction: ServerTransaction): void
  ack(request: SipRequest): void
  close(): void
}

type Terms = { readonly timing: Timing | null; readonly headers: readonly HeaderLine[] }

/** `free`: it may be our turn now. */
export function createRenewed(talk: Talk, free: () => void): Renewed {
  const { core, floor, timer, life } = talk
  /** 2xx that wait for their ACK, by the number of their INVITE. */
  const open = new Map<number, { readonly acceptance: Acceptance; readonly late: boolean }>()
  let pending: { readonly request: SipRequest; readonly transaction: ServerTransaction } | null = null

  /** §14.2: "a Retry-After header field with a randomly chosen value of between 0 and 10 seconds". */
  const busy = (request: SipRequest, transaction: ServerTransaction): void =>
    talk.reply(request, transaction, 500, { headers: [['retry-after', String(Math.floor(core.random() * 11))]] })

  /** Null when it was refused already. */
  function termsOf(request: SipRequest, transaction: ServerTransaction): Terms | null {
    const negotiated = negotiate(request, core.sessionTimer)
    if (negotiated.kind === 'agreed') return negotiated
    talk.reply(request, transaction, 422, { headers: negotiated.headers })
    return null
  }
  async function consult(sdp: Uint8Array | null, request: SipRequest): Promise<Offered> {
    try {
      const offered = life.on().offered
      return offered ? await offered(sdp, request) : { status: 488 }
    } catch (error) {
      core.fault(error)
      return { status: 500 }
    }
  }
  /** Asks the user, then answers; whatever ended in between wins. */
  function take(
    request: SipRequest,
    transaction: ServerTransaction,
    sdp: Uint8Array | null,
    agree: (sdp: Uint8Array) => void,
  ): void {
    const own = { request, transaction }
    pending = own
    void consult(sdp, request).then((offered) =>
      core.guard(() => {
        // A CANCEL or the end of the call has answered it with 487.
        if (pending !== own) return
        pending = null
        if (floor.invite === 'theirs') floor.invite = null
        if (floor.offer === 'theirs') floor.offer = null
        if ('sdp' in offered) agree(offered.sdp)
        else talk.reply(request, transaction, offered.status)
        free()
      }),
    )
  }
  function drop(): void {
    if (!pending) return
    const { request, transaction } = pending
    pending = null
    if (floor.invite === 'theirs') floor.invite = null
    if (floor.offer === 'theirs') floor.offer = null
    talk.reply(request, transaction, 487)
  }

  return {
    invite(request, transaction) {
      if (floor.invite === 'theirs' || floor.offer === 'theirs') {
        busy(request, transaction)
        return
      }
      if (floor.invite === 'ours' || floor.offer === 'ours') {
        talk.reply(request, transaction, 491)
        return
      }
      const terms = termsOf(request, transaction)
      if (!terms) return
      const sdp = sdpOf(request)
      floor.invite = 'theirs'
      if (sdp) floor.offer = 'theirs'
      core.onCancel(transaction, drop)
      take(request, transaction, sdp, (answer) => {
        const response = responseTo(request, 200, {
          headers: [talk.contactHere(), ALLOW, SUPPORTS, ...terms.headers, ['content-type', 'application/sdp']],
          body: answer,
        })
        floor.local = answer
        if (!sdp) floor.offer = 'ours'
        timer.set(terms.timing)
        const number = request.cseq?.number ?? 0
        const acceptance = repeatUntilAcknowledged(core.schedule, transaction, response, () => {
          talk.bye()
          talk.lost({ by: 'timeout' })
        })
        open.set(number, { acceptance, late: !sdp })
      })
    },
    update(request, transaction) {
      const sdp = sdpOf(request)
      if (sdp && floor.offer === 'theirs') {
        busy(request, transaction)
        return
      }
      if (sdp && floor.offer === 'ours') {
        talk.reply(request, transaction, 491)
        return
      }
      const terms = termsOf(request, transaction)
      if (!terms) return
      const headers = [talk.contactHere(), ALLOW, SUPPORTS, ...terms.headers]
      if (!sdp) {
        timer.set(terms.timing)
        talk.reply(request, transaction, 200, { headers })
        // Metadata of a recording session may change alone (RFC 7866 §6.1.2).
        if (request.body.length > 0) life.tell((on) => on.message?.(request))
        return
      }
      floor.offer = 'theirs'
      take(request, transaction, sdp, (answer) => {
        floor.local = answer
        timer.set(terms.timing)
        talk.reply(request, transaction, 200, { headers, body: sdpBody(answer) })
      })
    },
    ack(request) {
      const number = request.cseq?.number ?? -1
      const accepted = open.get(number)
      if (!accepted) return
      open.delete(number)
      accepted.acceptance.stop()
      if (!accepted.late) return
      if (floor.offer === 'ours') floor.offer = null
      life.tell((on) => on.confirmed?.(sdpOf(request)))
      free()
    },
    close() {
      drop()
      for (const { acceptance } of open.values()) acceptance.stop()
      open.clear()
    },
  }
}
