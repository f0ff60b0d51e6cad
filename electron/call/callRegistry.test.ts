import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWav } from '../audio/wav.ts'
import { writeWav } from '../audio/wavHeader.ts'
import { openReplay } from '../capture/replay.ts'
import type { CallInfo } from '../capture/source.ts'
import { startDelivery } from '../outbox/deliver.ts'
import { openOutbox } from '../outbox/outbox.ts'
import { ProviderError } from '../speech/providerError.ts'
import { createScripted, type ScriptFile } from '../speech/scripted.ts'
import type { Stt } from '../speech/stt.ts'
import type { Heard, Understanding } from '../speech/understanding.ts'
import { openDatabase } from '../storage/database.ts'
import { openCallRegistry } from './callRegistry.ts'
import type { Disk } from './disk.ts'
import type { Live, LiveEvents } from './live.ts'

const RATE = 8000
const nothing: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }

const tone = (seconds: number): Int16Array =>
  Int16Array.from({ length: seconds * RATE }, (_, i) => Math.round(8000 * Math.sin((2 * Math.PI * 440 * i) / RATE)))
const twoSeconds = (): Uint8Array => {
  const voice = tone(2)
  const both = new Int16Array(voice.length * 2)
  voice.forEach((sample, i) => {
    both[i * 2] = sample
    both[i * 2 + 1] = -sample
  })
  return writeWav(both, { sampleRate: RATE, channels: 2 })
}

const script: ScriptFile = {
  version: 1,
  language: 'es-CL',
  lines: [
    line('agent', 100, 600, 'Emergencias dígame'),
    line('customer', 700, 1400, 'Mi padre no respira'),
    line('agent', 1500, 1900, 'Va la ambulancia'),
  ],
}

function line(
  speaker: 'agent' | 'customer',
  startMs: number,
  endMs: number,
  text: string,
): ScriptFile['lines'][number] {
  const words = text.split(' ')
  const step = (endMs - startMs) / words.length
  return {
    speaker,
    startMs,
    endMs,
    text: `${text}.`,
    confidence: 0.9,
    words: words.map((word, i) => ({
      text: word,
      startMs: startMs + i * step,
      endMs: startMs + (i + 1) * step,
      confidence: 0.9,
    })),
  }
}

const info = (callId: string): Omit<CallInfo, 'expectedMs'> => ({
  callId,
  sessionId: callId,
  agentName: 'Ana',
  customerName: 'Caller',
  customerPhone: '+56 2 0000 0000',
  campaignName: 'Emergency',
  sourceKind: 'practice',
  language: 'es-CL',
  practice: true,
  startedAt: 1_700_000_000_000,
})

/** Finds one field in the caller's line. */
const understanding = (hear: (text: string) => Heard | Promise<Heard>): Understanding => ({
  provider: 'test',
  model: 'test',
  version: '1',
  listen: () => ({ hear: (turn) => hear(turn.text), idle: () => nothing, record: () => ({}) }),
})

type Sent = { path: string; args: Record<string, unknown> }

async function room(options: { understanding?: Understanding; disk?: Disk; dir?: string; live?: Live } = {}) {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'call-'))
  const db = openDatabase(join(dir, 'outbox.db'))
  const outbox = openOutbox({ db, now: Date.now })
  const sent: Sent[] = []
  const deliver = async (path: string, args: Record<string, unknown>): Promise<null> => {
    sent.push({ path: path.replace('mutations/liveCalls:', ''), args })
    return null
  }
  const delivery = startDelivery({ outbox, deliver, now: Date.now })
  const events: { name: keyof LiveEvents; event: LiveEvents[keyof LiveEvents] }[] = []
  const registry = await openCallRegistry({
    recordingsDir: join(dir, 'recordings'),
    outbox,
    understanding: options.understanding ?? understanding(() => nothing),
    live: options.live ?? ((name, event) => void events.push({ name, event })),
    now: Date.now,
    deliver,
    ...(options.disk ? { disk: options.disk } : {}),
  })
  const play = async (callId: string, stt: Stt | undefined = createScripted(script)): Promise<void> => {
    registry.start(openReplay({ wav: twoSeconds(), info: info(callId), speed: 20 }), stt ? { stt } : {})
    while (registry.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await delivery.drained()
  }
  const names = (): string[] => sent.map((one) => one.path)
  const recording = (callId: string): string => join(dir, 'recordings', `${callId}.wav`)
  return { dir, db, outbox, delivery, registry, sent, names, events, play, recording }
}

test('a recording becomes a call: its lines, their meaning, its sound and its end arrive in order, once', async () => {
  const heard: Heard = {
    ...nothing,
    sentiment: 'negative',
    phase: 'Triage',
    fields: [
      {
        field: 'respira',
        value: 'no',
        confidence: 0.9,
        evidence: [{ entryKey: 'c1:9', quote: 'no respira', speaker: 'customer', atMs: 700 }],
      },
    ],
  }
  const it = await room({ understanding: understanding((text) => (text.includes('respira') ? heard : nothing)) })

  await it.play('c1')

  const names = it.names().filter((name) => name !== 'setPartial' && name !== 'updatePerformanceMetrics')
  expect(names).toEqual([
    'startLiveCall',
    'updateCallStatus',
    'toggleRecording',
    'saveRecording',
    'updateSystemStatus',
    'updateSystemStatus',
    'addTranscriptEntry',
    'updateSystemStatus',
    'addTranscriptEntry',
    'incidents:applyFields',
    'updateCallPhase',
    'updateCallProgress',
    'updateSystemStatus',
    'addTranscriptEntry',
    'updateCallProgress',
    'saveRecording',
    'endLiveCall',
  ])
  const entries = it.sent.filter((one) => one.path === 'addTranscriptEntry').map((one) => one.args)
  expect(entries.map((entry) => [entry.speaker, entry.text, entry.sentiment])).toEqual([
    ['agent', 'Emergencias dígame.', undefined],
    ['customer', 'Mi padre no respira.', 'negative'],
    ['agent', 'Va la ambulancia.', undefined],
  ])
  const keys = it.sent.filter((one) => one.path !== 'setPartial').map((one) => one.args.idempotencyKey)
  expect(new Set(keys).size).toBe(keys.length)
  const saved = it.sent.filter((one) => one.path === 'saveRecording').at(-1)?.args
  expect(saved).toMatchObject({ state: 'closed', capturedMs: 2000, file: 'c1.wav', channels: 2 })
  expect(it.outbox.unfinished()).toEqual([])
})

test('both voices are recorded, left the dispatcher and right the caller, sample for sample', async () => {
  const it = await room()

  await it.play('c2')

  const wav = readWav(readFileSync(it.recording('c2')))
  expect([wav.channels, wav.sampleRate, wav.length, wav.truncated]).toEqual([2, RATE, 2 * RATE, false])
  expect(wav.read(0, 0, 16_000)).toEqual(tone(2))
  expect(wav.read(1, 0, 16_000)).toEqual(tone(2).map((sample) => -sample))
})

test('partial words and levels go to the window, never into the outbox', async () => {
  const it = await room()

  await it.play('c3')

  const partials = it.events.filter((one) => one.name === 'live.partial').map((one) => one.event)
  expect(partials).toContainEqual({ callId: 'c3', leg: 'customer', text: 'Mi padre', startMs: 700 })
  expect(it.events.some((one) => one.name === 'live.level')).toBe(true)
  expect(it.events.at(-1)).toEqual({ name: 'live.callEnded', event: { callId: 'c3' } })
})

test('a recogniser that fails ends the words, not the recording, and says so', async () => {
  const failing: Stt = {
    provider: 'broken',
    capabilities: { streaming: true, interim: false, words: false, languages: 'any' },
    open: () => ({
      push: () => {},
      end: () => {},
      // biome-ignore lint/correctness/useYield: it fails before it says a word
      async *[Symbol.asyncIterator]() {
        throw new ProviderError('broken', 'no route', { status: 503 })
      },
    }),
  }
  const it = await room()

  await it.play('c4', failing)

  expect(readWav(readFileSync(it.recording('c4'))).length).toBe(2 * RATE)
  expect(it.events).toContainEqual({ name: 'live.call', event: expect.objectContaining({ speech: 'failed' }) })
  expect(it.sent).toContainEqual({
    path: 'updateSystemStatus',
    args: expect.objectContaining({ service: 'stt', status: 'error' }),
  })
  expect(it.sent.at(-1)?.args).toMatchObject({ reason: 'hangup' })
})

test('an understanding that throws costs no word', async () => {
  const it = await room({
    understanding: understanding(() => {
      throw new Error('bug')
    }),
  })

  await it.play('c5')

  expect(it.names().filter((name) => name === 'addTranscriptEntry')).toHaveLength(3)
  expect(it.sent.filter((one) => one.args.service === 'llm' && one.args.status === 'error')).toHaveLength(1)
})

test('a slow understanding: the words go first, what they mean follows', async () => {
  const it = await room({ understanding: understanding(async () => ({ ...nothing, phase: 'Location' })) })

  await it.play('c6')

  const names = it.names()
  expect(names.filter((name) => name === 'addTranscriptEntry')).toHaveLength(3)
  expect(names.indexOf('updateCallPhase')).toBeGreaterThan(names.indexOf('addTranscriptEntry'))
  expect(names.at(-1)).toBe('endLiveCall')
})

test('a window that fails on every message costs the call nothing', async () => {
  const it = await room({
    live: () => {
      throw new Error('closed')
    },
  })

  await it.play('c9')

  expect(readWav(readFileSync(it.recording('c9'))).length).toBe(2 * RATE)
  expect(it.names().filter((name) => name === 'addTranscriptEntry')).toHaveLength(3)
})

test('a full disk costs the recording, not the call', async () => {
  const full = async (): Promise<never> => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  const it = await room({ disk: { create: full, write: full, read: full, sync: full, seal: full } })

  await it.play('c7')

  expect(it.names().filter((name) => name === 'addTranscriptEntry')).toHaveLength(3)
  expect(it.sent).toContainEqual({ path: 'raiseAlert', args: expect.objectContaining({ type: 'recording_failed' }) })
  expect(it.sent.filter((one) => one.path === 'saveRecording').at(-1)?.args).toMatchObject({ state: 'failed' })
})

test('what a crash left open is closed once: recording repaired and hashed, call interrupted', async () => {
  const first = await room()
  first.registry.start(openReplay({ wav: twoSeconds(), info: info('c8'), speed: 1 }), { stt: createScripted(script) })
  await new Promise((resolve) => setTimeout(resolve, 700))
  // A crash: nothing of the first host runs its end; the copy of its folder is what a disk would hold.
  first.delivery.close()
  const left = mkdtempSync(join(tmpdir(), 'call-'))
  first.db.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(first.dir, left, { recursive: true })
  const second = await room({ dir: left })

  const closed = await second.registry.recover()
  await second.delivery.drained()

  expect(closed).toBe(1)
  expect(await second.registry.recover()).toBe(0)
  const ends = second.sent.filter((one) => one.path === 'endLiveCall')
  expect(ends.map((one) => one.args.reason)).toEqual(['interrupted'])
  const saved = second.sent.find((one) => one.args.state === 'recovered')?.args
  expect(saved?.sha256).toMatch(/^[0-9a-f]{64}$/)
  const wav = readWav(readFileSync(second.recording('c8')))
  expect(wav.truncated).toBe(false)
  expect(wav.read(0, 0, 4000)).toEqual(tone(2).slice(0, 4000))
  await first.registry.close()
})

/** Nineteen seconds of a caller who speaks for two and pauses for a second; louder and higher towards the end. The dispatcher is silent. */
function callerWhoChanges(): Uint8Array {
  const both = new Int16Array(19 * RATE * 2)
  for (let i = 0; i < 19 * RATE; i++) {
    const s = i / RATE
    if (s % 3 >= 2) continue
    const [hz, size] = s >= 12 ? [290, 9000] : [180, 1500]
    const swell = 0.3 + 0.7 * Math.abs(Math.sin(Math.PI * 5 * s))
    const voice = [1, 2, 3, 4, 5, 6].reduce((sum, k) => sum + Math.sin(2 * Math.PI * hz * k * s) / k, 0)
    both[i * 2 + 1] = size * swell * voice
  }
  return writeWav(both, { sampleRate: RATE, channels: 2 })
}

test('a voice far from its own usual goes beside its words, and alone where it has none', async () => {
  const it = await room()
  const lines = [
    line('customer', 3000, 5000, 'Es en la calle larga'),
    line('customer', 12_000, 14_000, 'Vengan ya por favor'),
    line('customer', 15_000, 17_000, 'Apúrense'),
  ]
  const registry = it.registry
  registry.start(openReplay({ wav: callerWhoChanges(), info: info('c1'), speed: 12 }), {
    stt: createScripted({ ...script, lines }),
  })
  while (registry.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await it.delivery.drained()

  const said = it.sent.filter(({ path }) => path === 'addTranscriptEntry').map(({ args }) => args.voice)
  expect(said).toMatchObject([undefined, { level: 'high', startMs: 12_000, endMs: 14_000 }, { level: 'high' }])
  // Once is a start; twice in a row is told, with the words.
  const alarms = it.sent.filter(({ path }) => path === 'raiseAlert').map(({ args }) => args)
  expect(alarms).toMatchObject([
    {
      type: 'caller_distress_high',
      rule: 'voice.high',
      atMs: 17_000,
      evidence: [{ quote: 'Apúrense.', atMs: 15_000 }],
    },
  ])
  // The line of the sixth second got no words; six seconds later its voice is told alone.
  const alone = it.sent.filter(({ path }) => path === 'hearVoice').map(({ args }) => args.voice)
  expect(alone).toContainEqual(expect.objectContaining({ level: 'steady', startMs: 6000 }))
  expect(it.sent.some(({ path }) => path === 'endLiveCall')).toBe(true)
})

test('an alert is raised and, once its cause is over, retired by its rule', async () => {
  const alert = { type: 'non_emergency', rule: 'talk.no_emergency' } as const
  const it = await room({
    understanding: understanding((text) =>
      text.startsWith('Nada')
        ? {
            ...nothing,
            alerts: [{ ...alert, evidence: [{ entryKey: 'k', quote: 'Nada', speaker: 'customer', atMs: 0 }] }],
          }
        : { ...nothing, alertsOver: [alert] },
    ),
  })
  const lines = [line('customer', 1000, 3000, 'Nada, disculpe.'), line('customer', 5000, 8000, 'Mi mamá se desmayó.')]
  it.registry.start(openReplay({ wav: callerWhoChanges(), info: info('c1'), speed: 12 }), {
    stt: createScripted({ ...script, lines }),
  })
  while (it.registry.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await it.delivery.drained()

  const told = it.sent.filter(({ args }) => args.type === alert.type)
  expect(told.map(({ path, args }) => [path, args.rule])).toEqual([
    ['raiseAlert', alert.rule],
    ['retireAlert', alert.rule],
  ])
})
