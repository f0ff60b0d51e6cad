/** One voice from a window to another window, over two lines of two media engines and a bad network between them. */
import { Worker } from 'node:worker_threads'
import { type LegSettings, type LineQuality, type Media, openMedia } from '../../electron/rtp/media/media.ts'
import { type Judged, judge } from './judge.ts'
import type { RelayData, RelayMessage } from './relay.ts'
import { atRate, clock, pause, speak } from './voices.ts'

export type Harm = Omit<RelayData, 'toPort'>

export type PathResult = Judged & {
  readonly passed: number
  readonly lost: number
  readonly repeated: number
  /** What the network itself took, ms a datagram. */
  readonly networkMs: readonly number[]
  readonly quality: LineQuality | null
}

/** Nobody knows the jitter of a line before it was heard for a moment. */
const SETTLE_MS = 2_000
const RATE = 16_000

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

/** @param speech at 8 kHz. */
export async function runPath(speech: Int16Array, harm: Harm): Promise<PathResult> {
  const [near, far] = [openMedia(), openMedia()]
  try {
    return await run(near, far, atRate(speech, 8000, RATE), harm)
  } finally {
    await near.close()
    await far.close()
  }
}

async function run(near: Media, far: Media, speech: Int16Array, harm: Harm): Promise<PathResult> {
  const out = await near.openRtp({ address: '127.0.0.1', ports: { from: 42_000, to: 42_200 } })
  const into = await far.openRtp({ address: '127.0.0.1', ports: { from: 42_202, to: 42_400 } })
  let quality: LineQuality | null = null
  into.on({
    quality(told) {
      quality = told
    },
  })
  const relay = openRelay({ ...harm, toPort: into.port })
  out.configure(settingsTo(await relay.port, { direction: 'sendonly' }))
  into.configure(settingsTo(9, { direction: 'recvonly' }))
  const [mouth, ear] = [near.openWindow({ sampleRate: RATE }), far.openWindow({ sampleRate: RATE })]
  const got: number[] = []
  const heard: Int16Array[] = []
  ear.onFrame((pcm) => {
    got.push(clock())
    heard.push(pcm)
  })
  near.route(out.ref, [mouth.ref])
  far.route(ear.ref, [into.ref])
  const given = await speak(speech, RATE / 50, mouth.push)
  await pause(400)
  const { passed, lost, repeated, delaysMs: networkMs } = await relay.stop()
  const sound = new Int16Array((heard.length * RATE) / 50)
  for (const [index, pcm] of heard.entries()) sound.set(pcm, (index * RATE) / 50)
  const judged = judge({ rate: RATE, said: speech, given, heard: sound, got, fromMs: SETTLE_MS })
  return { ...judged, passed, lost, repeated, networkMs, quality }
}

function openRelay(workerData: RelayData) {
  const worker = new Worker(new URL('./relay.ts', import.meta.url), { workerData })
  const next = <K extends RelayMessage['kind']>(kind: K): Promise<RelayMessage & { kind: K }> =>
    new Promise((resolve, reject) => {
      worker.on('error', reject)
      worker.on('message', (message: RelayMessage) => {
        if (message.kind === kind) resolve(message as RelayMessage & { kind: K })
      })
    })
  const [ready, counted] = [next('ready'), next('counted')]
  return {
    port: ready.then(({ port }) => port),
    stop() {
      worker.postMessage('stop')
      return counted
    },
  }
}
