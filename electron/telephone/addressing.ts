/** Names and numbers: which line an INVITE came for, who calls, and where a dialled target goes. */
import { isIP } from 'node:net'
import { readEmergency } from '../capture/emergency/emergencyData.ts'
import { isSiprec } from '../capture/siprec/recordingRequest.ts'
import { type Address, readAddress } from '../sip/message/address.ts'
import { headerOf, type SipRequest } from '../sip/message/message.ts'
import { readUri, type SipUri } from '../sip/message/uri.ts'
import { createGate } from '../sip/transport/gate.ts'
import type { Peer } from '../sip/transport/peer.ts'
import type { Session } from '../sip/userAgent/session.ts'
import type { Line } from '../storage/line.ts'

/** Our Contact of an account carries its line's id in this URI parameter, which registrars give back (RFC 3261 §16.5). */
export const LINE_PARAM = 'vigia-line'

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase()
const hostOf = (hostport: string): string => bare(hostport.replace(/(?<!:[^\]]*):\d+$/, '').replace(/:\d+$/, ''))

const sipOf = (address: Address | null): SipUri | null => (address?.uri.kind === 'sip' ? address.uri : null)

/** A call to `urn:service:test.sos`: the way is tried, and nobody needs help (RFC 6881 §17). */
export function isTrial({ invite }: Pick<Session, 'invite'>): boolean {
  const service = invite && readEmergency(invite).service
  return service?.kind === 'sos' && service.test
}

/** The first of: the line our Contact named, the account called by its user, the trunk whose list has the peer. */
export function lineFor(invite: SipRequest, peer: Peer, lines: readonly Line[]): Line | undefined {
  const open = lines.filter(({ enabled }) => enabled)
  const from = (line: Line): boolean =>
    line.allow.length > 0 && createGate({ allow: line.allow, perSecond: 1 }).admits(peer.address, 0)
  if (isSiprec(invite)) return open.find((line) => line.kind === 'recorder' && from(line))
  const target = invite.target?.kind === 'sip' ? invite.target : null
  const named = target?.params.get(LINE_PARAM)
  const users = [target?.user, sipOf(invite.to)?.user]
  const calls = open.filter(({ kind }) => kind !== 'recorder')
  return (
    calls.find(({ id }) => id === named) ??
    calls.find(({ kind, user }) => kind === 'account' && users.includes(user)) ??
    calls.find((line) => line.kind === 'trunk' && (from(line) || hostOf(line.registrar) === bare(peer.address)))
  )
}

/** Who calls: P-Asserted-Identity of a trusted peer before From (RFC 3325 §9.1). '' for what is not told. */
export function callerOf(invite: SipRequest): { number: string; name: string } {
  const asserted = headerOf(invite, 'p-asserted-identity')
  const read = asserted === null ? null : readAddress(asserted)
  const address = read?.kind === 'ok' ? read.value : invite.from
  const uri = address?.uri
  const number = uri?.kind === 'tel' ? uri.number : uri?.kind === 'sip' ? (uri.user ?? '') : ''
  const anonymous = /^anonymous$/i.test(number)
  const plain = decoded(number)
  return { number: anonymous ? '' : plain.slice(0, 80), name: (address?.name ?? '').slice(0, 80) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const tls = ({ transport }: Pick<Line, 'transport'>): boolean => transport === 'tls'
const param = ({ transport }: Pick<Line, 'transport'>): string => (transport === 'udp' ? '' : `;transport=${transport}`)

/** `sip:host[:port][;transport=…]` of the registrar or the peer. A name without a port is looked up by NAPTR and SRV. */
export function serverUri(line: Pick<Line, 'registrar' | 'transport'>): string {
  const literal = isIP(hostOf(line.registrar)) !== 0 || /:\d+$/.test(line.registrar)
  // With transport=udp in it, a name is not asked which transports it likes (RFC 3263 §4.1).
  return `sip:${line.registrar}${line.transport === 'udp' && !literal ? ';transport=udp' : param(line)}`
}

export const proxyUri = (line: Pick<Line, 'proxy' | 'transport'>): string | undefined =>
  line.proxy === undefined ? undefined : `sip:${line.proxy}${param(line)};lr`

/** Address of record: without a port (RFC 3261 §10.2: the domain of the registrar). */
export const aorOf = (line: Pick<Line, 'user' | 'registrar'>): string =>
  `sip:${line.user}@${line.registrar.replace(/:\d+$/, '')}`

/** Our own address as it is called through the line: with the registrar's port, unlike the address of record. */
export const ownUri = (line: Pick<Line, 'user' | 'registrar' | 'transport'>): string =>
  line.user === '' ? serverUri(line) : serverUri(line).replace('sip:', `sip:${line.user}@`)

export const fromOf = (line: Line): string => `<${line.user === '' ? `sip:vigia@${line.registrar}` : aorOf(line)}>`

/** A number as it is dialled, or a SIP or tel address, as a SIP URI that this line can call; null for what is none. */
export function targetUri(target: string, line: Line): string | null {
  const text = target.trim()
  if (/^sips?:/i.test(text)) return readUri(text).kind === 'ok' ? text : null
  const number = text.replace(/^tel:/i, '').replace(/[\s().-]/g, '')
  if (!/^\+?[0-9A-Za-z*#_]{1,64}$/.test(number)) return null
  // `#` cannot stand in a user part (RFC 3261 §25.1).
  const user = number.replaceAll('#', '%23')
  return `sip:${user}@${line.registrar}${tls(line) ? ';transport=tls' : param(line)}`
}
