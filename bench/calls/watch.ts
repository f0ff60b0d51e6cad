/** Loaded into every thread of a built host (`NODE_OPTIONS=--import`): at SIGUSR2 each writes how late its event loop was since the last one. */
import { appendFileSync } from 'node:fs'
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { BroadcastChannel, isMainThread, workerData } from 'node:worker_threads'

export type Watched = { readonly pid: number; readonly thread: 'main' | 'media' | 'other'; readonly p99: number }

/** Names the file that it is written to. */
export const WATCH_FILE = 'VIGIA_BENCH_WATCH'
const RESOLUTION_MS = 5

const file = process.env[WATCH_FILE]
if (file !== undefined && !/^(?:calls|watch\.ts)$/.test(basename(process.argv[1] ?? ''))) {
  const isMedia = typeof workerData === 'object' && workerData !== null && 'taken' in workerData
  const thread: Watched['thread'] = isMainThread ? 'main' : isMedia ? 'media' : 'other'
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const tell = (): void => {
    const p99 = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS)
    delay.reset()
    appendFileSync(file, `${JSON.stringify({ pid: process.pid, thread, p99 } satisfies Watched)}\n`)
  }
  const others = new BroadcastChannel('vigia-bench-watch')
  if (isMainThread)
    process.on('SIGUSR2', () => {
      others.postMessage(null)
      tell()
    })
  else others.onmessage = tell
  ;(others as unknown as { unref(): void }).unref()
}
