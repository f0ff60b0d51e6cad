/**
 * Both voices of a call in one WAV file, left the dispatcher and right the caller, written so that a crash costs less than 100 ms.
 * A failing disk costs the recording, never the call: what could not be written stays silent, and writing goes on when the disk does.
 */
import { FRAME_MS, type Frame } from '../audio/frame.ts'
import { createResampler, type Resampler } from '../audio/resample.ts'
import { WAV_HEADER_BYTES, wavHeader } from '../audio/wavHeader.ts'
import type { LegId } from '../capture/source.ts'
import { type Disk, realDisk } from './disk.ts'
import { createTrack } from './track.ts'

export type RecordingState = 'recording' | 'failed'

export type Recording = {
  readonly file: string
  readonly bytes: number
  /** Hex; absent when the file could not be read back. */
  readonly sha256?: string
  readonly sampleRate: number
  readonly channels: 2
  readonly capturedMs: number
  /** Sound was lost to the disk, at the end or in between. */
  readonly damaged: boolean
}

export type Recorder = {
  readonly file: string
  readonly sampleRate: number
  /** Never throws and never waits. */
  write(leg: LegId, frame: Frame): void
  /** Up to where the file holds both voices, ms. */
  flushedMs(): number
  close(): Promise<Recording>
}

export type RecorderOptions = {
  readonly file: string
  /** Hz of the file; a leg at another rate is resampled. */
  readonly sampleRate: number
  /** Told of each change, with the reason when it fails (an errno code such as `ENOSPC`). */
  readonly onState?: (state: RecordingState, reason?: string) => void
  readonly disk?: Disk
}

/** Sound that both legs have is written when there is this much of it. */
const STRETCH_MS = 3 * FRAME_MS
/** A leg that lags behind is waited for no longer than this; what it says later is put in its place. */
const PATIENCE_MS = 90
/** The sizes in the header are right, and the disk holds the sound even if the power goes, this often. */
const PATCH_MS = 1000
/** A disk that takes nothing for so long has failed; sound beyond it is dropped, memory is finite. */
const MOST_UNWRITTEN_MS = 60_000

export function openRecorder({ file, sampleRate, onState, disk = realDisk }: RecorderOptions): Recorder {
  const track = createTrack()
  const legs = { agent: openLeg(sampleRate), customer: openLeg(sampleRate) }
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  let work: Promise<void> = Promise.resolve()
  let unwritten = 0
  let patchedAt = 0
  let written = 0
  let flushing: Promise<void> | undefined
  let state: RecordingState = 'recording'
  let damaged = false

  const become = (next: RecordingState, reason?: string): void => {
    if (next === state) return
    state = next
    onState?.(next, reason)
  }

  const failed = (error: unknown): void => {
    damaged = true
    become('failed', codeOf(error))
  }
  /** One thing after another on the disk, and none of them can stop the next. */
  const queue = (job: () => Promise<void>): void => {
    work = work.then(job).then(() => become('recording'), failed)
  }

  /** Beside the queue: a slow disk takes its time to flush, and what is said meanwhile is written all the same. */
  const flushDisk = (): void => {
    flushing ??= disk
      .sync(file)
      .catch(failed)
      .finally(() => {
        flushing = undefined
      })
  }

  const patch = async (): Promise<void> => {
    await disk.write(file, wavHeader({ sampleRate, channels: 2, dataBytes: written * 4 }), 0)
    flushDisk()
  }

  const put = (from: number, pcm: Int16Array): void => {
    const length = pcm.length / 2
    if (unwritten + length > samples(MOST_UNWRITTEN_MS)) {
      damaged = true
      become('failed', 'EBUSY')
      return
    }
    unwritten += length
    queue(async () => {
      unwritten -= length
      await disk.write(file, littleEndian(pcm), WAV_HEADER_BYTES + from * 4)
      written = Math.max(written, from + length)
      if (written - patchedAt < samples(PATCH_MS)) return
      patchedAt = written
      await patch()
    })
  }

  const flush = (everything: boolean): void => {
    const both = track.common()
    const any = track.longest()
    const base = track.base()
    if (everything || any - base >= samples(PATIENCE_MS)) {
      if (any > base) put(base, track.takeUntil(any))
    } else if (both - base >= samples(STRETCH_MS)) {
      put(base, track.takeUntil(both))
    }
  }

  /** A leg's sound that comes after its stretch went to the disk is put in from there. */
  const mend = (leg: LegId, start: number, pcm: Int16Array): void => {
    queue(async () => {
      const at = WAV_HEADER_BYTES + start * 4
      const there = await disk.read(file, at, pcm.length * 4)
      const view = new DataView(there.buffer, there.byteOffset, there.byteLength)
      for (let i = 0; i < pcm.length && i * 4 + 3 < there.length; i++) {
        view.setInt16(i * 4 + (leg === 'agent' ? 0 : 2), pcm[i] ?? 0, true)
      }
      await disk.write(file, there, at)
    })
  }

  queue(() => disk.create(file, wavHeader({ sampleRate, channels: 2, dataBytes: 0 })))

  return {
    file,
    sampleRate,
    write(leg, frame) {
      const { start, pcm } = legs[leg].place(frame)
      const late = Math.min(pcm.length, Math.max(0, track.base() - start))
      if (late > 0) mend(leg, start, pcm.subarray(0, late))
      if (late < pcm.length) track.add(leg, start + late, pcm.subarray(late))
      flush(false)
    },
    flushedMs: () => (written * 1000) / sampleRate,
    async close() {
      flush(true)
      queue(patch)
      await work
      await flushing
      const capturedMs = Math.round((track.longest() * 1000) / sampleRate)
      const about = { file, sampleRate, channels: 2 as const, capturedMs }
      try {
        const seal = await disk.seal(file)
        return { ...about, ...seal, damaged }
      } catch {
        return { ...about, bytes: 0, damaged: true }
      }
    },
  }
}

/** Where a leg's frames belong in the file, in samples of the file. */
function openLeg(rate: number): { place(frame: Frame): { start: number; pcm: Int16Array } } {
  let resampler: Resampler | undefined
  let from = 0
  /** Where the next sample of the resampler belongs. */
  let next = 0
  return {
    place(frame) {
      const start = Math.round((frame.startMs * rate) / 1000)
      if (frame.sampleRate === rate) return { start, pcm: frame.pcm }
      // A gap in the sound, or a new rate, begins anew: a filter does not know silence that it was not given.
      if (!resampler || from !== frame.sampleRate || Math.abs(start - next) > rate / 10) {
        resampler = createResampler(frame.sampleRate, rate)
        from = frame.sampleRate
        next = start
      }
      const pcm = resampler.push(frame.pcm)
      const placed = { start: next, pcm }
      next += pcm.length
      return placed
    },
  }
}

/** Typed arrays have the machine's byte order; the file has little-endian. */
function littleEndian(pcm: Int16Array): Uint8Array {
  const bytes = new Uint8Array(pcm.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < pcm.length; i++) view.setInt16(i * 2, pcm[i] ?? 0, true)
  return bytes
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO'
