/** Messages that are made from another one: a response, the ACK of a refusal, a CANCEL (RFC 3261 §8.2.6, §17.1.1.3, §9.1). */
import type { HeaderLine, SipRequest, SipResponse } from './message.ts'
import { headerOf, headersOf } from './message.ts'
import type { Outgoing } from './serialize.ts'

const NO_BYTES = new Uint8Array(0)

/** Reason phrases of RFC 3261 §21 that we send; "SIP does not mandate" their words. */
const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  202: 'Accepted',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  422: 'Session Interval Too Small',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  491: 'Request Pending',
  500: 'Server Internal Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  603: 'Decline',
}

const lines = (message: { readonly headers: readonly HeaderLine[] }, name: string): HeaderLine[] =>
  headersOf(message, name).map((value) => [name, value])

/**
 * §8.2.6.2: From, Call-ID, CSeq and every Via as they came; To gains our tag unless it has one or this is a 100.
 */
export function responseTo(
  request: SipRequest,
  status: number,
  answer: {
    readonly toTag?: string
    readonly headers?: readonly HeaderLine[]
    readonly body?: Uint8Array
    readonly reason?: string
  } = {},
): Outgoing {
  const to = headerOf(request, 'to') ?? ''
  const tagged = status === 100 || answer.toTag === undefined || (request.to?.params.has('tag') ?? false)
  return {
    start: { kind: 'response', status, reason: answer.reason ?? REASONS[status] ?? '' },
    headers: [
      ...lines(request, 'via'),
      ...lines(request, 'from').slice(0, 1),
      ['to', tagged ? to : `${to};tag=${answer.toTag}`],
      ...lines(request, 'call-id').slice(0, 1),
      ...lines(request, 'cseq').slice(0, 1),
      // §8.2.6.1: the 100 gives the Timestamp back.
      ...(status === 100 ? lines(request, 'timestamp') : []),
      ...(answer.headers ?? []),
    ],
    body: answer.body ?? NO_BYTES,
  }
}

const first = (headers: readonly HeaderLine[], name: string): HeaderLine[] => {
  const line = headers.find(([key]) => key.toLowerCase() === name)
  return line ? [line] : []
}

function made(request: Outgoing, method: string, to: readonly HeaderLine[]): Outgoing {
  if (request.start.kind !== 'request') throw new Error('only a request has an ACK or a CANCEL')
  const number = /^\d+/.exec(first(request.headers, 'cseq')[0]?.[1] ?? '')?.[0] ?? '0'
  return {
    start: { kind: 'request', method, uri: request.start.uri },
    headers: [
      // "MUST contain a single Via header field … equal to the top Via header field of the original request" (§17.1.1.3, §9.1).
      ...first(request.headers, 'via'),
      ['max-forwards', '70'],
      ...request.headers.filter(([key]) => key.toLowerCase() === 'route'),
      ...first(request.headers, 'from'),
      ...to,
      ...first(request.headers, 'call-id'),
      ['cseq', `${number} ${method}`],
    ],
    body: NO_BYTES,
  }
}

/** The ACK of a 300 to 699, with "the To header field in the response being acknowledged" (§17.1.1.3). */
export const ackOf = (invite: Outgoing, response: SipResponse): Outgoing =>
  made(invite, 'ACK', lines(response, 'to').slice(0, 1))

/** §9.1: the same request but for its method; only sent once a provisional response is there. */
export const cancelOf = (invite: Outgoing): Outgoing => made(invite, 'CANCEL', first(invite.headers, 'to'))
