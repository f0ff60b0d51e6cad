/** Cuts a clip out of an archived recording whose WAV is gone. */
import { stat } from 'node:fs/promises'
import { interleave } from '../../audio/mix.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { openOpus } from '../../rtp/codec/opus.ts'
import { openVoiceReader } from './voiceReader.ts'

/** As a small two-channel WAV, times in ms of the call; nothing when there is no such archive. Throws ArchiveError for a broken one. */
export async function clipArchive(file: string, startMs: number, endMs: number): Promise<Uint8Array | undefined> {
  if (!(await stat(file).catch(() => undefined))) return undefined
  const reader = openVoiceReader(file, await openOpus())
  try {
    const sampleAt = (ms: number): number =>
      Math.min(reader.length, Math.max(0, Math.round((ms * reader.sampleRate) / 1000)))
    const from = sampleAt(startMs)
    const [left, right] = reader.read(from, Math.max(0, sampleAt(endMs) - from))
    return writeWav(interleave(left, right), { sampleRate: reader.sampleRate, channels: 2 })
  } finally {
    reader.close()
  }
}
