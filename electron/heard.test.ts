/** The whole host with a line and the room's speech services: both voices of a call that comes by SIP become words, also when a recogniser dies while they speak. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { decodeG711, encodeG711 } from './audio/g711.ts'
import { interleave } from './audio/mix.ts'
import { readWav } from './audio/wav.ts'
import { writeWav } from './audio/wavHeader.ts'
import { fork } from './capture/siprec/recordingClient.double.ts'
import { createRtpSender } from './capture/siprec/rtpSender.double.ts'
import { writeMetadata } from './capture/siprec/writeMetadata.double.ts'
import { openHosts } from './host.double.ts'
import { earFor } from './providers/ear.double.ts'
import { openMedia } from './rtp/media/media.ts'
import { openDeepgramDouble } from './speech/deepgram/deepgram.double.ts'
import { readScript, type ScriptLine } from './speech/script.ts'
import { openWhisperDouble } from './speech/whisper/whisper.double.ts'
import { NO_PROVIDERS } from './storage/providers.ts'
import { LOOP, openPeer } from './telephone/switchboard.double.ts'

const hosts = openHosts('heard')
const closing: (() => Promise<void>)[] = []
const closed = <T extends { close(): Promise<void> }>(one: T): T => {
  closing.push(() => one.close())
  return one
}
afterEach(async () => {
  await hosts.close()
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(hosts.remove)

const KEY = 'dg-key-of-the-room-1234'
const FOLDER = join(import.meta.dirname, '..', 'resources', 'practice', '01-paro-cardiaco')
const RATE = 8000
const wait = { timeout: 30_000, interval: 25 }

/** The first line of each voice of a practice call, both spoken at once, as a telephone carries them; and who knows them by heart. */
function bothAtOnce() {
  const { read } = readWav(readFileSync(join(FOLDER, 'call.wav')))
  const { lines } = readScript(readFileSync(join(FOLDER, 'script.json'), 'utf8'))
  const first = (speaker: ScriptLine['speaker']): ScriptLine => {
    const line = lines.find((one) => one.speaker === speaker)
    if (!line) throw new Error(`nobody speaks as ${speaker}`)
    const move = <T extends { startMs: number; endMs: number }>(one: T): T => ({
      ...one,
      startMs: one.startMs - line.startMs,
      endMs: one.endMs - line.startMs,
    })
    return { ...move(line), words: line.words.map(move) }
  }
  const soundOf = (speaker: ScriptLine['speaker']): Int16Array => {
    const { startMs = 0, endMs = 0 } = lines.find((one) => one.speaker === speaker) ?? {}
    const sound = read(speaker === 'agent' ? 0 : 1, (startMs * RATE) / 1000, ((endMs - startMs) * RATE) / 1000)
    return decodeG711('ulaw', encodeG711('ulaw', sound))
  }
  const script = { version: 1, language: 'es-CL', lines: [first('agent'), first('customer')] }
  const sounds = { agent: soundOf('agent'), customer: soundOf('customer') }
  const length = Math.max(sounds.agent.length, sounds.customer.length)
  const even = (sound: Int16Array): Int16Array => Int16Array.from({ length }, (_, i) => sound[i] ?? 0)
  const whole = writeWav(interleave(even(sounds.agent), even(sounds.customer)), { sampleRate: RATE, channels: 2 })
  return { sounds, lines: script.lines, hears: earFor(whole, JSON.stringify(script)) }
}

const bare = (text: string): string => (text.toLowerCase().match(/\p{L}+/gu) ?? []).join(' ')

test('both voices of a SIP call are heard by the room’s recogniser; it dies while they speak, the next goes on, nothing is lost', async () => {
  const { sounds, lines: said, hears } = bothAtOnce()
  let died = 0
  const deepgram = closed(
    await openDeepgramDouble({
      key: KEY,
      words: [],
      hears,
      refuse: () => (died > 0 ? { status: 401 } : undefined),
      onSound(socket, _attempt, heardMs) {
        if (heardMs < 1200) return
        died++
        socket.close(1011, 'NET-0000')
      },
    }),
  )
  const whisper = closed(await openWhisperDouble({ words: [], hears }))
  const media = closed(openMedia())
  const peer = closed(await openPeer(media))
  const sender = createRtpSender()
  closing.push(async () => sender.close())
  const desk = await hosts.open({
    role: 'admin',
    lines: [{ id: 'srs', name: 'SBC', kind: 'recorder', registrar: '', allow: [LOOP], agents: ['90*'] }],
    providers: {
      settings: {
        ...NO_PROVIDERS,
        order: ['deepgram', 'whisper'],
        deepgram: { baseUrl: deepgram.url, model: '', pricePerMinute: 0 },
        whisper: { baseUrl: whisper.url, model: '', pricePerMinute: 0 },
      },
      keysSavedAt: {},
      tests: {},
    },
  })
  await desk.ask('providers.setKey', { service: 'deepgram', key: KEY })
  const convex = await desk.convex()
  const forked = await fork({
    agent: peer.agent,
    sender,
    address: LOOP,
    to: `sip:srs@${LOOP}:${desk.port}`,
    streams: [
      { label: '1', pcm: sounds.agent },
      { label: '2', pcm: sounds.customer },
    ],
    metadata: writeMetadata({
      sessionId: 's',
      participants: [
        { id: 'p1', aor: 'sip:9001@pbx.test', sends: ['1'] },
        { id: 'p2', aor: 'sip:+56987654321@pbx.test', sends: ['2'] },
      ],
      streams: ['1', '2'],
      at: Date.now(),
    }),
  })
  const [{ callId } = { callId: '' }] = await desk.ask('calls.local', {})
  await forked.played
  forked.hangUp()

  await vi.waitFor(async () => {
    const lines = await convex.query(api.queries.liveCalls.subscribeToTranscripts, { callId })
    for (const { speaker, text } of said) {
      const heard = lines.filter((line) => line.speaker === speaker).map((line) => bare(line.text))
      expect(heard.join(' ')).toBe(bare(text))
    }
  }, wait)
  expect(died).toBeGreaterThan(0)
  expect(whisper.asked.length).toBeGreaterThan(0)
  const system = await convex.query(api.queries.liveCalls.getSystemHealth, { callId })
  expect(system).toMatchObject({ sttProvider: 'deepgram → whisper', sttStatus: 'streaming' })
  expect(system?.measured?.stt).toMatchObject({ provider: 'whisper' })
}, 60_000)
