/** Tells an INVITE that brings a recording session from an ordinary call (RFC 7866 §6.1), and finds its metadata. */
import { headerOf, headersOf, type SipRequest } from '../../sip/message/message.ts'
import { type Body, bodiesOf } from '../parts.ts'

/**
 * `Require: siprec`, a Contact with `+sip.src`, the bare `src` that some border controllers write, or metadata in the body.
 * Any of them is enough: a call that is recorded by mistake is heard, one that rings by mistake is not.
 */
export function isSiprec(request: SipRequest): boolean {
  if (headersOf(request, 'require').some((tag) => tag.trim().toLowerCase() === 'siprec')) return true
  const { contacts } = request
  const addresses = contacts.kind === 'list' ? contacts.addresses : []
  if (addresses.some(({ params }) => params.has('+sip.src') || params.has('src'))) return true
  return metadataOf(request).length > 0
}

/** `application/rs-metadata+xml` (RFC 7866 §9.1), `application/rs-metadata` of the drafts, or XML that says what it is for. */
export const metadataOf = (request: SipRequest): readonly Body[] => bodiesOf(request).filter(isMetadata)

function isMetadata(body: Body): boolean {
  if (/^application\/rs-metadata(?:\+xml)?$/.test(body.type)) return true
  const disposition = (headerOf(body, 'content-disposition') ?? '').trim().toLowerCase()
  return disposition.startsWith('recording-session') && /[/+]xml$/.test(body.type)
}
