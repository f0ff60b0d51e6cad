/** What an emergency call tells beside its sound: which help, who calls, from where, and what else the network knows. */
import { headerOf, headersOf, type SipRequest } from '../../sip/message/message.ts'
import { type Body, bodiesOf } from '../parts.ts'
import { type AdditionalData, blockOf, readAdditional } from './additionalData.ts'
import { type Caller, readCaller } from './caller.ts'
import { contentId, readPointer } from './geolocation.ts'
import { type PidfLo, parsePidfLo } from './pidfLo.ts'
import { type EmergencyService, NO_SERVICE, readService } from './serviceUrn.ts'

export type LocationSource =
  /** The document came with the call, or was fetched from `uri`. */
  | {
      readonly kind: 'value'
      readonly pidf: PidfLo
      /** The document broke off; what was whole is here. */
      readonly damaged: boolean
      readonly uri: string | null
      readonly problems: readonly string[]
    }
  /** It lies elsewhere and has not been fetched; `why` says so in words. */
  | { readonly kind: 'reference'; readonly uri: string; readonly scheme: string; readonly why: string }
  | { readonly kind: 'broken'; readonly why: string; readonly problems: readonly string[] }

export type EmergencyData = {
  readonly service: EmergencyService
  readonly caller: Caller
  /** In the order of the Geolocation header, then what came without one. */
  readonly locations: readonly LocationSource[]
  /** May the location be used to route the call on (RFC 6442 §4.2)? Null when not said. */
  readonly routing: boolean | null
  readonly additional: readonly AdditionalData[]
  /** `urn:…:callid:…` and `…:incidentid:…` of the network the call came through (NENA-STA-010 §2.1.6, §2.1.7). */
  readonly ids: { readonly call: string | null; readonly incident: string | null }
  /** Cell or line as the access network tells it (RFC 7315 §5.4); as it came. */
  readonly access: string | null
  /** A trouble that the sender had with the location before (RFC 6442 §4.3): its number. */
  readonly error: number | null
}

const LOCATIONS = 16
const MOST = 32
const NOT_FETCHED = 'by reference: not fetched, the policy of this room does not allow it'

/** Never throws: what cannot be read is told in its place. */
export function readEmergency(request: SipRequest): EmergencyData {
  const bodies = bodiesOf(request)
  const locations = locationsOf(request, bodies)
  const info = headersOf(request, 'call-info').slice(0, MOST).map(readCallInfo)
  return {
    service: serviceOf(request),
    caller: readCaller(request),
    locations,
    routing: yesOrNo(headerOf(request, 'geolocation-routing')),
    additional: additionalOf(info, bodies, locations),
    ids: {
      call: info.find(({ purpose }) => /^(?:nena|emergency)-callid$/.test(purpose))?.uri ?? null,
      incident: info.find(({ purpose }) => /^(?:nena|emergency)-incidentid$/.test(purpose))?.uri ?? null,
    },
    access: headerOf(request, 'p-access-network-info'),
    error: errorOf(headerOf(request, 'geolocation-error')),
  }
}

/** True when a call brings anything that an ordinary one does not. */
export const isEmergency = (data: EmergencyData): boolean =>
  data.service.kind === 'sos' || data.locations.length > 0 || data.additional.length > 0

/** The Request-URI says it; behind a proxy that rewrote it, To does (RFC 6881 §9.2 ED-62). */
function serviceOf(request: SipRequest): EmergencyService {
  const asked = readService(request.uri)
  if (asked.kind === 'sos') return asked
  const uri = request.to?.uri
  return uri?.kind === 'other' ? readService(`${uri.scheme}:${uri.rest}`) : NO_SERVICE
}

const PIDF = /^application\/(?:pidf\+xml|held\+xml)$/

function locationsOf(request: SipRequest, bodies: readonly Body[]): LocationSource[] {
  const documents = bodies.filter(({ type }) => PIDF.test(type))
  const used = new Set<Body>()
  const found: LocationSource[] = []
  for (const value of headersOf(request, 'geolocation').slice(0, LOCATIONS)) {
    const pointer = readPointer(value)
    if (pointer.kind === 'broken') {
      found.push({ kind: 'broken', why: 'a Geolocation header that is no address', problems: [] })
    } else if (pointer.kind === 'reference') {
      found.push({ kind: 'reference', uri: pointer.uri, scheme: pointer.scheme, why: NOT_FETCHED })
    } else {
      const body = bodies.find((one) => contentId(headerOf(one, 'content-id') ?? '') === pointer.id)
      // A peer that forgets the Content-ID of its only document means that document.
      const meant = body ?? (documents.length === 1 ? documents[0] : undefined)
      if (!meant) found.push({ kind: 'broken', why: 'the message has no part of that Content-ID', problems: [] })
      else if (!used.has(meant)) {
        used.add(meant)
        found.push(readDocument(meant.bytes, null))
      }
    }
  }
  // A document that no header points to is a location all the same: better one too many than none.
  for (const body of documents) {
    if (!used.has(body) && found.length < LOCATIONS) found.push(readDocument(body.bytes, null))
  }
  return found
}

/** `uri`: where it was fetched from. */
export function readDocument(bytes: Uint8Array, uri: string | null): LocationSource {
  const { kind, value, problems } = parsePidfLo(bytes)
  if (kind === 'bad') return { kind: 'broken', why: 'the location document cannot be used', problems }
  return { kind: 'value', pidf: value, damaged: kind === 'damaged', uri, problems }
}

type CallInfo = { readonly uri: string; readonly purpose: string }

/** `<cid:…>;purpose=EmergencyCallData.ProviderInfo` (RFC 7852 §5.1). */
function readCallInfo(value: string): CallInfo {
  const close = value.indexOf('>')
  const uri = value.slice(value.indexOf('<') + 1, Math.max(close, 0)).trim()
  const purpose = /;\s?purpose\s?=\s?"?([^";\s]{1,80})/i.exec(value.slice(close + 1))?.[1] ?? ''
  return { uri, purpose: purpose.toLowerCase() }
}

const PURPOSE = 'emergencycalldata.'

function additionalOf(
  info: readonly CallInfo[],
  bodies: readonly Body[],
  locations: readonly LocationSource[],
): AdditionalData[] {
  const found = bodies.flatMap((body) => {
    const block = blockOf(body.type)
    return block === null ? [] : [readAdditional(block, body.bytes)]
  })
  for (const { uri, purpose } of info) {
    if (!purpose.startsWith(PURPOSE) || /^cid:/i.test(uri) || uri === '') continue
    found.push({ kind: 'reference', purpose: purpose.slice(PURPOSE.length), uri })
  }
  for (const source of locations) {
    if (source.kind === 'value') found.push(...source.pidf.locations.flatMap(({ additional }) => additional))
  }
  return found.slice(0, MOST)
}

const yesOrNo = (value: string | null): boolean | null =>
  value === null ? null : /^yes$/i.test(value.trim()) ? true : /^no$/i.test(value.trim()) ? false : null

/** `Geolocation-Error: 100 ;code="Cannot Process Location"` (RFC 6442 §4.3). */
function errorOf(value: string | null): number | null {
  const code = /^\s?(\d{3})(?:\D|$)/.exec(value ?? '')?.[1]
  return code === undefined ? null : Number(code)
}
