/** In the audio thread: frames from the carrier's port, played evenly. */
import { samplesOf, seqOf } from './frame.ts'
import { createPlayout } from './playout.ts'

/** What the page tells this processor. */
export type HeadsetOrder =
  | { readonly kind: 'from'; readonly port: MessagePort }
  | { readonly kind: 'volume'; readonly volume: number }
  /** A sound of our own, 16 kHz, over what is heard; one at a time. */
  | { readonly kind: 'play'; readonly pcm: Int16Array }
  | { readonly kind: 'end' }

/** Blocks of 128 samples between two reports, 80 ms at 16 kHz. */
const REPORT_BLOCKS = 10

class Headset extends AudioWorkletProcessor {
  private readonly playout = createPlayout()
  private alive = true
  private volume = 1
  private wanted = 1
  private own: Int16Array = new Int16Array(0)
  private ownAt = 0
  private blocks = 0
  private squares = 0
  private peak = 0

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<HeadsetOrder>) => {
      if (data.kind === 'volume') this.wanted = data.volume
      if (data.kind === 'end') this.alive = false
      if (data.kind === 'play') {
        this.own = data.pcm
        this.ownAt = 0
      }
      if (data.kind !== 'from') return
      data.port.onmessage = ({ data: message }: MessageEvent<ArrayBuffer>) =>
        this.playout.push(samplesOf(message), seqOf(message))
    }
  }

  process(_inputs: readonly (readonly Float32Array[])[], outputs: readonly (readonly Float32Array[])[]): boolean {
    const channels = outputs[0] ?? []
    const [out] = channels
    if (!out) return this.alive
    this.playout.pull(out)
    for (let i = 0; i < out.length; i++) {
      // 10 ms from one volume to the next, or it would be heard as a click.
      this.volume += (this.wanted - this.volume) * 0.006
      const own = this.ownAt < this.own.length ? (this.own[this.ownAt++] ?? 0) / 32_768 : 0
      const value = ((out[i] ?? 0) + own) * this.volume
      out[i] = value
      this.squares += value * value
      this.peak = Math.max(this.peak, Math.abs(value))
    }
    for (const other of channels.slice(1)) other.set(out)
    this.report(out.length)
    return this.alive
  }

  private report(length: number): void {
    if (++this.blocks < REPORT_BLOCKS) return
    const rms = Math.sqrt(this.squares / (this.blocks * length))
    this.port.postMessage({ rms, peak: this.peak, ...this.playout.stats() })
    this.blocks = 0
    this.squares = 0
    this.peak = 0
  }
}

registerProcessor('headset', Headset)
