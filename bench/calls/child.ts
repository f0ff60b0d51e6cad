/** Processes of this bench: one asks, the other answers. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

type Asked = { readonly id: number; readonly what: string; readonly body: unknown }
type Answered = { readonly id: number; readonly value?: unknown; readonly error?: string }

/** What a process can be asked, and what it says to that. */
export type Talk = Readonly<Record<string, { readonly ask: unknown; readonly answer: unknown }>>

export type Child<T extends Talk> = {
  readonly pid: number
  /** Rejects when the process could not do it, or is gone. */
  ask<K extends keyof T & string>(what: K, body: T[K]['ask']): Promise<T[K]['answer']>
  /** Resolves when the process has ended by itself, or was ended because it did not. */
  close(): Promise<void>
}

/** A process that does not end when it is told to is ended, ms. */
const PATIENCE_MS = 10_000

export function openChild<T extends Talk>(file: string, execArgv: readonly string[] = []): Child<T> {
  const child: ChildProcess = fork(join(import.meta.dirname, file), [], {
    serialization: 'advanced',
    execArgv: [...process.execArgv, ...execArgv],
  })
  const waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>()
  let last = 0
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.on('message', (message) => {
    const { id, value, error } = message as Answered
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.done(value)
    else one?.fail(new Error(`${file}: ${error}`))
  })
  child.once('exit', (code) => {
    for (const { fail } of waiting.values()) fail(new Error(`${file} ended with ${code}`))
  })
  return {
    pid: child.pid ?? 0,
    ask: (what, body) =>
      new Promise((done, fail) => {
        const id = ++last
        waiting.set(id, { done: (value) => done(value as never), fail })
        child.send({ id, what, body } satisfies Asked)
      }),
    async close() {
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      if (child.connected) child.disconnect()
      await gone
      clearTimeout(late)
    },
  }
}

export type Handlers<T extends Talk> = {
  readonly [K in keyof T]: (body: T[K]['ask']) => Promise<T[K]['answer']> | T[K]['answer']
}

/** The other side; `over` runs when nobody will ask any more. */
export function answer<T extends Talk>(handlers: Handlers<T>, over: () => Promise<void>): void {
  process.on('message', (message) => {
    const { id, what, body } = message as Asked
    Promise.resolve()
      .then(() => handlers[what as keyof T](body as never))
      .then(
        (value) => process.send?.({ id, value } satisfies Answered),
        (error: unknown) =>
          process.send?.({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answered),
      )
  })
  process.once('disconnect', () => {
    over().finally(() => process.exit(0))
  })
}
