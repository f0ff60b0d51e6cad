/** A program of somebody else's, run for a test: found, started, listened to, and ended by its own pid. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** Full path of a program, or undefined where it is not installed. */
export function found(name: string): string | undefined {
  for (const folder of FOLDERS) {
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not in this one.
    }
  }
  return undefined
}

/** The names that are not installed here. */
export const missing = (...names: string[]): string[] => names.filter((name) => found(name) === undefined)

export type Program = {
  readonly pid: number
  /** All that it has printed so far. */
  output(): string
  /** Resolves with the first match of what it prints; rejects when it ends or `ms` pass without one. */
  says(words: RegExp, ms?: number): Promise<RegExpMatchArray>
  write(text: string): void
  /** Resolves with its exit code; null when a signal ended it. */
  readonly over: Promise<number | null>
  stop(): Promise<void>
}

type Run = { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly hard?: boolean }

/** Throws when it is not installed. `hard` programs are not asked before they are ended. */
export function start(name: string, args: readonly string[], { cwd, env, hard = false }: Run = {}): Program {
  const file = found(name)
  if (file === undefined) throw new Error(`${name} is not installed`)
  const child: ChildProcess = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let printed = ''
  const hears = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    printed += chunk.toString('utf8')
    for (const one of hears) one()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  child.stdin?.on('error', () => {})
  const over = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code))
  })
  return {
    pid: child.pid ?? -1,
    output: () => printed,
    says(words, ms = 10_000) {
      return new Promise((resolve, reject) => {
        const done = (settle: () => void): void => {
          clearTimeout(timer)
          hears.delete(look)
          settle()
        }
        const look = (): void => {
          const match = words.exec(printed)
          if (match) done(() => resolve(match))
        }
        const fail = (why: string): void =>
          done(() => reject(new Error(`${name} ${why} ${words}:\n${printed.slice(-2000)}`)))
        const timer = setTimeout(() => fail(`did not say in ${ms} ms`), ms)
        hears.add(look)
        over.then(() => fail('ended before it said'))
        look()
      })
    },
    write: (text) => void child.stdin?.write(text),
    over,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill(hard ? 'SIGKILL' : 'SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
      await over
      clearTimeout(timer)
    },
  }
}

/** A port that nobody has at this moment, neither for UDP nor for TCP; even, with the next one free too. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 2 * Math.floor((20_000 + Math.random() * 12_000) / 2)
    const free = await Promise.all([udpFree(port), udpFree(port + 1), tcpFree(port), tcpFree(port + 1)])
    if (free.every(Boolean)) return port
  }
}

const udpFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })

const tcpFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
