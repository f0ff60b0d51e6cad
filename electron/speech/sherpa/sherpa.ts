/** Recognition inside this app, without a network: sherpa-onnx with a model folder of the room's choice, each leg in a process of its own. */
import type { VadFactory } from '../../audio/vad.ts'
import { ProviderError } from '../providerError.ts'
import type { Stt } from '../stt.ts'
import type { SherpaChild } from './child.ts'
import { PROVIDER } from './failure.ts'
import { faultInWords, findModel, isFault } from './model.ts'
import { openPieces } from './pieces.ts'
import { openStreaming } from './streaming.ts'

export type SherpaOptions = {
  readonly modelDir: string
  /** Starts `main.ts` of this folder with these arguments. */
  readonly fork: (argv: readonly string[]) => SherpaChild
  /** Finds the pieces for a model that hears them whole. */
  readonly openVad: VadFactory
  /** BCP 47 primary tags that the model knows. */
  readonly languages?: readonly string[]
}

/** Throws `ProviderError`, not retryable, that says what the folder lacks. */
export function openSherpa({ modelDir, fork, openVad, languages }: SherpaOptions): Stt {
  const model = findModel(modelDir)
  if (isFault(model)) throw new ProviderError(PROVIDER, faultInWords(model), { retryable: false })
  const start = (): SherpaChild => fork(['--model', modelDir])
  return {
    provider: PROVIDER,
    capabilities: { streaming: true, interim: true, words: true, languages: languages ?? 'any' },
    open: (leg) => (model.kind === 'streaming' ? openStreaming(start()) : openPieces(start(), leg, openVad)),
  }
}
