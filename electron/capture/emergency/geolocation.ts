/** The Geolocation header (RFC 6442 §4.1): where in the message, or where in the network, the location is. */
import { indexOutsideQuotes } from '../../sip/message/grammar.ts'

export type LocationPointer =
  /** A part of this message by its Content-ID, unescaped and without angle brackets (RFC 2392 §2). */
  | { readonly kind: 'cid'; readonly id: string }
  | { readonly kind: 'reference'; readonly uri: string; readonly scheme: string }
  | { readonly kind: 'broken' }

/** One value of the header: `<cid:target123@atlanta.example.com>;…`; brackets are forgiven when they are missing. */
export function readPointer(value: string): LocationPointer {
  const open = indexOutsideQuotes(value, '<')
  const close = open < 0 ? -1 : value.indexOf('>', open)
  const uri = (open >= 0 && close > open ? value.slice(open + 1, close) : (value.split(';', 1)[0] ?? '')).trim()
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):./i.exec(uri)?.[1]?.toLowerCase()
  if (scheme === undefined || /[\s"<>]/.test(uri)) return { kind: 'broken' }
  return scheme === 'cid' ? { kind: 'cid', id: contentId(uri.slice(4)) } : { kind: 'reference', uri, scheme }
}

/** As both a `cid:` URI and a Content-ID header write it: `%41` unescaped in the one, `<…>` around the other. */
export function contentId(text: string): string {
  const bare = text.trim().replace(/^<|>$/g, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}
