/** Process entry of the recogniser in this app (sherpa-onnx): one leg; `--encoder F --decoder F --joiner F --tokens F`. Crashes here cost words, never the call. */
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import type { FromSherpa, ToSherpa } from './message.ts'

type Result = { readonly tokens?: readonly string[]; readonly timestamps?: readonly number[] }
type Stream = { acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void; inputFinished(): void }
type Recognizer = {
  createStream(): Stream
  isReady(stream: Stream): boolean
  decode(stream: Stream): void
  isEndpoint(stream: Stream): boolean
  reset(stream: Stream): void
  getResult(stream: Stream): Result
}
type Sherpa = { OnlineRecognizer: new (config: unknown) => Recognizer }

/** Electron's utility processes have this on `process`; its types are not ours to import. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

const say = (message: FromSherpa): void => {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

function start(): void {
  const { values } = parseArgs({
    options: {
      encoder: { type: 'string' },
      decoder: { type: 'string' },
      joiner: { type: 'string' },
      tokens: { type: 'string' },
    },
  })
  let sherpa: Sherpa
  try {
    sherpa = createRequire(import.meta.url)('sherpa-onnx-node') as Sherpa
  } catch {
    say({ kind: 'failed', why: 'module' })
    return
  }
  let recognizer: Recognizer
  let stream: Stream
  try {
    const { encoder, decoder, joiner, tokens } = values
    recognizer = new sherpa.OnlineRecognizer({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: { transducer: { encoder, decoder, joiner }, tokens, numThreads: 1, provider: 'cpu' },
      decodingMethod: 'greedy_search',
      enableEndpoint: true,
      rule1MinTrailingSilence: 2.4,
      rule2MinTrailingSilence: 0.8,
      rule3MinUtteranceLength: 15,
    })
    stream = recognizer.createStream()
  } catch {
    say({ kind: 'failed', why: 'model' })
    return
  }
  let sentMs = 0
  /** Times of the library begin anew at each reset. */
  let lineMs = 0

  const hear = (last: boolean): void => {
    while (recognizer.isReady(stream)) recognizer.decode(stream)
    const { tokens = [], timestamps = [] } = recognizer.getResult(stream)
    const final = last || recognizer.isEndpoint(stream)
    const atMs = tokens.map((_, i) => lineMs + (timestamps[i] ?? 0) * 1000)
    say({ kind: 'heard', tokens: [...tokens], atMs, final, untilMs: sentMs })
    if (!final || last) return
    recognizer.reset(stream)
    lineMs = sentMs
  }
  process.on('disconnect', () => process.exit(0))
  const take = (message: ToSherpa): void => {
    try {
      if (message.kind === 'sound') {
        const samples = Float32Array.from(message.pcm, (sample) => sample / 32_768)
        stream.acceptWaveform({ samples, sampleRate: message.sampleRate })
        sentMs += (message.pcm.length * 1000) / message.sampleRate
        hear(false)
        return
      }
      stream.inputFinished()
      hear(true)
      say({ kind: 'done' })
    } catch {
      say({ kind: 'failed', why: 'sound' })
    }
  }
  process.on('message', take)
  parentPort?.on('message', ({ data }) => take(data as ToSherpa))
  say({ kind: 'ready' })
}

start()
