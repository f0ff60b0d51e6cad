/** Starts a process of ours as an Electron utility process: `child_process.fork` needs a fuse that a shipped app has blown. */
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Child, Fork } from '../backend/engineProcess.ts'

/** `dir` is where the built entries lie. */
export const forkUtility =
  (dir: string): Fork =>
  (entry, argv) => {
    const process_ = utilityProcess.fork(join(dir, `${entry}.js`), [...argv], {
      serviceName: `Vigía ${entry}`,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const child: Child = {
      onMessage: (listener) => void process_.on('message', listener),
      onExit: (listener) => void process_.once('exit', listener),
      send: (message) => process_.postMessage(message),
      kill(hard = false) {
        if (!hard) return process_.postMessage({ kind: 'stop' })
        // `kill` of a utility process asks; the system's own does not.
        if (process_.pid !== undefined) process.kill(process_.pid, 'SIGKILL')
      },
    }
    return child
  }
