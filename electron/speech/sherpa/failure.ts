/** What the recogniser's process says of its end, as an error for whoever listens to it. */
import { ProviderError } from '../providerError.ts'
import type { FromSherpa } from './message.ts'

export const PROVIDER = 'sherpa'

type Failed = Extract<FromSherpa, { kind: 'failed' }>

const REASONS: Record<Failed['why'], string> = {
  module: 'sherpa-onnx-node is not installed on this machine',
  model: 'the model could not be loaded',
  sound: 'the recogniser failed',
}

export const failure = ({ why }: Failed): ProviderError =>
  new ProviderError(PROVIDER, REASONS[why], { retryable: why === 'sound' })

export const ended = (): ProviderError => new ProviderError(PROVIDER, 'its process ended')
