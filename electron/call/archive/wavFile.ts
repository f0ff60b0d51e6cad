/** Reads a closed recording of ours a stretch at a time, so that hours of it are never in memory; for the archive's own thread, which may wait. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { readWav } from '../../audio/wav.ts'
import { WavError } from '../../audio/wavError.ts'
import { WAV_HEADER_BYTES } from '../../audio/wavHeader.ts'

export type WavFile = {
  /** Hz. */
  readonly sampleRate: number
  /** Samples of each voice. */
  readonly length: number
  /** Both voices, one after the other; silent behind the end. */
  read(from: number, count: number): readonly [Int16Array, Int16Array]
  close(): void
}

/** Throws WavError for what is no recording of ours, and what the file system throws. */
export function openWavFile(file: string): WavFile {
  const descriptor = openSync(file, 'r')
  try {
    const head = new Uint8Array(WAV_HEADER_BYTES + 4)
    readSync(descriptor, head, 0, head.length, 0)
    const { sampleRate, channels, bitsPerSample, format } = readWav(head)
    if (channels !== 2 || bitsPerSample !== 16 || format !== 'pcm') {
      throw new WavError('format', 'a recording has two voices of 16-bit PCM')
    }
    const length = Math.floor((fstatSync(descriptor).size - WAV_HEADER_BYTES) / 4)
    return {
      sampleRate,
      length,
      read(from, count) {
        const bytes = new Uint8Array(count * 4)
        readSync(descriptor, bytes, 0, bytes.length, WAV_HEADER_BYTES + from * 4)
        const view = new DataView(bytes.buffer)
        const left = new Int16Array(count)
        const right = new Int16Array(count)
        for (let i = 0; i < count; i++) {
          left[i] = view.getInt16(i * 4, true)
          right[i] = view.getInt16(i * 4 + 2, true)
        }
        return [left, right]
      },
      close: () => closeSync(descriptor),
    }
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}
