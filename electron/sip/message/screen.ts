/** What a UAS answers before it looks at the call: the order of RFC 3261 §8.2, method, URI, extensions, content. */
import { type HeaderLine, headerOf, headersOf, type SipRequest } from './message.ts'

/** What this side can do. Methods in upper case, the rest in lower case. */
export type Abilities = {
  readonly methods: ReadonlySet<string>
  readonly schemes: ReadonlySet<string>
  /** Option tags of Require and Supported (§20.37). */
  readonly extensions: ReadonlySet<string>
  /** Media types taken as a body. */
  readonly content: ReadonlySet<string>
}

export type Refusal = { readonly status: number; readonly headers: readonly HeaderLine[] }

/** Null when nothing speaks against the request. ACK is never answered, so its refusal only drops it (§8.2.2.3, §17). */
export function screen(request: SipRequest, abilities: Abilities): Refusal | null {
  const [problem] = request.problems
  // The version is asked first: whoever speaks another one breaks every other rule too (§21.5.6).
  if (request.problems.some(({ status }) => status === 505)) return refuse(505)
  if (problem) return refuse(problem.status)
  return (
    method(request, abilities) ?? target(request, abilities) ?? required(request, abilities) ?? body(request, abilities)
  )
}

const refuse = (status: number, headers: readonly HeaderLine[] = []): Refusal => ({ status, headers })

/** §8.2.1: "the UAS MUST generate a 405 … MUST also add an Allow header field". 501 when nobody knows it (§21.5.2). */
function method(request: SipRequest, { methods }: Abilities): Refusal | null {
  if (methods.has(request.method)) return null
  return refuse(KNOWN.has(request.method) ? 405 : 501, [['allow', [...methods].join(', ')]])
}

const KNOWN: ReadonlySet<string> = new Set([
  'ACK',
  'BYE',
  'CANCEL',
  'INFO',
  'INVITE',
  'MESSAGE',
  'NOTIFY',
  'OPTIONS',
  'PRACK',
  'PUBLISH',
  'REFER',
  'REGISTER',
  'SUBSCRIBE',
  'UPDATE',
])

/** §8.2.2.1: "If the Request-URI uses a scheme not supported by the UAS, it SHOULD reject the request with a 416". */
function target({ target: uri }: SipRequest, { schemes }: Abilities): Refusal | null {
  const scheme = uri?.kind === 'sip' || uri?.kind === 'other' ? uri.scheme : 'tel'
  return schemes.has(scheme) ? null : refuse(416)
}

/** §8.2.2.3: Require is not looked at in ACK and CANCEL. */
function required(request: SipRequest, { extensions }: Abilities): Refusal | null {
  if (request.method === 'ACK' || request.method === 'CANCEL') return null
  const unknown = headersOf(request, 'require').filter((tag) => tag !== '' && !extensions.has(tag.toLowerCase()))
  return unknown.length === 0 ? null : refuse(420, [['unsupported', unknown.join(', ')]])
}

/** §8.2.3: 415 for a type or an encoding we cannot read, unless it may be left aside (Content-Disposition, §20.11). */
function body(request: SipRequest, { content }: Abilities): Refusal | null {
  if (request.body.length === 0 || /;\s?handling\s?=\s?optional/i.test(headerOf(request, 'content-disposition') ?? ''))
    return null
  const encodings = headersOf(request, 'content-encoding').filter(
    (name) => name !== '' && name.toLowerCase() !== 'identity',
  )
  const type = mediaType(headerOf(request, 'content-type') ?? 'application/sdp')
  if (encodings.length === 0 && content.has(type)) return null
  const accept: HeaderLine = ['accept', [...content].join(', ')]
  return refuse(415, encodings.length === 0 ? [accept] : [accept, ['accept-encoding', 'identity']])
}

/** `Application/SDP ; charset=utf-8` → `application/sdp`. */
export const mediaType = (value: string): string => (value.split(';', 1)[0] ?? '').trim().toLowerCase()
