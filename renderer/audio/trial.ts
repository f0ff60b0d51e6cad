/** The echo test's measurement: what was said, what came back from the host, and how long it was away. */
import { FRAME_SAMPLES, samplesOf, seqOf } from './frame.ts'

export type Trial = {
  readonly sent: number
  readonly returned: number
  /** ms from a frame's leaving to its return, the middle one and the slowest of twenty; null when none came back. */
  readonly roundTripMs: number | null
  readonly roundTripP95Ms: number | null
  /** Of the sound that came back with the sound that was said, 1 = the same; 0 when there was only silence. */
  readonly correlation: number
  /** Loudest sample, dBFS. */
  readonly peakDbfs: number
  /** What came back, 16 kHz, to be listened to. */
  readonly pcm: Int16Array<ArrayBuffer>
}

type Said = { readonly at: number; readonly pcm: Int16Array; back: Int16Array | undefined; tookMs: number }

/** Gives `done` the result once `frames` frames have come back, or when it is given up. */
export function createTrial(
  frames: number,
  done: (trial: Trial) => void,
): { sent(message: ArrayBuffer, at: number): void; heard(message: ArrayBuffer, at: number): void; giveUp(): void } {
  const said = new Map<number, Said>()
  let returned = 0
  let over = false

  const finish = (): void => {
    if (over) return
    over = true
    done(resultOf([...said.values()]))
  }

  return {
    sent(message, at) {
      if (over || said.size >= frames) return
      said.set(seqOf(message), { at, pcm: samplesOf(message).slice(), back: undefined, tookMs: 0 })
    },
    heard(message, at) {
      const one = said.get(seqOf(message))
      if (over || !one || one.back) return
      one.back = samplesOf(message).slice()
      one.tookMs = at - one.at
      returned++
      if (returned === frames) finish()
    },
    giveUp: finish,
  }
}

function resultOf(said: readonly Said[]): Trial {
  const back = said.filter((one) => one.back !== undefined)
  const took = back.map((one) => one.tookMs).sort((a, b) => a - b)
  const pcm = new Int16Array(said.length * FRAME_SAMPLES)
  for (const [i, one] of said.entries()) if (one.back) pcm.set(one.back, i * FRAME_SAMPLES)
  const spoken = new Int16Array(said.length * FRAME_SAMPLES)
  for (const [i, one] of said.entries()) spoken.set(one.pcm, i * FRAME_SAMPLES)
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return {
    sent: said.length,
    returned: back.length,
    roundTripMs: took[Math.floor(took.length / 2)] ?? null,
    roundTripP95Ms: took[Math.floor(took.length * 0.95)] ?? null,
    correlation: correlationOf(spoken, pcm),
    peakDbfs: peak === 0 ? -96 : 20 * Math.log10(peak / 32_768),
    pcm,
  }
}

/** Pearson's, of two sounds of one length that begin together. */
export function correlationOf(a: Int16Array, b: Int16Array): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
