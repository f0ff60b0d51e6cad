/** A real browser host for a test: started from `out/`, read by what it prints, and killed as a machine would be. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const SERVE = join(ROOT, 'out/main/serve.js')
const START_MS = 30_000
const STOP_MS = 15_000

export type HostRun = {
  /** The address to open, key included. */
  readonly url: string
  readonly port: number
  readonly data: string
  readonly pid: number
  /** All that was printed so far, both streams. */
  printed(): string
  /** Processes started by the host: the engine is among them. Linux only. */
  children(): readonly number[]
  /** Power goes off: host and engine die at once, nothing is closed. Gives the moment, ms since the epoch. */
  crash(): Promise<number>
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>
}

export type HostOptions = {
  /** A new empty folder when absent. */
  readonly data?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Hears every line of stderr as it comes. */
  readonly onLine?: (line: string) => void
}

export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), 'vigia-e2e-'))

/** Rejects with all that was printed when the host ends, or says no address in time. */
export async function startHost({
  data = newDataFolder(),
  args = [],
  env = {},
  onLine,
}: HostOptions = {}): Promise<HostRun> {
  const child = spawnHost(['--data', data, ...args], env)
  const output = collect(child, onLine)
  const url = await addressOf(child, output)
  const pid = child.pid ?? 0
  const over = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const killGroup = (signal: NodeJS.Signals): void => {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, signal)
    } catch {
      // It is gone already.
    }
  }
  return {
    url,
    port: Number(new URL(url).port),
    data,
    pid,
    printed: output,
    children: () => childrenOf(pid),
    async crash() {
      const at = Date.now()
      killGroup('SIGKILL')
      await over
      return at
    },
    async stop() {
      child.kill('SIGINT')
      const late = setTimeout(() => killGroup('SIGKILL'), STOP_MS)
      const code = await over
      clearTimeout(late)
      return code
    },
  }
}

/** Runs the host to its end, for command lines that it must refuse. */
export async function runHost(
  args: readonly string[],
  data = newDataFolder(),
): Promise<{ code: number | null; printed: string }> {
  const child = spawnHost(['--data', data, ...args], {})
  const output = collect(child)
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS)
  const code = await new Promise<number | null>((done) => child.once('close', (end) => done(end)))
  clearTimeout(late)
  return { code, printed: output() }
}

function spawnHost(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  if (!existsSync(SERVE)) throw new Error('out/main/serve.js is missing: npm run build')
  return spawn(process.execPath, [SERVE, '--no-open', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that a crash takes the engine along.
    detached: true,
  })
}

function collect(child: ChildProcess, onLine?: (line: string) => void): () => string {
  let printed = ''
  let rest = ''
  child.stdout?.on('data', (part) => {
    printed += String(part)
  })
  child.stderr?.on('data', (part) => {
    printed += String(part)
    if (!onLine) return
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  return () => printed
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((found, failed) => {
    const look = (): void => {
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?k=[\w-]+/.exec(output())?.[0]
      if (url === undefined) return
      stopLooking()
      found(url)
    }
    const give = (why: string) => (): void => {
      stopLooking()
      child.kill('SIGKILL')
      failed(new Error(`${why}; it printed:\n${output()}`))
    }
    const ended = give('the host ended')
    const timer = setTimeout(give('the host gave no address'), START_MS)
    const stopLooking = (): void => {
      clearTimeout(timer)
      child.off('exit', ended)
      child.stdout?.off('data', look)
      child.stderr?.off('data', look)
    }
    child.once('exit', ended)
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
  })
}

/** Direct children by /proc (proc(5): the parent is the fourth field of `stat`, after the name in brackets). */
export function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}
