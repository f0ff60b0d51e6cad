/** Sound for tests of recognition: tones, silence, and something like a voice, in frames of 20 ms. */
import { FRAME_MS, type Frame } from '../../audio/frame.ts'

export const RATE = 8000

type Part = { readonly ms: number; readonly at: (seconds: number) => number }

export const quiet = (ms: number): Part => ({ ms, at: () => 0 })
export const tone = (hz: number, ms: number): Part => ({ ms, at: (s) => 12_000 * Math.sin(2 * Math.PI * hz * s) })
/** Syllables, four a second, of a pitch of 120 Hz that wavers and its overtones. */
export const voice = (ms: number): Part => ({
  ms,
  at(s) {
    const pitch = 2 * Math.PI * (120 * s + 3 * Math.sin(2 * Math.PI * 2 * s))
    const overtones = [1, 2, 3, 4, 5, 6, 8, 10].reduce((sum, n) => sum + Math.sin(n * pitch) / n, 0)
    return 6000 * Math.abs(Math.sin(Math.PI * 4 * s)) * overtones
  },
})

export function* framesOf(parts: readonly Part[], fromMs = 0): Generator<Frame> {
  const pcm = parts.flatMap(({ ms, at }) =>
    Array.from({ length: (RATE * ms) / 1000 }, (_, i) => Math.round(at(i / RATE))),
  )
  const size = (RATE * FRAME_MS) / 1000
  for (let at = 0; at < pcm.length; at += size)
    yield { pcm: Int16Array.from(pcm.slice(at, at + size)), sampleRate: RATE, startMs: fromMs + (at * 1000) / RATE }
}
