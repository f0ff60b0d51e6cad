/** A voice that is measured: how soon its first sound comes, how often it fails, and what its characters cost. */
import { ProviderError } from '../providerError.ts'
import { plainText, type Tts } from './tts.ts'

/** One text that was given to a voice. */
export type Spoke = {
  readonly provider: string
  /** To its first sound, ms; absent when none came. */
  readonly firstMs: number | undefined
  /** What was made of it, ms; less than the whole when it failed or was no longer wanted. */
  readonly soundMs: number
  /** USD: asked is paid, also for what nobody wanted to hear to its end. */
  readonly cost: number
  /** In words, without any that were to be said. */
  readonly error: string | undefined
}

export type MeteredVoice = {
  readonly tell: (spoke: Spoke) => void
  /** USD a thousand characters; 0 for what runs in the house. */
  readonly pricePerThousand?: number
  readonly now?: () => number
}

const THOUSAND = 1000
const FRAME_MS = 20

export function meteredVoice(
  tts: Tts,
  { tell, pricePerThousand = 0, now = () => performance.now() }: MeteredVoice,
): Tts {
  return {
    provider: tts.provider,
    async *speak(words, signal) {
      const asked = now()
      let firstMs: number | undefined
      let frames = 0
      let failed: ProviderError | undefined
      try {
        for await (const frame of tts.speak(words, signal)) {
          firstMs ??= now() - asked
          frames++
          yield frame
        }
      } catch (cause) {
        failed = cause instanceof ProviderError ? cause : new ProviderError(tts.provider, 'it failed', { cause })
        throw failed
      } finally {
        // A request that was refused is not charged.
        const paid = frames > 0 || failed === undefined
        const cost = paid ? (pricePerThousand * [...plainText(words.text)].length) / THOUSAND : 0
        const late: unknown = signal.reason
        // Given up for its slowness, it failed; no longer wanted, it did not.
        const why = signal.aborted ? (late instanceof ProviderError ? late : undefined) : failed
        const error = why?.message
        tell({ provider: tts.provider, firstMs, soundMs: frames * FRAME_MS, cost, error })
      }
    },
  }
}
