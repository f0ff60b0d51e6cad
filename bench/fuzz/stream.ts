/** What else comes in beside SIP and RTP: messages of media streams over WebSocket, their sound, and STUN. */
import { readWav, WavError } from '../../electron/audio/wav.ts'
import { writeWav } from '../../electron/audio/wavHeader.ts'
import { createChunkReader } from '../../electron/capture/mediaStream/chunkSound.ts'
import { readStreamMessage } from '../../electron/capture/mediaStream/messages.ts'
import { isStun, readBindingAnswer, writeBindingRequest } from '../../electron/sip/locate/stun.ts'
import { bindingAnswer } from '../../electron/sip/locate/stunServer.double.ts'
import { runOf, type Subject } from './subject.ts'

const json = (message: unknown): Uint8Array => Buffer.from(JSON.stringify(message))
const MEDIA = { track: 'inbound', chunk: '1', timestamp: '5', payload: Buffer.alloc(160, 0xff).toString('base64') }
const messages = [
  { event: 'connected', protocol: 'Call', version: '1.0.0', 'x-telnyx-streaming-auth-token': 'una-llave' },
  {
    event: 'start',
    start: {
      callSid: 'CA1',
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { token: 'x' },
    },
  },
  {
    event: 'start',
    start: {
      call_session_id: 'ff',
      from: '+56',
      to: '+56',
      media_format: { encoding: 'PCMU', sample_rate: 8000, channels: 1 },
    },
  },
  { event: 'media', sequenceNumber: '3', media: MEDIA, streamSid: 'MZ1' },
  { event: 'dtmf', dtmf: { track: 'inbound_track', digit: '1' } },
  { event: 'stop', stop: { callSid: 'CA1' } },
].map(json)
const wav = writeWav(new Int16Array(80), { sampleRate: 8000, channels: 1 })

function read(bytes: Uint8Array): void {
  readStreamMessage(Buffer.from(bytes).toString('utf8'))
  createChunkReader({ encoding: 'pcm16', sampleRate: 16_000 })(bytes)
  try {
    readWav(bytes)
  } catch (error) {
    if (!(error instanceof WavError)) throw error
  }
}

function* hostile(): Generator<Uint8Array> {
  for (const unit of ['[', '{', '{"a":', '"', '\\u', ' ', '=', 'A', '1', '[[],', '{"event":"media",']) {
    yield Buffer.from(runOf(unit))
    yield json({ event: 'media', media: { ...MEDIA, payload: runOf(unit) } })
    yield json({
      event: 'start',
      start: { callSid: runOf(unit), mediaFormat: { encoding: runOf(unit), sampleRate: runOf(unit) } },
    })
  }
  yield json({
    event: 'start',
    start: {
      callSid: 'a',
      mediaFormat: { encoding: 'a', sampleRate: 1 },
      customParameters: Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`a${n}`, 'b'])),
    },
  })
  for (const unit of ['fmt \x00\x00\x00\x00', 'data\x00\x00\x00\x00', 'LIST\x01\x00\x00\x00', '\x00'])
    yield Buffer.from(`RIFF\x00\x00\x00\x00WAVE${runOf(unit)}`, 'latin1')
}

export const stream: Subject = {
  kind: 'stream',
  samples: [...messages, wav],
  words: ['"event":"media"', '"media":', '"payload":', 'null', 'true', '[]', '{}', '"'],
  hostile,
  read,
}

const TRANSACTION = new Uint8Array(12)
const answer = bindingAnswer(TRANSACTION, { address: '192.0.2.1', port: 32_853 })
export const stun: Subject = {
  kind: 'stun',
  samples: [
    answer,
    bindingAnswer(TRANSACTION, { address: '2001:db8:0:0:0:0:0:7', port: 1 }),
    writeBindingRequest(TRANSACTION),
  ],
  words: [],
  *hostile() {
    for (const filling of [0, 1, 0x20, 0xff]) {
      const bytes = Buffer.alloc(65_500, filling)
      answer.copy(bytes, 0, 0, 20)
      bytes.writeUInt16BE(65_480, 2)
      yield bytes
    }
  },
  read(bytes) {
    if (isStun(bytes)) readBindingAnswer(bytes, TRANSACTION)
  },
}
