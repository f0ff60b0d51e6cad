/** A SIP message as read from the wire, with everything that is wrong with it (RFC 3261 §7). */
import type { Address } from './address.ts'
import type { Uri } from './uri.ts'
import type { Via } from './via.ts'

/** Name in lower case and long form; the value unfolded and trimmed. Lists are cut into one line a value. */
export type HeaderLine = readonly [name: string, value: string]

export type Problem = {
  /** What a request with this problem is answered: 400, 413 or 505. A response with one is dropped (§18.1.2). */
  readonly status: 400 | 413 | 505
  /** The header in lower case, or `start-line`, `body`. */
  readonly at: string
  readonly why: string
}

/** Contact: addresses, or `*`, which unregisters them all (§10.2.2). */
export type Contacts = { readonly kind: 'list'; readonly addresses: readonly Address[] } | { readonly kind: 'all' }

type Head = {
  readonly headers: readonly HeaderLine[]
  /** Exactly what Content-Length says; bytes beyond it are not part of the message (§18.3). */
  readonly body: Uint8Array
  /** In the order they were met; empty for a sound message. */
  readonly problems: readonly Problem[]
  /** Topmost first. */
  readonly via: readonly Via[]
  readonly from: Address | null
  readonly to: Address | null
  readonly callId: string
  readonly cseq: { readonly number: number; readonly method: string } | null
  readonly contacts: Contacts
}

export type SipRequest = Head & {
  readonly kind: 'request'
  /** Case-sensitive and never unescaped (§7.1; RFC 4475 §3.1.1.5). */
  readonly method: string
  /** As it stood on the line: digest and dialogs need it to the letter. */
  readonly uri: string
  /** Null when it could not be read. */
  readonly target: Uri | null
  /** 255 at most; null when it was not sent (RFC 2543 peers). */
  readonly maxForwards: number | null
}

export type SipResponse = Head & {
  readonly kind: 'response'
  readonly status: number
  readonly reason: string
}

export type SipMessage = SipRequest | SipResponse

/** Every value of a header, in order. `name` in lower case and long form. */
export function headersOf(message: { readonly headers: readonly HeaderLine[] }, name: string): string[] {
  const values: string[] = []
  for (const [key, value] of message.headers) if (key === name) values.push(value)
  return values
}

export function headerOf(message: { readonly headers: readonly HeaderLine[] }, name: string): string | null {
  for (const [key, value] of message.headers) if (key === name) return value
  return null
}
