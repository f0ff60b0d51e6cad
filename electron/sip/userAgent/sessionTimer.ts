/** Session timers (RFC 4028): a call whose other end has vanished does not stay open for ever. */
import { decimal, SECONDS_MAX } from '../message/grammar.ts'
import {
  type HeaderLine,
  headerOf,
  headersOf,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from '../message/message.ts'
import type { Schedule } from '../transaction/timers.ts'
import { names } from './abilities.ts'

/** What both sides agreed on; `ours`: we send the refreshes. */
export type Timing = { readonly seconds: number; readonly ours: boolean }

type Limits = { readonly expires: number; readonly least: number }

type Expires = { readonly seconds: number; readonly refresher: 'uac' | 'uas' | null }

function readExpires(message: SipMessage): Expires | null {
  const [number = '', ...params] = (headerOf(message, 'session-expires') ?? '').split(';')
  const seconds = decimal(number.trim(), SECONDS_MAX)
  if (seconds === null) return null
  const refresher = params
    .map((param) => /^\s?refresher\s?=\s?(uac|uas)\s?$/i.exec(param)?.[1]?.toLowerCase())
    .find(Boolean)
  return { seconds, refresher: refresher === 'uac' || refresher === 'uas' ? refresher : null }
}

const minimum = (message: SipMessage): number => decimal(headerOf(message, 'min-se') ?? '', SECONDS_MAX) ?? 0

export type Negotiated =
  | { readonly kind: 'refused'; readonly headers: readonly HeaderLine[] }
  /** `headers` go into the 2xx. */
  | { readonly kind: 'agreed'; readonly timing: Timing | null; readonly headers: readonly HeaderLine[] }

/** As the side that answers (§9, table 2). */
export function negotiate(request: SipRequest, { expires, least }: Limits): Negotiated {
  const able = names([...headersOf(request, 'supported'), ...headersOf(request, 'require')], 'timer')
  const asked = readExpires(request)
  if (asked && asked.seconds < least) {
    // "the UAS MUST include a Min-SE header field"; whoever does not know timers cannot be told so (§9).
    return able
      ? { kind: 'refused', headers: [['min-se', String(least)]] }
      : { kind: 'agreed', timing: null, headers: [] }
  }
  if (!able && !asked) return { kind: 'agreed', timing: null, headers: [] }
  const seconds = asked?.seconds ?? Math.max(expires, minimum(request))
  const refresher = !able ? 'uas' : (asked?.refresher ?? (asked ? 'uac' : 'uas'))
  return {
    kind: 'agreed',
    timing: { seconds, ours: refresher === 'uas' },
    // §9: with refresher=uac the 2xx MUST require `timer`; with uas it should where the other side knows it.
    headers: [
      ['session-expires', `${seconds};refresher=${refresher}`],
      ...(able ? [['require', 'timer'] as const] : []),
    ],
  }
}

/** For a request of ours: the interval, and who refreshes where that is settled (§7.1, §7.4). */
export function asking({ expires }: Limits, least: number, timing: Timing | null): HeaderLine[] {
  const seconds = Math.max(timing?.seconds ?? expires, least)
  const refresher = timing ? `;refresher=${timing.ours ? 'uac' : 'uas'}` : ''
  return [
    ['session-expires', `${seconds}${refresher}`],
    ['min-se', String(least)],
  ]
}

/** As the side that asked, from a 2xx (§7.2); null when the call has no timer. */
export function agreed(response: SipResponse): Timing | null {
  const expires = readExpires(response)
  return expires && { seconds: expires.seconds, ours: expires.refresher !== 'uas' }
}

/** What a 422 asks for; null when that is not more than what was offered (§7.3). */
export function raised(response: SipResponse, least: number): number | null {
  const wanted = minimum(response)
  return wanted > least ? wanted : null
}

export type SessionTimer = {
  /** With each request or response that refreshes the session. */
  set(timing: Timing | null): void
  readonly timing: () => Timing | null
  stop(): void
}

/** §10: whoever refreshes does so at half time; the call ends "min(32, interval/3)" seconds before the end. */
export function createSessionTimer(
  schedule: Schedule,
  on: { readonly refresh: () => void; readonly expired: () => void },
): SessionTimer {
  let timing: Timing | null = null
  let running: (() => void)[] = []
  const stop = (): void => {
    for (const cancel of running) cancel()
    running = []
  }
  return {
    timing: () => timing,
    stop,
    set(next) {
      stop()
      timing = next
      if (!next) return
      const { seconds, ours } = next
      running.push(schedule((seconds - Math.min(32, seconds / 3)) * 1000, on.expired))
      if (ours) running.push(schedule(seconds * 500, on.refresh))
    },
  }
}
