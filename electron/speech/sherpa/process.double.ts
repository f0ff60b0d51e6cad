/** Starts the true process of the recogniser, as the host in a browser does. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { SherpaChild } from './child.ts'

export function startTrue(argv: readonly string[]): SherpaChild {
  const child = fork(join(import.meta.dirname, 'main.ts'), [...argv], {
    serialization: 'advanced',
    // The library tells of each resampler: a pipe that nobody reads would fill.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  }
}
