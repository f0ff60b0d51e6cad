/** REFER both ways with the NOTIFYs that tell how it goes (RFC 3515), Referred-By (RFC 3892), Replaces (RFC 3891). */
import { readAddress } from '../message/address.ts'
import { type HeaderLine, headerOf, headersOf, type SipRequest } from '../message/message.ts'
import { writeUri } from '../message/uri.ts'
import type { ServerTransaction } from '../transaction/transaction.ts'
import { type DialogIds, SessionRefused } from './session.ts'
import type { Talk } from './talk.ts'

export type Transfer = {
  refer(target: string, replaces: DialogIds | null): Promise<'accepted'>
  referred(request: SipRequest, transaction: ServerTransaction): void
  notified(request: SipRequest, transaction: ServerTransaction): void
}

/** Seconds a transfer may take before its subscription ends. */
const SUBSCRIPTION = 180
const sipfrag = new TextEncoder()
const utf8 = new TextDecoder()

/** What the peer of that other call must put into Replaces: its own tag is `to-tag` (RFC 3891 §3, §6.1). */
export const replacesValue = ({ callId, localTag, remoteTag }: DialogIds): string =>
  `${callId};to-tag=${remoteTag};from-tag=${localTag}`

/** `<sip:c@h?Replaces=…>`; the header is escaped as part of a URI (RFC 3261 §19.1.1). */
export function referTo(target: string, replaces: DialogIds | null): string {
  if (!replaces) return `<${target}>`
  return `<${target}${target.includes('?') ? '&' : '?'}Replaces=${encodeURIComponent(replacesValue(replaces))}>`
}

/** The URI and the Replaces of a Refer-To; some peers leave the brackets away. Null when it cannot be called. */
export function readReferTo(value: string): { readonly to: string; readonly replaces: string | null } | null {
  const bare = !value.includes('<')
  const read = readAddress(bare ? `<${value.trim()}>` : value)
  if (read.kind === 'bad') return null
  const { uri } = read.value
  if (uri.kind !== 'sip') return { to: writeUri(uri), replaces: null }
  const header = uri.headers.split('&').find((one) => /^replaces=/i.test(one))
  return { to: writeUri({ ...uri, headers: '' }), replaces: header ? unescaped(header.slice(9)) : null }
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export function createTransfer(talk: Talk): Transfer {
  const { core, dialog, life } = talk
  let taken = 0

  function notify(event: HeaderLine, status: number, reason: string): void {
    if (talk.closed()) return
    const state = status < 200 ? `active;expires=${SUBSCRIPTION}` : 'terminated;reason=noresource'
    const body = { type: 'message/sipfrag;version=2.0', bytes: sipfrag.encode(`SIP/2.0 ${status} ${reason}\r\n`) }
    talk.ask('NOTIFY', { headers: [event, ['subscription-state', state]], body }, {})
  }

  return {
    refer: (target, replaces) =>
      new Promise((resolve, reject) => {
        const headers: HeaderLine[] = [['refer-to', referTo(target, replaces)]]
        const own = readAddress(dialog.local())
        if (own.kind === 'ok') headers.push(['referred-by', `<${writeUri(own.value.uri)}>`])
        talk.ask(
          'REFER',
          { headers },
          {
            response({ status }) {
              if (status >= 300) reject(new SessionRefused(status))
              else if (status >= 200) resolve('accepted')
            },
            failed: (failure) => reject(new SessionRefused(failure === 'timeout' ? 408 : 503)),
          },
        )
      }),
    referred(request, transaction) {
      const values = headersOf(request, 'refer-to')
      const target = values.length === 1 ? readReferTo(values[0] ?? '') : null
      // "If a REFER … contains zero or more than one Refer-To …, the UA SHOULD respond with 400" (RFC 3515 §2.4.2).
      if (!target) {
        talk.reply(request, transaction, 400)
        return
      }
      // §2.4.6: the first subscription of a dialog needs no id, later ones have the number of their REFER.
      const event: HeaderLine = ['event', taken++ === 0 ? 'refer' : `refer;id=${request.cseq?.number ?? 0}`]
      let over = false
      const report = (status: number): void => {
        if (over) return
        over = status >= 200
        core.guard(() =>
          notify(event, status, REASONS[status] ?? (status < 200 ? 'Progress' : status < 300 ? 'OK' : 'Failed')),
        )
      }
      let wanted = false
      // What `referred` reports at once must not overtake the 202.
      const early: number[] = []
      let answered = false
      life.tell((on) => {
        wanted =
          on.referred?.({
            ...target,
            by: headerOf(request, 'referred-by'),
            report: (status) => void (answered ? report(status) : early.push(status)),
          }) ?? false
      })
      talk.reply(request, transaction, wanted ? 202 : 603, wanted ? { headers: [talk.contactHere()] } : {})
      answered = true
      if (!wanted) return
      // "the agent processing the REFER MUST send a NOTIFY immediately" (§2.4.4).
      report(100)
      for (const status of early) report(status)
    },
    notified(request, transaction) {
      const event = (headerOf(request, 'event') ?? '').split(';', 1)[0]?.trim().toLowerCase()
      if (event !== 'refer') {
        talk.reply(request, transaction, 489, { headers: [['allow-events', 'refer']] })
        return
      }
      talk.reply(request, transaction, 200)
      const status = /^SIP\/2\.0 ([1-6]\d\d)\b/i.exec(utf8.decode(request.body.subarray(0, 64)))?.[1]
      if (status !== undefined) life.tell((on) => on.referProgress?.(Number(status)))
    },
  }
}

const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  486: 'Busy Here',
  487: 'Request Terminated',
  603: 'Decline',
}
