/** What this user agent can do, as it says in Allow, Accept and Supported (RFC 3261 §20). */
import type { HeaderLine } from '../message/message.ts'
import type { Abilities } from '../message/screen.ts'

/**
 * Extensions: reliable provisionals (RFC 3262), session timers (RFC 4028), Replaces (RFC 3891), recording (RFC 7866),
 * locations (RFC 6442), priority (RFC 4412); `path`, `outbound` and `gruu` ask nothing of the side that is called.
 */
export const ABILITIES: Abilities = {
  methods: new Set([
    ...['INVITE', 'ACK', 'CANCEL', 'BYE', 'OPTIONS', 'INFO', 'MESSAGE', 'UPDATE', 'PRACK', 'REFER', 'NOTIFY'],
  ]),
  schemes: new Set(['sip', 'sips', 'tel', 'urn']),
  extensions: new Set([
    ...['100rel', 'timer', 'replaces', 'siprec', 'geolocation-sip', 'geolocation-http', 'resource-priority'],
    ...['histinfo', 'path', 'outbound', 'gruu', 'record-aware'],
  ]),
  content: new Set([
    ...['application/sdp', 'multipart/mixed', 'multipart/related', 'multipart/alternative'],
    ...['application/rs-metadata+xml', 'application/rs-metadata', 'application/pidf+xml'],
    ...['application/emergencycalldata.providerinfo+xml', 'application/emergencycalldata.serviceinfo+xml'],
    ...['application/emergencycalldata.deviceinfo+xml', 'application/emergencycalldata.subscriberinfo+xml'],
    ...['application/emergencycalldata.comment+xml', 'application/emergencycalldata.veds+xml'],
    ...['application/emergencycalldata.ecall.msd', 'application/emergencycalldata.control+xml'],
    ...['application/dtmf-relay', 'application/dtmf', 'application/media_control+xml'],
    ...['message/sipfrag', 'text/plain'],
  ]),
}

const SUPPORTED = ['100rel', 'timer', 'replaces', 'siprec', 'geolocation-sip', 'resource-priority', 'histinfo']

const list = (values: Iterable<string>): string => [...values].join(', ')

export const ALLOW: HeaderLine = ['allow', list(ABILITIES.methods)]
export const ACCEPT: HeaderLine = ['accept', list(ABILITIES.content)]
export const SUPPORTS: HeaderLine = ['supported', list(SUPPORTED)]

/** §11.2: the answer to OPTIONS. Two languages are spoken at a console; reason phrases are English. */
export const CAPABILITIES: readonly HeaderLine[] = [
  ALLOW,
  ACCEPT,
  ['accept-encoding', 'identity'],
  ['accept-language', 'en, es'],
  SUPPORTS,
]

/** Does a list header name this option tag? */
export const names = (values: readonly string[], tag: string): boolean =>
  values.some((value) => value.trim().toLowerCase() === tag)
