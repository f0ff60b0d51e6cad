/** The media engine's thread: sockets, codecs, playout and mixing on an event loop that nothing else shares. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { loadCodecs } from '../codec/codec.ts'
import { startEngine } from './engine.ts'
import type { EngineData, FromEngine, ToEngine } from './messages.ts'

/** ms; a delay is measured as what a timer of this length takes longer. */
const RESOLUTION = 5

if (!parentPort) throw new Error('the media engine runs as a thread')
const port = parentPort
const { taken } = workerData as EngineData
const takenIn = new Int32Array(taken)
let said = 0

const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()

const engine = startEngine({
  codecs: await loadCodecs(),
  now: () => performance.now(),
  wall: Date.now,
  random: Math.random,
  schedule(act, ms) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  say(message: FromEngine, transfer) {
    if (message.kind === 'heard') said++
    port.postMessage(message, transfer)
  },
  behind: () => (said - Atomics.load(takenIn, 0)) | 0,
  loopDelayP99Ms() {
    const p99 = delay.percentile(99) / 1e6 - RESOLUTION
    delay.reset()
    return Math.max(0, p99)
  },
})

port.on('message', (message: ToEngine) => engine.told(message))
engine.stopped.then(() => {
  delay.disable()
  // The sockets close in the loop's next turn, with the last BYE sent.
  setImmediate(() => setImmediate(() => port.close()))
})
