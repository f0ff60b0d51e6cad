/** An engine in a process of its own with the small product, to be killed by tests. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

export type Spawned = {
  readonly url: string
  readonly child: ChildProcess
  /** Told to stop, as a host does it, or killed; resolves with the code of its exit. */
  end(how: 'told' | 'SIGKILL'): Promise<number | null>
}

/** `entry` is a file of this folder's parent; resolves when the engine says that it is ready. */
export const spawnEngine = (
  entry: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Spawned> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, '..', entry), [...argv], {
      execPath: process.execPath,
      execArgv: [],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let complaints = ''
    child.stderr?.on('data', (part) => {
      complaints += String(part)
    })
    const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
    exited.then((code) => reject(new Error(`the engine ended with ${code}: ${complaints}`)))
    child.once('message', (message) => {
      const { kind, url } = message as { kind: string; url: string }
      if (kind !== 'ready') return
      resolve({
        url,
        child,
        end(how) {
          if (how === 'SIGKILL') child.kill(how)
          else child.send({ kind: 'stop' })
          return exited
        },
      })
    })
  })
