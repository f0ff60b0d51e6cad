/** Writes a session description in the order RFC 8866 §5 fixes. */
import { writeCrypto } from './crypto.ts'
import { type Format, type Media, type SessionDescription, STATIC_FORMATS } from './sdp.ts'

const family = (address: string): string => `IN ${address.includes(':') ? 'IP6' : 'IP4'} ${address}`

/** Addresses are written at each line, so that lines of different hosts need no special case. */
export function writeSdp({ origin, media }: SessionDescription): Uint8Array {
  const lines = [
    'v=0',
    `o=${origin.username} ${origin.sessionId} ${origin.version} ${family(origin.address)}`,
    // A session without a name is `s=-` (§5.3), one of no planned time `t=0 0` (§5.9).
    's=-',
    `c=${family(origin.address)}`,
    't=0 0',
    ...media.flatMap((line) => writeMedia(line, origin.address)),
  ]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

function writeMedia(line: Media, address: string): string[] {
  const lines = [`m=${line.type} ${line.port} ${line.protocol} ${line.payloads.join(' ')}`]
  if (line.address !== null && line.address !== address) lines.push(`c=${family(line.address)}`)
  for (const format of line.formats) lines.push(...writeFormat(format))
  if (line.ptime !== null) lines.push(`a=ptime:${line.ptime}`)
  if (line.maxptime !== null) lines.push(`a=maxptime:${line.maxptime}`)
  if (line.label !== null) lines.push(`a=label:${line.label}`)
  for (const crypto of line.crypto) lines.push(writeCrypto(crypto))
  if (line.rtcpPort !== null) lines.push(`a=rtcp:${line.rtcpPort}`)
  if (line.rtcpMux) lines.push('a=rtcp-mux')
  lines.push(`a=${line.direction}`)
  return lines
}

/** Static types are mapped too: it costs nothing and old peers ask for it (RFC 3264 §5.1). */
function writeFormat({ payload, name, clockRate, channels, fmtp }: Format): string[] {
  const lines = [`a=rtpmap:${payload} ${name}/${clockRate}${channels === 1 ? '' : `/${channels}`}`]
  if (fmtp !== null) lines.push(`a=fmtp:${payload} ${fmtp}`)
  return lines
}

/** A format of RFC 3551 by its number, for our own offers. */
export function staticFormat(payload: 0 | 8 | 9): Format {
  const format = STATIC_FORMATS.get(payload)
  if (!format) throw new Error(`payload ${payload} has no static format`)
  return format
}
