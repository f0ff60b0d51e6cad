/** The engine's thread with a fault that a test can set off: the keys `crash` end it. */
import { parentPort } from 'node:worker_threads'
import type { ToEngine } from './messages.ts'
import './worker.ts'

parentPort?.on('message', (message: ToEngine) => {
  if (message.kind === 'keys' && message.keys === 'crash') throw new Error('as a test asked')
})
