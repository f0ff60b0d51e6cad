/** The far end of a line on a thread of its own, for tests that block the main one: says when each packet came. */
import { parentPort } from 'node:worker_threads'
import { openPeer } from './peer.double.ts'

const peer = await openPeer()
parentPort?.on('message', () => {
  parentPort?.postMessage(peer.heard.map(({ at }) => at))
  peer.close()
  parentPort?.close()
})
parentPort?.postMessage(peer.port)
