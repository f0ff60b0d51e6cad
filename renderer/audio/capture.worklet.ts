/** In the audio thread: a microphone's sound, cut into messages, straight to the carrier's port. */
import { createFramer } from './framer.ts'

/** What the page tells this processor. */
export type CaptureOrder =
  | { readonly kind: 'to'; readonly port: MessagePort }
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'end' }

class Capture extends AudioWorkletProcessor {
  private to: MessagePort | undefined
  private alive = true
  private readonly framer = createFramer({
    onFrame: (message) => this.to?.postMessage(message, [message]),
    onTick: (loudness) => this.port.postMessage(loudness),
  })

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<CaptureOrder>) => {
      if (data.kind === 'to') this.to = data.port
      if (data.kind === 'mute') this.framer.mute(data.muted)
      if (data.kind === 'end') this.alive = false
    }
  }

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const sound = inputs[0]?.[0]
    if (sound) this.framer.push(sound)
    return this.alive
  }
}

registerProcessor('capture', Capture)
