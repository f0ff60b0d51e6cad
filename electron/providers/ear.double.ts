/** An ear for tests that knows one recording by heart: it finds where a piece of its sound comes from, and says the words that lie there. */
import { readWav } from '../audio/wav.ts'
import type { Hears } from '../speech/deepgram/deepgram.double.ts'
import { readScript } from '../speech/script.ts'

/** Samples that are looked for; no two places of a recording are alike for so long. */
const PATTERN = 48

export function earFor(wav: Uint8Array, script: string): Hears {
  const { sampleRate, length, read } = readWav(wav)
  const voices = { agent: read(0, 0, length), customer: read(1, 0, length) }
  const { lines } = readScript(script)
  return (pcm, rate) => {
    if (rate !== sampleRate) return []
    for (const [leg, voice] of Object.entries(voices)) {
      const from = placeOf(pcm, voice)
      if (from === undefined) continue
      const startS = from / sampleRate
      return lines
        .filter(({ speaker }) => speaker === leg)
        .flatMap(({ words }) => words)
        .map(({ text, startMs, endMs }) => ({ word: text, start: startMs / 1000 - startS, end: endMs / 1000 - startS }))
        .filter(({ start, end }) => (start + end) / 2 >= 0 && (start + end) / 2 < pcm.length / sampleRate)
    }
    return []
  }
}

/** Sample of `voice` at which `pcm` begins. */
function placeOf(pcm: Int16Array, voice: Int16Array): number | undefined {
  let loudest = 0
  for (let i = 0; i < pcm.length; i++) if (Math.abs(pcm[i] ?? 0) > Math.abs(pcm[loudest] ?? 0)) loudest = i
  if (Math.abs(pcm[loudest] ?? 0) < 500) return undefined
  const at = Math.max(0, Math.min(loudest - PATTERN / 2, pcm.length - PATTERN))
  for (let i = 0; i + PATTERN <= voice.length; i++) {
    let k = 0
    while (k < PATTERN && voice[i + k] === pcm[at + k]) k++
    if (k === PATTERN) return i - at
  }
  return undefined
}
