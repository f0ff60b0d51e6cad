/** The whole host with a line: another telephone calls it, it rings at the window, is answered, recorded, supervised, ended, and never lost. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { readWav } from './audio/wav.ts'
import { fork } from './capture/siprec/recordingClient.double.ts'
import { createRtpSender } from './capture/siprec/rtpSender.double.ts'
import { writeMetadata } from './capture/siprec/writeMetadata.double.ts'
import { type Desk, openHosts } from './host.double.ts'
import { type Media, openMedia } from './rtp/media/media.ts'
import { dayOf } from './telephone/assurance.ts'
import { LOOP, openPeer, type Peer, rest, share, speak, until } from './telephone/switchboard.double.ts'

const hosts = openHosts('phone')
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

const open = (role: 'dispatcher' | 'supervisor' | 'admin', line: object): Promise<Desk> =>
  hosts.open({
    role,
    lines: [{ id: 'trunk', name: 'Troncal', kind: 'trunk', registrar: LOOP, allow: [LOOP], ...line }],
  })
const wait = { timeout: 15_000, interval: 50 }

test('it rings at the window, is answered there, and is a call with a recording and a timeline', async () => {
  const desk = await open('dispatcher', {})
  const convex = await desk.convex()
  const call = await peer.call('112', desk.port)
  await until(() => desk.phones.at(-1)?.[0]?.state === 'ringing')
  const { callId = '', number: from } = desk.phones.at(-1)?.[0] ?? {}
  expect(from).toBe('+56987654321')
  const live = () => convex.query(api.queries.liveCalls.getCall, { callId })
  await vi.waitFor(
    async () => expect((await live())?.call).toMatchObject({ status: 'ringing', sourceKind: 'sip', agentName: '' }),
    wait,
  )

  await desk.ask('phone.answer', { callId })
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  await vi.waitFor(
    async () => expect((await live())?.call).toMatchObject({ status: 'connected', agentName: 'Despacho' }),
    wait,
  )
  await desk.ask('phone.hold', { callId, held: true })
  await vi.waitFor(async () => expect((await live())?.call.status).toBe('on-hold'), wait)
  await desk.ask('phone.hold', { callId, held: false })
  await rest(1500)
  stop()
  await desk.ask('phone.hangUp', { callId })
  await until(() => call.ended() !== undefined)
  await vi.waitFor(
    async () => expect((await live())?.call).toMatchObject({ status: 'ended', endReason: 'hangup' }),
    wait,
  )

  const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
  expect(wav).toMatchObject({ channels: 2, sampleRate: 8000 })
  const caller = wav.read(1, 0, wav.length)
  expect(share([{ pcm: caller, sampleRate: 8000, startMs: 0 }], 440)).toBeGreaterThan(0.2)
  const account = await desk.ask('assurance.day', { day: dayOf(Date.now()) })
  expect(account).toMatchObject({ expected: 1, found: 1, missing: [] })
  expect(account.capturedMs / account.expectedMs).toBeGreaterThan(0.8)
}, 60_000)

test('a recording comes to rest: Opus beside the WAV, proved, and told to the room', async () => {
  const desk = await open('dispatcher', { answer: 'auto' })
  const convex = await desk.convex()
  const call = await peer.call('112', desk.port)
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  await rest(1500)
  stop()
  const [{ callId } = { callId: '' }] = await desk.ask('calls.local', {})
  call.session.hangUp()
  await vi.waitFor(async () => {
    const known = await convex.query(api.queries.liveCalls.getCall, { callId })
    expect(known?.recording?.archive).toMatchObject({ file: `${callId}.opus`, codec: 'opus' })
  }, wait)

  const file = join(desk.data, 'recordings', `${callId}.opus`)
  const archive = (await convex.query(api.queries.liveCalls.getCall, { callId }))?.recording?.archive
  const bytes = readFileSync(file)
  expect(archive).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  // The WAV stays unless the room wants otherwise.
  expect(existsSync(file.replace('.opus', '.wav'))).toBe(true)
}, 60_000)

test('a room that wants its disk back keeps the archive alone, and can still be listened to', async () => {
  const line = { id: 'trunk', name: 'Troncal', kind: 'trunk', registrar: LOOP, allow: [LOOP], answer: 'auto' }
  const desk = await hosts.open({ lines: [line], settings: { keepWav: 'untilArchived' } })
  const call = await peer.call('112', desk.port)
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  await rest(1500)
  stop()
  const [{ callId } = { callId: '' }] = await desk.ask('calls.local', {})
  call.session.hangUp()
  const wav = join(desk.data, 'recordings', `${callId}.wav`)
  await until(() => existsSync(wav.replace('.wav', '.opus')) && !existsSync(wav))

  const { wav: clip } = await desk.ask('recording.clip', { callId, startMs: 0, endMs: 60_000 })
  const heard = readWav(new Uint8Array(clip))
  const pcm = heard.read(1, 0, heard.length)
  expect(share([{ pcm, sampleRate: heard.sampleRate, startMs: 0 }], 440)).toBeGreaterThan(0.3)
  const keepWav = { days: 30 }
  await expect(desk.ask('settings.set', { settings: { keepWav } })).rejects.toMatchObject({ code: 'forbidden' })
}, 60_000)

test('the backend is killed in the middle, nobody looks: the call goes on, is recorded whole, and is told when it is back', async () => {
  const desk = await open('dispatcher', { answer: 'auto' })
  const convex = await desk.convex()
  const call = await peer.call('112', desk.port)
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  const [{ callId } = { callId: '' }] = await desk.ask('calls.local', {})
  await rest(500)
  hosts.killEngine()
  await rest(1500)
  await desk.ask('phone.mute', { callId, muted: true })
  await desk.ask('phone.mute', { callId, muted: false })
  stop()
  call.session.hangUp()
  await vi.waitFor(async () => expect(await desk.ask('calls.local', {})).toEqual([]), wait)

  const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
  expect(wav.length / wav.sampleRate).toBeGreaterThan(1.8)
  const caller = wav.read(1, 0, wav.length)
  expect(share([{ pcm: caller, sampleRate: 8000, startMs: 0 }], 440)).toBeGreaterThan(0.5)
  await vi.waitFor(async () => {
    const known = await convex.query(api.queries.liveCalls.getCall, { callId }).catch(() => null)
    expect(known?.call).toMatchObject({ status: 'ended', endReason: 'hangup' })
  }, wait)
}, 60_000)

test.each(['1', '2'])(
  'an SBC forks a call to the recorder: sample for sample, the dispatcher of line %s on the left',
  async (desks) => {
    const desk = await open('supervisor', {
      ...{ id: 'srs', name: 'SBC', kind: 'recorder', registrar: '', agents: ['90*'] },
    })
    const sender = createRtpSender()
    const voice = (hz: number): Int16Array =>
      Int16Array.from({ length: 16_000 }, (_, i) => 9000 * Math.sin((2 * Math.PI * hz * i) / 8000))
    const of = (label: string): string => (label === desks ? 'sip:9001@pbx.test' : 'sip:7001@pbx.test')
    const forked = await fork({
      agent: peer.agent,
      sender,
      address: LOOP,
      to: `sip:srs@${LOOP}:${desk.port}`,
      streams: [
        { label: '1', pcm: voice(440) },
        { label: '2', pcm: voice(700) },
      ],
      metadata: writeMetadata({
        sessionId: 's',
        participants: ['1', '2'].map((label) => ({ id: `p${label}`, aor: of(label), sends: [label] })),
        streams: ['1', '2'],
        at: Date.now(),
      }),
    })
    await forked.played
    const [{ callId, kind } = { callId: '', kind: '' }] = await desk.ask('calls.local', {})
    expect(kind).toBe('siprec')
    forked.hangUp()
    await vi.waitFor(async () => expect(await desk.ask('calls.local', {})).toEqual([]), wait)

    const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
    const found = (channel: number, sound: Int16Array | undefined): boolean => {
      const all = Buffer.from(wav.read(channel, 0, wav.length).buffer)
      return sound !== undefined && all.includes(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength))
    }
    expect(forked.heard.size).toBe(2)
    for (const [label, sound] of forked.heard) expect(found(label === desks ? 0 : 1, sound)).toBe(true)
    await sender.close()
  },
  60_000,
)

test('an INVITE to the recorder that describes no sound is refused, and the account says so', async () => {
  const desk = await open('supervisor', { id: 'srs', name: 'SBC', kind: 'recorder', registrar: '' })
  const status = await new Promise((resolve) => {
    peer.agent.call(
      { to: `sip:srs@${LOOP}:${desk.port}`, from: `<sip:sbc@${LOOP}>`, headers: [['require', 'siprec']] },
      { ended: (end) => resolve(end.status) },
    )
  })
  expect(status).toBe(488)
  expect(await desk.ask('calls.local', {})).toEqual([])
  expect(await desk.ask('assurance.day', { day: dayOf(Date.now()) })).toMatchObject({
    expected: 1,
    found: 0,
    missing: [{ kind: 'recording', why: 'no_codec' }],
  })
}, 60_000)

test('who may do what, and what is wrong is named', async () => {
  const desk = await open('supervisor', {})
  await expect(desk.ask('phone.answer', { callId: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(desk.ask('lines.remove', { id: 'trunk' })).rejects.toMatchObject({ code: 'forbidden' })
  await desk.app.close()
  const admin = await open('admin', {})
  await expect(admin.ask('phone.answer', { callId: 'x' })).rejects.toMatchObject({ code: 'call_not_found' })
  await expect(admin.ask('phone.dial', { target: '131', line: 'none' })).rejects.toMatchObject({
    code: 'line_not_found',
  })
  const line = { id: 'mesa', name: 'Mesa', kind: 'account', registrar: `${LOOP}:9`, user: '1001' } as const
  await expect(admin.ask('lines.set', { line: { ...line, codecs: [] } })).rejects.toMatchObject({
    code: 'line_invalid',
    field: 'codecs',
  })
  const set = await admin.ask('lines.set', { line, password: 'clave-de-mesa' })
  expect(set.passwords).toEqual(['mesa'])
  expect(JSON.stringify(set)).not.toContain('clave-de-mesa')
  await expect(admin.ask('assurance.day', { day: 'ayer' })).rejects.toMatchObject({ code: 'args_invalid' })
  await expect(admin.ask('lines.remove', { id: 'none' })).rejects.toMatchObject({ code: 'line_not_found' })
}, 60_000)
