/** The names of header fields: compact forms, how they are written, which are lists and which stand alone. */

/** RFC 3261 §7.3.3 and the registry: one letter for a long name. */
const COMPACT: ReadonlyMap<string, string> = new Map([
  ['a', 'accept-contact'],
  ['b', 'referred-by'],
  ['c', 'content-type'],
  ['d', 'request-disposition'],
  ['e', 'content-encoding'],
  ['f', 'from'],
  ['i', 'call-id'],
  ['j', 'reject-contact'],
  ['k', 'supported'],
  ['l', 'content-length'],
  ['m', 'contact'],
  ['n', 'identity-info'],
  ['o', 'event'],
  ['r', 'refer-to'],
  ['s', 'subject'],
  ['t', 'to'],
  ['u', 'allow-events'],
  ['v', 'via'],
  ['x', 'session-expires'],
  ['y', 'identity'],
])

/** "field names are case-insensitive" (§7.3.1): lower case, long form. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase()
  return COMPACT.get(lower) ?? lower
}

/** Their grammar is `( "," SEP )`, so two lines are the same as one with a comma (§7.3.1). */
const LISTS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'alert-info',
  'allow',
  'allow-events',
  'call-info',
  'contact',
  'content-encoding',
  'content-language',
  'diversion',
  'error-info',
  'geolocation',
  'history-info',
  'in-reply-to',
  'p-asserted-identity',
  'path',
  'proxy-require',
  'record-route',
  'require',
  'route',
  'service-route',
  'supported',
  'unsupported',
  'via',
  'warning',
])

/** May stand once only (§7.3.1; RFC 4475 §3.3.8, §3.3.9 for what happens otherwise). */
const SINGLE: ReadonlySet<string> = new Set([
  'call-id',
  'content-length',
  'content-type',
  'cseq',
  'date',
  'event',
  'expires',
  'from',
  'max-forwards',
  'min-expires',
  'min-se',
  'refer-to',
  'replaces',
  'session-expires',
  'subject',
  'to',
])

export const isList = (name: string): boolean => LISTS.has(name)
export const isSingle = (name: string): boolean => SINGLE.has(name)

const ODD: ReadonlyMap<string, string> = new Map([
  ['call-id', 'Call-ID'],
  ['cseq', 'CSeq'],
  ['min-se', 'Min-SE'],
  ['mime-version', 'MIME-Version'],
  ['rack', 'RAck'],
  ['rseq', 'RSeq'],
  ['www-authenticate', 'WWW-Authenticate'],
  ['sip-etag', 'SIP-ETag'],
  ['sip-if-match', 'SIP-If-Match'],
])

/** `content-type` → `Content-Type`: some peers of the field compare by case although they must not. */
export const wireName = (name: string): string =>
  ODD.get(name) ?? name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
