/** A recorder and a recording client on loopback, with real sockets and the real media engine: what the tests of this folder share. */
import { randomBytes } from 'node:crypto'
import { type Media, openMedia } from '../../rtp/media/media.ts'
import { SUITES } from '../../sip/sdp/crypto.ts'
import { schedule } from '../../sip/transaction/timers.ts'
import { createGate } from '../../sip/transport/gate.ts'
import type { Session } from '../../sip/userAgent/session.ts'
import { openUserAgent, type UserAgent, type UserAgentEvents } from '../../sip/userAgent/userAgent.ts'
import type { LegId } from '../source.ts'
import { NO_IDENTITIES } from './legs.ts'
import { type Fork, type ForkOptions, fork } from './recordingClient.double.ts'
import { createRtpSender, type RtpSender } from './rtpSender.double.ts'
import { openSiprec, type SiprecCall, type SiprecOpened, type SiprecOptions } from './siprec.ts'

const ADDRESS = '127.0.0.1'

export type Rig = {
  readonly media: Media
  readonly sender: RtpSender
  readonly recorder: UserAgent
  readonly client: UserAgent
  uri(protocol: 'UDP' | 'TCP'): string
  /** Forks a call and gives both ends of it. */
  record(
    what: Pick<ForkOptions, 'streams' | 'metadata'> & Partial<ForkOptions>,
    how?: Partial<SiprecOptions> & { readonly protocol?: 'UDP' | 'TCP'; readonly callId?: string },
  ): Promise<{ readonly fork: Fork; readonly call: SiprecCall }>
  /** How the recorder took each INVITE, in order. */
  readonly taken: SiprecOpened[]
  close(): Promise<void>
}

export async function openRig(): Promise<Rig> {
  const media = openMedia()
  const sender = createRtpSender()
  const taken: SiprecOpened[] = []
  let how: Partial<SiprecOptions> = {}
  let name: string | undefined
  let calls = 0
  /** By Call-ID: several may be on their way at once. */
  const openings = new Map<string, Promise<SiprecOpened>>()

  const take = (session: Session): void => {
    const opening = openSiprec({
      session,
      media,
      info: {
        callId: name ?? `rec-${++calls}`,
        sessionId: name ?? `rec-${calls}`,
        agentName: '',
        customerName: '',
        customerPhone: '',
        campaignName: '',
        language: 'es-CL',
        practice: false,
      },
      place: { address: ADDRESS, ports: { from: 30_000, to: 34_000 } },
      announce: ADDRESS,
      identities: NO_IDENTITIES,
      now: Date.now,
      schedule,
      newKey: (suite) => ({ key: randomBytes(SUITES[suite].keyBytes), salt: randomBytes(SUITES[suite].saltBytes) }),
      newSessionId: () => '1',
      cname: 'rec',
      ...how,
    })
    openings.set(session.callId, opening)
    void opening.then((one) => taken.push(one))
  }
  const agent = (on: UserAgentEvents): Promise<UserAgent> =>
    openUserAgent(
      {
        endpoint: { address: ADDRESS, udp: 0, tcp: 0, gate: createGate({ allow: [], perSecond: 10_000 }) },
        schedule,
        now: () => performance.now(),
        random: Math.random,
        newToken: () => randomBytes(12).toString('hex'),
        userAgent: 'Vigia',
      },
      on,
    )
  const recorder = await agent({ incoming: take })
  const client = await agent({ incoming: (session) => session.reject(403) })
  const uri = (protocol: 'UDP' | 'TCP'): string =>
    `sip:recorder@${ADDRESS}:${recorder.local(protocol)?.port};transport=${protocol.toLowerCase()}`

  return {
    media,
    sender,
    recorder,
    client,
    uri,
    taken,
    async record(what, { protocol = 'UDP', callId, ...options } = {}) {
      how = options
      name = callId
      const forked = await fork({ agent: client, sender, address: ADDRESS, to: uri(protocol), ...what })
      const one = await openings.get(forked.session.callId)
      if (one?.kind !== 'opened') throw new Error(one?.why ?? 'nobody took it')
      return { fork: forked, call: one.call }
    },
    async close() {
      sender.close()
      await Promise.all([client.close(), recorder.close()])
      await media.close()
    },
  }
}

/** Noise that no two streams share, so that nothing can be taken for something else; never near zero for long. */
export function noise(ms: number, seed: number): Int16Array {
  let state = seed * 2_654_435_761
  return Int16Array.from({ length: ms * 8 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 17) - 16_384
  })
}

/** One leg's sound on the call's time, silent where there was none. Ends with the call. */
export async function soundOf(call: SiprecCall, id: LegId): Promise<Int16Array> {
  const leg = call.source.legs.find((one) => one.id === id)
  if (!leg) throw new Error(`no leg ${id}`)
  let sound = new Int16Array(80_000)
  let end = 0
  for await (const { pcm, startMs, sampleRate } of leg.frames) {
    const at = Math.round((startMs * sampleRate) / 1000)
    end = Math.max(end, at + pcm.length)
    if (end > sound.length) {
      const grown = new Int16Array(end * 2)
      grown.set(sound)
      sound = grown
    }
    sound.set(pcm, at)
  }
  return sound.subarray(0, end)
}

/** Where `piece` lies in `whole`, sample for sample; −1 when it does not. */
export function find(whole: Int16Array, piece: Int16Array, from = 0): number {
  const search = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
  const wanted = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  for (let at = search.indexOf(wanted, from * 2); at >= 0; at = search.indexOf(wanted, at + 1)) {
    if (at % 2 === 0) return at / 2
  }
  return -1
}
