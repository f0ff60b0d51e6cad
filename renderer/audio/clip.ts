/** Plays a short WAV that the host made, in the headset that was chosen; another one stops the one before. */
import { useChoices } from './choices.ts'

/** Not yet in TypeScript's DOM library (Web Audio API §1.2.3, `sinkId`). */
type SinkContext = AudioContext & { setSinkId(id: string): Promise<void> }

/** A context that may not play keeps its promise open for ever, ms. */
const RESUME_MS = 1000

let playing: { stop(): void } | undefined

export const stopSound = (): void => playing?.stop()

/** Resolves once it sounds; false when this window cannot play it. */
export async function playSound(wav: ArrayBuffer): Promise<boolean> {
  stopSound()
  let context: SinkContext | undefined
  try {
    context = new AudioContext() as SinkContext
    const { output, volume } = useChoices.getState()
    // A headset that is not there any more: the system's own is better than none.
    if (output) await context.setSinkId(output.id).catch(() => undefined)
    const source = context.createBufferSource()
    source.buffer = await context.decodeAudioData(wav.slice(0))
    const gain = context.createGain()
    gain.gain.value = volume
    source.connect(gain).connect(context.destination)
    await Promise.race([context.resume(), new Promise((late) => setTimeout(late, RESUME_MS))])
    if (context.state !== 'running') throw new Error('it may not play')
    const mine = { stop: () => source.stop() }
    playing = mine
    const over = context
    source.onended = () => {
      if (playing === mine) playing = undefined
      void over.close()
    }
    source.start()
    return true
  } catch {
    void context?.close()
    return false
  }
}
