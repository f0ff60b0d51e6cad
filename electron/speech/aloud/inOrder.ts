/** Several voices as one: the first that gives sound in time speaks; until its first sound the next may take its place, after it nobody repeats what was said. */
import { ProviderError } from '../providerError.ts'
import { LONGEST_TEXT, plainText, type Tts, type Words } from './tts.ts'

export type Patience = {
  /** For the first sound of one voice, ms. */
  readonly firstMs?: number
  /** Between two pieces of its sound, ms. */
  readonly gapMs?: number
  /** ms of any clock that does not go back. */
  readonly now?: () => number
}

/** `until` by the clock of `Patience`. */
export type Rest = { readonly until: number; readonly because: ProviderError }

export type VoiceOrder = Patience & {
  readonly voices: readonly Tts[]
  /** Voices that asked for time, by their name; given where they are remembered beyond this order. */
  readonly resting?: Map<string, Rest>
  /** A voice was passed over; no words are in it. */
  readonly onPassedOver?: (because: ProviderError) => void
}

const FIRST_MS = 3000
const GAP_MS = 4000

/** A text that cannot be said by any voice. */
export class TextRefused extends ProviderError {
  constructor(reason: string) {
    super('speech', reason, { retryable: false })
    this.name = 'TextRefused'
  }
}

/** Throws `RangeError` when there is nobody to speak. */
export function inOrder({ voices, onPassedOver, resting = new Map(), ...patience }: VoiceOrder): Tts {
  if (voices.length === 0) throw new RangeError('nobody to speak')
  const { now = () => performance.now() } = patience

  return {
    provider: voices.map(({ provider }) => provider).join(' → '),
    async *speak(words, signal) {
      const text = plainText(words.text)
      if (text === '') throw new TextRefused('there is nothing to say')
      if (text.length > LONGEST_TEXT) throw new TextRefused(`the text is longer than ${LONGEST_TEXT} characters`)
      let last: ProviderError | undefined
      for (const voice of voices) {
        if (signal.aborted) return
        const rest = resting.get(voice.provider)
        if (rest && now() < rest.until) {
          last = rest.because
          continue
        }
        resting.delete(voice.provider)
        let spoke = false
        try {
          for await (const frame of patiently(voice, { ...words, text }, signal, patience)) {
            spoke = true
            yield frame
          }
          return
        } catch (cause) {
          if (signal.aborted) return
          last = cause instanceof ProviderError ? cause : new ProviderError(voice.provider, 'it failed', { cause })
          if (last.waitMs !== undefined) resting.set(voice.provider, { until: now() + last.waitMs, because: last })
          // Half a sentence in one voice and the whole in another confuses; it is told that it broke off.
          if (spoke) throw last
          onPassedOver?.(last)
        }
      }
      throw last ?? new ProviderError('speech', 'nobody speaks')
    },
  }
}

/** Its sound, ended when it keeps silent for too long. */
async function* patiently(
  voice: Tts,
  words: Words,
  signal: AbortSignal,
  { firstMs = FIRST_MS, gapMs = GAP_MS }: Patience,
): AsyncGenerator<Int16Array> {
  const own = new AbortController()
  const frames = voice.speak(words, AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]()
  let spoke = false
  try {
    while (!signal.aborted) {
      const next = await within(frames.next(), spoke ? gapMs : firstMs, signal)
      if (next === 'aborted') return
      if (next === 'late') {
        const why = spoke ? 'its sound stopped, nothing in time' : 'no sound in time'
        const late = new ProviderError(voice.provider, why)
        // Whoever measures it hears why it was ended.
        own.abort(late)
        throw late
      }
      if (next.done) return
      spoke = true
      yield next.value
    }
  } finally {
    own.abort()
    // Not waited for: one that hangs would hold us too.
    void frames.return?.().catch(() => undefined)
  }
}

async function within<T>(wanted: Promise<T>, ms: number, signal: AbortSignal): Promise<T | 'late' | 'aborted'> {
  let timer: NodeJS.Timeout | undefined
  let stop = (): void => undefined
  const ended = new Promise<'late' | 'aborted'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late')
    stop = () => resolve('aborted')
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  // One that is given up may fail later, unheard.
  wanted.catch(() => undefined)
  try {
    return await Promise.race([wanted, ended])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
