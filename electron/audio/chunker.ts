/**
 * Cuts a voice into pieces for recognisers that take files: in a pause, at most eight seconds long, never longer for want of a pause.
 * Silence is not sent: a piece begins a moment before the first word in it, and one with hardly any speech is dropped,
 * because such recognisers invent words for noise.
 */
import { FRAME_MS, type Frame } from './frame.ts'
import { brightnessOf, levelOf } from './level.ts'

export type Chunk = {
  readonly pcm: Int16Array
  readonly sampleRate: number
  /** ms from the start of the call. */
  readonly startMs: number
  readonly endMs: number
  /** `quietest`: no pause was found, so a word may go on in the next piece. */
  readonly cut: 'pause' | 'quietest' | 'end'
}

export type Chunker = {
  push(frame: Frame): Chunk | undefined
  /** What is left at the end of the call. */
  flush(): Chunk | undefined
  /** The piece that is being spoken, as far as it has come; it stays where it is. Nothing while no one speaks. */
  soFar(): Chunk | undefined
}

const MAX_MS = 8000
/** A piece this long ends at a clear pause; shorter ones end only when the speaker has stopped. */
const MIN_MS = 2000
/** Longer than the closure before a p, t or k together with an s before it that noise may hide. */
const CLEAR_PAUSE_MS = 340
/** From here on a shorter pause will do. */
const ENOUGH_MS = 4000
const SHORT_PAUSE_MS = 260
/** A pause that is looked back for when there is no time left must be as long as this to be one between words. */
const LEAST_PAUSE_MS = 160
/** The speaker has stopped: words need not wait for the piece to be long. */
const STOPPED_MS = 700
/** Kept before the first word: soft beginnings are below what a voice detector hears. */
const LEAD_MS = 300
const LEAST_SPEECH = 0.08
/** In noise the end of a word is hidden for longer after the last sound that was heard than its beginning is before the next one. */
const PLACE_IN_PAUSE = 0.6
/** What a cut at the edge of a pause costs against one in its best place, dB. */
const EDGE_COST = 9

type Slot = {
  readonly pcm: Int16Array
  readonly startMs: number
  readonly speech: boolean
  /** Of all the sound, and of what is high in it: an s in a low noise is heard there only. */
  readonly dbfs: number
  readonly bright: number
}

/** `isSpeech` is asked once for each frame, in order. */
export function createChunker(isSpeech: (pcm: Int16Array) => boolean): Chunker {
  let slots: Slot[] = []
  let sampleRate = 0

  /** Ends the piece before slot `end`. */
  const cutAt = (end: number, cut: Chunk['cut']): Chunk | undefined => {
    const piece = slots.slice(0, end)
    slots = slots.slice(end)
    trimLead()
    const first = piece[0]
    const last = piece.at(-1)
    if (!first || !last || piece.filter((slot) => slot.speech).length < piece.length * LEAST_SPEECH) return undefined
    const endMs = last.startMs + (last.pcm.length * 1000) / sampleRate
    return { pcm: joined(piece), sampleRate, startMs: first.startMs, endMs, cut }
  }

  /** While nothing was said, only the last moment is kept. */
  const trimLead = (): void => {
    const said = slots.findIndex((slot) => slot.speech)
    const silent = said < 0 ? slots.length : said
    slots = slots.slice(Math.max(0, silent - LEAD_MS / FRAME_MS))
  }

  const cutIfDue = (): Chunk | undefined => {
    const length = slots.length * FRAME_MS
    const silent = silenceAtEnd(slots)
    const pause = silent * FRAME_MS
    const due =
      pause >= STOPPED_MS ||
      (length >= MIN_MS && pause >= CLEAR_PAUSE_MS) ||
      (length >= ENOUGH_MS && pause >= SHORT_PAUSE_MS)
    if (due) return cutAt(quietest(slots, slots.length - silent, slots.length), 'pause')
    if (length < MAX_MS) return undefined
    const found = longestPause(slots, MIN_MS / FRAME_MS)
    if ((found.end - found.start) * FRAME_MS >= LEAST_PAUSE_MS)
      return cutAt(quietest(slots, found.start, found.end), 'pause')
    return cutAt(quietest(slots, MIN_MS / FRAME_MS, slots.length, 0), 'quietest')
  }

  return {
    push(frame) {
      sampleRate = frame.sampleRate
      const { pcm, startMs } = frame
      slots.push({ pcm, startMs, speech: isSpeech(pcm), dbfs: levelOf(pcm).rmsDbfs, bright: brightnessOf(pcm) })
      if (!slots.some((slot) => slot.speech)) {
        trimLead()
        return undefined
      }
      return cutIfDue()
    },
    flush: () => cutAt(slots.length, 'end'),
    soFar() {
      const first = slots[0]
      if (!first || !slots.some((slot) => slot.speech)) return undefined
      const pcm = joined(slots)
      return {
        pcm,
        sampleRate,
        startMs: first.startMs,
        endMs: first.startMs + (pcm.length * 1000) / sampleRate,
        cut: 'end',
      }
    },
  }
}

function silenceAtEnd(slots: readonly Slot[]): number {
  let silent = 0
  while (silent < slots.length && !slots[slots.length - 1 - silent]?.speech) silent++
  return silent
}

/** The longest stretch without speech from `from` on. */
function longestPause(slots: readonly Slot[], from: number): { start: number; end: number } {
  let best = { start: from, end: from }
  let start = from
  for (let i = from; i <= slots.length; i++) {
    if (i < slots.length && !slots[i]?.speech) continue
    if (i - start > best.end - best.start) best = { start, end: i }
    start = i + 1
  }
  return best
}

/**
 * Before which slot to cut: the quietest neighbourhood between `from` and `to`, low and high sound alike, and of places as quiet as each other
 * the one where words are least likely to be hidden in noise; the latest of equals, because a word fades into the pause.
 */
function quietest(slots: readonly Slot[], from: number, to: number, edgeCost = EDGE_COST): number {
  const loud = (i: number): number => {
    const slot = slots[Math.max(from, Math.min(to - 1, i))]
    return slot ? slot.dbfs + slot.bright : 0
  }
  const best = from + (to - from) * PLACE_IN_PAUSE
  let least = Number.POSITIVE_INFINITY
  let at = to
  for (let i = from; i < to; i++) {
    const aside = i < best ? (best - i) / (best - from) : (i - best) / (to - best)
    const around = Math.max(loud(i - 1), loud(i), loud(i + 1)) + 0.125 * (loud(i - 2) + loud(i + 2)) + edgeCost * aside
    if (around > least) continue
    least = around
    at = i
  }
  return at
}

function joined(slots: readonly Slot[]): Int16Array {
  const pcm = new Int16Array(slots.reduce((sum, slot) => sum + slot.pcm.length, 0))
  let at = 0
  for (const slot of slots) {
    pcm.set(slot.pcm, at)
    at += slot.pcm.length
  }
  return pcm
}
