/** Speech out: text becomes sound while it is being made. One interface for a cloud, a server in the next room and a program of this machine. */

/** Hz of all sound that is made here, mono: what a telephone carries. */
export const TTS_RATE = 8000
/** Samples of one frame, 20 ms; the last one is filled up with silence. */
export const TTS_FRAME = 160
/** Characters of one text: what is said at a stretch, about three quarters of a minute. */
export const LONGEST_TEXT = 700

export type Words = {
  readonly text: string
  /** BCP 47, of the text. */
  readonly language: string
}

export type Tts = {
  readonly provider: string
  /**
   * 16-bit frames of `TTS_FRAME` samples. Nothing is asked of anybody before the first frame is; once `signal` is aborted no more come, and what
   * makes them is ended. Throws `ProviderError`, also in the middle.
   */
  speak(words: Words, signal: AbortSignal): AsyncIterable<Int16Array>
}

/** As it is given to a voice: one line, without signs that steer a synthesiser. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    // The brackets in which espeak reads phonemes; then control characters.
    .replace(/\[\[|\]\]/g, ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
