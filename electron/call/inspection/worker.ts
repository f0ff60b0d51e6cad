/** A thread that looks at closed recordings, so that neither sound nor messages wait for it: measures them, hashes them. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, renameSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { openOpus } from '../../rtp/codec/opus.ts'
import { openVoiceReader } from '../archive/voiceReader.ts'
import { openWavFile } from '../archive/wavFile.ts'
import { encodePeaks, measure, type Peaks } from './peaks.ts'

export type Job =
  /** Measures the WAV, or where it is gone the archive, and keeps the result in `cache`. */
  | { readonly kind: 'peaks'; readonly wav: string; readonly archive: string; readonly cache: string }
  | { readonly kind: 'hash'; readonly file: string }

export type Answer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'peaks'; readonly peaks: Peaks }
  /** Hex. */
  | { readonly kind: 'hash'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly reason: string }

export async function work(job: Job, tell: (share: number) => void): Promise<Answer> {
  if (job.kind === 'hash') {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(job.file)) hash.update(chunk as Uint8Array)
    return { kind: 'hash', sha256: hash.digest('hex') }
  }
  const voices = existsSync(job.wav) ? openWavFile(job.wav) : openVoiceReader(job.archive, await openOpus())
  try {
    const peaks = await measure(voices, tell)
    const part = `${job.cache}.part`
    writeFileSync(part, encodePeaks(peaks), { mode: 0o600 })
    renameSync(part, job.cache)
    return { kind: 'peaks', peaks }
  } finally {
    voices.close()
  }
}

const port = parentPort
if (port) {
  // On Linux priority belongs to a thread, elsewhere to the process.
  if (process.platform === 'linux') setPriority(0, 19)
  port.on('message', (job: Job) => {
    const answer = (said: Answer): void => port.postMessage(said)
    work(job, (share) => answer({ kind: 'progress', share })).then(answer, (error: unknown) =>
      answer({ kind: 'failed', reason: reasonOf(error) }),
    )
  })
}

/** Without the file's path, which names a call. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}
