/** Sound over a MessagePort that a desktop window's preload sent: text as strings, frames as ArrayBuffers. */
import type { AudioHub } from './audioLines.ts'

/** The part of Electron's `MessagePortMain` that is used. */
export type Port = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function plugPort(hub: AudioHub, port: Port): void {
  const plugged = hub.plug({
    sendText: (text) => port.postMessage(text),
    sendSound: (bytes) => port.postMessage(bytes.buffer),
    // A port tells nothing about what its other end has read.
    waiting: () => 0,
    cut: () => port.close(),
  })
  port.on('message', ({ data }) => {
    if (typeof data === 'string') plugged.text(data)
    else plugged.sound(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0))
  })
  port.on('close', plugged.gone)
  port.start()
}
