/** Makes a recording whole that a crash left open, and cuts clips out of recordings whether they are finished or not. */
import { open, stat } from 'node:fs/promises'
import { WAV_HEADER_BYTES, wavHeader, writeWav } from '../audio/wavHeader.ts'
import { realDisk } from './disk.ts'
import type { Recording } from './recorder.ts'

/** Bytes of one sample of both voices. */
const FRAME_BYTES = 4

/**
 * Fills in the sizes that were never written, by the length of the file, and hashes it.
 * Gives nothing when there is no such file or no sound in it.
 */
export async function salvage(file: string, sampleRate: number): Promise<Recording | undefined> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  const samples = Math.floor((size - WAV_HEADER_BYTES) / FRAME_BYTES)
  if (samples <= 0) return undefined
  const dataBytes = samples * FRAME_BYTES
  const handle = await open(file, 'r+')
  try {
    // The last write may have been cut in the middle of a sample.
    await handle.truncate(WAV_HEADER_BYTES + dataBytes)
    const head = wavHeader({ sampleRate, channels: 2, dataBytes })
    await handle.write(head, 0, head.length, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const seal = await realDisk.seal(file)
  return {
    file,
    ...seal,
    sampleRate,
    channels: 2,
    capturedMs: Math.round((samples * 1000) / sampleRate),
    damaged: false,
  }
}

/** Part of a recording as a small WAV; trusts the length of the file, so it works while the call is going on. Times in ms. */
export async function clip(file: string, sampleRate: number, startMs: number, endMs: number): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const whole = Math.max(0, Math.floor(((await handle.stat()).size - WAV_HEADER_BYTES) / FRAME_BYTES))
    const sampleAt = (ms: number): number => Math.min(whole, Math.max(0, Math.round((ms * sampleRate) / 1000)))
    const from = sampleAt(startMs)
    const length = Math.max(0, sampleAt(endMs) - from)
    const bytes = new Uint8Array(length * FRAME_BYTES)
    await handle.read(bytes, 0, bytes.length, WAV_HEADER_BYTES + from * FRAME_BYTES)
    const view = new DataView(bytes.buffer)
    const pcm = Int16Array.from({ length: length * 2 }, (_, i) => view.getInt16(i * 2, true))
    return writeWav(pcm, { sampleRate, channels: 2 })
  } finally {
    await handle.close()
  }
}

/** Hz of a recording, from its header; nothing when there is no such recording. */
export async function rateOf(file: string): Promise<number | undefined> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return undefined
  try {
    const head = new Uint8Array(WAV_HEADER_BYTES)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return bytesRead < head.length ? undefined : new DataView(head.buffer).getUint32(24, true)
  } finally {
    await handle.close()
  }
}
