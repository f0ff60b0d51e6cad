/** The engine's thread as the host holds it: started, watched, started again when it ends unasked. */
import { Worker } from 'node:worker_threads'
import type { EngineData, FromEngine, ToEngine } from './messages.ts'

export type Thread = {
  /** Lost with the thread when it ends; between two threads it waits for the next. */
  tell(message: ToEngine): void
  close(): Promise<void>
}

export type ThreadParts = {
  readonly script: URL
  readonly heard: (message: FromEngine) => void
  /** The thread ended unasked; another one follows. */
  readonly lost: (why: string) => void
}

/** A thread that ends at once again and again is given time, ms. */
const SOON_MS = 5_000
const REST_MS = 2_000
/** The thread gets so long to say goodbye. */
const FAREWELL_MS = 2_000

export function openThread({ script, heard, lost }: ThreadParts): Thread {
  let closing = false
  let worker: Worker | null = null
  let startedAt = 0
  let resting: NodeJS.Timeout | undefined
  let waiting: ToEngine[] = []

  function start(): void {
    const taken = new SharedArrayBuffer(4)
    const takenIn = new Int32Array(taken)
    const data: EngineData = { taken }
    const own = new Worker(script, { workerData: data })
    let why = 'it ended'
    worker = own
    for (const message of waiting) own.postMessage(message)
    waiting = []
    startedAt = performance.now()
    own.on('message', (message: FromEngine) => {
      if (message.kind === 'heard') Atomics.add(takenIn, 0, 1)
      heard(message)
    })
    own.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error)
    })
    own.on('exit', () => {
      if (worker !== own || closing) return
      worker = null
      // Those who are told may ask for new legs at once; these wait for the next thread.
      resting = setTimeout(start, performance.now() - startedAt > SOON_MS ? 0 : REST_MS)
      lost(why)
    })
  }
  start()

  return {
    tell(message) {
      if (worker) worker.postMessage(message)
      else if (!closing) waiting.push(message)
    },
    async close() {
      closing = true
      clearTimeout(resting)
      const own = worker
      if (!own) return
      await new Promise<void>((resolve) => {
        const hangs = setTimeout(() => void own.terminate(), FAREWELL_MS)
        own.once('exit', () => {
          clearTimeout(hangs)
          worker = null
          resolve()
        })
        own.postMessage({ kind: 'stop' } satisfies ToEngine)
      })
    },
  }
}
