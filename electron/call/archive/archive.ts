/**
 * Recordings at rest: each closed WAV becomes two-channel Ogg Opus beside it, about a tenth of its size, and counts only when it was
 * decoded again and found to be the recording. The WAV then stays or goes as the room has decided; it never goes before.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArchivist } from './archivist.ts'
import { archiveOf, callOf, recordingOf } from './names.ts'
import type { Archived } from './worker.ts'

export type { Archived } from './worker.ts'

/** How long a WAV stays once its archive is proved. */
export type KeepWav = 'always' | 'untilArchived' | { readonly days: number }

export type ArchiveProgress = {
  readonly waiting: number
  readonly running: { readonly callId: string /** 0 to 1. */; readonly share: number } | null
}

export type ArchiveOptions = {
  readonly recordingsDir: string
  readonly keepWav: KeepWav
  /** ms since the epoch. */
  readonly now: () => number
  /** A call whose recording is still being written is not touched. */
  readonly isOpen: (callId: string) => boolean
  /** An archive is proved. What it does must be on the disk when it returns; told again only when we were killed right then. */
  readonly onArchived?: (callId: string, archived: Archived) => void
  readonly onProgress?: (progress: ArchiveProgress) => void
  /** The recording stays as it was and is tried again at the next start. No personal data in `reason`. */
  readonly onTrouble?: (callId: string, reason: string) => void
  /** The built `worker.ts`; found beside the running code when absent. */
  readonly script?: URL
  /** Rest after work, as a multiple of it. */
  readonly rest?: number
}

export type Archive = {
  /** The call's WAV is closed: it is archived when its turn comes. Safe to call again. */
  add(callId: string): void
  progress(): ArchiveProgress
  /** Resolves when nothing waits and nothing runs. */
  settled(): Promise<void>
  /** Removes the WAVs that are proved and no longer wanted; runs by itself after each archive. Gives their number. */
  sweep(): Promise<number>
  /** Stops in the middle of the work; what was not finished begins anew at the next start. */
  close(): Promise<void>
}

const DAY_MS = 86_400_000
const HALF_A_CORE = 1

/** Takes up what earlier runs left: call it after `CallRegistry.recover`, which mends what a crash left open. */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const { recordingsDir, keepWav, now, isOpen, onArchived, onProgress, onTrouble, rest = HALF_A_CORE } = options
  const archivist = openArchivist(options.script ?? builtWorker())
  const waiting: string[] = []
  let running: ArchiveProgress['running'] = null
  let work: Promise<void> | undefined
  let closed = false
  /** Proved and told: only those may lose their WAV, whatever else lies in the folder. */
  const proved = new Set<string>()

  const progress = (): ArchiveProgress => ({ waiting: waiting.length, running })
  const at = (callId: string, share: number): void => {
    running = { callId, share }
    onProgress?.(progress())
  }

  async function archive(callId: string): Promise<void> {
    if (isOpen(callId)) return
    const wav = join(recordingsDir, recordingOf(callId))
    if (!(await stat(wav).catch(() => undefined))) return
    at(callId, 0)
    try {
      const job = { wav, file: join(recordingsDir, archiveOf(callId)), rest }
      const archived = await archivist.run(job, (share) => at(callId, share))
      onArchived?.(callId, archived)
      await note(callId, archived)
      proved.add(callId)
      await sweep()
    } catch (error) {
      if (!closed) onTrouble?.(callId, error instanceof Error ? error.message : 'unknown')
    }
  }

  const noteOf = (callId: string): string => join(recordingsDir, `${archiveOf(callId)}.json`)

  /** Beside the archive, so that the next start need not prove it again. */
  async function note(callId: string, { bytes, sha256, durationMs }: Archived): Promise<void> {
    const part = `${noteOf(callId)}.part`
    await writeFile(part, JSON.stringify({ bytes, sha256, durationMs }), { mode: 0o600 })
    await rename(part, noteOf(callId))
  }

  /** Proved and told by an earlier run, and the recording was not mended since. */
  async function isDone(callId: string): Promise<boolean> {
    const wav = await stat(join(recordingsDir, recordingOf(callId)))
    const archived = await stat(join(recordingsDir, archiveOf(callId)))
    const { bytes } = JSON.parse(await readFile(noteOf(callId), 'utf8')) as { bytes?: unknown }
    return bytes === archived.size && archived.mtimeMs >= wav.mtimeMs
  }

  async function drain(): Promise<void> {
    for (let callId = waiting.shift(); callId !== undefined && !closed; callId = waiting.shift()) {
      await archive(callId)
      running = null
      onProgress?.(progress())
    }
    work = undefined
  }

  const add = (callId: string): void => {
    if (closed || waiting.includes(callId)) return
    waiting.push(callId)
    work ??= drain()
  }

  async function sweep(): Promise<number> {
    if (keepWav === 'always') return 0
    let removed = 0
    for (const callId of [...proved]) {
      const wav = join(recordingsDir, recordingOf(callId))
      const found = await stat(wav).catch(() => undefined)
      const there = await stat(join(recordingsDir, archiveOf(callId))).catch(() => undefined)
      const isDue = keepWav === 'untilArchived' || (found && now() - found.mtimeMs > keepWav.days * DAY_MS)
      if (!found || !there || !isDue || isOpen(callId)) continue
      await rm(wav, { force: true })
      proved.delete(callId)
      removed++
    }
    return removed
  }

  for (const name of await readdir(recordingsDir).catch(() => [])) {
    // Cut off in the middle of its making: begun anew, or its call has its archive already.
    if (name.includes('.opus') && name.endsWith('.part')) await rm(join(recordingsDir, name), { force: true })
    const callId = callOf(name)
    if (callId === null) continue
    if (await isDone(callId).catch(() => false)) proved.add(callId)
    else add(callId)
  }
  await sweep()

  return {
    add,
    progress,
    async settled() {
      while (work) await work
    },
    sweep,
    async close() {
      closed = true
      waiting.length = 0
      await archivist.close()
      await work
    },
  }
}

/** A bundle may lie in a folder of chunks, one below the threads' scripts. */
function builtWorker(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url)
  const beside = new URL('./archivist.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../archivist.js', import.meta.url)
}
