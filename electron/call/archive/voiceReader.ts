/** Plays an archived recording from any moment on: finds the page, lets the decoders settle, gives both voices. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Opus, OpusRate } from '../../rtp/codec/opus.ts'
import { type OggPage, readPage } from './oggPage.ts'
import { codedRate, readHead, splitVoices } from './voices.ts'

export type VoiceReader = {
  /** Hz of what `read` gives. */
  readonly sampleRate: OpusRate
  /** Samples of each voice. */
  readonly length: number
  /** Both voices from `from` on, `count` samples of each, fewer where the recording ends. */
  read(from: number, count: number): readonly [Int16Array, Int16Array]
  close(): void
}

/** Why an archived recording cannot be played. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** RFC 7845 §4.6 asks for 80 ms until decoders are in step; a steady voice, foretold from its own past, needs longer. */
const SETTLE_TICKS = 48_000
/** A page is 64 KiB at most. */
const PAGE_BYTES = 65_536

type Place = { readonly offset: number; readonly size: number; readonly from: number; readonly to: number }

/** Throws ArchiveError when the file is not a whole archive of ours. */
export function openVoiceReader(file: string, opus: Opus): VoiceReader {
  const descriptor = openSync(file, 'r')
  try {
    const { head, places } = index(descriptor)
    const sampleRate = codedRate(head.sampleRate)
    const ratio = 48_000 / sampleRate
    const end = places.at(-1)?.to ?? 0
    return {
      sampleRate,
      length: Math.round((end - head.skip) / ratio),
      read(from, count) {
        const start = head.skip + from * ratio
        const stop = Math.min(end, start + count * ratio)
        return decode(descriptor, places, opus, { sampleRate, start, stop })
      },
      close: () => closeSync(descriptor),
    }
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

/** Where each page lies and which time it covers; every checksum is checked on the way. */
function index(descriptor: number): { head: { skip: number; sampleRate: number }; places: Place[] } {
  const size = fstatSync(descriptor).size
  const places: Place[] = []
  let head: ReturnType<typeof readHead> = null
  let position = 0
  let offset = 0
  let ended = false
  for (let number = 0; offset < size; number++) {
    const found = pageAt(descriptor, offset)
    if (!found || found.page.number !== number || ended) throw new ArchiveError(`page ${number} is broken`)
    const { page, length } = found
    if (number === 0) head = readHead(page.packets[0])
    if (number > 1) {
      places.push({ offset, size: length, from: position, to: page.position })
      position += page.packets.length * 960
    }
    ended = page.last
    offset += length
  }
  if (!head) throw new ArchiveError('it does not begin as an archive of ours')
  if (!ended) throw new ArchiveError('it stops before its end')
  return { head, places }
}

function pageAt(descriptor: number, offset: number): { page: OggPage; length: number } | null {
  const bytes = new Uint8Array(PAGE_BYTES)
  const there = readSync(descriptor, bytes, 0, bytes.length, offset)
  const found = readPage(bytes.subarray(0, there), 0)
  return found && { page: found.page, length: found.next }
}

type Stretch = { readonly sampleRate: OpusRate; readonly start: number; readonly stop: number }

function decode(
  descriptor: number,
  places: readonly Place[],
  opus: Opus,
  { sampleRate, start, stop }: Stretch,
): readonly [Int16Array, Int16Array] {
  const ratio = 48_000 / sampleRate
  const length = Math.max(0, Math.round((stop - start) / ratio))
  const voices = [new Int16Array(length), new Int16Array(length)] as const
  const decoders = [0, 1].map(() => opus.openDecoder({ rate: sampleRate, channels: 1 }))
  try {
    for (const place of places) {
      if (place.from >= stop) break
      let tick = place.from
      const page = place.to < start - SETTLE_TICKS ? null : pageAt(descriptor, place.offset)
      for (const packet of page?.page.packets ?? []) {
        const both = splitVoices(packet)
        if (tick + 960 > start - SETTLE_TICKS && tick < stop) {
          voices.forEach((voice, i) => {
            const pcm = both && decoders[i]?.decode(both[i === 0 ? 0 : 1])
            if (!pcm) throw new ArchiveError('a packet is no Opus')
            lay(voice, pcm, Math.round((tick - start) / ratio))
          })
        }
        tick += 960
      }
    }
    return voices
  } finally {
    for (const decoder of decoders) decoder.close()
  }
}

/** Puts `pcm` at `at`, which may lie before the beginning or run over the end. */
function lay(voice: Int16Array, pcm: Int16Array, at: number): void {
  const from = Math.max(0, -at)
  const to = Math.min(pcm.length, voice.length - at)
  if (to > from) voice.set(pcm.subarray(from, to), at + from)
}
