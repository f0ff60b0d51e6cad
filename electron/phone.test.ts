/** The whole host with a line: another telephone calls it, it rings at the window, is answered, recorded, supervised, ended, and never lost. */
import { type ChildProcess, fork as forkNode } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { type App, createApp, type Host } from './app.ts'
import { readWav } from './audio/wav.ts'
import { fork } from './capture/siprec/recordingClient.double.ts'
import { createRtpSender } from './capture/siprec/rtpSender.double.ts'
import { readConfig } from './config.ts'
import type { Args, CallName, Event, Returns } from './ipc/contract.ts'
import { type Media, openMedia } from './rtp/media/media.ts'
import { plainVault } from './storage/secrets.ts'
import { LOOP, openPeer, type Peer, rest, share, speak, until } from './telephone/switchboard.double.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-phone-'))
const root = join(import.meta.dirname, '..')
const engines: ChildProcess[] = []
const host: Host = {
  kind: 'browser',
  version: '1.2.3',
  practiceDir: join(root, 'resources', 'practice'),
  origin: 'http://127.0.0.1:1',
  secrets: plainVault,
  say: () => {},
  fork: (_entry, argv) => {
    const child = forkNode(join(root, 'electron', 'engine', 'main.ts'), argv, {
      stdio: ['ignore', 2, 2, 'ipc'],
      execArgv: [],
    })
    engines.push(child)
    return {
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: (hard = false) => void (hard ? child.kill('SIGKILL') : child.send({ kind: 'stop' })),
    }
  },
}

let media: Media
let peer: Peer
const apps: App[] = []
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
})
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})
afterAll(async () => {
  await peer.close()
  await media.close()
  for (const engine of engines) engine.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

type Desk = {
  readonly app: App
  readonly port: number
  ask<K extends CallName>(name: K, args: Args<K>): Promise<Returns<K>>
  convex(): Promise<ConvexHttpClient>
  phones: Event<'live.phone'>['calls'][]
}

let number = 0
async function open(
  role: 'dispatcher' | 'supervisor' | 'admin',
  line: object,
  more: { listen?: object; env?: object } = {},
): Promise<Desk> {
  const data = join(dir, `data-${++number}`)
  const file = join(dir, `lines-${number}.json`)
  const listen = { address: LOOP, udp: 0, tcp: 0, rtp: { from: 44_000, to: 44_900 }, ...more.listen }
  const trunk = { id: 'trunk', name: 'Troncal', kind: 'trunk', registrar: LOOP, allow: [LOOP], ...line }
  writeFileSync(file, JSON.stringify({ listen, lines: [trunk] }))
  const app = await createApp(
    host,
    readConfig({ argv: ['--data', data, '--as', role, '--lines', file], env: { ...more.env } }),
  )
  apps.push(app)
  const ask: Desk['ask'] = async (name, args) => {
    const outcome = await app.door(name, args)
    if ('error' in outcome) throw Object.assign(new Error(outcome.error.code), outcome.error)
    return outcome.ok as never
  }
  const phones: Desk['phones'] = []
  app.onEvent((name, event) => {
    if (name === 'live.phone' && 'calls' in event) phones.push(event.calls)
  })
  const { listening } = await ask('lines.get', {})
  return {
    app,
    ask,
    phones,
    port: Number(/UDP [^,]*:(\d+)/.exec(listening.join())?.[1]),
    convex: async () =>
      new ConvexHttpClient(app.convexUrl, {
        auth: (await ask('auth.token', { fresh: true })) ?? '',
        logger: false,
        skipConvexDeploymentUrlCheck: true,
      }),
  }
}
const wait = { timeout: 15_000, interval: 50 }
const recordingOf = (callId: string) =>
  readFileSync(join(dir, `data-${number}`, 'recordings', `${encodeURIComponent(callId)}.wav`))

test('it rings at the window, is answered there, and is a call with a recording and a timeline', async () => {
  const desk = await open('dispatcher', {})
  const convex = await desk.convex()
  const call = await peer.call('112', desk.port)
  await until(() => desk.phones.at(-1)?.[0]?.state === 'ringing')
  const { callId = '', number: from } = desk.phones.at(-1)?.[0] ?? {}
  expect(from).toBe('+56987654321')
  const live = () => convex.query(api.queries.liveCalls.getCall, { callId })
  await vi.waitFor(
    async () => expect((await live())?.call).toMatchObject({ status: 'ringing', sourceKind: 'sip' }),
    wait,
  )

  await desk.ask('phone.answer', { callId })
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  await vi.waitFor(async () => expect((await live())?.call.status).toBe('connected'), wait)
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

  const wav = readWav(new Uint8Array(recordingOf(callId)))
  expect(wav).toMatchObject({ channels: 2, sampleRate: 8000 })
  const caller = wav.read(1, 0, wav.length)
  expect(share([{ pcm: caller, sampleRate: 8000, startMs: 0 }], 440)).toBeGreaterThan(0.2)
  const day = new Date()
  const today = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
  const account = await desk.ask('assurance.day', { day: today })
  expect(account).toMatchObject({ expected: 1, found: 1, missing: [] })
  expect(account.capturedMs / account.expectedMs).toBeGreaterThan(0.8)
}, 60_000)

test('the backend is killed in the middle, nobody looks: the call goes on, is recorded whole, and is told when it is back', async () => {
  const desk = await open('dispatcher', { answer: 'auto' })
  const convex = await desk.convex()
  const call = await peer.call('112', desk.port)
  await until(() => call.answered())
  const stop = speak(call.person, 440)
  const [{ callId } = { callId: '' }] = await desk.ask('calls.local', {})
  await rest(500)
  engines.at(-1)?.kill('SIGKILL')
  await rest(1500)
  await desk.ask('phone.mute', { callId, muted: true })
  await desk.ask('phone.mute', { callId, muted: false })
  stop()
  call.session.hangUp()
  await vi.waitFor(async () => expect(await desk.ask('calls.local', {})).toEqual([]), wait)

  const wav = readWav(new Uint8Array(recordingOf(callId)))
  expect(wav.length / wav.sampleRate).toBeGreaterThan(1.8)
  const caller = wav.read(1, 0, wav.length)
  expect(share([{ pcm: caller, sampleRate: 8000, startMs: 0 }], 440)).toBeGreaterThan(0.5)
  await vi.waitFor(async () => {
    const known = await convex.query(api.queries.liveCalls.getCall, { callId }).catch(() => null)
    expect(known?.call).toMatchObject({ status: 'ended', endReason: 'hangup' })
  }, wait)
}, 60_000)

test('an SBC forks a call to the recorder: both voices lie in its recording, sample for sample', async () => {
  const desk = await open('supervisor', { id: 'srs', name: 'SBC', kind: 'recorder', registrar: '' })
  const sender = createRtpSender()
  const voice = (hz: number): Int16Array =>
    Int16Array.from({ length: 16_000 }, (_, i) => 9000 * Math.sin((2 * Math.PI * hz * i) / 8000))
  const forked = await fork({
    agent: peer.agent,
    sender,
    address: LOOP,
    to: `sip:srs@${LOOP}:${desk.port}`,
    streams: [
      { label: '1', pcm: voice(440) },
      { label: '2', pcm: voice(700) },
    ],
    metadata: null,
  })
  await forked.played
  const [{ callId, kind } = { callId: '', kind: '' }] = await desk.ask('calls.local', {})
  expect(kind).toBe('siprec')
  forked.hangUp()
  await vi.waitFor(async () => expect(await desk.ask('calls.local', {})).toEqual([]), wait)

  const wav = readWav(new Uint8Array(recordingOf(callId)))
  const found = (channel: number, sound: Int16Array): boolean => {
    const all = Buffer.from(wav.read(channel, 0, wav.length).buffer)
    return all.includes(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength))
  }
  const heard = [...forked.heard.values()]
  expect(heard).toHaveLength(2)
  for (const sound of heard) expect(found(0, sound) || found(1, sound)).toBe(true)
  await sender.close()
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
