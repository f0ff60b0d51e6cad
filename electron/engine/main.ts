/**
 * Process entry of the embedded Convex, under `child_process.fork` and Electron's `utilityProcess` alike.
 * Says `{kind:'ready', url}` once to whoever started it, and ends with it.
 */
import { neverLast, standBehind } from './behind.ts'
import { openEngine } from './engine.ts'
import { openProduct } from './modules.ts'
import { OptionError, parseOptions } from './options.ts'
import { traceOf } from './runtime/failure.ts'

/** Electron's utility processes have this on `process`; its types are not ours to import. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

const BAD_USAGE = 2

const say = (message: { kind: 'ready'; url: string }): void => {
  if (parentPort !== undefined) parentPort.postMessage(message)
  else if (process.send !== undefined) process.send(message)
  else process.stdout.write(`${JSON.stringify(message)}\n`)
}

const log = (message: string): void => {
  process.stderr.write(`engine: ${message}\n`)
}

/** `{kind:'stop'}` is for hosts that cannot send signals. */
const isStop = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'stop'

/** What the database holds is for this user only. */
const OWNER_ONLY = 0o077

/** Beside this file as written, and beside it as built. */
const attendant = new URL(import.meta.url.endsWith('.ts') ? './attendant/worker.ts' : './attendant.js', import.meta.url)

const start = async (): Promise<void> => {
  process.umask(OWNER_ONLY)
  // What a log says of where an error arose is said by file and line as written.
  process.setSourceMapsEnabled(true)
  const { dir, port, origins } = parseOptions(process.argv.slice(2))
  const engine = await openEngine({ dir, port, origins, product: openProduct(), attendant, now: Date.now, log })

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    engine.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  // Ctrl-C, the end of a terminal and the end of a session reach the whole group. With a host we wait for its word, or its end:
  // it still has facts to deliver.
  const hosted = (): boolean => process.connected || parentPort !== undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!hosted()) stop()
    })
  }
  process.on('disconnect', stop)
  process.on('message', (message) => {
    if (isStop(message)) stop()
  })
  parentPort?.on('message', ({ data }) => {
    if (isStop(data)) stop()
  })
  if (standBehind()) neverLast(() => performance.now())
  say({ kind: 'ready', url: engine.url })
}

// A fault of one function or socket must not end the others; its text could hold what a caller sent, so it is not shown.
process.on('unhandledRejection', (error) => log(`a promise was rejected and nobody listened: ${traceOf(error)}`))

start().catch((error: unknown) => {
  log(error instanceof Error ? error.message : 'could not start')
  process.exit(error instanceof OptionError ? BAD_USAGE : 1)
})
