/** The whole host with the room's speech services: a call is heard by one recogniser until it dies and by the next from there, understood with proof by a model, and every figure is told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { interleave } from './audio/mix.ts'
import { readWav } from './audio/wav.ts'
import { writeWav } from './audio/wavHeader.ts'
import { type Desk, openHosts } from './host.double.ts'
import { earFor } from './providers/ear.double.ts'
import { openModelServer } from './providers/model.double.ts'
import { openDeepgramDouble } from './speech/deepgram/deepgram.double.ts'
import { readScript } from './speech/script.ts'
import { openWhisperDouble } from './speech/whisper/whisper.double.ts'
import { NO_PROVIDERS, type ProviderSettings } from './storage/providers.ts'

const hosts = openHosts('providers')
const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  await hosts.close()
  for (const one of closing.splice(0)) await one.close()
})
afterAll(hosts.remove)

const wait = { timeout: 50_000, interval: 50 }
/** For a machine that has much else to do, ms. */
vi.setConfig({ testTimeout: 60_000 })
const KEY = 'dg-key-of-the-room-1234'
const closed = <T extends { close(): Promise<void> }>(one: T): T => {
  closing.push(one)
  return one
}

/** A practice call until `endMs`, and who knows it by heart. */
function practice(name: string, endMs: number) {
  const dir = join(import.meta.dirname, '..', 'resources', 'practice', name)
  const whole = readFileSync(join(dir, 'call.wav'))
  const script = readFileSync(join(dir, 'script.json'), 'utf8')
  const { sampleRate, read } = readWav(whole)
  const count = (endMs * sampleRate) / 1000
  const wav = writeWav(interleave(read(0, 0, count), read(1, 0, count)), { sampleRate, channels: 2 })
  const lines = readScript(script).lines.filter((line) => line.endMs < endMs)
  return { wav, lines, hears: earFor(whole, script) }
}
const paro = practice('01-paro-cardiaco', 62_600)

const openDesk = (settings: Partial<ProviderSettings>): Promise<Desk> =>
  hosts.open({ role: 'admin', providers: { settings: { ...NO_PROVIDERS, ...settings }, keysSavedAt: {}, tests: {} } })

async function play(desk: Desk, { wav }: { wav: Uint8Array }, speed: number, language = 'es-CL'): Promise<string> {
  const bytes = new Uint8Array(wav).buffer
  return (await desk.ask('replay.start', { name: 'llamada', wav: bytes, language, speed })).callId
}

const over = (desk: Desk, callId: string): Promise<void> =>
  vi.waitFor(async () => {
    const call = await (await desk.convex()).query(api.queries.liveCalls.getCall, { callId })
    expect(call?.call.status).toBe('ended')
  }, wait)

const bare = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

test('a recogniser dies in the middle of a call: the next goes on, no word is lost, what a person holds stays', async () => {
  let dead = false
  const deepgram = closed(
    await openDeepgramDouble({
      key: KEY,
      words: [],
      hears: paro.hears,
      refuse: () => (dead ? { status: 401 } : undefined),
      onSound(socket, _attempt, heardMs) {
        if (heardMs < 25_000) return
        dead = true
        socket.close(1011, 'NET-0000')
      },
    }),
  )
  const whisper = closed(await openWhisperDouble({ words: [], hears: paro.hears }))
  const model = closed(
    await openModelServer(({ message }) => {
      const entry = /"entry":(\d+),"at":[\d.]+,"speaker":"caller","text":"[^"]*frente a la plaza/.exec(message)?.[1]
      const changes =
        entry === undefined
          ? []
          : [
              {
                field: 'ubicacion_referencia',
                op: 'set',
                value: 'frente a la plaza',
                entry: Number(entry),
                quote: 'frente a la plaza',
                confidence: 0.95,
              },
              { field: 'comuna', op: 'set', value: 'Ñuñoa', entry: Number(entry), quote: 'En Ñuñoa', confidence: 0.95 },
              // Never said.
              {
                field: 'depto',
                op: 'set',
                value: '999',
                entry: Number(entry),
                quote: 'departamento nueve nueve nueve',
                confidence: 0.99,
              },
            ]
      return { changes }
    }),
  )
  const desk = await openDesk({
    order: ['deepgram', 'whisper'],
    deepgram: { baseUrl: deepgram.url, model: '', pricePerMinute: 0.01 },
    whisper: { baseUrl: whisper.url, model: '', pricePerMinute: 0.006 },
    llm: {
      vendor: 'compatible',
      model: 'double',
      baseUrl: model.url,
      form: 'schema',
      prices: { input: 3, output: 15 },
    },
  })
  await desk.ask('providers.setKey', { service: 'deepgram', key: KEY })
  const convex = await desk.convex()

  const callId = await play(desk, paro, 15)
  await vi.waitFor(
    () => convex.mutation(api.incidents.setField, { callSessionId: callId, field: 'comuna', value: 'Providencia' }),
    wait,
  )
  await over(desk, callId)

  const lines = await convex.query(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: 500 })
  for (const leg of ['agent', 'customer'] as const) {
    const heard = lines.filter(({ speaker }) => speaker === leg).flatMap(({ text }) => bare(text))
    const said = paro.lines.filter(({ speaker }) => speaker === leg).flatMap(({ text }) => bare(text))
    expect(heard.join(' ')).toBe(said.join(' '))
  }
  const card = await convex.query(api.incidents.card, { callSessionId: callId })
  const field = (name: string) => card?.fields.find((one) => one.field === name)
  expect(field('ubicacion_referencia')).toMatchObject({ value: 'frente a la plaza' })
  expect(field('ubicacion_referencia')?.evidence[0]?.quote).toMatch(/frente a la plaza/i)
  expect(field('comuna')).toMatchObject({ value: 'Providencia', lockedBy: expect.any(String) })
  expect(field('depto')?.value).not.toBe('999')
  expect(field('apellido')?.value).toBe('Contreras')
  expect(model.seen.some(({ card }) => card.some((row) => row.field === 'comuna' && row.locked))).toBe(true)

  const system = await convex.query(api.queries.liveCalls.getSystemHealth, { callId })
  expect(system).toMatchObject({ sttProvider: 'deepgram → whisper', sttStatus: 'streaming', sipProvider: '' })
  expect(system?.measured?.stt).toMatchObject({ provider: 'whisper', others: ['deepgram'] })
  expect(system?.measured?.stt?.latencyP95).toBeGreaterThanOrEqual(system?.measured?.stt?.latencyP50 ?? Number.NaN)
  expect(system?.measured?.llm).toMatchObject({ provider: 'compatible double', errorRate: 0 })
  // 25 s of each voice by the first and the rest by the second, and nothing for silence that a recogniser of pieces is not sent.
  expect(system?.measured?.stt?.cost).toBeGreaterThan(0.008)
  expect(system?.measured?.stt?.cost).toBeLessThan(0.05)
  expect(system?.totalCost).toBeCloseTo((system?.measured?.stt?.cost ?? 0) + (system?.measured?.llm?.cost ?? 0), 6)
  expect(readFileSync(join(desk.data, 'logs', 'host.jsonl'), 'utf8')).not.toMatch(/Tilos|Contreras|dg-key/)
})

test('nobody hears a call: it says so once, goes on recording, and a person chooses another, who hears what was missed', async () => {
  const deepgram = closed(await openDeepgramDouble({ key: 'another', words: [], hears: paro.hears }))
  const whisper = closed(await openWhisperDouble({ words: [], hears: paro.hears }))
  const desk = await openDesk({
    order: ['deepgram'],
    deepgram: { baseUrl: deepgram.url, model: '', pricePerMinute: 0 },
    whisper: { baseUrl: whisper.url, model: '', pricePerMinute: 0 },
  })
  await desk.ask('providers.setKey', { service: 'deepgram', key: KEY })
  const convex = await desk.convex()
  const callId = await play(desk, paro, 12)

  await vi.waitFor(async () => {
    const [local] = await desk.ask('calls.local', {})
    expect(local?.speech).toBe('failed')
    const system = await convex.query(api.queries.liveCalls.getSystemHealth, { callId })
    expect(system).toMatchObject({ sttStatus: 'error' })
    expect(system?.measured?.stt).toMatchObject({
      provider: 'deepgram',
      reason: 'the key was refused',
      others: ['whisper'],
    })
  }, wait)
  const alerts = await convex.query(api.queries.liveCalls.getAlerts, { callId })
  expect(alerts.filter(({ type }) => type === 'stt_degraded')).toHaveLength(1)
  const row = (await convex.query(api.queries.wallboard.liveList, {})).find((one) => one.callId === callId)
  expect(row?.wordlessSince).toBeGreaterThan(0)

  await desk.ask('providers.switch', { callId, service: 'whisper' })
  await over(desk, callId)

  const lines = await convex.query(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: 500 })
  expect(lines.map(({ text }) => text).join(' ')).toMatch(/desplomó[\s\S]*Contreras/)
  const after = await convex.query(api.queries.liveCalls.getAlerts, { callId })
  expect(after.find(({ type }) => type === 'stt_degraded')?.retiredAt).toBeGreaterThan(0)
})

test('a caller of another language is put into the dispatcher’s, beside the words', async () => {
  const stroke = practice('04-stroke', 38_000)
  const whisper = closed(await openWhisperDouble({ words: [], hears: stroke.hears }))
  const model = closed(
    await openModelServer(({ name }) =>
      name === 'translation' ? { language: 'en', text: 'Dicho en castellano' } : { changes: [] },
    ),
  )
  const desk = await openDesk({
    order: ['whisper'],
    whisper: { baseUrl: whisper.url, model: '', pricePerMinute: 0 },
    llm: { vendor: 'compatible', model: 'double', baseUrl: model.url, form: 'schema' },
    translateInto: 'es',
    hears: 'any',
  })
  const convex = await desk.convex()
  const callId = await play(desk, stroke, 15, 'es-CL')
  await over(desk, callId)

  await vi.waitFor(async () => {
    const lines = await convex.query(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: 500 })
    const callers = lines.filter(({ speaker }) => speaker === 'customer')
    expect(callers.length).toBeGreaterThan(3)
    expect(whisper.asked.every(({ form }) => form.get('language') === null)).toBe(true)
    for (const { translation } of callers)
      expect(translation).toMatchObject({
        text: 'Dicho en castellano',
        from: 'en',
        into: 'es',
        machine: { provider: 'compatible' },
      })
    expect(lines.filter(({ speaker, translation }) => speaker === 'agent' && translation)).toEqual([])
  }, wait)
})

test('a test says what is wrong in one word', async () => {
  const whisper = closed(
    await openWhisperDouble({
      key: 'right',
      words: [],
      hears: (pcm, rate) => [{ word: 'papá', start: 0.1, end: pcm.length / rate - 0.1 }],
    }),
  )
  const deepgram = closed(await openDeepgramDouble({ key: KEY, words: [], mute: () => true }))
  const model = closed(await openModelServer(() => 404))
  const desk = await openDesk({
    whisper: { baseUrl: whisper.url, model: '', pricePerMinute: 0 },
    deepgram: { baseUrl: deepgram.url, model: '', pricePerMinute: 0 },
    llm: { vendor: 'compatible', model: 'none', baseUrl: model.url, form: 'schema' },
  })
  const tried = (service: 'whisper' | 'deepgram' | 'sherpa' | 'llm') => desk.ask('providers.test', { service })
  const { settings } = await desk.ask('providers.get', {})
  const at = (baseUrl: string) =>
    desk.ask('providers.set', { settings: { ...settings, whisper: { ...settings.whisper, baseUrl } } })

  expect(await tried('whisper')).toMatchObject({ ok: false, failure: 'key' })
  await desk.ask('providers.setKey', { service: 'whisper', key: 'right' })
  expect(await tried('whisper')).toMatchObject({ ok: true, heard: expect.stringContaining('papá') })
  expect(await tried('deepgram')).toMatchObject({ ok: false, failure: 'setting', reason: 'key: must be set' })
  expect(await tried('sherpa')).toMatchObject({ ok: false, failure: 'folder' })
  expect(await tried('llm')).toMatchObject({ ok: false, failure: 'model' })
  const gone = await openModelServer(() => 404)
  await gone.close()
  await at(gone.url)
  expect(await tried('whisper')).toMatchObject({ ok: false, failure: 'connection', reason: 'ECONNREFUSED' })
  await at('http://nowhere.invalid')
  expect(await tried('whisper')).toMatchObject({ ok: false, failure: 'dns' })
  await at(whisper.url.replace('http:', 'https:'))
  expect(await tried('whisper')).toMatchObject({ ok: false, failure: 'tls' })
  const { tests, keys, keychain } = await desk.ask('providers.get', {})
  expect(tests.whisper).toMatchObject({ ok: false, failure: 'tls' })
  expect(keys.whisper).toMatchObject({ saved: true })
  expect(JSON.stringify(keys)).not.toContain('right')
  expect(keychain).toBe('file')
  expect(readFileSync(join(desk.data, 'providers.json'), 'utf8')).not.toContain('right')
})

test('what cannot be set is refused by its name', async () => {
  const desk = await openDesk({})
  const whisper = { baseUrl: 'no address', model: '', pricePerMinute: 0 }
  const cases: readonly (readonly [string, object, string])[] = [
    ['providers.set', { settings: { ...NO_PROVIDERS, order: ['deepgram', 'deepgram'] } }, 'order'],
    ['providers.set', { settings: { ...NO_PROVIDERS, whisper } }, 'whisper.baseUrl'],
    ['providers.setKey', { service: 'llm', key: 'two words' }, 'key'],
    ['models.fetch', { id: 'en-2023-06-26' }, 'sha256'],
    ['models.import', { folder: '/nowhere' }, 'folder'],
  ]
  for (const [name, args, field] of cases)
    expect(await desk.app.door(name, args)).toMatchObject({ error: { code: 'args_invalid', field } })
})

test('only an admin sets; what is set wrongly stops no call', async () => {
  const desk = await hosts.open({
    role: 'supervisor',
    providers: { settings: { ...NO_PROVIDERS, order: ['deepgram', 'sherpa'] } },
  })
  expect(await desk.app.door('providers.get', {})).toMatchObject({ error: { code: 'forbidden' } })
  const callId = await play(desk, paro, 100)
  const [local] = await desk.ask('calls.local', {})
  expect(local).toMatchObject({ callId, speech: 'none', recording: 'recording' })
})
