/** Supervisors in real calls: by a window of this host, by a line from another; who hears whom by tones, and a closed microphone that sends nothing. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import type { SupervisionMode } from '../call/supervision.ts'
import type { AudioSource } from '../capture/source.ts'
import { type Media, openMedia, type WindowLeg } from '../rtp/media/media.ts'
import { isRtcp } from '../rtp/packet.ts'
import { createSrtpReceiver } from '../rtp/srtp/srtp.ts'
import { openLines, readLines } from '../storage/lines.ts'
import { openBackend, openWindow } from './desk.double.ts'
import type { PhoneView, Present } from './phoneView.ts'
import { LOOP, openPeer, type Peer, rest, share, speak, until } from './switchboard.double.ts'
import { openTelephone, type Telephone } from './telephone.ts'
import { openWiretap } from './wiretap.double.ts'

type HostOf = {
  phone: Telephone
  window: ReturnType<typeof openWindow>
  sources: AudioSource[]
  agent: Frame[]
  present: Present[]
  /** Microphones that this host opened. */
  microphones: WindowLeg[]
  views(): PhoneView[]
  /** Its media engine's thread ends, as by a fault. */
  crash(): void
}

let backend: ReturnType<typeof openBackend>
const hosts: HostOf[] = []
let media: Media
let peer: Peer
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
})
afterEach(async () => {
  for (const { phone } of hosts.splice(0)) await phone.close()
})
afterAll(async () => {
  await peer.close()
  await media.close()
})

async function openHost(id: string, role: 'dispatcher' | 'supervisor' | 'admin'): Promise<HostOf> {
  const window = openWindow()
  const engine = openMedia({ script: new URL('../rtp/media/crashing.double.ts', import.meta.url) })
  const microphones: WindowLeg[] = []
  const own: Media = {
    ...engine,
    openWindow(format) {
      const leg = engine.openWindow(format)
      microphones.push(leg)
      return leg
    },
  }
  const sources: AudioSource[] = []
  const agent: Frame[] = []
  const present: Present[] = []
  const trunk = { id: 'trunk', name: 'T', kind: 'trunk', registrar: LOOP, allow: [LOOP], answer: 'auto' }
  const listen = { address: LOOP, udp: 0, tcp: 0, rtp: { from: 45_000, to: 45_900 }, consoles: [LOOP] }
  const phone = await openTelephone({
    lines: openLines('/nowhere', () => {}, readLines({ listen, lines: role === 'supervisor' ? [] : [trunk] })),
    secrets: { kind: 'file', reveal: () => undefined, has: () => false, keep() {}, forget() {} },
    media: own,
    assurance: {
      expected() {},
      missing() {},
      ended() {},
      recorded() {},
      day: (day) => ({ day, expected: 0, found: 0, expectedMs: 0, capturedMs: 0, missing: [] }),
    },
    log: { info() {}, warn() {}, error: (where, error) => console.error(where, error) },
    now: Date.now,
    version: '0',
    keepMetadata() {},
    start(source) {
      sources.push(source)
      for (const leg of source.legs)
        void (async () => {
          for await (const frame of leg.frames) if (leg.id === 'agent') agent.push(frame)
        })()
      return {}
    },
    voices: window.voices,
    user: { id, name: id, role },
    tell: { phone() {}, lines() {}, supervision: (_callId, all) => void present.splice(0, present.length, ...all) },
    door: backend.door(id),
  })
  const crash = (): void =>
    void engine.openRtp({ address: LOOP, ports: { from: 45_910, to: 45_990 } }).then((leg) => leg.sendKeys('crash'))
  const host: HostOf = { phone, window, sources, agent, present, microphones, views: phone.calls, crash }
  hosts.push(host)
  return host
}

const [C, D, S] = [440, 700, 1100]

/** A call with a dispatcher who speaks at 700 Hz and a caller at 440; `stop` ends both voices. */
async function openCall(role: 'dispatcher' | 'admin' = 'dispatcher', bare = false) {
  backend = openBackend()
  if (bare) backend.bare()
  const host = await openHost('dora', role)
  const port = Number(/UDP [^,]*:(\d+)/.exec(host.phone.lines().listening.join())?.[1])
  const call = await peer.call('112', port)
  await until(() => call.answered() && host.views()[0]?.state === 'connected')
  const callId = host.views()[0]?.callId ?? ''
  const line = host.window.open('dispatch', callId)
  const desk = host.window.ear(line)
  const stops = [speak(call.person, C), host.window.speak(line, D)]
  await until(() => share(call.heard, D) > 0.4 && share(desk, C) > 0.4)
  const stop = (): void => {
    for (const one of stops) one()
  }
  return { host, call, callId, desk, stop }
}

/** Who is heard by each: shares of the three tones in what comes during a third of a second. */
async function heardNow(ears: readonly Frame[][]): Promise<string[]> {
  const from = ears.map((ear) => ear.length)
  await rest(450)
  const names = [
    ['C', C],
    ['D', D],
    ['S', S],
  ] as const
  return ears.map((ear, i) =>
    names
      .filter(([, hz]) => share(ear.slice(from[i]), hz, 99) > 0.15)
      .map(([name]) => name)
      .join(''),
  )
}

/** As soon as it is as wanted, twice in a row; what it is otherwise, when it never is. */
async function heardBy(ears: readonly Frame[][], wanted: readonly string[]): Promise<string[]> {
  let heard: string[] = []
  let right = 0
  for (let tries = 0; tries < 16 && right < 2; tries++) {
    heard = (await heardNow(ears)).slice(0, wanted.length)
    right = heard.join() === wanted.join() ? right + 1 : 0
  }
  return heard
}

test.each([
  ['a window of the same host', 'admin'],
  ['another console', 'dispatcher'],
] as const)(
  'a supervisor at %s: listen, whisper, barge, take over, and out, by what each ear hears',
  async (_where, role) => {
    const { host, call, callId, desk, stop } = await openCall(role)
    const here = role === 'admin' ? host : await openHost('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    const ears = [call.heard, desk, here.window.ear(line)]
    const ask = (mode: SupervisionMode): void => backend.ask(callId, mode, id, id)
    ask('listen')
    await until(() => host.present.length === 1 && share(here.window.ear(line), C) > 0.1)

    expect(await heardBy(ears, ['D', 'C', 'CD'])).toEqual(['D', 'C', 'CD'])
    ask('whisper')
    expect(await heardBy(ears, ['D', 'CS', 'CD'])).toEqual(['D', 'CS', 'CD'])
    // The caller is softer in the dispatcher's ear, by 6 dB.
    expect(share(desk, C)).toBeLessThan(0.65)
    expect(share(host.agent, S)).toBeLessThan(0.02)
    ask('barge')
    expect(await heardBy(ears, ['DS', 'CS', 'CD'])).toEqual(['DS', 'CS', 'CD'])
    expect(share(desk, C)).toBeGreaterThan(0.75)
    expect(share(host.agent, S)).toBeGreaterThan(0.15)
    ask('takeOver')
    expect(await heardBy(ears, ['S', 'CS', 'C'])).toEqual(['S', 'CS', 'C'])
    expect(share(host.agent, D)).toBeLessThan(0.02)
    backend.leave(callId, id)
    expect(await heardBy(ears, ['D', 'C'])).toEqual(['D', 'C'])
    expect(host.present).toEqual([])
    const active = backend.reports.filter(({ state }) => state === 'active')
    expect(active.map(({ mode }) => mode)).toEqual(['listen', 'whisper', 'barge', 'takeOver'])
    speaking()
    stop()
  },
  40_000,
)

test.each([
  ['a window of the same host', 'admin'],
  ['another console', 'dispatcher'],
] as const)(
  'who listens at %s sends nothing: no frame, no energy, though the person speaks',
  async (_where, role) => {
    const { host, callId, desk, stop } = await openCall(role)
    const here = role === 'admin' ? host : await openHost('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const before = here.microphones.length
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    backend.ask(callId, 'listen', id, id)
    await until(() => share(here.window.ear(line), C) > 0.1)
    await rest(1500)
    const own = here.microphones.slice(before)

    expect(own.map((leg) => leg.sent())).toEqual([{ frames: 0, energy: 0 }])
    expect(share(host.agent, S, 60)).toBeLessThan(0.005)
    expect(share(desk, S, 60)).toBeLessThan(0.005)
    backend.ask(callId, 'whisper', id, id)
    await until(() => share(desk, S) > 0.2)
    expect(own[0]?.sent().frames).toBeGreaterThan(0)
    backend.leave(callId, id)
    await until(() => host.present.length === 0)
    speaking()
    stop()
  },
  30_000,
)

test.each([
  ['a window of the same host', 'admin'],
  ['another console', 'dispatcher'],
] as const)(
  'a supervisor at %s who begins and stops to whisper misses no more than 200 ms of the call',
  async (_where, role) => {
    const { host, callId, desk, stop } = await openCall(role)
    const here = role === 'admin' ? host : await openHost('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    backend.ask(callId, 'listen', id, id)
    const ear = here.window.ear(line)
    await until(() => share(ear, C) > 0.1)
    /** ms of the caller's and the dispatcher's sound that did not come while `change` was carried out, and for a second after. */
    const missed = async (change: () => Promise<void>): Promise<number> => {
      const [from, begun] = [ear.length, performance.now()]
      await change()
      await rest(1000)
      const sounding = ear.slice(from).filter(({ pcm }) => pcm.some((sample) => Math.abs(sample) > 300)).length
      return performance.now() - begun - sounding * 20
    }
    const whisper = await missed(async () => {
      backend.ask(callId, 'whisper', id, id)
      await until(() => share(desk, S) > 0.2)
    })
    const listen = await missed(async () => {
      backend.ask(callId, 'listen', id, id)
      await until(() => share(desk, S) < 0.05)
    })
    expect([whisper < 200, listen < 200], `${Math.round(whisper)} and ${Math.round(listen)} ms`).toEqual([true, true])
    speaking()
    stop()
  },
  30_000,
)

test.each([
  ['a window of the same host', 'admin'],
  ['another console', 'dispatcher'],
] as const)(
  'media engines die under a supervisor at %s: all talk on, and the supervisor is back in the same mode',
  async (_where, role) => {
    const { host, call, callId, desk, stop } = await openCall(role)
    const here = role === 'admin' ? host : await openHost('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    const own = here.window.ear(line)
    const ears = [call.heard, desk, own]
    backend.ask(callId, 'whisper', id, id)
    await until(() => share(desk, S) > 0.2)
    for (const killed of new Set([host, here])) {
      const microphones = killed.microphones.length
      killed.crash()
      await until(() => killed.microphones.length > microphones)
      const from = ears.map(({ length }) => length + 30)
      await until(() => ears.every(({ length }, at) => length > (from[at] ?? 0)))
      await until(() => share(desk, S) > 0.2 && share(desk, C) > 0.1 && share(own, C) > 0.1 && share(own, D) > 0.1)
      expect(share(call.heard, D)).toBeGreaterThan(0.4)
      expect(share(call.heard, S)).toBeLessThan(0.02)
    }
    expect(host.present.map(({ mode }) => mode)).toEqual(['whisper'])
    // And nobody is stuck: the next step closes the microphone.
    backend.ask(callId, 'listen', id, id)
    await until(() => share(desk, S) < 0.05)
    expect(backend.reports.filter(({ state }) => state === 'refused')).toEqual([])
    speaking()
    stop()
  },
  40_000,
)

test('the ticket is good once, for its supervisor, with its password, for encrypted sound; strangers are refused', async () => {
  const { host, callId, stop } = await openCall()
  const ticket = async (): Promise<{ uri: string; ticket: string }> => {
    const before = backend.reports.length
    backend.ask(callId, 'listen', 'sara', 'Sara')
    await until(() => backend.reports.slice(before).some(({ bridge }) => bridge !== undefined))
    const { bridge } = backend.reports.slice(before).find((one) => one.bridge) ?? {}
    if (!bridge) throw new Error('no bridge')
    return bridge
  }
  let bridge = await ticket()
  const port = Number(/:(\d+);transport=tcp$/.exec(bridge.uri)?.[1])
  const knock = async (username: string, password: string, { user = '', secure = true } = {}): Promise<string> => {
    const name = user || (/sip:([^@]+)@/.exec(bridge.uri)?.[1] ?? '')
    const call = await peer.call(name, port, { credentials: { username, password }, tcp: true, secure })
    await until(() => call.answered() || call.ended() !== undefined)
    const told = call.answered() ? 'in' : String(call.ended()?.status)
    if (call.answered()) call.session.hangUp()
    return told
  }
  expect(await knock('sara', 'guess')).not.toBe('in')
  expect(await knock('otra', bridge.ticket)).not.toBe('in')
  expect(await knock('sara', bridge.ticket, { user: 'join-000000000000000000' })).not.toBe('in')
  expect(await knock('sara', bridge.ticket, { secure: false })).toBe('488')
  bridge = await ticket()
  expect(await knock('sara', bridge.ticket)).toBe('in')
  expect(await knock('sara', bridge.ticket)).not.toBe('in')
  expect(host.views()[0]?.state).toBe('connected')
  stop()
}, 30_000)

test('over a backend that is reached in clear no ticket is given out: the supervisor is told why', async () => {
  const { host, callId, stop } = await openCall('dispatcher', true)
  backend.ask(callId, 'listen', 'sara', 'Sara')
  await until(() => backend.reports.some(({ state, reason }) => state === 'refused' && reason === 'not_private'))
  expect(backend.reports.every(({ bridge }) => bridge === undefined)).toBe(true)
  expect(host.views()[0]?.state).toBe('connected')
  stop()
}, 20_000)

test('whoever sits between two consoles hears nothing, reads no secret, and opens no packet with what stands in the signalling', async () => {
  const { host, callId, desk, stop } = await openCall()
  const here = await openHost('sara', 'supervisor')
  const at = Number(/TCP [^,]*:(\d+)/.exec(host.phone.lines().listening.join())?.[1])
  const tap = await openWiretap(at)
  let secret = ''
  backend.between(({ uri, ticket }) => {
    secret = ticket
    return { uri: uri.replace(`:${at}`, `:${tap.port}`), ticket }
  })
  const line = here.window.open('supervise', callId)
  const speaking = here.window.speak(line, S)
  backend.ask(callId, 'whisper', 'sara', 'Sara')
  await until(() => share(desk, S) > 0.2 && share(here.window.ear(line), C) > 0.1 && tap.sound.length > 60)
  speaking()
  stop()
  const text = tap.sip.join('')
  expect(secret.length).toBeGreaterThan(20)
  expect(text).not.toContain(secret)
  expect(text).not.toContain('RTP/AVP')
  const keys = [...text.matchAll(/inline:([A-Za-z0-9+/=]+)/g)].map(([, key = '']) => Buffer.from(key, 'base64'))
  expect(keys.length).toBeGreaterThan(1)
  const sound = tap.sound.filter((bytes) => bytes.length > 12 && !isRtcp(bytes))
  expect(sound.length).toBeGreaterThan(20)
  const opened = keys.flatMap((bytes) => {
    const open = createSrtpReceiver({ key: bytes.subarray(0, -14), salt: bytes.subarray(-14) }, 10)
    return sound.filter((packet) => open(packet).kind === 'ok')
  })
  expect(opened).toEqual([])
  tap.close()
}, 30_000)

test('a call that we only record can be listened to at its host; more is refused, with what is missing', async () => {
  backend = openBackend()
  const host = await openHost('sara', 'supervisor')
  const frames = createQueue<Frame>()
  const none = createQueue<Frame>()
  const info = {
    callId: 'siprec-1',
    sessionId: 'siprec-1',
    agentName: '',
    customerName: '',
    customerPhone: '',
    campaignName: '',
    sourceKind: 'siprec',
    language: 'es',
    practice: false,
    startedAt: 0,
  } as const
  const source = host.phone.tapped({
    info,
    legs: [
      { id: 'agent', sampleRate: 8000, frames: none },
      { id: 'customer', sampleRate: 8000, frames },
    ],
    stop() {},
  })
  for (const leg of source.legs)
    void (async () => {
      for await (const _ of leg.frames);
    })()
  const stop = speak(
    {
      push: (pcm, seq) => frames.push({ pcm: pcm.filter((_, i) => i % 2 === 0), sampleRate: 8000, startMs: seq * 20 }),
    },
    C,
  )
  const line = host.window.open('supervise', 'siprec-1')
  backend.ask('siprec-1', 'listen', 'sara', 'Sara')
  await until(() => share(host.window.ear(line), C) > 0.4)
  // Who only listens is brought back too when the engine dies.
  const [heardBefore, microphones] = [host.window.ear(line).length, host.microphones.length]
  host.crash()
  await until(() => host.microphones.length >= microphones + 3)
  await until(() => host.window.ear(line).length > heardBefore + 40 && share(host.window.ear(line), C) > 0.4)
  backend.ask('siprec-1', 'whisper', 'sara', 'Sara')
  await until(() => backend.reports.some(({ state, reason }) => state === 'refused' && reason === 'needs_bridge'))
  backend.order({ orderId: 'o1', callId: 'siprec-1', kind: 'transfer', details: '131', by: 'Sara' })
  await until(() => backend.outcomes.includes('transfer failed needs_bridge'))
  host.window.close(line)
  stop()
}, 20_000)

test('an order from elsewhere transfers the real call, and says what became of it', async () => {
  const { host, call, callId, stop } = await openCall()
  backend.order({ orderId: 'o1', callId, kind: 'transfer', details: 'a b<', by: 'Sara' })
  await until(() => backend.outcomes.includes('transfer failed target_invalid'))
  backend.order({ orderId: 'o2', callId, kind: 'say', details: 'Pregunte por la edad', by: 'Sara' })
  backend.order({ orderId: 'o3', callId, kind: 'transfer', details: 'sip:131@hospital.test', by: 'Sara' })
  await until(() => backend.outcomes.includes('transfer done') && call.referred.length === 1)
  await until(() => host.views().length === 0)
  stop()
}, 20_000)
