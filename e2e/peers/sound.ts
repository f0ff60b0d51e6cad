/** What the programs say in a call, and how exactly it was recorded: speech of a practice call as they want it, and a comparison sample by sample. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeG711, encodeG711 } from '../../electron/audio/g711.ts'
import { createResampler } from '../../electron/audio/resample.ts'
import { readWav } from '../../electron/audio/wav.ts'
import { writeWav } from '../../electron/audio/wavHeader.ts'

const RATE = 8000
const PRACTICE = resolve(import.meta.dirname, '..', '..', 'resources', 'practice')

export type Speech = {
  /** Mono WAV, 8 kHz. */
  readonly wav: string
  /** Raw µ-law, as sipp plays it. */
  readonly ulaw: string
  /** What is heard when nothing is lost, by law. */
  readonly heard: { readonly ulaw: Int16Array; readonly alaw: Int16Array }
}

/** `seconds` of one voice of a practice call: 0 the dispatcher, 1 the caller. */
export function writeSpeech(dir: string, name: string, voice: 0 | 1, seconds: number): Speech {
  const call = readWav(readFileSync(join(PRACTICE, '01-paro-cardiaco', 'call.wav')))
  const from = firstSound(call.read(voice, 0, call.length)) - call.sampleRate / 10
  const sound = call.read(voice, Math.max(0, from), seconds * call.sampleRate)
  const resampler = createResampler(call.sampleRate, RATE)
  const pcm = joined([resampler.push(sound), resampler.flush()])
  const ulaw = encodeG711('ulaw', pcm)
  const alaw = decodeG711('alaw', encodeG711('alaw', pcm))
  const files = { wav: join(dir, `${name}.wav`), ulaw: join(dir, `${name}.ul`) }
  // What A-law can say exactly: encoders round in different ways.
  writeFileSync(files.wav, writeWav(alaw, { sampleRate: RATE, channels: 1 }))
  writeFileSync(files.ulaw, ulaw)
  return { ...files, heard: { ulaw: decodeG711('ulaw', ulaw), alaw } }
}

/** One side of a recording of ours: 0 the dispatcher, 1 the caller. */
export function sideOf(file: string, voice: 0 | 1): Int16Array {
  const wav = readWav(readFileSync(file))
  return wav.read(voice, 0, wav.length)
}

export type Match = {
  /** Where `wanted` begins in `found`, samples; -1 when not even its loudest stretch is there. */
  readonly at: number
  /** Samples of `wanted` that are the same there, and all that there were to compare. */
  readonly same: number
  readonly of: number
}

/** Finds the loudest tenth of a second of `wanted` in `found`, to the sample, and compares all around it. */
export function match(found: Int16Array, wanted: Int16Array): Match {
  const key = loudest(wanted, RATE / 10)
  const place = indexOf(found, wanted.subarray(key, key + RATE / 10))
  if (place < 0) return { at: -1, same: 0, of: wanted.length }
  const at = place - key
  let same = 0
  let of = 0
  for (let i = 0; i < wanted.length; i++) {
    const there = found[at + i]
    if (there === undefined) continue
    of++
    if (there === wanted[i]) same++
  }
  return { at, same, of }
}

/** Pearson's correlation at the best shift within `reach` samples. */
export function correlation(found: Int16Array, wanted: Int16Array, reach: number): number {
  let best = 0
  for (let shift = -reach; shift <= reach; shift++) best = Math.max(best, correlationAt(found, wanted, shift))
  return best
}

function correlationAt(found: Int16Array, wanted: Int16Array, shift: number): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < wanted.length; i += 3) {
    const a = found[i + shift] ?? 0
    const b = wanted[i] ?? 0
    ab += a * b
    aa += a * a
    bb += b * b
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/** Energy of one frequency against all energy, 0 to 1 (Goertzel). */
export function share(pcm: Int16Array, hz: number, rate: number): number {
  const step = 2 * Math.cos((2 * Math.PI * hz) / rate)
  let [a, b, all] = [0, 0, 0]
  for (const sample of pcm) {
    const next = sample + step * a - b
    b = a
    a = next
    all += sample * sample
  }
  return all === 0 ? 0 : (2 * (a * a + b * b - step * a * b)) / (pcm.length * all)
}

const LOUD = 1500

function firstSound(pcm: Int16Array): number {
  const at = pcm.findIndex((sample) => Math.abs(sample) > LOUD)
  if (at < 0) throw new Error('a voice without sound')
  return at
}

function loudest(pcm: Int16Array, length: number): number {
  let [best, energy, at] = [0, 0, 0]
  for (let i = 0; i < pcm.length; i++) {
    energy += (pcm[i] ?? 0) ** 2 - (pcm[i - length] ?? 0) ** 2
    if (i < length || energy <= best) continue
    best = energy
    at = i - length + 1
  }
  return at
}

function indexOf(hay: Int16Array, needle: Int16Array): number {
  const [first] = needle
  for (let i = 0; i + needle.length <= hay.length; i++) {
    if (hay[i] !== first) continue
    let n = 1
    while (n < needle.length && hay[i + n] === needle[n]) n++
    if (n === needle.length) return i
  }
  return -1
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
