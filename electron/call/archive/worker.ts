/** The archive's own thread: makes, proves and names one archived recording after another, in no hurry. */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { setPriority } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { type Opus, openOpus } from '../../rtp/codec/opus.ts'
import { prove } from './proof.ts'
import { transcode } from './transcode.ts'
import { openVoiceReader } from './voiceReader.ts'
import { openWavFile } from './wavFile.ts'

export type Job = {
  readonly wav: string
  /** Where the archived recording is to lie; until it is proved it bears another name. */
  readonly file: string
  /** Rest after each second of sound, as a multiple of the time that it took: 1 keeps to half a core. */
  readonly rest: number
}

/** What is known of an archived recording. */
export type Archived = {
  readonly file: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  readonly durationMs: number
  /** How alike each voice is to the recording's, dispatcher first; null for one that was silent. */
  readonly likeness: readonly [number | null, number | null]
}

export type Answer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly archived: Archived }
  | { readonly kind: 'failed'; readonly reason: string }

/** Coding is most of the work. */
const CODING_SHARE = 0.9

/** An archive that is there already was proved when it got its name; it is proved again, since the recording may have been mended since. */
export async function archiveOne(opus: Opus, job: Job, tell: (share: number) => void): Promise<Archived> {
  const wav = openWavFile(job.wav)
  try {
    const there = await proved(job.file, () => undefined).catch(() => undefined)
    if (there) return there
    const part = `${job.file}.part`
    try {
      const pace = paced(job.rest)
      await transcode({ wav, file: part, opus, onSecond: (share) => pace(() => tell(share * CODING_SHARE)) })
      const archived = await proved(part, (share) => tell(CODING_SHARE + share * (1 - CODING_SHARE)))
      renameSync(part, job.file)
      syncFolder(dirname(job.file))
      return { ...archived, file: job.file }
    } catch (error) {
      rmSync(part, { force: true })
      throw error
    }
  } finally {
    wav.close()
  }

  async function proved(file: string, onShare: (share: number) => void): Promise<Archived> {
    const reader = openVoiceReader(file, opus)
    try {
      const pace = paced(job.rest)
      const proof = await prove(wav, reader, (share) => pace(() => onShare(share)))
      return { file, bytes: statSync(file).size, sha256: await sha256Of(file), ...proof }
    } finally {
      reader.close()
    }
  }
}

/** Rests in proportion to the work since it was last asked. */
function paced(rest: number): (tell: () => void) => Promise<void> {
  let from = performance.now()
  return async (tell) => {
    tell()
    const worked = performance.now() - from
    if (rest > 0) await sleep(worked * rest)
    from = performance.now()
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** A new name is only on the disk when its folder is; Windows has no such thing to ask for. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** On Linux priority belongs to a thread, elsewhere to the process: there the rests must do. */
function stepBack(): void {
  if (process.platform === 'linux') setPriority(0, 19)
}

const port = parentPort
if (port) {
  stepBack()
  const loading = openOpus()
  port.on('message', (job: Job) => {
    const answer = (said: Answer): void => port.postMessage(said)
    loading
      .then((opus) => archiveOne(opus, job, (share) => answer({ kind: 'progress', share })))
      .then(
        (archived) => answer({ kind: 'done', archived }),
        (error: unknown) => answer({ kind: 'failed', reason: reasonOf(error) }),
      )
  })
}

/** Without the file's path, which names a call. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
}
