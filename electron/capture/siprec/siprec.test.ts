import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readWav } from '../../audio/wav.ts'
import { openCallRegistry } from '../../call/callRegistry.ts'
import { openOutbox } from '../../outbox/outbox.ts'
import { openDatabase } from '../../storage/database.ts'
import { sample } from './fixtures/samples.ts'
import { NO_IDENTITIES } from './legs.ts'
import { openMetadataShelf } from './metadataShelf.ts'
import { find, noise, openRig, type Rig, soundOf } from './rig.double.ts'
import type { SiprecCall, SiprecState } from './siprec.ts'
import { writeMetadata } from './writeMetadata.double.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const nothing = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const AGENTS = { ...NO_IDENTITIES, agents: ['1*'] }
const caller = { id: 'caller', aor: 'tel:+56912345678', name: 'Íñigo Núñez', sends: ['1'] }
const ana = { id: 'ana', aor: 'sip:101@pbx.example.com', name: 'Ana Díaz', sends: ['2'] }
const told = (change: Partial<Parameters<typeof writeMetadata>[0]> = {}): string =>
  writeMetadata({ sessionId: 's1', participants: [caller, ana], streams: ['1', '2'], at: Date.now(), ...change })
const voices = (ms: number) => [
  { label: '1', pcm: noise(ms, 1) },
  { label: '2', pcm: noise(ms, 2), codec: 'pcma' as const },
]
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const captured = ({ lines }: SiprecState): number => lines.reduce((sum, { capturedMs }) => sum + capturedMs, 0)
/** Until so much of all lines together has come, ms. */
const arrived = (call: SiprecCall, ms: number): Promise<void> =>
  vi.waitFor(() => expect(captured(call.state())).toBeGreaterThanOrEqual(ms), { timeout: 4000 })
const heard = (of: ReadonlyMap<string, Int16Array>, label: string): Int16Array => of.get(label) ?? new Int16Array(0)

describe.each(['UDP', 'TCP'] as const)('over %s', (protocol) => {
  test('two streams become two legs, sample for sample, on one clock', async () => {
    const { fork, call } = await rig.record(
      { streams: voices(1000), metadata: told() },
      { protocol, identities: AGENTS },
    )
    const sounds = Promise.all([soundOf(call, 'customer'), soundOf(call, 'agent')])
    await fork.played
    await arrived(call, 2000)
    fork.hangUp()
    const [customer, agent] = await sounds

    const places = [find(customer, heard(fork.heard, '1')), find(agent, heard(fork.heard, '2'))] as const
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
    // Both began at one moment; they lie there but for the jitter of a busy machine.
    expect(Math.abs(places[0] - places[1])).toBeLessThan(8 * 60)
    expect(call.source.info).toMatchObject({
      sourceKind: 'siprec',
      agentName: 'Ana Díaz',
      customerName: 'Íñigo Núñez',
      customerPhone: '+56912345678',
    })
    const last = await call.over
    expect(last.lines.map(({ leg, why }) => [leg, why])).toEqual([
      ['customer', 'the other side'],
      ['agent', 'agent address'],
    ])
    expect(captured(last)).toBe(2000)
    expect(last.expectedMs).toBeGreaterThan(900)
    expect(last.capturedMs).toBeGreaterThan(900)
  })
})

test('voices whose senders say when they spoke lie beside each other, not a sample is lost, and the record says by what', async () => {
  const pcm = noise(1600, 1)
  pcm.fill(0, 8 * 1000, 8 * 1100)
  const streams = [
    { label: '1', pcm, clock: { cname: 'sbc', lateMs: 0 } },
    // The sound that arrives now was heard 120 ms ago: it came the longer way.
    { label: '2', pcm: noise(1600, 2), clock: { cname: 'sbc', lateMs: 120 } },
  ]
  const { fork, call } = await rig.record({ streams, metadata: told() }, { identities: AGENTS })
  const sounds = Promise.all([soundOf(call, 'customer'), soundOf(call, 'agent')])
  const events = (async () => {
    const found: object[] = []
    for await (const sign of call.source.signs ?? [])
      if (sign.kind === 'event' && sign.type === 'CallQualityLogEvent') found.push(sign.data)
    return found
  })()
  await fork.played
  await arrived(call, 3200)
  fork.hangUp()
  const [customer, agent] = await sounds
  const [first, second] = [heard(fork.heard, '1'), heard(fork.heard, '2')]
  const head = find(customer, first.subarray(0, 8 * 1000))
  const tail = find(customer, first.subarray(8 * 1100))
  const other = find(agent, second)
  expect(Math.min(head, tail, other)).toBeGreaterThanOrEqual(0)
  // At first as they came; from the pause on by their own clocks, but for what is too little to be heard.
  const moved = (tail - head) / 8 - 1100
  expect(moved).toBeGreaterThan(50)
  expect(Math.abs((tail - 8 * 1100 - other) / 8 - 120)).toBeLessThan(16)
  expect((await call.over).aligned).toMatchObject({ by: 'reports', why: null })
  expect(await events).toMatchObject([{ aligned: 'reports', why: null }])
})

test('each line is answered receive-only with its label, and the Contact says what we are', async () => {
  const { fork } = await rig.record({ streams: voices(100), metadata: told() })
  expect(fork.answer().media.map(({ label, direction }) => [label, direction])).toEqual([
    ['1', 'recvonly'],
    ['2', 'recvonly'],
  ])
  expect(new Set(fork.answer().media.map(({ port }) => port)).size).toBe(2)
  const ours = rig.recorder.sessions().at(-1)
  expect(ours?.invite?.contacts).toMatchObject({ addresses: [{ params: new Map([['+sip.src', null]]) }] })
  fork.hangUp()
})

test('SRTP by SDES: heard sample for sample', async () => {
  const { fork, call } = await rig.record({ streams: voices(600), metadata: told(), srtp: true })
  const sound = soundOf(call, 'customer')
  await fork.played
  await arrived(call, 1200)
  fork.hangUp()
  expect(find(await sound, heard(fork.heard, '1'))).toBeGreaterThanOrEqual(0)
})

test('pause and resume by re-INVITE: paused time is not expected, sound goes on where it left off', async () => {
  const { fork, call } = await rig.record({ streams: voices(1000), metadata: told() }, { identities: AGENTS })
  const sound = soundOf(call, 'customer')
  const signs: string[] = []
  const listening = (async () => {
    for await (const sign of call.source.signs ?? []) {
      if (sign.kind === 'status') signs.push(sign.status)
    }
  })()
  await pause(300)
  const quiet = await fork.renew({
    directions: { '1': 'inactive', '2': 'inactive' },
    metadata: told({ mode: 'partial' }),
  })
  expect(quiet.media.map(({ direction }) => direction)).toEqual(['inactive', 'inactive'])
  const before = call.state().expectedMs
  await pause(400)
  expect(call.state()).toMatchObject({ paused: true, expectedMs: before })
  await fork.renew({ directions: { '1': 'sendonly', '2': 'sendonly' } })
  await fork.played
  await arrived(call, 2000)
  fork.hangUp()
  const whole = await sound
  await listening
  expect(signs).toEqual(['connected', 'on-hold', 'connected'])

  const sent = heard(fork.heard, '1')
  const head = find(whole, sent.subarray(0, 1600))
  const tail = find(whole, sent.subarray(sent.length - 1600))
  expect(head).toBeGreaterThanOrEqual(0)
  // The pause lies in the recording as long as it was.
  expect(tail - head - (sent.length - 1600)).toBeGreaterThan(8 * 300)
  expect(captured(await call.over)).toBe(2000)
})

test('a transfer: another voice on the same stream, the legs stay as they are', async () => {
  const { fork, call } = await rig.record({ streams: voices(500), metadata: told() }, { identities: AGENTS })
  void soundOf(call, 'customer')
  const beto = { id: 'beto', aor: 'sip:102@pbx.example.com', name: 'Beto', sends: ['2'] }
  await fork.renew({
    metadata: told({ mode: 'partial', participants: [{ ...ana, left: true }, beto], streams: [] }),
  })
  expect(call.state().lines.map(({ leg, speakers }) => [leg, speakers.map(({ name }) => name)])).toEqual([
    ['customer', ['Íñigo Núñez']],
    ['agent', ['Beto']],
  ])
  fork.hangUp()
})

test('a third party comes later with a stream of its own: it joins the room’s side and nothing of it is lost', async () => {
  const { fork, call } = await rig.record({ streams: [...voices(1200)], metadata: told() }, { identities: AGENTS })
  const sounds = Promise.all([soundOf(call, 'customer'), soundOf(call, 'agent')])
  const carla = { id: 'carla', aor: 'sip:150@pbx.example.com', sends: ['3'] }
  await pause(200)
  const answer = await fork.renew({
    add: [{ label: '3', pcm: noise(400, 3) }],
    metadata: told({ mode: 'partial', participants: [carla], streams: ['3'] }),
  })
  expect(answer.media.map(({ label }) => label)).toEqual(['1', '2', '3'])
  await fork.played
  await arrived(call, 2800)
  fork.hangUp()
  const [customer, agent] = await sounds
  expect(find(customer, heard(fork.heard, '1'))).toBeGreaterThanOrEqual(0)
  // Summed, clipped at 16 bits: the third voice is there where the agent's lies under it.
  const second = heard(fork.heard, '2')
  const at = find(agent, second.subarray(0, 800))
  const tail = find(agent, second.subarray(second.length - 800))
  expect([at >= 0, tail - at]).toEqual([true, second.length - 800])
  expect(captured(await call.over)).toBe(2800)
})

const BROKEN = '<recording><session session_id="s"/><a></recording>'

test('bad metadata is kept, flagged and costs nothing; without any the order of lines decides', async () => {
  const kept: [number, string][] = []
  const keep = (number: number, bytes: Uint8Array): void => void kept.push([number, Buffer.from(bytes).toString()])
  const { fork, call } = await rig.record({ streams: voices(300), metadata: BROKEN }, { keep })
  const sound = soundOf(call, 'customer')
  expect(kept).toEqual([[1, BROKEN]])
  expect(call.state()).toMatchObject({ metadata: 'damaged', problems: ['line 1: an end tag does not fit'] })
  await fork.played
  await arrived(call, 600)
  fork.hangUp()
  expect(find(await sound, heard(fork.heard, '1'))).toBeGreaterThanOrEqual(0)

  const bare = await rig.record({ streams: voices(100), metadata: null, headers: [], contactParams: ';src' })
  expect(bare.call.state()).toMatchObject({ metadata: 'none', documents: 0 })
  expect(bare.call.state().lines.map(({ leg }) => leg)).toEqual(['customer', 'agent'])
  bare.fork.hangUp()
})

test('metadata that comes late puts a line on its right side; what came before stays where it was', async () => {
  const { fork, call } = await rig.record({ streams: voices(900), metadata: null }, { identities: AGENTS })
  const sounds = Promise.all([soundOf(call, 'customer'), soundOf(call, 'agent')])
  await pause(300)
  const swapped = [
    { ...caller, sends: ['2'] },
    { ...ana, sends: ['1'] },
  ]
  await fork.renew({ metadata: told({ participants: swapped }) })
  expect(call.state().lines.map(({ leg, why }) => [leg, why])).toEqual([
    ['agent', 'agent address'],
    ['customer', 'the other side'],
  ])
  await fork.played
  await arrived(call, 1800)
  fork.hangUp()
  const [customer, agent] = await sounds
  const [first, second] = [heard(fork.heard, '1'), heard(fork.heard, '2')]
  const tail = -1600
  expect(find(customer, first.subarray(0, 800))).toBeGreaterThanOrEqual(0)
  expect(find(agent, first.subarray(tail))).toBeGreaterThanOrEqual(0)
  expect(find(customer, second.subarray(tail))).toBeGreaterThanOrEqual(0)
  expect(captured(await call.over)).toBe(1800)
})

test('the type and the form of the drafts', async () => {
  const { fork, call } = await rig.record({
    streams: voices(100),
    metadata: sample('olderBorder'),
    metadataType: 'application/rs-metadata',
  })
  expect(call.state().lines.map(({ leg, why }) => [leg, why])).toEqual([
    ['agent', 'extension and outside number'],
    ['customer', 'extension and outside number'],
  ])
  fork.hangUp()
})

test('one mixed stream: recorded as the caller’s leg, and flagged', async () => {
  const { fork, call } = await rig.record({ streams: voices(300).slice(0, 1), metadata: told({ streams: ['1'] }) })
  const sound = soundOf(call, 'customer')
  expect(call.state().lines).toMatchObject([{ leg: 'customer', mixed: true, why: 'only line' }])
  await fork.played
  await arrived(call, 300)
  fork.hangUp()
  expect(find(await sound, heard(fork.heard, '1'))).toBeGreaterThanOrEqual(0)
})

test('streams that fall silent for long end the call as interrupted', async () => {
  const { fork, call } = await rig.record({ streams: voices(200), metadata: told() }, { silenceMs: 5000 })
  const reasons: string[] = []
  for await (const sign of call.source.signs ?? []) if (sign.kind === 'ended') reasons.push(sign.reason)
  expect(reasons).toEqual(['interrupted'])
  expect((await fork.ended).by).toBe('peer')
}, 15_000)

test('without free ports another recorder may be tried', async () => {
  const nowhere = rig.record(
    { streams: voices(20), metadata: told() },
    { place: { address: '127.0.0.1', ports: { from: 9, to: 9 } } },
  )
  await expect(nowhere).rejects.toThrow('503')
})

test.each([
  ['no description', Buffer.from(''), 488],
  [
    'a codec that is not ours',
    Buffer.from('v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 18\r\n'),
    488,
  ],
])('%s is refused with 488 and a reason', async (_, bytes, status) => {
  const refused = await new Promise<number | undefined>((resolve) => {
    rig.client.call(
      {
        to: rig.uri('UDP'),
        from: 'sip:src@127.0.0.1',
        headers: [['require', 'siprec']],
        ...(bytes.length > 0 ? { sdp: bytes } : {}),
      },
      { ended: (end) => resolve(end.status) },
    )
  })
  expect(refused).toBe(status)
  await vi.waitFor(() => expect(rig.taken.at(-1)).toMatchObject({ kind: 'refused', status }))
})

test('the recorder’s file is the sound that was sent, channel for channel, and the metadata lies beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-siprec-'))
  const registry = await openCallRegistry({
    recordingsDir: folder,
    outbox: openOutbox({ db: openDatabase(join(folder, 'data.sqlite')), now: Date.now }),
    understanding: {
      provider: 'none',
      model: 'none',
      version: '0',
      listen: () => ({ hear: () => nothing, idle: () => nothing, record: () => ({}) }),
    },
    live: () => undefined,
    now: Date.now,
  })
  const shelf = openMetadataShelf(folder, 'on-disk', (error) => expect(error).toBeUndefined())
  const { fork, call } = await rig.record(
    { streams: voices(1500), metadata: told() },
    { protocol: 'TCP', identities: AGENTS, keep: shelf.keep, callId: 'on-disk' },
  )
  registry.start(call.source)
  await fork.played
  await arrived(call, 3000)
  fork.hangUp()
  await call.over
  await vi.waitFor(() => expect(registry.list()).toEqual([]))
  await shelf.settled()

  const wav = readWav(readFileSync(join(folder, 'on-disk.wav')))
  const channel = (index: number): Int16Array => wav.read(index, 0, wav.length)
  expect(find(channel(0), heard(fork.heard, '2'))).toBeGreaterThanOrEqual(0)
  expect(find(channel(1), heard(fork.heard, '1'))).toBeGreaterThanOrEqual(0)
  expect(readdirSync(folder).filter((file) => file.endsWith('.xml'))).toEqual(['on-disk.metadata-001.xml'])
  expect(readFileSync(join(folder, 'on-disk.metadata-001.xml'), 'utf8')).toContain('Íñigo Núñez')
})
