/** What 20 ms of a voice are like: how loud, how high, how bright. Cheap enough to be done for every frame of speech. */
import { dbfs } from './level.ts'
import { pitchOf } from './pitch.ts'

export type VoiceFrame = {
  /** dBFS. */
  readonly loud: number
  /** Hz; 0 where the voice has no pitch. */
  readonly hz: number
  /** Energy of the differences over energy, dB: rises with vocal effort, whatever the gain of the line. */
  readonly bright: number
}

export type VoiceMeasure = {
  /** Takes the next 20 ms, in order. What is not speech is only remembered; nothing comes of it. */
  push(pcm: Int16Array, speech: boolean): VoiceFrame | undefined
}

/** Pitch is looked for at 8 kHz or little more, in the newest 40 ms. */
const RATE = 8000
const LOOKBACK_MS = 40

export function createVoiceMeasure(sampleRate: number): VoiceMeasure {
  const factor = Math.max(1, Math.floor(sampleRate / RATE))
  const rate = sampleRate / factor
  const recent = new Float32Array(Math.round((LOOKBACK_MS * rate) / 1000))

  const remember = (pcm: Int16Array): void => {
    const count = Math.min(recent.length, Math.floor(pcm.length / factor))
    recent.copyWithin(0, count)
    for (let i = 0; i < count; i++) {
      let sum = 0
      for (let j = 0; j < factor; j++) sum += pcm[i * factor + j] ?? 0
      recent[recent.length - count + i] = sum / factor
    }
  }

  return {
    push(pcm, speech) {
      remember(pcm)
      if (!speech) return undefined
      let energy = 0
      let change = 0
      let last = recent[recent.length >> 1] ?? 0
      for (let i = recent.length >> 1; i < recent.length; i++) {
        const sample = recent[i] ?? 0
        energy += sample * sample
        change += (sample - last) ** 2
        last = sample
      }
      return {
        loud: dbfs(Math.sqrt(energy / (recent.length - (recent.length >> 1)))),
        hz: pitchOf(recent, rate) ?? 0,
        bright: 10 * Math.log10((change + 1) / (energy + 1)),
      }
    },
  }
}
