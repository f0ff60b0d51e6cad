/** Sound over a WebSocket of its own, for windows in a browser, so that it never waits behind a recording that is being sent. */
import type { WebSocket } from 'ws'
import { FRAME_BYTES } from './audioFrame.ts'
import type { AudioHub } from './audioLines.ts'

export const AUDIO_PATH = '/audio'
/** What is asked is text of at most 1 KiB; a frame is less, bytes. */
export const AUDIO_MOST_BYTES = Math.max(1024, FRAME_BYTES)

/** Takes a socket that was let in by the host's door. */
export function plugSocket(hub: AudioHub, socket: WebSocket): void {
  const plugged = hub.plug({
    sendText: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    sendSound: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true, compress: false })
    },
    waiting: () => socket.bufferedAmount,
    cut: (reason) => socket.close(1003, reason),
  })
  socket.on('message', (data, binary) => {
    if (!binary) return plugged.text(String(data))
    plugged.sound(Buffer.isBuffer(data) ? data : new Uint8Array(0))
  })
  socket.on('close', plugged.gone)
  socket.on('error', () => socket.terminate())
}
