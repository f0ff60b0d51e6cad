/** In the recogniser's process: hears one piece of speech after the other, each whole. */
import type { FromSherpa, ToSherpa } from './message.ts'
import type { SherpaModel } from './model.ts'
import { type Native, soundOf } from './native.ts'

type Pieces = Extract<SherpaModel, { kind: 'pieces' }>

/** Throws for files that are no model. */
export function openOffline(native: Native, model: Pieces, say: (message: FromSherpa) => void) {
  const recognizer = new native.OfflineRecognizer({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      moonshine: { encoder: model.encoder, mergedDecoder: model.decoder },
      tokens: model.tokens,
      numThreads: 1,
      provider: 'cpu',
    },
  })
  return (message: ToSherpa): void => {
    if (message.kind !== 'piece') return
    const stream = recognizer.createStream()
    stream.acceptWaveform(soundOf(message.pcm, message.sampleRate))
    recognizer.decode(stream)
    const { text = '' } = recognizer.getResult(stream)
    // Its marks of a word's beginning are left where a number begins.
    say({ kind: 'text', id: message.id, text: text.replaceAll('\u2581', ' ').trim() })
  }
}
