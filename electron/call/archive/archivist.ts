/** Hands one recording at a time to the archive's thread, which lives only while there is work. */
import { Worker } from 'node:worker_threads'
import type { Answer, Archived, Job } from './worker.ts'

export type Archivist = {
  /** Rejects with the reason when it could not be done; the recording is then as it was. */
  run(job: Job, onProgress: (share: number) => void): Promise<Archived>
  /** Ends the thread, in the middle of its work if need be. */
  close(): Promise<void>
}

/** `script`: the built `worker.ts`. */
export function openArchivist(script: URL): Archivist {
  let worker: Worker | undefined

  const end = async (): Promise<void> => {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  return {
    async run(job, onProgress) {
      const thread = new Worker(script)
      thread.unref()
      worker = thread
      try {
        return await new Promise<Archived>((resolve, reject) => {
          thread.on('message', (answer: Answer) => {
            if (answer.kind === 'progress') onProgress(answer.share)
            else if (answer.kind === 'done') resolve(answer.archived)
            else reject(new Error(answer.reason))
          })
          thread.once('error', reject)
          thread.once('exit', () => reject(new Error('the archive’s thread ended')))
          thread.postMessage(job)
        })
      } finally {
        await end()
      }
    },
    close: end,
  }
}
