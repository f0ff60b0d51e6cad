/** How loud a stretch of sound is: RMS and peak in dBFS, where 0 dBFS is a full-scale square wave (AES17 without its 3 dB). */

/** What silence reads; digital zero has no level. */
export const SILENCE_DBFS = -96

export type Level = { readonly rmsDbfs: number; readonly peakDbfs: number }

const FULL_SCALE = 32_768

/** dBFS of an amplitude where 32,768 is full scale. */
export const dbfs = (amplitude: number): number =>
  amplitude <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude / FULL_SCALE))

export function levelOf(pcm: Int16Array): Level {
  const sum = createLevelSum()
  sum.add(pcm)
  return sum.take()
}

/** Level of what changes from sample to sample, dBFS: an s is loud in it, and the rumble of a street is not. */
export function brightnessOf(pcm: Int16Array): number {
  let squares = 0
  for (let i = 1; i < pcm.length; i++) squares += ((pcm[i] ?? 0) - (pcm[i - 1] ?? 0)) ** 2
  return pcm.length < 2 ? SILENCE_DBFS : dbfs(Math.sqrt(squares / (pcm.length - 1)))
}

export type LevelSum = {
  add(pcm: Int16Array): void
  /** The level of all that was added since the last take. */
  take(): Level
}

export function createLevelSum(): LevelSum {
  let squares = 0
  let peak = 0
  let count = 0
  return {
    add(pcm) {
      for (const sample of pcm) {
        squares += sample * sample
        const size = Math.abs(sample)
        if (size > peak) peak = size
      }
      count += pcm.length
    },
    take() {
      const level = { rmsDbfs: count === 0 ? SILENCE_DBFS : dbfs(Math.sqrt(squares / count)), peakDbfs: dbfs(peak) }
      squares = 0
      peak = 0
      count = 0
      return level
    },
  }
}
