/** A network that loses, repeats and delays datagrams on their way from one line to another: a thread of its own, so that only it is to blame. */
import { createSocket } from 'node:dgram'
import { parentPort, workerData } from 'node:worker_threads'
import { createLot } from './lot.ts'
import { createRandom } from './random.ts'

export type RelayData = {
  readonly seed: number
  /** Shares 0 to 1. */
  readonly loss: number
  readonly repeated: number
  /** Each datagram is delayed evenly by 0 to this, ms. */
  readonly jitterMs: number
  readonly toPort: number
}
export type RelayMessage =
  | { readonly kind: 'ready'; readonly port: number }
  | {
      readonly kind: 'counted'
      readonly passed: number
      readonly lost: number
      readonly repeated: number
      readonly delaysMs: readonly number[]
    }

const { seed, loss, repeated, jitterMs, toPort } = workerData as RelayData
const random = createRandom(seed)
const isLost = createLot(random, loss)
const isRepeated = createLot(random, repeated)
const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 })
const count = { passed: 0, lost: 0, repeated: 0 }
const delaysMs: number[] = []
let over = false
const say = (message: RelayMessage): void => parentPort?.postMessage(message)

const later = (bytes: Uint8Array): void => {
  const cameAt = performance.now()
  const delay = random() * jitterMs
  setTimeout(() => {
    if (over) return
    delaysMs.push(performance.now() - cameAt)
    socket.send(bytes, toPort, '127.0.0.1')
  }, delay)
}
socket.on('message', (bytes) => {
  count.passed++
  if (isLost()) {
    count.lost++
    return
  }
  later(bytes)
  if (isRepeated()) {
    count.repeated++
    later(bytes)
  }
})
socket.bind(0, '127.0.0.1', () => say({ kind: 'ready', port: socket.address().port }))
parentPort?.on('message', () => {
  over = true
  say({ kind: 'counted', ...count, delaysMs })
  socket.close()
  parentPort?.close()
})
