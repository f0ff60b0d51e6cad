/** A thread that backs up or checks the engine's data while calls run: reading a whole database would hold up sound. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { backUp } from '../engine/standalone/backup.ts'
import { inspect } from '../engine/standalone/check.ts'
import { DATABASE, openMoment } from '../engine/standalone/folder.ts'
import type { Job, Outcome } from './upkeep.ts'

const run = async ({ kind, dir, file }: Job): Promise<Outcome> => {
  const say = (): void => undefined
  try {
    if (kind === 'backup') return { kind: 'done', report: await backUp({ dir, file, force: false, say }) }
    const moment = openMoment(join(dir, DATABASE))
    try {
      return { kind: 'done', report: inspect(moment, say) }
    } finally {
      moment.close()
    }
  } catch (error) {
    // Its text could name a path; what a person can do about it is told by the code.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
    return { kind: 'failed', code }
  }
}

parentPort?.postMessage(await run(workerData as Job))
