/** The care of the embedded engine's data from a window: one backup or check at a time, on a thread of its own. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Report } from '../engine/standalone/check.ts'

export type Job = { readonly kind: 'backup' | 'check'; readonly dir: string; readonly file: string }
export type Outcome =
  | { readonly kind: 'done'; readonly report: Report }
  /** `busy`: another one is under way. */
  | { readonly kind: 'failed'; readonly code: string }

export type Backup = { readonly file: string; readonly bytes: number; readonly at: number }

export type Upkeep = {
  /** Resolves when the copy is proved and on the disk, in `backups/` of the data folder. */
  backup(): Promise<Outcome>
  check(): Promise<Outcome>
  /** Newest first. */
  backups(): readonly Backup[]
}

const SHOWN = 10

export function openUpkeep(data: string, now: () => number): Upkeep {
  const folder = join(data, 'backups')
  let working = false

  const run = (job: Job): Promise<Outcome> => {
    if (working) return Promise.resolve({ kind: 'failed', code: 'busy' })
    working = true
    return new Promise<Outcome>((resolve) => {
      const thread = new Worker(besideThis(), { workerData: job })
      thread.once('message', resolve)
      thread.once('error', () => resolve({ kind: 'failed', code: 'failed' }))
      thread.once('exit', () => resolve({ kind: 'failed', code: 'failed' }))
    }).finally(() => {
      working = false
    })
  }

  return {
    backup() {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const stamp = new Date(now()).toISOString().replaceAll(/[:.]/g, '-')
      return run({ kind: 'backup', dir: data, file: join(folder, `vigia-${stamp}.backup`) })
    },
    check: () => run({ kind: 'check', dir: data, file: '' }),
    backups: () => listed(folder),
  }
}

function listed(folder: string): Backup[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.backup'))
      .map((file) => {
        const { size, mtimeMs } = statSync(join(folder, file))
        return { file, bytes: size, at: Math.round(mtimeMs) }
      })
      .sort((a, b) => b.at - a.at)
      .slice(0, SHOWN)
  } catch {
    return []
  }
}

/** As written, as an entry of the build, or from one of its chunks. */
function besideThis(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url)
  const beside = new URL('./keeper.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../keeper.js', import.meta.url)
}
