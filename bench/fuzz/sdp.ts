/** Session descriptions: read, answered as a line of ours would, and written again. */
import { readInline, SUITES } from '../../electron/sip/sdp/crypto.ts'
import { agree, answer, type Offerable } from '../../electron/sip/sdp/offer.ts'
import { parseSdp } from '../../electron/sip/sdp/parse.ts'
import { writeSdp } from '../../electron/sip/sdp/write.ts'
import { runOf, type Subject } from './subject.ts'

const ORIGIN = { username: '-', sessionId: '1', version: '1', address: '192.0.2.9' }
const offerable: Offerable = {
  codecs: new Set(['pcma/8000', 'pcmu/8000', 'g722/8000', 'opus/48000']),
  place: (_, index) => ({ address: '192.0.2.9', port: 20_000 + 2 * index, direction: 'sendrecv', ptime: 20 }),
  newKey: (suite) => ({ key: new Uint8Array(SUITES[suite].keyBytes), salt: new Uint8Array(SUITES[suite].saltBytes) }),
}

const KEY = 'inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20'
const lines = (...text: readonly string[]): Uint8Array =>
  Buffer.from(['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...text, ''].join('\r\n'))

/** A softphone, a recording client with two labelled streams, one with keys, one with wideband and Opus, one with video and T.38. */
export const SDP_SAMPLES: readonly Uint8Array[] = [
  lines('m=audio 49170 RTP/AVP 8 0 101', 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-16', 'a=ptime:20', 'a=sendrecv'),
  lines('m=audio 40000 RTP/AVP 0', 'a=label:1', 'a=sendonly', 'm=audio 40002 RTP/AVP 0', 'a=label:2', 'a=sendonly', 'c=IN IP6 2001:db8::1'),
  lines('m=audio 49170 RTP/SAVP 8', `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${KEY}`, `a=crypto:2 AES_CM_128_HMAC_SHA1_32 ${KEY}|1:4`, 'a=rtcp:49175 IN IP4 192.0.2.1', 'a=rtcp-mux'),
  lines('m=audio 5004 RTP/AVP 96 9 97', 'a=rtpmap:96 opus/48000/2', 'a=fmtp:96 useinbandfec=1;stereo=0', 'a=rtpmap:97 telephone-event/48000', 'a=maxptime:60'),
  lines('m=audio 0 RTP/AVP 18', 'm=video 5006 RTP/AVP 99', 'a=rtpmap:99 H264/90000', 'a=inactive', 'm=image 5008 udptl t38', 'm=text 5010 RTP/AVP 98', 'a=rtpmap:98 t140/1000'),
] // biome-ignore format: a table

function read(bytes: Uint8Array): void {
  const parsed = parseSdp(bytes)
  if (parsed.kind === 'bad') return
  for (const line of parsed.value.media) line.crypto.forEach(readInline)
  const agreed = agree(parsed.value, offerable)
  parseSdp(writeSdp(answer(parsed.value, agreed, ORIGIN)))
}

const UNITS = [' ', '\t', '\r', '\n', '\r\n', '=', ':', '/', '|', ';', ',', 'a', '0', '0 ', '\u00e9', '\0', 'a=', 'a=\r\n', 'm=audio 1 RTP/AVP 0\r\n', 'a=crypto:1 X inline:a\r\n', 'a=rtpmap:0 a/1\r\n', 'c=IN IP4 h\r\n', ' 0', 'inline:', '|1:4', 'a ', '1/'] // biome-ignore format: a table
const STARTS = ['', 'v=', 'o=', 'o=- 1 1 IN IP4 ', 'c=', 'c=IN IP4 ', 'm=', 'm=audio 1 RTP/AVP ', 'm=audio 1 RTP/AVP 0\r\na=', 'm=audio 1 RTP/AVP 96\r\na=rtpmap:96 ', 'm=audio 1 RTP/AVP 96\r\na=rtpmap:', 'm=audio 1 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:', 'm=audio 1 RTP/SAVP 0\r\na=crypto:', 'm=audio 1 RTP/AVP 0\r\na=ptime:', 'm=audio 1 RTP/AVP 0\r\na=rtcp:', 'm=audio 1 RTP/AVP 0\r\na=fmtp:0 '] // biome-ignore format: a table

function* hostile(): Generator<Uint8Array> {
  for (const unit of UNITS) {
    for (const start of STARTS) {
      yield lines(`${start}${runOf(unit)}`)
      yield Buffer.from(`${start}${runOf(unit)}`)
    }
  }
  // As many lines, streams, formats and keys as are read at all.
  const stream = `m=audio 1 RTP/AVP ${Array.from({ length: 128 }, (_, n) => n).join(' ')}`
  yield lines(...Array<string>(64).fill(stream))
  const keys = Array<string>(1800).fill(`a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${KEY}`)
  yield lines('m=audio 1 RTP/SAVP 8', ...keys)
  yield lines('m=audio 1 RTP/AVP 8', ...Array.from({ length: 1900 }, (_, n) => `a=rtpmap:${n % 128} x/${n}`))
}

export const sdp: Subject = {
  kind: 'sdp',
  samples: SDP_SAMPLES,
  words: [
    '\r\nm=audio 1 RTP/AVP 8',
    '\r\na=',
    '\r\nc=IN IP4 ',
    'rtpmap:',
    'fmtp:',
    'crypto:1 ',
    'inline:',
    'sendonly',
    'label:',
    '/8000',
    'RTP/SAVP',
    'IP6',
  ],
  hostile,
  read,
}
