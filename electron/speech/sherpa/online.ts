/** In the recogniser's process: hears while sound comes, and says what it has heard so far of the line. */
import type { FromSherpa, ToSherpa } from './message.ts'
import type { SherpaModel } from './model.ts'
import { type Native, soundOf } from './native.ts'

type Streaming = Extract<SherpaModel, { kind: 'streaming' }>

/** The library hears only whole chunks of what the model looks ahead: silence pushes the last words through, ms. */
const TAIL_MS = 800

/** Throws for files that are no model. */
export function openOnline(native: Native, model: Streaming, say: (message: FromSherpa) => void) {
  const { encoder, decoder, joiner, tokens } = model
  const recognizer = new native.OnlineRecognizer({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: { transducer: { encoder, decoder, joiner }, tokens, numThreads: 1, provider: 'cpu' },
    decodingMethod: 'greedy_search',
    enableEndpoint: true,
    rule1MinTrailingSilence: 2.4,
    rule2MinTrailingSilence: 0.8,
    rule3MinUtteranceLength: 15,
  })
  const stream = recognizer.createStream()
  let sentMs = 0
  let sampleRate = 16_000

  const hear = (last: boolean): void => {
    while (recognizer.isReady(stream)) recognizer.decode(stream)
    // Times of the library begin anew at each reset, which comes some frames behind the sound that was sent.
    const { tokens = [], timestamps = [], start_time: line = 0 } = recognizer.getResult(stream)
    const final = last || recognizer.isEndpoint(stream)
    const atMs = tokens.map((_, i) => (line + (timestamps[i] ?? 0)) * 1000)
    say({ kind: 'heard', tokens: [...tokens], atMs, final, untilMs: sentMs })
    if (final && !last) recognizer.reset(stream)
  }
  return (message: ToSherpa): void => {
    if (message.kind === 'sound') {
      sampleRate = message.sampleRate
      stream.acceptWaveform(soundOf(message.pcm, sampleRate))
      sentMs += (message.pcm.length * 1000) / sampleRate
      hear(false)
    } else if (message.kind === 'end') {
      stream.acceptWaveform(soundOf(new Int16Array((sampleRate * TAIL_MS) / 1000), sampleRate))
      stream.inputFinished()
      hear(true)
      say({ kind: 'done' })
    }
  }
}
