/** A room for tests of supervision: hosts with telephones and windows, a backend between them, and a caller with a telephone of its own. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import type { AudioSource } from '../capture/source.ts'
import { type Media, openMedia, type WindowLeg } from '../rtp/media/media.ts'
import { openLines, readLines } from '../storage/lines.ts'
import { openBackend, openWindow } from './desk.double.ts'
import type { PhoneView, Present } from './phoneView.ts'
import { LOOP, openPeer, type Peer, type PeerCall, rest, share, speak, until } from './switchboard.double.ts'
import { openTelephone, type Telephone } from './telephone.ts'

export type DeskHost = {
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

export type DeskCall = {
  readonly host: DeskHost
  readonly call: PeerCall
  readonly callId: string
  /** What the dispatcher hears. */
  readonly desk: Frame[]
  /** Ends both voices. */
  stop(): void
}

export type DeskRoom = {
  backend: ReturnType<typeof openBackend>
  readonly peer: Peer
  host(id: string, role: 'dispatcher' | 'supervisor' | 'admin'): Promise<DeskHost>
  /** A new backend, and a call with a dispatcher who speaks at `D` and a caller at `C`; `bare`: the backend is reached in clear. */
  call(role?: 'dispatcher' | 'admin', bare?: boolean): Promise<DeskCall>
}

/** Hz of the caller, the dispatcher and the supervisor. */
export const [C, D, S] = [440, 700, 1100] as const

/** Where a supervisor may sit, with the role of the host that has the call. */
export const SEATS = [
  ['a window of the same host', 'admin'],
  ['another console', 'dispatcher'],
] as const

/** For the tests of a file: hosts end with each test, the caller's telephone with the last. */
export function openDeskRoom(): DeskRoom {
  const hosts: DeskHost[] = []
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

  async function host(id: string, role: 'dispatcher' | 'supervisor' | 'admin'): Promise<DeskHost> {
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
      door: room.backend.door(id),
    })
    const crash = (): void =>
      void engine.openRtp({ address: LOOP, ports: { from: 45_910, to: 45_990 } }).then((leg) => leg.sendKeys('crash'))
    const opened: DeskHost = { phone, window, sources, agent, present, microphones, views: phone.calls, crash }
    hosts.push(opened)
    return opened
  }

  async function call(role: 'dispatcher' | 'admin' = 'dispatcher', bare = false) {
    room.backend = openBackend()
    if (bare) room.backend.bare()
    const at = await host('dora', role)
    const port = Number(/UDP [^,]*:(\d+)/.exec(at.phone.lines().listening.join())?.[1])
    const line = await peer.call('112', port)
    await until(() => line.answered() && at.views()[0]?.state === 'connected')
    const callId = at.views()[0]?.callId ?? ''
    const seat = at.window.open('dispatch', callId)
    const desk = at.window.ear(seat)
    const stops = [speak(line.person, C), at.window.speak(seat, D)]
    await until(() => share(line.heard, D) > 0.4 && share(desk, C) > 0.4)
    const stop = (): void => {
      for (const one of stops) one()
    }
    return { host: at, call: line, callId, desk, stop }
  }

  const room: DeskRoom = {
    backend: openBackend(),
    get peer() {
      return peer
    },
    host,
    call,
  }
  return room
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
export async function heardBy(ears: readonly Frame[][], wanted: readonly string[]): Promise<string[]> {
  let heard: string[] = []
  let right = 0
  for (let tries = 0; tries < 16 && right < 2; tries++) {
    heard = (await heardNow(ears)).slice(0, wanted.length)
    right = heard.join() === wanted.join() ? right + 1 : 0
  }
  return heard
}
