/** The folder of a model for streaming recognition in this app: what must lie in it, and in words what is missing. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export type SherpaModel = {
  readonly encoder: string
  readonly decoder: string
  readonly joiner: string
  readonly tokens: string
}
export type ModelFault =
  | { readonly kind: 'unreadable' }
  /** Names of parts, as in `encoder*.onnx`. */
  | { readonly kind: 'missing'; readonly parts: readonly string[] }

/** A transducer (zipformer and its like): encoder, decoder and joiner, the smaller int8 files first, and `tokens.txt`. */
export function findModel(folder: string): SherpaModel | ModelFault {
  let names: readonly string[]
  try {
    names = readdirSync(folder).sort()
  } catch {
    return { kind: 'unreadable' }
  }
  const part = (name: string): string | undefined => {
    const files = names.filter((file) => file.startsWith(name) && file.endsWith('.onnx'))
    return files.find((file) => file.includes('.int8.')) ?? files[0]
  }
  const [encoder, decoder, joiner] = [part('encoder'), part('decoder'), part('joiner')]
  const hasTokens = names.includes('tokens.txt')
  if (encoder && decoder && joiner && hasTokens) {
    return {
      encoder: join(folder, encoder),
      decoder: join(folder, decoder),
      joiner: join(folder, joiner),
      tokens: join(folder, 'tokens.txt'),
    }
  }
  const parts = [
    ...(encoder ? [] : ['encoder*.onnx']),
    ...(decoder ? [] : ['decoder*.onnx']),
    ...(joiner ? [] : ['joiner*.onnx']),
    ...(hasTokens ? [] : ['tokens.txt']),
  ]
  return { kind: 'missing', parts }
}

export const faultInWords = (fault: ModelFault): string =>
  fault.kind === 'unreadable' ? 'the model folder cannot be read' : `the model folder lacks ${fault.parts.join(', ')}`
