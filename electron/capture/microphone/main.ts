/**
 * Process entry of a microphone without a window, under `child_process.fork` and Electron's `utilityProcess` alike: reading blocks its thread
 * and an unplugged device blocks it for a second, so it has a process that can be ended. `--device NAME` (absent: the system's own choice), `--list` ends after the list.
 */
import { parseArgs } from 'node:util'
import type { MicrophoneMessage } from './message.ts'

/** Electron's utility processes have this on `process`; its types are not ours to import. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

/** What the recorder gives at a time, 32 ms; smaller pieces lose sound on some systems. */
const READ_SAMPLES = 512
/** Kept while this process is held up, 1.6 s. */
const KEPT_READS = 50
const LOOK_MS = 500
const DEFAULT_DEVICE = -1

const say = (message: MicrophoneMessage): void => {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

/** What was said must be out before we are gone. */
const end = (code: number): void => {
  setTimeout(() => process.exit(code), 50)
}

const isStop = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'stop'

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { device: { type: 'string' }, list: { type: 'boolean' } } })
  const recorders = await import('@picovoice/pvrecorder-node').catch(() => undefined)
  if (!recorders) {
    say({ kind: 'failed', why: 'module' })
    return end(1)
  }
  const { PvRecorder } = recorders
  say({ kind: 'devices', names: PvRecorder.getAvailableDevices() })
  if (values.list) return end(0)

  let stopping = false
  const stop = (): void => {
    stopping = true
    // A read that never comes back must not keep us.
    setTimeout(() => process.exit(0), 500).unref()
  }
  process.on('SIGTERM', stop)
  // Ctrl-C reaches the whole terminal group; the host decides when we go.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => isStop(message) && stop())
  parentPort?.on('message', ({ data }) => isStop(data) && stop())

  const index = await find(() => PvRecorder.getAvailableDevices(), values.device)
  let recorder: InstanceType<typeof PvRecorder>
  try {
    recorder = new PvRecorder(READ_SAMPLES, index, KEPT_READS)
    recorder.start()
  } catch {
    say({ kind: 'failed', why: 'open' })
    return end(1)
  }
  say({ kind: 'started', device: recorder.getSelectedDevice() })
  try {
    while (!stopping) say({ kind: 'sound', pcm: await recorder.read() })
    recorder.stop()
    recorder.release()
    end(0)
  } catch {
    say({ kind: 'failed', why: 'read' })
    end(1)
  }
}

/** The place of the wanted device in the list, once it is there. */
async function find(list: () => readonly string[], device: string | undefined): Promise<number> {
  let told = false
  for (;;) {
    const names = list()
    const index = device === undefined ? (names.length > 0 ? DEFAULT_DEVICE : undefined) : names.indexOf(device)
    if (index !== undefined && (device === undefined || index >= 0)) return index
    if (!told) say({ kind: 'waiting' })
    told = true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

start().catch(() => {
  say({ kind: 'failed', why: 'open' })
  end(1)
})
