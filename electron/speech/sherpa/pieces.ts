/** A leg heard by a model that hears pieces whole: cut, shown while spoken and kept in order as for any recogniser of that kind. */
import type { VadFactory } from '../../audio/vad.ts'
import type { ProviderError } from '../providerError.ts'
import type { SpeechStream, SttLeg } from '../stt.ts'
import { readAnswer } from '../whisper/answer.ts'
import { createChunked, type Transcribe } from '../whisper/chunked.ts'
import type { SherpaChild } from './child.ts'
import { ended, failure, PROVIDER } from './failure.ts'
import { readSherpa } from './message.ts'

/** Moonshine's longest: what it learned from was cut so, ms. */
const LONGEST_MS = 25_000

type Asked = { readonly id: number; resolve(text: string): void; reject(error: ProviderError): void }

export function openPieces(child: SherpaChild, leg: SttLeg, openVad: VadFactory): SpeechStream {
  let asked: Asked | undefined
  let asks = 0
  let trouble: ProviderError | undefined

  const fail = (error: ProviderError): void => {
    trouble ??= error
    asked?.reject(error)
    asked = undefined
  }
  child.onMessage((value) => {
    const message = readSherpa(value)
    if (message?.kind === 'failed') fail(failure(message))
    // What was not waited for any longer is heard all the same, and dropped here.
    if (message?.kind !== 'text' || message.id !== asked?.id) return
    asked.resolve(message.text)
    asked = undefined
  })
  child.onExit(() => fail(ended()))

  const transcribe: Transcribe = async ({ piece, before }) => {
    if (trouble) throw trouble
    const text = await new Promise<string>((resolve, reject) => {
      asked = { id: ++asks, resolve, reject }
      child.send({ kind: 'piece', id: asks, pcm: piece.pcm.slice(), sampleRate: piece.sampleRate })
    })
    return readAnswer({ text }, piece, before) ?? []
  }
  const stream = createChunked({
    provider: PROVIDER,
    languages: 'any',
    openVad,
    transcribe,
    timing: { joinMs: LONGEST_MS, patienceMs: -1 },
  }).open(leg)
  return {
    ...stream,
    async *[Symbol.asyncIterator]() {
      try {
        yield* stream
      } finally {
        child.kill()
      }
    },
  }
}
