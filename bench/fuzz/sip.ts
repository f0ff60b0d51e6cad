/** SIP messages: from the wire to everything that the user agent and the capture read from them. */
import { readEmergency } from '../../electron/capture/emergency/emergencyData.ts'
import { samples as locations } from '../../electron/capture/emergency/fixtures/samples.ts'
import { bodiesOf } from '../../electron/capture/parts.ts'
import { samples as metadata } from '../../electron/capture/siprec/fixtures/samples.ts'
import { chooseChallenge, readAuthParams } from '../../electron/sip/digest/challenge.ts'
import { readAddress, writeAddress } from '../../electron/sip/message/address.ts'
import { ABILITIES, torture, tortureNames } from '../../electron/sip/message/fixtures/torture.ts'
import { headersOf, type SipMessage } from '../../electron/sip/message/message.ts'
import { partsOf } from '../../electron/sip/message/multipart.ts'
import { parseMessage } from '../../electron/sip/message/parse.ts'
import { responseTo } from '../../electron/sip/message/response.ts'
import { screen } from '../../electron/sip/message/screen.ts'
import { serialize } from '../../electron/sip/message/serialize.ts'
import { createFramer } from '../../electron/sip/transport/framer.ts'
import { markReceived } from '../../electron/sip/transport/peer.ts'
import { readReferTo } from '../../electron/sip/userAgent/transfer.ts'
import { SDP_SAMPLES } from './sdp.ts'
import { runOf, type Subject } from './subject.ts'

const FROM = { address: '192.0.2.9', port: 5060 }

/** Odd ones come over a stream, even ones in a datagram. */
function read(bytes: Uint8Array): void {
  if (bytes.length % 2 === 0) {
    hear(parseMessage(bytes, 'datagram'))
    return
  }
  for (const framed of createFramer().push(bytes)) {
    if (framed.kind === 'message') hear(parseMessage(framed.bytes, 'stream'))
  }
}

function hear(parsed: ReturnType<typeof parseMessage>): void {
  if (parsed.kind === 'bad') return
  const message = parsed.value
  partsOf(message)
  bodiesOf(message)
  chooseChallenge([...headersOf(message, 'www-authenticate'), ...headersOf(message, 'proxy-authenticate')])
  for (const value of headersOf(message, 'authorization')) readAuthParams(value)
  for (const value of [...headersOf(message, 'refer-to'), ...headersOf(message, 'replaces')]) readReferTo(value)
  for (const name of ['record-route', 'route', 'p-asserted-identity', 'diversion']) {
    for (const value of headersOf(message, name)) readAddress(value)
  }
  for (const address of [message.from, message.to]) if (address) writeAddress(address)
  if (message.kind === 'request') answer(message)
}

function answer(message: SipMessage & { kind: 'request' }): void {
  const request = markReceived(message, FROM)
  screen(request, ABILITIES)
  readEmergency(request)
  serialize(responseTo(request, 200, { toTag: 'x' }))
}

const HEAD = [
  'Via: SIP/2.0/UDP h;branch=z9hG4bKx',
  'From: <sip:a@h>;tag=1',
  'To: <sip:b@h>',
  'Call-ID: c',
  'CSeq: 1 INVITE',
  'Max-Forwards: 70',
]
const message = (lines: readonly string[], body = '', uri = 'sip:b@h'): Uint8Array =>
  Buffer.from([`INVITE ${uri} SIP/2.0`, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'))
const withBody = (type: string, body: string): Uint8Array => message([...HEAD, `Content-Type: ${type}`], body)

const part = (type: string, id: string, body: Uint8Array): string =>
  `--b\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\n\r\n${Buffer.from(body).toString('latin1')}\r\n`

/** An INVITE of a recording client and one of an emergency caller, in parts (RFC 7866, RFC 6442). */
const inParts = [
  ...[...metadata.values()].map((xml) => ['application/rs-metadata+xml', xml, 'Require: siprec'] as const),
  ...[...locations.values()].map((xml) => ['application/pidf+xml', xml, 'Geolocation: <cid:x@h>'] as const),
].map(([type, xml, header]) => {
  const sdp = SDP_SAMPLES[0] ?? new Uint8Array(0)
  return withBody(
    `multipart/mixed;boundary=b\r\n${header}`,
    `${part('application/sdp', 's@h', sdp)}${part(type, 'x@h', xml)}--b--\r\n`,
  )
})

const NAMES = [
  'Via', 'From', 'To', 'Contact', 'Route', 'Record-Route', 'CSeq', 'Call-ID', 'Max-Forwards', 'Content-Type', 'Content-Length', 'Content-Disposition', 'Content-Encoding',
  'Require', 'Supported', 'Allow', 'Accept', 'Expires', 'Retry-After', 'WWW-Authenticate', 'Proxy-Authenticate', 'Authorization', 'Refer-To', 'Referred-By', 'Replaces',
  'Session-Expires', 'Min-SE', 'Geolocation', 'Call-Info', 'P-Asserted-Identity', 'Diversion', 'History-Info', 'Warning', 'RAck', 'RSeq', 'Reason', 'Event', 'Subject',
] // biome-ignore format: a table
const UNITS = [
  ' ', '\t', ',', ';', ':', '=', '"', '\\', '\\"', '<', '>', '@', '/', '%', '?', '&', '(', ')', '[', ']', '.', '-', 'a', '0', '\u00e9', '\0', '\r', '\n', '\r\n ', '\r\n\t \r\n ',
  ',,', ';;', ';a', ';a=', ';a="', '"a"', '<a>', '<<', '"<', '>"', ', <sip:a@h>', ', SIP/2.0/UDP h', ';expires=', '; expires = ', ' ; ', ' , ', '%41', 'SIP/2.0/', 'realm="a",', '\\\\', '""', 'a=b,',
] // biome-ignore format: a table
const STARTS: Record<string, string> = {
  Via: 'SIP/2.0/UDP h',
  CSeq: '1 INVITE',
  'Content-Type': 'multipart/mixed',
  'WWW-Authenticate': 'Digest realm="r"',
  Authorization: 'Digest username="u"',
}

function* hostile(): Generator<Uint8Array> {
  for (const name of NAMES) {
    const start = STARTS[name] ?? '<sip:a@h>;tag=1'
    const others = HEAD.filter((line) => !line.startsWith(`${name}:`))
    for (const unit of UNITS) {
      const run = runOf(unit)
      for (const value of [run, `${start}${run}`, `${run}${start}`]) yield message([...others, `${name}: ${value}`])
    }
  }
  for (const unit of UNITS) {
    const run = runOf(unit)
    yield Buffer.from(run)
    yield message(HEAD, '', `sip:${run}`)
    yield message(HEAD, '', `sip:a@h;${run}`)
    yield message([...HEAD, run])
    yield message([...HEAD, `${run}: x`])
    yield withBody('application/sdp', run)
    yield withBody('multipart/mixed;boundary=b', `--b\r\n${run}\r\n--b--`)
    yield withBody(`multipart/mixed;boundary=${unit.trim() || 'x'}`, run)
  }
  for (const line of [
    'A: 1',
    ':',
    'Via: SIP/2.0/UDP h;branch=z9hG4bKx',
    'v: SIP/2.0/UDP h',
    'Contact: <sip:a@h>',
    'l: 1',
    'Geolocation: <cid:x@h>',
    'Call-Info: <cid:x@h>;purpose=EmergencyCallData.Comment',
    ' x',
    'Allow: a,b,c,d',
    'To: <sip:b@h>',
  ]) {
    yield message([...HEAD, ...Array<string>(Math.floor(60_000 / (line.length + 2))).fill(line)])
    yield Buffer.from(`INVITE sip:b@h SIP/2.0\r\n${runOf(`${line}\r\n`)}`)
  }
  for (const piece of [
    '--b\r\n',
    '--b\r\n\r\n',
    '--b',
    '\r\n--b',
    '--',
    '\r\n',
    '--b\r\nContent-Type: a/b\r\n\r\nx\r\n',
    '--c\r\n',
    '--b--\r\n',
    '--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n',
  ]) {
    yield withBody('multipart/mixed;boundary=b', runOf(piece))
    yield withBody('multipart/mixed;boundary=b', runOf(piece, 900_000))
  }
}

export const sip: Subject = {
  kind: 'sip',
  samples: [...tortureNames().map(torture), ...inParts],
  words: [
    ...NAMES.map((name) => `\r\n${name}: `),
    'SIP/2.0',
    'z9hG4bK',
    '<sip:a@b>',
    'sips:',
    'tel:+1',
    ';tag=',
    ';lr',
    'multipart/mixed;boundary=b',
    '--b\r\n',
    'cid:',
    'Digest ',
  ],
  hostile,
  read,
}
