/** What is said on each stream: speech of the practice calls, another stretch of it for every call, never silent to the last bit. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeG711, encodeG711 } from '../../electron/audio/g711.ts'
import { readWav } from '../../electron/audio/wav.ts'
import { atRate } from '../network/voices.ts'

const PRACTICE = join(import.meta.dirname, '../../resources/practice')
const RATE = 8000
/** Samples between the beginnings of two calls of one recording; shares no factor with their lengths. */
const STEP = 30_011
/** A telephone line hisses: so a lost frame shows even where nobody speaks. */
const HISS = 24

export type Side = 'caller' | 'dispatcher'
export type Law = 'pcmu' | 'pcma'

/** Every other call has the other law. */
export const lawOf = (call: number): Law => (call % 2 === 0 ? 'pcmu' : 'pcma')

export type Speech = (call: number, side: Side, seconds: number) => Int16Array

/** 8 kHz; the same for the same arguments in every process. */
export function openSpeech(): Speech {
  const recordings = readdirSync(PRACTICE)
    .sort()
    .map((name) => readWav(readFileSync(join(PRACTICE, name, 'call.wav'))))
    .map((wav) => ({
      dispatcher: atRate(wav.read(0, 0, wav.length), wav.sampleRate, RATE),
      caller: atRate(wav.read(wav.channels - 1, 0, wav.length), wav.sampleRate, RATE),
    }))
  return (call, side, seconds) => {
    const voice = recordings[call % recordings.length]?.[side] ?? new Int16Array(1)
    const begin = Math.floor(call / recordings.length) * STEP
    let state = call * 2 + (side === 'caller' ? 1 : 0) + 1
    return Int16Array.from({ length: seconds * RATE }, (_, i) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const hiss = ((state >>> 16) % (2 * HISS + 1)) - HISS
      return Math.max(-32_768, Math.min(32_767, (voice[(begin + i) % voice.length] ?? 0) + hiss))
    })
  }
}

/** What a recorder must have of it, sample for sample. */
export function asHeard(pcm: Int16Array, law: Law): Int16Array {
  const name = law === 'pcmu' ? 'ulaw' : 'alaw'
  return decodeG711(name, encodeG711(name, pcm))
}
