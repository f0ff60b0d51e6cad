/**
 * How far the caller's voice is from its own usual, in this call. Frames are only laid aside while sound passes; they are measured between the turns of
 * the event loop, a few at a time, and given up when there is no time for them. A voice is compared with itself alone: lines differ, people do too.
 */
import type { VoiceLevel, VoiceReading } from '../../convex/domain/voice.ts'
import { FRAME_MS, type Frame } from '../audio/frame.ts'
import { createVoiceMeasure, type VoiceFrame } from '../audio/voiceFrame.ts'
import { quantile, stretchOf, type VoiceStretch } from '../audio/voiceStretch.ts'

export type Distress = {
  /** Keeps the frame for later; costs nothing now. */
  push(frame: Frame, speech: boolean): void
  /** The caller's voice between two moments of the call; nothing while too little of it was heard to know what is usual. */
  between(startMs: number, endMs: number, text?: string): VoiceReading | undefined
  /** Stretches of speech for which no words came, each told once. */
  wordless(nowMs: number): readonly VoiceReading[]
  /** ms of speech measured, and ms of sound that were given up for want of time. */
  counts(): { readonly speechMs: number; readonly skippedMs: number }
}

export type DistressOptions = {
  readonly sampleRate: number
  /** Runs something when nothing more urgent waits. */
  readonly schedule: (work: () => void) => void
  /** Measuring failed and is given up; told once. */
  readonly onFault: (error: unknown) => void
}

/** Frames measured at one go: about a millisecond of work. */
const BATCH = 25
/** ms of sound that may wait to be measured. */
const MOST_WAITING = 10_000 / FRAME_MS
/** ms of the call of which the frames are kept: a line that comes later than this has no voice. */
const KEPT = 90_000 / FRAME_MS
/** Frames of speech in one piece of what is usual. */
const PIECE = 50
/** Pieces before anything can be called usual; as many as are kept. */
const FEWEST_PIECES = 4
const MOST_PIECES = 600
/** What is usual: the calm quarter of what was heard, and never as good as silence. */
const USUAL = 0.25
/** Lines with words before a rate can be called usual. */
const FEWEST_RATES = 3

/** From where a difference counts, where it counts in full, and how much: a part of the certainty that something is wrong. */
const SIGNS = {
  loudDb: { from: 3, to: 11, weight: 0.45 },
  pitchSt: { from: 2, to: 7, weight: 0.5 },
  spreadSt: { from: 2, to: 6, weight: 0.25 },
  trembleSt: { from: 0.25, to: 0.9, weight: 0.45 },
  brightDb: { from: 2.5, to: 8, weight: 0.3 },
  rate: { from: 1.25, to: 1.8, weight: 0.3 },
} as const
const RAISED = 30
const HIGH = 60

/** Speech without words: a pause ends a stretch of it, and this long it waits for its words, ms. */
const PAUSE_MS = 700
const LONGEST_MS = 6000
const SHORTEST_MS = 600
const WAIT_MS = 6000

export function createDistress({ sampleRate, schedule, onFault }: DistressOptions): Distress {
  const measure = createVoiceMeasure(sampleRate)
  const frames = new Array<VoiceFrame | undefined>(KEPT)
  const waiting: { readonly frame: Frame; readonly speech: boolean }[] = []
  let isScheduled = false
  let isBroken = false
  let newest = -1
  let speechMs = 0
  let skippedMs = 0
  let piece: VoiceFrame[] = []
  const usual: { [K in Exclude<keyof VoiceStretch, 'speechMs' | 'rate'>]: number[] } = {
    loud: [],
    pitch: [],
    spread: [],
    tremble: [],
    bright: [],
  }
  const heardRates: number[] = []
  const rates: number[] = []
  let open: { startMs: number; endMs: number } | undefined
  let unworded: { startMs: number; endMs: number }[] = []

  const note = (list: number[], value: number | undefined): void => {
    if (value === undefined) return
    list.push(value)
    if (list.length > MOST_PIECES) list.shift()
  }

  const take = ({ frame, speech }: (typeof waiting)[number]): void => {
    const at = Math.round(frame.startMs / FRAME_MS)
    // What was skipped, or never came, was no speech.
    for (let i = Math.max(newest + 1, at - KEPT + 1); i < at; i++) frames[i % KEPT] = undefined
    newest = Math.max(newest, at)
    const measured = measure.push(frame.pcm, speech)
    frames[at % KEPT] = measured
    follow(frame.startMs, measured !== undefined)
    if (!measured) return
    speechMs += FRAME_MS
    piece.push(measured)
    if (piece.length < PIECE) return
    const whole = stretchOf(piece)
    piece = []
    if (!whole) return
    for (const name of ['loud', 'pitch', 'spread', 'tremble', 'bright'] as const) note(usual[name], whole[name])
    note(heardRates, whole.rate)
  }

  const follow = (startMs: number, speech: boolean): void => {
    if (speech) {
      if (open && startMs - open.startMs >= LONGEST_MS) close()
      open = { startMs: open?.startMs ?? startMs, endMs: startMs + FRAME_MS }
    } else if (open && startMs - open.endMs >= PAUSE_MS) close()
  }
  const close = (): void => {
    if (open && open.endMs - open.startMs >= SHORTEST_MS) unworded.push(open)
    open = undefined
  }

  const attempt = <T>(act: () => T): T | undefined => {
    if (isBroken) return undefined
    try {
      return act()
    } catch (error) {
      isBroken = true
      waiting.length = 0
      onFault(error)
      return undefined
    }
  }
  const drain = (most: number): void =>
    attempt(() => {
      for (const one of waiting.splice(0, most)) take(one)
    })
  const work = (): void => {
    drain(BATCH)
    isScheduled = waiting.length > 0
    if (isScheduled) schedule(work)
  }

  const base = (list: readonly number[], share = USUAL): number | undefined =>
    list.length < FEWEST_PIECES
      ? undefined
      : quantile(
          list.toSorted((a, b) => a - b),
          share,
        )

  const beside = (value: number | undefined, list: readonly number[]): number | undefined => {
    const before = base(list)
    return value === undefined || before === undefined ? undefined : value - before
  }

  /** Words tell how fast somebody speaks better than sound does, where there are words. */
  const paceOf = ({ rate, speechMs: ms }: VoiceStretch, text: string | undefined): number | undefined => {
    if (text === undefined) {
      const before = base(heardRates, 0.5)
      return before === undefined || before <= 0 ? undefined : rate / before
    }
    const own = (syllables(text) * 1000) / ms
    const before = rates.length < FEWEST_RATES ? undefined : median(rates)
    if (ms >= SHORTEST_MS) note(rates, own)
    return before === undefined || before <= 0 ? undefined : own / before
  }

  const read = (startMs: number, endMs: number, text?: string): VoiceReading | undefined => {
    const from = Math.max(0, newest - KEPT + 1, Math.floor(startMs / FRAME_MS))
    const to = Math.min(newest, Math.ceil(endMs / FRAME_MS))
    const heard = from > to ? [] : Array.from({ length: to - from + 1 }, (_, i) => frames[(from + i) % KEPT])
    const stretch = stretchOf(heard)
    const loudDb = beside(stretch?.loud, usual.loud)
    const brightDb = beside(stretch?.bright, usual.bright)
    const rate = stretch && paceOf(stretch, text)
    if (!stretch || loudDb === undefined || brightDb === undefined) return undefined
    const signs = {
      loudDb,
      brightDb,
      pitchSt: beside(stretch.pitch, usual.pitch),
      spreadSt: beside(stretch.spread, usual.spread),
      trembleSt: beside(stretch.tremble, usual.tremble),
      rate,
    }
    const score = scoreOf(signs)
    const level: VoiceLevel = score >= HIGH ? 'high' : score >= RAISED ? 'raised' : 'steady'
    const known = Object.entries(signs).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Math.round(value * 10) / 10] as const],
    )
    return {
      ...(Object.fromEntries(known) as Pick<VoiceReading, keyof typeof SIGNS>),
      ...{ level, score, startMs: Math.round(startMs), endMs: Math.round(endMs), speechMs: stretch.speechMs },
    }
  }

  return {
    push(frame, speech) {
      if (isBroken) return
      waiting.push({ frame, speech })
      if (waiting.length > MOST_WAITING) {
        skippedMs += FRAME_MS
        waiting.shift()
      }
      if (isScheduled) return
      isScheduled = true
      schedule(work)
    },
    between(startMs, endMs, text) {
      drain(MOST_WAITING)
      unworded = unworded.filter((one) => one.endMs <= startMs || one.startMs >= endMs)
      if (open && open.startMs < endMs) open = open.endMs > endMs ? { startMs: endMs, endMs: open.endMs } : undefined
      return attempt(() => read(startMs, endMs, text))
    },
    wordless(nowMs) {
      const due = unworded.filter((one) => nowMs - one.endMs >= WAIT_MS)
      if (due.length === 0) return []
      unworded = unworded.filter((one) => !due.includes(one))
      return due.flatMap(({ startMs, endMs }) => attempt(() => read(startMs, endMs)) ?? [])
    },
    counts: () => ({ speechMs, skippedMs }),
  }
}

type Signs = { readonly [K in keyof typeof SIGNS]: number | undefined }

/** 0 to 100. Signs add up as doubts do: one alone is not enough, two that are strong are. */
export function scoreOf(signs: Signs): number {
  let calm = 1
  for (const [name, { from, to, weight }] of Object.entries(SIGNS)) {
    const value = signs[name as keyof Signs]
    if (value !== undefined) calm *= 1 - weight * Math.max(0, Math.min(1, (value - from) / (to - from)))
  }
  return Math.round(100 * (1 - calm))
}

/** Groups of vowels: what is spoken in one beat, near enough in Spanish and English. */
const syllables = (text: string): number => (text.match(/[aeiouyáéíóúü]+/giu) ?? []).length

const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
