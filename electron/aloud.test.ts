/** The whole host with a voice: a step is said to a real caller, a written whisper to the dispatcher alone, each in its record, its recording and its account. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { readWav } from './audio/wav.ts'
import { openHosts } from './host.double.ts'
import { type Media, openMedia } from './rtp/media/media.ts'
import { KEY, openSpeechDouble, TONE } from './speech/aloud/voices.double.ts'
import { NO_PROVIDERS } from './storage/providers.ts'
import { LOOP, openPeer, type Peer, share, speak, until } from './telephone/switchboard.double.ts'

const hosts = openHosts('aloud')
let media: Media
let peer: Peer
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
})
afterEach(hosts.close)
afterAll(async () => {
  await peer.close()
  await media.close()
  hosts.remove()
})
const wait = { timeout: 15_000, interval: 50 }

test('what is said to the caller is heard, recorded, written down and paid for; a whisper is not on the line', async () => {
  const server = await openSpeechDouble({ kind: 'speaks', ms: 600 })
  const speech = {
    ...NO_PROVIDERS.speech,
    order: ['openaiVoice'],
    whispers: true,
    openaiVoice: { ...NO_PROVIDERS.speech.openaiVoice, baseUrl: server.url, pricePerThousand: 0.5 },
  }
  const desk = await hosts.open({
    role: 'admin',
    lines: [
      {
        id: 'trunk',
        name: 'Troncal',
        kind: 'trunk',
        registrar: LOOP,
        allow: [LOOP],
        answer: 'auto',
        language: 'es-CL',
      },
    ],
    providers: { settings: { ...NO_PROVIDERS, speech }, keysSavedAt: {}, tests: {} },
  })
  const convex = await desk.convex()
  // Without its key it is refused, and says so.
  expect(await desk.ask('providers.test', { service: 'openaiVoice' })).toMatchObject({ ok: false, failure: 'key' })
  await desk.ask('providers.setKey', { service: 'openaiVoice', key: KEY })
  const tried = await desk.ask('providers.test', { service: 'openaiVoice' })
  expect(readWav(new Uint8Array(tried.sound ?? new ArrayBuffer(0)))).toMatchObject({ sampleRate: 8000, length: 4800 })

  const call = await peer.call('112', desk.port)
  await until(() => call.answered() && desk.phones.at(-1)?.[0]?.state === 'connected')
  const { callId = '' } = desk.phones.at(-1)?.[0] ?? {}
  const spoken = () => desk.phones.at(-1)?.[0]?.spoken
  const stop = speak(call.person, 440)
  const text = 'Ponga las manos en el centro del pecho'
  await desk.ask('phone.say', { callId, text, language: 'es', what: 'rcp-1' })
  await until(() => share(call.heard, TONE) > 0.4)
  await until(() => spoken()?.caller?.kind === 'said')

  const from = call.heard.length
  await convex.mutation(api.mutations.liveCalls.addSupervisorAction, {
    callId,
    action: 'COACH_AGENT',
    details: 'Pregunte por la edad',
  })
  await until(() => spoken()?.ear?.kind === 'said')
  expect(share(call.heard, TONE, call.heard.length - from)).toBeLessThan(0.005)
  expect(server.asked.map(({ body }) => body.input).slice(-2)).toEqual([text, 'Pregunte por la edad'])
  const cost = (0.5 * (text.length + 'Pregunte por la edad'.length)) / 1000
  await vi.waitFor(async () => {
    const system = await convex.query(api.queries.liveCalls.getSystemHealth, { callId })
    expect(system).toMatchObject({ ttsStatus: 'active', measured: { tts: { provider: 'OpenAI', errorRate: 0 } } })
    expect(system?.measured?.tts?.cost).toBeCloseTo(cost, 6)
  }, wait)

  stop()
  await desk.ask('phone.hangUp', { callId })
  await vi.waitFor(async () => {
    const reviewed = await convex.query(api.review.get, { callId })
    const told = reviewed?.events.filter(({ type }) => type === 'SpokenWordsLogEvent').map(({ data }) => data)
    expect(told).toMatchObject([
      { to: 'caller', state: 'begun', what: 'rcp-1', text, by: expect.stringMatching(/./) },
      { to: 'ear', state: 'begun' },
    ])
  }, wait)
  const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
  const desks = wav.read(0, 0, wav.length)
  let sounding = 0
  for (let at = 0; at + 160 <= desks.length; at += 160)
    if (share([{ pcm: desks.subarray(at, at + 160), sampleRate: 8000, startMs: 0 }], TONE) > 0.4) sounding++
  // 0.6 s of it, once: the whisper is not in the recording.
  expect([sounding > 24, sounding < 35], `${sounding} frames`).toEqual([true, true])
  await expect(desk.ask('phone.say', { callId, text, language: 'es', what: 'x' })).rejects.toMatchObject({
    code: 'call_not_found',
  })
  await server.close()
}, 60_000)
