/** What we use of sherpa-onnx-node, loaded where it is installed. Its own types are JSDoc that TypeScript cannot read from here. */
import { createRequire } from 'node:module'

type Sound = { readonly samples: Float32Array; readonly sampleRate: number }
type OnlineStream = { acceptWaveform(sound: Sound): void; inputFinished(): void }
type OnlineRecognizer = {
  createStream(): OnlineStream
  isReady(stream: OnlineStream): boolean
  decode(stream: OnlineStream): void
  isEndpoint(stream: OnlineStream): boolean
  reset(stream: OnlineStream): void
  /** Times in s; those of the tokens from `start_time`. */
  getResult(stream: OnlineStream): {
    readonly tokens?: readonly string[]
    readonly timestamps?: readonly number[]
    readonly start_time?: number
  }
}
type OfflineStream = { acceptWaveform(sound: Sound): void }
type OfflineRecognizer = {
  createStream(): OfflineStream
  decode(stream: OfflineStream): void
  getResult(stream: OfflineStream): { readonly text?: string }
}
export type Native = {
  OnlineRecognizer: new (config: unknown) => OnlineRecognizer
  OfflineRecognizer: new (config: unknown) => OfflineRecognizer
}

/** Throws where it is not installed. */
export const loadNative = (): Native => createRequire(import.meta.url)('sherpa-onnx-node') as Native

export const soundOf = (pcm: Int16Array, sampleRate: number): Sound => ({
  samples: Float32Array.from(pcm, (sample) => sample / 32_768),
  sampleRate,
})
