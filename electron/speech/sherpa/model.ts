/** The folder of a model for recognition in this app: what must lie in it, of which kind it is, and in words what is missing. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `streaming`: a transducer (zipformer and its like) that hears while sound comes. `pieces`: Moonshine, as k2-fsa gives it since 2026
 * (encoder and merged decoder), which hears a piece of speech whole.
 */
export type SherpaModel =
  | {
      readonly kind: 'streaming'
      readonly encoder: string
      readonly decoder: string
      readonly joiner: string
      readonly tokens: string
    }
  | { readonly kind: 'pieces'; readonly encoder: string; readonly decoder: string; readonly tokens: string }
export type ModelFault =
  | { readonly kind: 'unreadable' }
  /** Names of parts, as in `encoder*.onnx`. */
  | { readonly kind: 'missing'; readonly parts: readonly string[] }

export const isFault = (found: SherpaModel | ModelFault): found is ModelFault =>
  found.kind === 'unreadable' || found.kind === 'missing'

const FORMATS = ['.onnx', '.ort']

/** The smaller int8 files first; `tokens.txt` beside them. */
export function findModel(folder: string): SherpaModel | ModelFault {
  let names: readonly string[]
  try {
    names = readdirSync(folder).sort()
  } catch {
    return { kind: 'unreadable' }
  }
  const part = (name: string): string | undefined => {
    const files = names.filter((file) => file.startsWith(name) && FORMATS.some((format) => file.endsWith(format)))
    const file = files.find((file) => file.includes('.int8.')) ?? files[0]
    return file && join(folder, file)
  }
  const [encoder, decoder, joiner, merged] = ['encoder', 'decoder', 'joiner', 'decoder_model_merged'].map(part)
  const tokens = names.includes('tokens.txt') ? join(folder, 'tokens.txt') : undefined
  if (encoder && decoder && joiner && tokens) return { kind: 'streaming', encoder, decoder, joiner, tokens }
  if (encoder && merged && tokens) return { kind: 'pieces', encoder, decoder: merged, tokens }
  const parts = [
    ...(encoder ? [] : ['encoder*.onnx']),
    ...(decoder ? [] : ['decoder*.onnx']),
    ...(joiner || merged ? [] : ['joiner*.onnx']),
    ...(tokens ? [] : ['tokens.txt']),
  ]
  return { kind: 'missing', parts }
}

export const faultInWords = (fault: ModelFault): string =>
  fault.kind === 'unreadable' ? 'the model folder cannot be read' : `the model folder lacks ${fault.parts.join(', ')}`
