/** Looks at the recordings that this host holds without standing in the way of any call: their loudness, and whether they are untouched. */
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { archiveOf, recordingOf } from '../archive/names.ts'
import { coarser, decodePeaks, type Peaks } from './peaks.ts'
import type { Answer, Job } from './worker.ts'

export type Inspection = {
  /**
   * `buckets` values a voice at most. `absent`: this host holds no recording of the call; `open`: it is still being written;
   * `broken`: what lies there cannot be read.
   */
  peaks(
    callId: string,
    buckets: number,
    onProgress?: (share: number) => void,
  ): Promise<{ kind: 'ready'; peaks: Peaks } | { kind: 'absent' | 'open' | 'broken' }>
  /** Whether the recording, or its archive where that is gone, is what was written down when it was closed. */
  check(callId: string, known: Known): Promise<'whole' | 'changed' | 'absent'>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Hashes as hex, of the WAV and of its archive. */
export type Known = { readonly sha256?: string | undefined; readonly archiveSha256?: string | undefined }

export type InspectionOptions = {
  readonly recordingsDir: string
  readonly isOpen: (callId: string) => boolean
  /** The built `worker.ts`; found beside the running code when absent. */
  readonly script?: URL
}

export const peaksOf = (callId: string): string => `${encodeURIComponent(callId)}.peaks`

export function openInspection({ recordingsDir, isOpen, script = builtWorker() }: InspectionOptions): Inspection {
  const workers = new Set<Worker>()
  /** One job after another: two windows that look at once must not take two cores. */
  let last: Promise<unknown> = Promise.resolve()
  /** The same call asked for twice is measured once. */
  const measuring = new Map<string, Promise<Answer>>()
  const at = (name: string): string => join(recordingsDir, name)

  const run = (job: Job, onProgress: (share: number) => void = () => {}): Promise<Answer> => {
    const next = last.then(() => once(job, onProgress))
    last = next
    return next
  }

  async function once(job: Job, onProgress: (share: number) => void): Promise<Answer> {
    const worker = new Worker(script)
    worker.unref()
    workers.add(worker)
    try {
      return await new Promise<Answer>((resolve) => {
        const failed = (reason: string) => (): void => resolve({ kind: 'failed', reason })
        worker.on('message', (answer: Answer) => {
          if (answer.kind === 'progress') onProgress(answer.share)
          else resolve(answer)
        })
        worker.once('error', failed('thread'))
        worker.once('exit', failed('ended'))
        worker.postMessage(job)
      })
    } finally {
      workers.delete(worker)
      await worker.terminate()
    }
  }

  /** Measured before, and of the recording as it is now. */
  async function cached(callId: string, source: string): Promise<Peaks | null> {
    const cache = at(peaksOf(callId))
    const [made, from] = await Promise.all([cache, source].map((file) => stat(file).catch(() => undefined)))
    if (!made || !from || made.mtimeMs < from.mtimeMs) return null
    return decodePeaks(new Uint8Array(await readFile(cache)))
  }

  return {
    async peaks(callId, buckets, onProgress) {
      if (isOpen(callId)) return { kind: 'open' }
      const wav = at(recordingOf(callId))
      const archive = at(archiveOf(callId))
      const source = existsSync(wav) ? wav : archive
      if (!existsSync(source)) return { kind: 'absent' }
      const known = await cached(callId, source).catch(() => null)
      if (known) return { kind: 'ready', peaks: coarser(known, buckets) }
      const job = { kind: 'peaks', wav, archive, cache: at(peaksOf(callId)) } as const
      const working = measuring.get(callId) ?? run(job, onProgress).finally(() => measuring.delete(callId))
      measuring.set(callId, working)
      const answer = await working
      return answer.kind === 'peaks' ? { kind: 'ready', peaks: coarser(answer.peaks, buckets) } : { kind: 'broken' }
    },
    async check(callId, { sha256, archiveSha256 }) {
      const files = [
        { file: at(recordingOf(callId)), expected: sha256 },
        { file: at(archiveOf(callId)), expected: archiveSha256 },
      ]
      const found = files.find(({ file, expected }) => expected !== undefined && existsSync(file))
      if (!found || isOpen(callId)) return 'absent'
      const answer = await run({ kind: 'hash', file: found.file })
      return answer.kind === 'hash' && answer.sha256 === found.expected ? 'whole' : 'changed'
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.terminate()))
      await last
    },
  }
}

/** A bundle may lie in a folder of chunks, one below the threads' scripts. */
function builtWorker(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url)
  const beside = new URL('./inspector.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../inspector.js', import.meta.url)
}
