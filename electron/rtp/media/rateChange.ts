/** One voice at another sample rate, beat by beat: as many samples come out at each as a beat has there. */
import { createResampler, SPOKEN } from '../../audio/resample.ts'
import { BEAT_MS } from './beat.ts'

/** Samples that the filter holds back at the lower of the two rates (`audio/resample`): less than 2 ms at 8 kHz. */
const HELD_BACK = SPOKEN.halfWidth + 2

/** Takes a beat at `from` Hz, gives a beat at `to` Hz. Null (nobody speaks) goes through once the filter is empty. */
export function createRateChange(from: number, to: number): (pcm: Int16Array | null) => Int16Array | null {
  const size = (BEAT_MS * to) / 1000
  const silence = new Int16Array((BEAT_MS * from) / 1000)
  const begin = () => ({
    resampler: createResampler(from, to, SPOKEN),
    spare: new Int16Array(Math.ceil((HELD_BACK * to) / Math.min(from, to))),
  })
  let state = begin()
  let speaking = false
  return (pcm) => {
    if (!pcm && !speaking) return null
    if (pcm && !speaking) state = begin()
    const made = state.resampler.push(pcm ?? silence)
    const all = new Int16Array(state.spare.length + made.length)
    all.set(state.spare)
    all.set(made, state.spare.length)
    state.spare = all.slice(size)
    speaking = pcm !== null
    return all.subarray(0, size)
  }
}
