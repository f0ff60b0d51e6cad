/**
 * Says which frames are speech: WebRTC's detector and a gate of our own over the noise floor, both of which must agree.
 * Mode 1 is the one that cuts no words down to 10 dB of signal over noise; the gate keeps it from hearing speech in steady noise.
 */
import load, { type Fvad } from '@echogarden/fvad-wasm'
import { FRAME_MS } from './frame.ts'
import { levelOf } from './level.ts'
import { createNoiseFloor } from './noiseFloor.ts'

export type Vad = {
  /** Takes 20 ms of sound, in order. What the detector does not know, another length or rate than 8, 16, 32 or 48 kHz, is judged by its level alone. */
  isSpeech(pcm: Int16Array): boolean
  close(): void
}

/** Opens detectors; one for each voice. */
export type VadFactory = (sampleRate: number) => Vad

const MODE = 1
/** dB over the noise floor that speech must have. */
const ABOVE_FLOOR = 6
/** dBFS under which nothing is speech. */
const QUIETEST = -55

let loading: Promise<Fvad> | undefined

/** Loads the detector once for the process. */
export async function loadVad(): Promise<VadFactory> {
  loading ??= load()
  const fvad = await loading
  return (sampleRate) => openVad(fvad, sampleRate)
}

function openVad(fvad: Fvad, sampleRate: number): Vad {
  const handle = fvad._fvad_new()
  const knowsRate = fvad._fvad_set_sample_rate(handle, sampleRate) === 0
  fvad._fvad_set_mode(handle, MODE)
  const length = (sampleRate * FRAME_MS) / 1000
  const buffer = fvad._malloc(length * 2)
  const floor = createNoiseFloor()
  let open = true
  return {
    isSpeech(pcm) {
      const { rmsDbfs } = levelOf(pcm)
      const gate = Math.max(floor.push(rmsDbfs) + ABOVE_FLOOR, QUIETEST)
      if (rmsDbfs <= gate || !open) return false
      if (!knowsRate || pcm.length !== length) return true
      // The heap may have grown and moved since the last frame; ask for it each time.
      fvad.HEAP16.set(pcm, buffer >> 1)
      return fvad._fvad_process(handle, buffer, length) === 1
    },
    close() {
      if (!open) return
      open = false
      fvad._free(buffer)
      fvad._fvad_free(handle)
    },
  }
}
