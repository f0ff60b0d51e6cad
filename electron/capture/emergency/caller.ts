/** Who calls, as far as the network says so: P-Asserted-Identity (RFC 3325), From and Identity (RFC 8224). */
import { type Address, readAddress } from '../../sip/message/address.ts'
import { headerOf, headersOf, type SipRequest } from '../../sip/message/message.ts'
import { type Uri, writeUri } from '../../sip/message/uri.ts'

export type Caller = {
  /** Digits with a leading `+` where the network gave one; null when it is withheld or is no number. */
  readonly number: string | null
  /** Display name, decoded; null when there is none that says anything. */
  readonly name: string | null
  /** Address to call back; null when it is withheld. */
  readonly uri: string | null
  /** `asserted`: the network vouches for it (RFC 3325); `claimed`: the caller's own From. */
  readonly by: 'asserted' | 'claimed' | 'nobody'
  /** The caller asked that it not be shown (RFC 3323); emergency rooms see it all the same. */
  readonly privacy: boolean
  /** What a proxy says of the number (`verstat`, ATIS-1000074), or what the PASSporT claims, unverified by us. */
  readonly attestation: string | null
}

export function readCaller(request: SipRequest): Caller {
  const asserted = headersOf(request, 'p-asserted-identity').flatMap((value) => {
    const read = readAddress(value)
    return read.kind === 'ok' ? [read.value] : []
  })
  const privacy = /(?:^|[;,\s])(?:id|user|header)(?:$|[;,\s])/i.test(headerOf(request, 'privacy') ?? '')
  const attestation = verstat([...asserted, ...(request.from ? [request.from] : [])]) ?? attest(request)
  // RFC 3325 §9.1: one sip and one tel of the same person may stand there; the number is read from whichever has it.
  const known = asserted.filter((one) => !isWithheld(one.uri))
  const claimed = request.from && !isWithheld(request.from.uri) ? [request.from] : []
  const used = known.length > 0 ? known : claimed
  const [first] = used
  if (!first) return { number: null, name: null, uri: null, by: 'nobody', privacy, attestation }
  const numbers = used.flatMap((one) => numberOf(one.uri) ?? [])
  return {
    number: numbers[0] ?? null,
    // The network seldom asserts a name: the caller's own is then better than none.
    name: nameOf(used) ?? nameOf(claimed),
    uri: writeUri(first.uri),
    by: known.length > 0 ? 'asserted' : 'claimed',
    privacy,
    attestation,
  }
}

/** `sip:anonymous@anonymous.invalid` (RFC 3323 §4.1.1.3) and its kin. */
const isWithheld = (uri: Uri): boolean =>
  uri.kind === 'sip' &&
  (uri.host.endsWith('.invalid') || /^(?:anonymous|unavailable|restricted|unknown)$/i.test(uri.user ?? ''))

/** RFC 3966 §5.1.1: visual separators carry nothing. A sip user counts when it looks like a number or says so. */
export function numberOf(uri: Uri): string | null {
  if (uri.kind === 'other') return null
  const user = uri.kind === 'tel' ? uri.number : unescaped((uri.user ?? '').split(';', 1)[0] ?? '')
  const digits = user.replace(/[-.() ]/g, '')
  return /^\+?[0-9]{3,20}$/.test(digits) ? digits : null
}

function nameOf(addresses: readonly Address[]): string | null {
  for (const { name, uri } of addresses) {
    const plain = decodeName(name)
    // A name that only repeats the number, or says that there is none, names nobody.
    const isNumber = /^\+?[\d\s().-]+$/.test(plain)
    if (plain !== '' && !isNumber && !/^(?:anonymous|unknown|restricted|unavailable)$/i.test(plain)) return plain
    if (uri.kind === 'other') return null
  }
  return null
}

/** UTF-8 comes as it is; `=?utf-8?Q?N=C3=BA=C3=B1ez?=` (RFC 2047) is not allowed in SIP and is met all the same. */
export function decodeName(name: string): string {
  const words = name.replace(/\?=\s+=\?/g, '?==?')
  const text = words.replace(
    /=\?([\w-]{1,40})\?([BbQq])\?([^?]{0,400})\?=/g,
    (whole, charset: string, how: string, body: string) => {
      const bytes = /b/i.test(how) ? Buffer.from(body, 'base64') : fromQ(body)
      try {
        return new TextDecoder(charset).decode(bytes)
      } catch {
        return whole
      }
    },
  )
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 128)
}

const fromQ = (body: string): Buffer =>
  Buffer.from(
    body
      .replaceAll('_', ' ')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function verstat(addresses: readonly Address[]): string | null {
  for (const { uri, params } of addresses) {
    const told = params.get('verstat') ?? (uri.kind === 'other' ? null : uri.params.get('verstat'))
    if (told) return told
  }
  return null
}

/** `A`, `B` or `C` of a SHAKEN PASSporT (RFC 8588). Its signature is not checked here: that is the network's business. */
function attest(request: SipRequest): string | null {
  const [token = ''] = (headerOf(request, 'identity') ?? '').split(';', 1)
  const [, payload = ''] = token.split('.')
  if (payload.length === 0 || payload.length > 8_192) return null
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const told = typeof claims === 'object' && claims !== null && 'attest' in claims ? claims.attest : null
    return typeof told === 'string' && /^[ABC]$/.test(told) ? `${told} (not verified here)` : null
  } catch {
    return null
  }
}
