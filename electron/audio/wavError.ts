/** Why a file is not a recording that we can play: which part of it, and what is wrong there. */

export type WavField = 'file' | 'fmt' | 'format' | 'channels' | 'sampleRate' | 'bitsPerSample' | 'blockAlign' | 'data'

export class WavError extends Error {
  readonly field: WavField
  readonly reason: string

  constructor(field: WavField, reason: string) {
    super(`WAV ${field}: ${reason}`)
    this.name = 'WavError'
    this.field = field
    this.reason = reason
  }
}
