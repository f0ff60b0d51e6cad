/** A process that sends: a recording client (SIPREC) of many calls, or nothing but their sound, for a media proxy. */
import { randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { encodeG711 } from '../../electron/audio/g711.ts'
import { type Fork, fork } from '../../electron/capture/siprec/recordingClient.double.ts'
import { createRtpSender, type RtpOut } from '../../electron/capture/siprec/rtpSender.double.ts'
import { writeMetadata } from '../../electron/capture/siprec/writeMetadata.double.ts'
import { schedule } from '../../electron/sip/transaction/timers.ts'
import { createGate } from '../../electron/sip/transport/gate.ts'
import { openUserAgent } from '../../electron/sip/userAgent/userAgent.ts'
import { answer } from './child.ts'
import { lawOf, openSpeech, type Side } from './speech.ts'

export type ClientTalk = {
  /** Sets up `calls` calls and says when all stand; `firstMs` is how long ago the first began to sound. */
  call: {
    ask: { readonly to: string; readonly calls: number; readonly seconds: number }
    answer: { readonly firstMs: number }
  }
  /** Waits for the last sound, hangs up, and says what was sent on each call, by its Call-ID. */
  finish: {
    ask: null
    answer: {
      readonly sent: readonly { readonly packets: number }[]
      readonly failed: number
      /** The longest for which this process stood still while calls sounded, ms. */
      readonly stoodStillMs: number
    }
  }
  /** Opens the sockets of calls that only sound, and gives their ports, two a call. */
  open: { ask: { readonly calls: number }; answer: readonly number[] }
  /** Where each of these sends; resolves when the sound is over, with the number of packets. */
  play: {
    ask: { readonly to: readonly number[]; readonly seconds: number }
    answer: { readonly packets: number; readonly failed: number }
  }
}

const ADDRESS = '127.0.0.1'
const SIDES: readonly Side[] = ['caller', 'dispatcher']
/** Calls begin this far apart, ms: their packets are spread over time as those of a room are. */
const APART_MS = 15
/** A host takes only so many messages a second from one address. */
const HANG_UP_MS = 4
/** What is still on its way after the last sound, ms. */
const REST_MS = 300

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const speech = openSpeech()
let sender = createRtpSender()
const agent = await openUserAgent(
  {
    endpoint: { address: ADDRESS, udp: 0, tcp: 0, gate: createGate({ allow: [], perSecond: 100_000 }) },
    schedule,
    now: () => performance.now(),
    random: Math.random,
    newToken: () => randomBytes(12).toString('hex'),
    userAgent: 'Vigia bench',
  },
  { incoming: (session) => session.reject(403) },
)
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let forks: Fork[] = []
let outs: RtpOut[] = []

const metadataOf = (call: number): string =>
  writeMetadata({
    sessionId: `call${call}`,
    participants: [
      { id: `c${call}`, aor: `sip:+5622${String(call).padStart(7, '0')}@carrier.test`, sends: ['caller'] },
      { id: `d${call}`, aor: 'sip:101@pbx.test', sends: ['dispatcher'] },
    ],
    streams: SIDES,
    at: Date.now(),
  })

answer<ClientTalk>(
  {
    async call({ to, calls, seconds }) {
      forks = []
      let first = 0
      const standing: Promise<Fork>[] = []
      // Coding costs time that the packets of other calls would wait for.
      const sounds = Array.from({ length: calls }, (_, call) =>
        SIDES.map((side) => ({ label: side, pcm: speech(call, side, seconds), codec: lawOf(call) })),
      )
      delay.reset()
      for (const [call, streams] of sounds.entries()) {
        const one = fork({ agent, sender, address: ADDRESS, to, streams, metadata: metadataOf(call) })
        standing.push(one)
        one.then(
          () => {
            first ||= performance.now()
          },
          () => undefined,
        )
        await pause(APART_MS)
      }
      forks = await Promise.all(standing)
      return { firstMs: performance.now() - first }
    },
    async finish() {
      await Promise.all(forks.map((one) => one.played))
      const stoodStillMs = delay.max / 1e6
      await pause(REST_MS)
      const sent = forks.map((one) => ({ packets: one.sent() }))
      for (const one of forks) {
        one.hangUp()
        await pause(HANG_UP_MS)
      }
      await Promise.all(forks.map((one) => one.ended))
      return { sent, failed: sender.failed(), stoodStillMs }
    },
    async open({ calls }) {
      sender.close()
      sender = createRtpSender()
      outs = []
      for (let i = 0; i < 2 * calls; i++) outs.push(await sender.open(ADDRESS))
      return outs.map(({ port }) => port)
    },
    async play({ to, seconds }) {
      for (const [index, out] of outs.entries()) {
        const call = Math.floor(index / 2)
        const coded = encodeG711('ulaw', speech(call, SIDES[index % 2] ?? 'caller', seconds))
        const payloads = Array.from({ length: coded.length / 160 }, (_, i) => coded.subarray(i * 160, i * 160 + 160))
        out.play({ payloads, payloadType: 0, step: 160, ptime: 20 }, { address: ADDRESS, port: to[index] ?? 0 })
        if (index % 2 === 1) await pause(APART_MS)
      }
      await Promise.all(outs.map(({ over }) => over))
      await pause(REST_MS)
      return { packets: outs.reduce((sum, out) => sum + out.sent(), 0), failed: sender.failed() }
    },
  },
  async () => {
    sender.close()
    await agent.close()
  },
)
