/** One voice from a window over a bad network to another window, by two media engines: what came out, and when. */
import { Worker } from 'node:worker_threads'
import { createResampler } from '../../electron/audio/resample.ts'
import type { LegSettings, Media } from '../../electron/rtp/media/media.ts'
import { openMedia } from '../../electron/rtp/media/media.ts'
import { correlation, matches } from './align.ts'
import type { RelayData, RelayMessage } from './relay.ts'

export type PathResult = {
  readonly correlation: number
  /** ms from the moment a frame of the microphone is handed in to the moment a headset frame with the same sound is handed out. */
  readonly delaysMs: readonly number[]
  /** Of that, from the engine's call of send() to the headset. */
  readonly lineMs: readonly number[]
  readonly lost: number
  readonly passed: number
  readonly repeated: number
  readonly networkMs: readonly number[]
  readonly quality: string
}

const RATE = 8000
const FRAME = 160
/** The jitter of the first second is not known to anybody. */
const SETTLE_MS = 2_000
const PIECE_MS = 400
const clock = (): number => performance.timeOrigin + performance.now()

export const settingsTo = (port: number, more: Partial<LegSettings> = {}): LegSettings => ({
  codec: 'pcmu',
  payload: 0,
  eventsPayload: 101,
  remote: { address: '127.0.0.1', port, rtcpPort: port + 1 },
  direction: 'sendrecv',
  ptime: 20,
  srtp: null,
  cname: 'bench',
  ...more,
})

/** Hands out frames of 20 ms at their time; returns when each was due and given. */
export async function speak(pcm: Int16Array, push: (frame: Int16Array, seq: number) => void): Promise<number[]> {
  const size = 320
  const start = clock()
  const at: number[] = []
  for (let seq = 0; (seq + 1) * size <= pcm.length; seq++) {
    const wait = start + seq * 20 - clock()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    at.push(clock())
    push(pcm.subarray(seq * size, (seq + 1) * size), seq)
  }
  return at
}

export async function runPath(speech: Int16Array, harm: Omit<RelayData, 'toPort'>): Promise<PathResult> {
  const [near, far] = [openMedia(), openMedia()]
  try {
    return await run(near, far, speech, harm)
  } finally {
    await near.close()
    await far.close()
  }
}

async function run(near: Media, far: Media, speech: Int16Array, harm: Omit<RelayData, 'toPort'>): Promise<PathResult> {
  const [out, into] = [
    await near.openRtp({ address: '127.0.0.1', ports: { from: 42_000, to: 42_200 } }),
    await far.openRtp({ address: '127.0.0.1', ports: { from: 42_202, to: 42_400 } }),
  ]
  const relay = new Worker(new URL('./relay.ts', import.meta.url), {
    workerData: { ...harm, toPort: into.port } satisfies RelayData,
  })
  const passed: number[] = []
  let quality = ''
  into.on({
    quality: (told) => {
      quality = JSON.stringify(told)
    },
  })
  const [port, counted] = [Promise.withResolvers<number>(), Promise.withResolvers<RelayMessage & { kind: 'counted' }>()]
  relay.on('message', (message: RelayMessage) => {
    if (message.kind === 'ready') port.resolve(message.port)
    if (message.kind === 'passed') passed.push(message.at)
    if (message.kind === 'counted') counted.resolve(message)
  })
  out.configure(settingsTo(await port.promise, { direction: 'sendonly' }))
  into.configure(settingsTo(9, { direction: 'recvonly' }))
  const [mouth, ear] = [near.openWindow({ sampleRate: 16_000 }), far.openWindow({ sampleRate: 16_000 })]
  const heard: { at: number; pcm: Int16Array }[] = []
  ear.onFrame((pcm) => heard.push({ at: clock(), pcm }))
  near.route(out.ref, [mouth.ref])
  far.route(ear.ref, [into.ref])
  const up = createResampler(RATE, 16_000)
  const given = await speak(up.push(speech), mouth.push)
  await new Promise((resolve) => setTimeout(resolve, 400))
  relay.postMessage('stop')
  const count = await counted.promise

  const down = createResampler(16_000, RATE)
  const sound = Int16Array.from(heard.flatMap(({ pcm }) => [...down.push(pcm)]))
  const settled = (SETTLE_MS * RATE) / 1000
  const said = speech.subarray(settled)
  // Both windows' frames have a moment; from it the first guess of where the one is in the other.
  const offset = Math.round((((given[0] ?? 0) + SETTLE_MS - (heard[0]?.at ?? 0)) * RATE) / 1000)
  const found = matches(said, sound, { length: (PIECE_MS * RATE) / 1000, first: offset + 600, wide: 1600, reach: 1000 })
  const delaysMs: number[] = []
  const lineMs: number[] = []
  for (const { saidAt, heardAt, length } of found)
    for (let i = 0; i < length; i += FRAME) {
      const frame = Math.floor((settled + saidAt + i) / FRAME)
      const came = heard[Math.floor((heardAt + i) / FRAME)]?.at
      const gave = given[frame]
      if (came === undefined || gave === undefined) continue
      // The sample's place within either frame: both frames are handed over whole.
      delaysMs.push(came - gave)
      const left = passed.findLast((at) => at <= came && at >= gave)
      const sent = passed.find((at) => at >= gave)
      if (left !== undefined && sent !== undefined) lineMs.push(came - sent)
    }
  if (process.env['DEBUG'])
    console.log(
      found.map((f) => `${(f.ab / Math.sqrt(f.aa * f.bb)).toFixed(2)}@${f.heardAt - f.saidAt - offset}`).join(' '),
      heard.length,
      given.length,
      sound.length,
    )
  const { lost, repeated } = count
  return {
    correlation: correlation(found),
    delaysMs,
    lineMs,
    quality,
    networkMs: count.delaysMs,
    passed: count.passed,
    lost,
    repeated,
  }
}
