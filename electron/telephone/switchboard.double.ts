/** A switchboard on real sockets, and a telephone of another make to call it: user agent and media engine of our own, nothing in between. */
import { randomBytes } from 'node:crypto'
import type { Frame } from '../audio/frame.ts'
import type { AudioSource, Sign } from '../capture/source.ts'
import { type Media, openMedia, type RtpLeg, type WindowLeg } from '../rtp/media/media.ts'
import { schedule } from '../sip/transaction/timers.ts'
import { createGate } from '../sip/transport/gate.ts'
import type { Session, SessionEnd, SessionEvents } from '../sip/userAgent/session.ts'
import { openUserAgent, type UserAgent } from '../sip/userAgent/userAgent.ts'
import { type LinesFile, openLines, readLines } from '../storage/lines.ts'
import { acceptOffer, makeOffer, newOrigin } from './description.ts'
import type { Exchange, Tally } from './exchange.ts'
import type { Speaker } from './mouth.ts'
import type { PhoneView } from './phoneView.ts'
import { openSwitchboard, type Switchboard, type SwitchboardOptions } from './switchboard.ts'

export const LOOP = '127.0.0.1'
const PORTS = { from: 43_000, to: 43_900 }
const TERMS = { codecs: ['pcma', 'pcmu'], srtp: 'offer' } as const
const token = (): string => randomBytes(12).toString('hex')
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Until it holds; the test's own patience ends it otherwise. */
export async function until(holds: () => boolean, ms = 12_000): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never: ${String(holds)}`)
    await rest(10)
  }
}

/** What a registry would do with a source, kept to be looked at. */
export type Heard = {
  readonly source: AudioSource
  readonly signs: Sign[]
  readonly frames: Record<'agent' | 'customer', Frame[]>
}

export type Room = {
  readonly media: Media
  readonly exchange: Exchange
  readonly lines: LinesFile
  readonly board: Switchboard
  readonly port: number
  readonly views: PhoneView[]
  readonly heard: Heard[]
  readonly tally: string[]
  /** The newest view of the newest call. */
  last(): PhoneView | undefined
  close(): Promise<void>
}

export async function openRoom(
  lines: readonly object[],
  more: Partial<Pick<SwitchboardOptions, 'challenge' | 'takeSupervisor' | 'takeRecording' | 'secrets' | 'locator'>> & {
    listen?: object
    begin?: () => void
    speaker?: Speaker
  } = {},
): Promise<Room> {
  const media = openMedia()
  const views: PhoneView[] = []
  const heard: Heard[] = []
  const told: string[] = []
  const tally: Tally = {
    expected: (_callId, kind) => void told.push(`expected ${kind}`),
    missing: (_callId, why) => void told.push(`missing ${why}`),
    ended: (_callId, _ms, reason) => void told.push(`ended ${reason}`),
  }
  const file = openLines(
    '/nowhere',
    () => {},
    readLines({ listen: { address: LOOP, udp: 0, tcp: 0, rtp: PORTS, ...more.listen }, lines }),
  )
  const exchange: Exchange = {
    media,
    log: { info() {}, warn() {}, error: (_where, error) => void told.push(`error ${String(error)}`) },
    now: Date.now,
    schedule,
    listen: () => file.get().listen,
    begin(source) {
      more.begin?.()
      heard.push(attend(source))
    },
    agentName: () => 'Ana',
    tally,
    speaker: more.speaker,
    changed: (view) => void views.push(view),
    calls: new Map(),
  }
  const board = await openSwitchboard({
    exchange,
    lines: file,
    secrets: more.secrets ?? { reveal: () => undefined },
    version: '0',
    linesChanged() {},
    ...more,
  })
  return {
    media,
    exchange,
    lines: file,
    board,
    port: board.agent()?.local('UDP')?.port ?? 0,
    views,
    heard,
    tally: told,
    last: () => views.at(-1),
    async close() {
      await board.close()
      await media.close()
    },
  }
}

function attend(source: AudioSource): Heard {
  const heard: Heard = { source, signs: [], frames: { agent: [], customer: [] } }
  for (const leg of source.legs) {
    void (async () => {
      for await (const frame of leg.frames) heard.frames[leg.id].push(frame)
    })()
  }
  void (async () => {
    for await (const sign of source.signs ?? []) heard.signs.push(sign)
  })()
  return heard
}

export type Peer = {
  readonly agent: UserAgent
  readonly port: number
  /** Calls `sip:user@127.0.0.1:port`; its leg is ready to speak when the call is answered. */
  call(
    user: string,
    port: number,
    extra?: {
      headers?: [string, string][]
      credentials?: { username: string; password: string }
      tcp?: boolean
      /** Offers encrypted sound, and nothing else. */
      secure?: boolean
    },
  ): Promise<PeerCall>
  /** Answers whoever calls. */
  answering(): Promise<PeerCall>
  close(): Promise<void>
}

export type PeerCall = {
  readonly leg: RtpLeg
  readonly session: Session
  /** Speaks into the call through this; hears by `heard`. */
  readonly person: WindowLeg
  /** Sound that came over the line. */
  readonly heard: Frame[]
  answered(): boolean
  ended(): SessionEnd | undefined
  referred: string[]
  /** Our own hold. */
  hold(direction: 'sendonly' | 'sendrecv'): Promise<void>
}

/** Speaks a tone of `hz` through `person` until stopped. */
export function speak(person: Pick<WindowLeg, 'push'>, hz: number): () => void {
  let n = 0
  const begun = performance.now()
  const timer = setInterval(() => {
    for (; n * 20 <= performance.now() - begun; n++) {
      const pcm = Int16Array.from(
        { length: 320 },
        (_, i) => 8000 * Math.sin((2 * Math.PI * hz * (n * 320 + i)) / 16_000),
      )
      person.push(pcm, n)
    }
  }, 10)
  return () => clearInterval(timer)
}

/** How much of `hz` is in the newest half second: 0 to about 1 of a tone of `speak` (Goertzel). */
export function share(frames: readonly Frame[], hz: number, last = 25): number {
  const part = frames.slice(-last)
  const rate = part[0]?.sampleRate ?? 8000
  const pcm = part.flatMap((frame) => [...frame.pcm])
  if (pcm.length === 0) return 0
  const k = 2 * Math.cos((2 * Math.PI * hz) / rate)
  let [a, b] = [0, 0]
  for (const sample of pcm) [a, b] = [sample + k * a - b, a]
  return (2 * Math.sqrt(Math.max(0, a * a + b * b - k * a * b))) / pcm.length / 8000
}

export async function openPeer(media: Media): Promise<Peer> {
  const waiting: ((session: Session) => void)[] = []
  const agent = await openUserAgent(
    {
      endpoint: { address: LOOP, udp: 0, tcp: 0, gate: createGate({ allow: [], perSecond: 1000 }) },
      schedule,
      now: Date.now,
      random: Math.random,
      newToken: token,
      userAgent: 'peer',
    },
    {
      incoming(session) {
        const take = waiting.shift()
        if (take) take(session)
        else {
          session.listen({})
          session.reject(486)
        }
      },
    },
  )
  const port = agent.local('UDP')?.port ?? 0

  async function open(secure = false): Promise<{
    parts: Omit<PeerCall, 'session'>
    settle(sdp: Uint8Array | null): void
    events: SessionEvents
    offer: Uint8Array
    take(sdp: Uint8Array): Uint8Array
    use(session: Session): void
  }> {
    const leg = await media.openRtp({ address: LOOP, ports: PORTS })
    const person = media.openWindow({ sampleRate: 16_000 })
    media.route(leg.ref, [person.ref])
    const heard: Frame[] = []
    void (async () => {
      for await (const frame of leg.frames) heard.push(frame)
    })()
    const origin = newOrigin(LOOP)
    const place = { address: LOOP, port: leg.port }
    let offer = makeOffer({ terms: TERMS, place, origin, direction: 'sendrecv' }, secure)
    let session: Session | undefined
    let answered = false
    let end: SessionEnd | undefined
    const referred: string[] = []
    const settle = (sdp: Uint8Array | null): void => {
      const accord = sdp && offer.settle(sdp)
      if (accord?.kind === 'ok') leg.configure(accord.settings)
    }
    const take = (sdp: Uint8Array): Uint8Array => {
      const accord = acceptOffer(sdp, { terms: TERMS, place, origin, direction: 'sendrecv' })
      if (accord.kind === 'refused') throw new Error(accord.why)
      leg.configure(accord.settings)
      return accord.sdp
    }
    const events: SessionEvents = {
      progress: (_status, sdp) => settle(sdp),
      accepted(sdp) {
        settle(sdp)
        answered = true
      },
      confirmed: () => {
        answered = true
      },
      offered: async (sdp) => (sdp ? { sdp: take(sdp) } : { status: 488 }),
      referred(refer) {
        referred.push(refer.to)
        refer.report(200)
        return true
      },
      ended(how) {
        end = how
        leg.close()
        person.close()
      },
    }
    const parts = {
      leg,
      person,
      heard,
      referred,
      answered: () => answered,
      ended: () => end,
      async hold(direction: 'sendonly' | 'sendrecv') {
        offer = makeOffer({ terms: TERMS, place, origin, direction }, false)
        settle((await session?.offer(offer.sdp)) ?? null)
      },
    }
    const use = (next: Session): void => {
      session = next
    }
    return { parts, settle, events, offer: offer.sdp, take, use }
  }

  return {
    agent,
    port,
    async call(user, at, { headers, credentials, tcp, secure } = {}) {
      const { parts, events, offer, use } = await open(secure)
      const session = agent.call(
        {
          to: `sip:${user}@${LOOP}:${at}${tcp ? ';transport=tcp' : ''}`,
          from: '"Rosa" <sip:+56987654321@peer.test>',
          sdp: offer,
          ...(headers ? { headers } : {}),
          ...(credentials ? { credentials } : {}),
        },
        events,
      )
      use(session)
      return { ...parts, session }
    },
    async answering() {
      const { parts, events, take, use } = await open()
      return new Promise((resolve) => {
        waiting.push((session) => {
          use(session)
          session.listen(events)
          const sdp = session.invite?.body
          if (sdp) session.accept(take(sdp))
          resolve({ ...parts, session })
        })
      })
    },
    close: () => agent.close(),
  }
}
