/** A supervisor in a call: who hears whom in each step, by tones, and how late a dispatcher and a caller hear the supervisor. */
import { decodeG711, encodeG711 } from '../../electron/audio/g711.ts'
import { openMedia, type RtpLeg } from '../../electron/rtp/media/media.ts'
import { openPeer, type Peer, tone, toneIn } from '../../electron/rtp/media/peer.double.ts'
import { readRtp, writeRtp } from '../../electron/rtp/packet.ts'
import { judge } from './judge.ts'
import { settingsTo } from './path.ts'
import { atRate, clock, pause, speak } from './voices.ts'

export type BridgeResult = {
  /** By step: whom each hears, as letters (c caller, d dispatcher, s supervisor). */
  readonly heard: Readonly<Record<string, string>>
  readonly right: boolean
  readonly whisperMs: readonly number[]
  readonly bargeMs: readonly number[]
  /** Energy that the supervisor's microphone sent while only listening. */
  readonly listenEnergy: number
}

const HERTZ = { c: 500, d: 900, s: 1500 } as const
const AMPLITUDE = 6_000
const STEP_MS = 1_200

/** Caller, dispatcher, supervisor: what each must hear in a step. */
const RIGHT = { listen: 'd,c,cd', whisper: 'd,cs,cd', barge: 'ds,cs,cd' } as const

type End = { readonly peer: Peer; readonly leg: RtpLeg; sequence: number }

/** A telephone says 20 ms after 20 ms, on and on. */
async function talk({ peer, leg, ...end }: End, pcm: Int16Array, ssrc: number, from: number): Promise<void> {
  await speak(pcm, 160, (frame, index) => {
    const at = from + index
    const packet = {
      marker: index === 0,
      payloadType: 0,
      sequence: (end.sequence + at) & 0xffff,
      timestamp: at * 160,
      ssrc,
    }
    peer.send(writeRtp({ ...packet, payload: encodeG711('ulaw', frame) }), leg.port)
  })
}

function heardBy(peer: Peer, fromMs: number): { pcm: Int16Array; got: number[] } {
  const got: number[] = []
  const frames: Int16Array[] = []
  for (const { bytes, at } of peer.heard) {
    const packet = readRtp(bytes)
    if (packet?.payloadType !== 0 || performance.timeOrigin + at < fromMs) continue
    got.push(performance.timeOrigin + at)
    frames.push(decodeG711('ulaw', packet.payload))
  }
  const pcm = new Int16Array(frames.length * 160)
  for (const [index, frame] of frames.entries()) pcm.set(frame, index * 160)
  return { pcm, got }
}

/** Letters of the tones in the later half of it. */
const letters = (pcm: Int16Array, rate: number): string => {
  const late = pcm.subarray(Math.floor(pcm.length / 2), Math.floor(pcm.length * 0.9))
  return (['c', 'd', 's'] as const).filter((one) => toneIn(late, HERTZ[one], rate) > AMPLITUDE / 3).join('')
}

export async function runBridge(speech: Int16Array): Promise<BridgeResult> {
  const media = openMedia()
  const place = { address: '127.0.0.1', ports: { from: 42_402, to: 42_600 } }
  const ends: { c: End; d: End } = {
    c: { peer: await openPeer(), leg: await media.openRtp(place), sequence: 1 },
    d: { peer: await openPeer(), leg: await media.openRtp(place), sequence: 9 },
  }
  const supervisor = media.openWindow({ sampleRate: 16_000 })
  const [c, d, s] = [ends.c.leg.ref, ends.d.leg.ref, supervisor.ref]
  for (const end of [ends.c, ends.d]) end.leg.configure(settingsTo(end.peer.port))
  let headset: Int16Array[] = []
  supervisor.onFrame((pcm) => headset.push(pcm))
  const route = (step: keyof typeof RIGHT): void => {
    media.route(s, [c, d])
    media.route(d, step === 'listen' ? [c] : [c, s])
    media.route(c, step === 'barge' ? [d, s] : [d])
  }
  let frames = 0
  const heard: Record<string, string> = {}
  const steps = Object.keys(RIGHT) as (keyof typeof RIGHT)[]
  let listenEnergy = 0
  for (const step of steps) {
    route(step)
    const from = clock()
    headset = []
    const first = frames
    frames += STEP_MS / 20
    await Promise.all([
      talk(ends.c, tone(HERTZ.c, 8000, STEP_MS * 8, AMPLITUDE), 1, first),
      talk(ends.d, tone(HERTZ.d, 8000, STEP_MS * 8, AMPLITUDE), 2, first),
      speak(tone(HERTZ.s, 16_000, STEP_MS * 16, AMPLITUDE), 320, (pcm, index) => supervisor.push(pcm, first + index)),
    ])
    const all = Int16Array.from(headset.flatMap((pcm) => [...pcm]))
    heard[step] = [
      letters(heardBy(ends.c.peer, from).pcm, 8000),
      letters(heardBy(ends.d.peer, from).pcm, 8000),
      letters(all, 16_000),
    ].join(',')
    await pause(150)
    if (step === 'listen') listenEnergy = supervisor.sent().energy
  }

  // Now the supervisor speaks and the others are silent: what comes at both is his voice, mixed by the same way.
  const said = atRate(speech, 8000, 16_000)
  const delays = async (step: 'whisper' | 'barge', peer: Peer): Promise<readonly number[]> => {
    route(step)
    const from = clock()
    const first = frames
    frames += said.length / 320 + 50
    const silence = new Int16Array(speech.length)
    const [given] = await Promise.all([
      speak(said, 320, (pcm, index) => supervisor.push(pcm, first + index)),
      talk(ends.c, silence, 1, first),
      talk(ends.d, silence, 2, first),
    ])
    await pause(300)
    const { pcm, got } = heardBy(peer, from)
    return judge({ rate: 8000, said: speech, given, heard: pcm, got, fromMs: 1_000 }).delaysMs
  }
  const whisperMs = await delays('whisper', ends.d.peer)
  const bargeMs = await delays('barge', ends.c.peer)
  await media.close()
  ends.c.peer.close()
  ends.d.peer.close()
  const right = steps.every((step) => heard[step] === RIGHT[step]) && listenEnergy === 0
  return { heard, right, whisperMs, bargeMs, listenEnergy }
}
