/** One engine with rows of its own in a process of its own, consoles that watch it in others, and the client that is measured. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient } from 'convex/browser'
import WebSocket from 'ws'
import { api } from '../../convex/_generated/api.js'
import { ENGINE_FLAGS } from '../../electron/backend/engineProcess.ts'
import { openIssuer } from '../../electron/engine/auth/issuer.ts'
import { HOT, lineArgs, lineText, OTHERS, SERVICE } from './call.ts'
import { seed } from './seed.ts'
import { machineMs } from './timing.ts'

/** Mutations sent at once. */
const FLOOD = 500
const LONGEST_PUSH = 5000

const here = (file: string): string => join(import.meta.dirname, file)

export const messageOf = <T extends { kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if ((message as T).kind === kind) resolve(message as T)
    })
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

/** The engine closes its database when its host is gone; the others have nothing to close. */
const end = (child: ChildProcess, isEngine: boolean): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    if (isEngine && child.connected) child.disconnect()
    else child.kill('SIGKILL')
  })

/** Processor time of a process so far, ms; NaN where the system does not tell (Linux: proc(5), clock ticks of 10 ms). */
const processorMs = (child: ChildProcess): number => {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** `decoded` by official clients, or seen `bare` on the socket by a client that decodes nothing. */
export type Watching = 'decoded' | 'bare'

export type SideParts = {
  readonly rows: number
  readonly subscribers: number
  /** Processes that the subscribers share. */
  readonly processes: number
  readonly watching: Watching
}

export type Flooded = 'room' | 'call'

export type Side = {
  readonly rows: number
  /** One line: when each console had it, and when its own promise resolved, ms after it was sent. */
  sample(mark: string): Promise<{ readonly push: readonly number[]; readonly mutation: number }>
  /** Mutations a second, all sent at once: lines of all the calls of the room in turn, or all of the one that is watched. */
  flood(into: Flooded): Promise<number>
  /** Processor time of the engine and of all consoles so far, ms. */
  spent(): { readonly engine: number; readonly consoles: number }
  close(): Promise<void>
}

export const FLOODED = FLOOD

export const openSide = async ({ rows, subscribers, processes, watching }: SideParts): Promise<Side> => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-bench-'))
  const children: ChildProcess[] = []
  const start = (file: string, argv: string[], flags: readonly string[] = []): ChildProcess => {
    const child = fork(here(file), argv, { execArgv: [...process.execArgv, ...flags] })
    children.push(child)
    return child
  }
  const close = async (): Promise<void> => {
    await Promise.all(
      children.filter((child) => child.exitCode === null).map((child) => end(child, child === children[0])),
    )
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await seed(dir, rows)
    const engine = start('../../electron/engine/main.ts', ['--data', dir, '--port', '0'], ENGINE_FLAGS)
    const { url } = await messageOf<{ kind: 'ready'; url: string }>(engine, 'ready')
    const token = await openIssuer(dir).issue(SERVICE, { ttlS: 3600, now: Date.now() })
    const shares = Array.from({ length: processes }, (_, i) => Math.floor((subscribers + i) / processes))
    const consoles = shares
      .filter((share) => share > 0)
      .map((share) =>
        // As many consoles as a room share the cores of one machine here: no helper thread is free to collect for them.
        start(
          watching === 'bare' ? 'bareListener.ts' : 'listener.ts',
          [url, token, String(share)],
          ['--no-parallel-scavenge'],
        ),
      )
    await Promise.all(consoles.map((each) => messageOf(each, 'ready')))
    const client = new ConvexClient(url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      logger: false,
    })
    client.setAuth(async () => token)
    const say = (text: string, callId = HOT) =>
      client.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(callId, text))
    const lines = { room: [HOT, ...OTHERS], call: [HOT] }

    const arrivalsOf = (listener: ChildProcess, text: string): Promise<number[]> =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('a push did not arrive')), LONGEST_PUSH)
        const hear = (message: unknown): void => {
          const { text: heard, arrivals } = message as { text?: string; arrivals?: number[] }
          if (heard !== text || arrivals === undefined) return
          clearTimeout(late)
          listener.off('message', hear)
          resolve(arrivals)
        }
        listener.on('message', hear)
      })

    return {
      rows,
      async sample(mark) {
        const text = lineText(mark)
        const arrivals = Promise.all(consoles.map((each) => arrivalsOf(each, text)))
        const began = machineMs()
        await say(text)
        const mutation = machineMs() - began
        return { push: (await arrivals).flat().map((at) => at - began), mutation }
      },
      async flood(into) {
        const began = machineMs()
        const calls = lines[into]
        await Promise.all(Array.from({ length: FLOOD }, (_, i) => say(lineText(`p${i}`), calls[i % calls.length])))
        return (FLOOD / (machineMs() - began)) * 1000
      },
      spent: () => ({
        engine: processorMs(engine),
        consoles: consoles.reduce((sum, each) => sum + processorMs(each), 0),
      }),
      async close() {
        await client.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
