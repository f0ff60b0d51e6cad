/** What a test button does: a short phrase of true sound to a recogniser, a small question to a model, a sentence to a voice, and what came of it in one word. */
import { FRAME_MS } from '../audio/frame.ts'
import { writeWav } from '../audio/wavHeader.ts'
import { TTS_RATE, type Tts, type Words } from '../speech/aloud/tts.ts'
import type { Stt } from '../speech/stt.ts'
import { type Failed, failureOf } from './failure.ts'

/** A few seconds of somebody speaking. */
export type Phrase = { readonly pcm: Int16Array; readonly sampleRate: number; readonly language: string }

export type Tried =
  | { readonly ok: true; readonly latencyMs: number; readonly heard?: string; readonly sound?: ArrayBuffer }
  | ({ readonly ok: false } & Failed)

/** Longer than this is no use in a call, ms. */
const PATIENCE_MS = 15_000
/** Silence after the phrase, so that the end of speech is heard, ms. */
const TAIL_MS = 1200

/** Never rejects. `latencyMs` is from the last sound to its words. */
export async function tryRecogniser(
  stt: Stt,
  phrase: Phrase,
  now: () => number,
  patienceMs = PATIENCE_MS,
): Promise<Tried> {
  const { sampleRate, language } = phrase
  let timer: NodeJS.Timeout | undefined
  try {
    const stream = stt.open({ id: 'customer', sampleRate, language })
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patienceMs)
    })
    const size = Math.round((sampleRate * FRAME_MS) / 1000)
    const tail = new Int16Array(Math.round((sampleRate * TAIL_MS) / 1000))
    const sound = new Int16Array(phrase.pcm.length + tail.length)
    sound.set(phrase.pcm)
    for (let at = 0; at + size <= sound.length; at += size)
      stream.push({ pcm: sound.slice(at, at + size), sampleRate, startMs: (at * 1000) / sampleRate })
    const endedAt = now()
    stream.end()
    const heard: string[] = []
    let firstAt: number | undefined
    const listening = (async () => {
      for await (const { text, final } of stream) {
        if (!final || text.trim() === '') continue
        firstAt ??= now()
        heard.push(text.trim())
      }
      return 'done' as const
    })()
    // One that is given up may fail later, unheard.
    listening.catch(() => undefined)
    const outcome = await Promise.race([listening, late])
    if (outcome === 'late' && heard.length === 0) {
      const answers = stream.progress?.().answers ?? 0
      return answers > 0
        ? { ok: false, failure: 'silent', reason: 'it answers, and no words came' }
        : { ok: false, failure: 'slow', reason: `no words in ${patienceMs / 1000} s` }
    }
    if (firstAt === undefined) return { ok: false, failure: 'silent', reason: 'it answers, and heard no words' }
    return { ok: true, latencyMs: Math.max(0, firstAt - endedAt), heard: heard.join(' ') }
  } catch (error) {
    return { ok: false, ...failureOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** Never rejects. `latencyMs` is to the first sound; `sound` a WAV of all that was said. */
export async function tryVoice(
  tts: Tts,
  words: Words,
  now: () => number,
  why: (error: unknown) => Failed = failureOf,
): Promise<Tried> {
  const asked = now()
  let firstAt: number | undefined
  const frames: Int16Array[] = []
  try {
    for await (const frame of tts.speak(words, new AbortController().signal)) {
      firstAt ??= now()
      frames.push(frame)
    }
  } catch (error) {
    return { ok: false, ...why(error) }
  }
  if (firstAt === undefined) return { ok: false, failure: 'silent', reason: 'it answers, and nothing comes back' }
  const pcm = new Int16Array(frames.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const frame of frames) {
    pcm.set(frame, at)
    at += frame.length
  }
  const wav = writeWav(pcm, { sampleRate: TTS_RATE, channels: 1 })
  return { ok: true, latencyMs: Math.max(0, Math.round(firstAt - asked)), sound: new Uint8Array(wav).buffer }
}
