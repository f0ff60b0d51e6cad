/** Plays a few seconds of a recording that this host holds; a new clip stops the one before. */
import { bridge } from '../bridge.ts'

let playing: { readonly source: AudioBufferSourceNode; readonly context: AudioContext } | null = null

export function stopClip(): void {
  playing?.source.stop()
}

/** Resolves when the clip has been heard or was stopped; rejects when the host does not hold it or cannot decode it. */
export async function playClip(callId: string, startMs: number, endMs: number): Promise<void> {
  stopClip()
  const { wav } = await bridge().call('recording.clip', { callId, startMs, endMs })
  const context = new AudioContext()
  try {
    const buffer = await context.decodeAudioData(wav.slice(0))
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(context.destination)
    playing = { source, context }
    await new Promise<void>((heard) => {
      source.onended = () => heard()
      source.start()
    })
  } finally {
    if (playing?.context === context) playing = null
    await context.close()
  }
}
