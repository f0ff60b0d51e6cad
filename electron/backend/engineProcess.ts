/** Keeps the embedded engine running in a process of its own: started, started again when it dies, ended with the host. */
import type { Log } from '../log.ts'

/** One of our processes, as Node's `child_process` and Electron's `utilityProcess` both can give it. */
export type Child = {
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  /** Sound and orders for those that take them. */
  send?(message: unknown): void
  /** Asks it to end; `hard` does not ask. */
  kill(hard?: boolean): void
}

export type Fork = (entry: 'engine' | 'microphone' | 'recogniser', argv: readonly string[]) => Child

/**
 * Flags of Node for the engine. V8 lets its young generation grow to 128 MiB over hours, all of which stays with the process: of a
 * fixed size the process is as large on the first day as on the last, and serves as fast (`npm run bench:engine`, `npm run soak`).
 * It is collected by the engine's own thread: what lives there is small, and where all cores are busy the helpers of a collection wait
 * for a core while the engine waits for them.
 */
export const ENGINE_FLAGS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--no-parallel-scavenge'] as const

export type EngineProcess = {
  /** `http://127.0.0.1:PORT`, the same for the life of the host, whatever happens to the process. */
  readonly url: string
  close(): Promise<void>
}

export type EngineOptions = {
  readonly fork: Fork
  readonly data: string
  /** Pages that may talk to it. */
  readonly origins: readonly string[]
  readonly log: Log
  readonly now: () => number
  /** Heard at once when it died (false) and when it is back (true). */
  readonly onLink?: (up: boolean) => void
  readonly pace?: Partial<Pace>
}

type Pace = {
  /** Wait before it is started again, ms; doubles up to `mostMs`, and begins anew once it stayed up for `steadyMs`. */
  readonly firstMs: number
  readonly mostMs: number
  readonly steadyMs: number
  /** It must be ready by then, ms. */
  readonly startMs: number
  /** It must have ended by then after being asked, ms. */
  readonly endMs: number
}

const PACE: Pace = { firstMs: 100, mostMs: 5000, steadyMs: 10_000, startMs: 20_000, endMs: 800 }

/** The engine did not come up the first time; what it said of it is on stderr. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed'
}

/** Resolves when the engine answers; rejects with `EngineFailed` when its first start fails. */
export async function startEngine(options: EngineOptions): Promise<EngineProcess> {
  const { fork, data, origins, log, now, onLink, pace } = options
  const { firstMs, mostMs, steadyMs, startMs, endMs } = { ...PACE, ...pace }
  let running: { child: Child; over: Promise<void> } | undefined
  /** Windows hold the address in their policy and in their client, so whoever comes after must answer at the same one. */
  let port = 0
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let waitMs = firstMs

  /** Resolves with the engine's address when it is ready, rejects when it ends before that. */
  const launch = (): Promise<string> => {
    const began = now()
    const child = fork('engine', ['--data', data, '--port', String(port), '--origins', origins.join(',')])
    const over = new Promise<void>((resolve) => child.onExit(() => resolve()))
    running = { child, over }
    return new Promise((resolve, reject) => {
      let ready = false
      const late = setTimeout(() => child.kill(true), startMs)
      child.onMessage((message) => {
        const url = readyUrl(message)
        if (url === undefined || ready) return
        ready = true
        clearTimeout(late)
        port = Number(new URL(url).port)
        log.info('engine.ready', { ms: now() - began })
        onLink?.(true)
        resolve(url)
      })
      child.onExit((code) => {
        clearTimeout(late)
        if (!closed) log.warn('engine.ended', { code: code ?? 'signal', ready, afterMs: now() - began })
        if (!ready) return reject(new EngineFailed(`the engine ended (${code ?? 'signal'}) before it was ready`))
        if (!closed) onLink?.(false)
        if (now() - began > steadyMs) waitMs = firstMs
        again()
      })
    })
  }

  const again = (): void => {
    if (closed) return
    retry = setTimeout(() => void launch().catch(again), waitMs)
    waitMs = Math.min(mostMs, waitMs * 2)
  }

  const url = await launch()
  return {
    url,
    async close() {
      closed = true
      clearTimeout(retry)
      if (!running) return
      const { child, over } = running
      const hard = setTimeout(() => child.kill(true), endMs)
      child.kill()
      await over
      clearTimeout(hard)
    },
  }
}

function readyUrl(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message) || message.kind !== 'ready')
    return undefined
  const url = 'url' in message && typeof message.url === 'string' ? URL.parse(message.url) : null
  return url?.origin
}
