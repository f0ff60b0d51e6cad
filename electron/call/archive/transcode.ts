/** Writes a recording as Ogg Opus: a page a second, so that whatever was written is playable up to there. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { createResampler } from '../../audio/resample.ts'
import type { Opus } from '../../rtp/codec/opus.ts'
import { type OggPage, segmentsOf, writePage } from './oggPage.ts'
import { codedRate, joinVoices, writeHead, writeTags } from './voices.ts'
import type { WavFile } from './wavFile.ts'

/** Bits a second of each voice. */
const BITRATE = 24_000
/** Packets of 20 ms. */
const PACKETS_A_SECOND = 50
/** 20 ms at 48 kHz, the clock of every Opus file. */
const PACKET_TICKS = 960
/** A page holds 255 segments; a packet of two voices takes three at the very most. */
const MOST_SEGMENTS = 240

export type TranscodeOptions = {
  readonly wav: WavFile
  /** Written anew; on the disk itself when the promise resolves. */
  readonly file: string
  readonly opus: Opus
  /** Called once a second of sound with the share that is done; the next second waits for it. */
  readonly onSecond?: (share: number) => Promise<void> | void
}

export async function transcode({ wav, file, opus, onSecond }: TranscodeOptions): Promise<void> {
  const rate = codedRate(wav.sampleRate)
  const encoders = [0, 1].map(() => opus.openEncoder({ rate, channels: 1, bitrate: BITRATE, faithful: true }))
  const [left, right] = encoders
  if (!left || !right) return
  mkdirSync(dirname(file), { recursive: true })
  const out = openSync(file, 'w', 0o600)
  let number = 0
  const put = (page: Omit<OggPage, 'serial' | 'number'>): void => {
    writeSync(out, writePage({ ...page, serial: 1, number: number++ }))
  }
  try {
    const skip = (left.lookahead * 48_000) / rate
    // What plays must end where the recording ends, to the sample (RFC 7845 §4.4).
    const end = skip + Math.round((wav.length * 48_000) / wav.sampleRate)
    const packets = Math.ceil(end / PACKET_TICKS)
    put({ first: true, last: false, position: 0, packets: [writeHead({ skip, sampleRate: wav.sampleRate })] })
    put({ first: false, last: false, position: 0, packets: [writeTags()] })
    const voices = voicesAt(wav, rate)
    let held: Uint8Array[] = []
    let segments = 0
    for (let i = 0; i < packets; i++) {
      const [leftPcm, rightPcm] = voices.next(rate / PACKETS_A_SECOND)
      const packet = joinVoices(left.encode(leftPcm), right.encode(rightPcm))
      held.push(packet)
      segments += segmentsOf(packet)
      const last = i === packets - 1
      if (!last && held.length < PACKETS_A_SECOND && segments < MOST_SEGMENTS) continue
      put({ first: false, last, position: last ? end : (i + 1) * PACKET_TICKS, packets: held })
      held = []
      segments = 0
      await onSecond?.((i + 1) / packets)
    }
    fsyncSync(out)
  } finally {
    closeSync(out)
    for (const encoder of encoders) encoder.close()
  }
}

/** Both voices at the rate that is coded, in stretches of any length, then silence. */
function voicesAt(wav: WavFile, rate: number): { next(count: number): readonly [Int16Array, Int16Array] } {
  const resamplers = [createResampler(wav.sampleRate, rate), createResampler(wav.sampleRate, rate)] as const
  const lines = [createLine(), createLine()] as const
  let at = 0
  let ended = false

  const more = (): void => {
    const count = Math.min(wav.sampleRate, wav.length - at)
    if (count <= 0) {
      if (!ended) lines.forEach((line, i) => void line.add(resamplers[i === 0 ? 0 : 1].flush()))
      ended = true
      return
    }
    const [left, right] = wav.read(at, count)
    lines[0].add(resamplers[0].push(left))
    lines[1].add(resamplers[1].push(right))
    at += count
  }

  return {
    next(count) {
      while (!ended && (lines[0].length() < count || lines[1].length() < count)) more()
      return [lines[0].take(count), lines[1].take(count)]
    },
  }
}

function createLine() {
  let held = new Int16Array(0)
  return {
    length: () => held.length,
    add(pcm: Int16Array) {
      const grown = new Int16Array(held.length + pcm.length)
      grown.set(held)
      grown.set(pcm, held.length)
      held = grown
    },
    take(count: number): Int16Array {
      const taken = new Int16Array(count)
      taken.set(held.subarray(0, count))
      held = held.subarray(count)
      return taken
    },
  }
}
