/** Telephone keys as tones in the voice, for peers without telephone-event (ITU-T Q.23, Q.24). */
import { eventOf } from '../telephoneEvent.ts'

const LOW = [697, 770, 852, 941] as const
const HIGH = [1209, 1336, 1477, 1633] as const
const ROWS = ['123A', '456B', '789C', '*0#D']
/** Each of the two, of full scale: −10 dBFS. */
const AMPLITUDE = 10_000

/** Null for what is no key. `from` counts samples since the press began, so that the tone goes on without a step. */
export function keyTone(key: string, sampleRate: number, from: number, samples: number): Int16Array | null {
  if (eventOf(key) === null) return null
  const row = ROWS.findIndex((keys) => keys.includes(key))
  const low = LOW[row]
  const high = HIGH[ROWS[row]?.indexOf(key) ?? -1]
  if (low === undefined || high === undefined) return null
  const at = (hertz: number, sample: number): number => Math.sin((2 * Math.PI * hertz * sample) / sampleRate)
  return Int16Array.from({ length: samples }, (_, i) =>
    Math.round(AMPLITUDE * (at(low, from + i) + at(high, from + i))),
  )
}
