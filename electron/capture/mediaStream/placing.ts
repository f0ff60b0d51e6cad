/** Puts the chunks of one track in their order and place, by the stream's own numbers and times: late, missing, twice, reordered. */

export type Chunk = {
  /** Counted by the sender; null when it does not count. */
  readonly number: number | null
  /** ms from the start of the stream as the sender says; null when it does not say. */
  readonly atMs: number | null
  /** Of sound in it, at the track's rate. */
  readonly samples: number
  readonly payload: Uint8Array
}

export type Placing = {
  /** `late`: its place went by, or it came twice; its sound is left out. */
  push(chunk: Chunk): 'taken' | 'late'
  /** Nothing more comes: what waits goes out. */
  end(): void
}

export type PlacingOptions = {
  readonly sampleRate: number
  /** ms; never goes back. */
  readonly now: () => number
  /** In order, never over sound that went out before. `start` in samples of the track. */
  readonly emit: (start: number, payload: Uint8Array) => void
}

/** How long what came too early waits for what is missing before it, ms of sound. */
const HOLD_MS = 300
/** Chunks that may wait. */
const HELD = 64
/** Counted chunks that follow each other are one piece although the sender's clock trembles by so much, ms. */
const TREMBLE_MS = 60
/** Silence that a sender's times may claim beyond the time that really passed, ms: a lie would cost a disk. */
const SLACK_MS = 2_000

export function createPlacing({ sampleRate, now, emit }: PlacingOptions): Placing {
  const samplesOf = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  const openedAt = now()
  /** Where the next sound belongs when nothing is missing. */
  let next = 0
  let last = 0
  let silent = 0
  let held: Chunk[] = []

  /** Samples by which it begins after `next`. */
  const ahead = ({ atMs }: Chunk): number => (atMs === null ? 0 : samplesOf(atMs) - next)
  const follows = ({ number }: Chunk): boolean => number === last + 1
  /** Nothing can be missing before it. */
  const isReady = (chunk: Chunk): boolean =>
    follows(chunk) || (chunk.atMs === null ? chunk.number === null : Math.abs(ahead(chunk)) <= chunk.samples / 2)
  const isOver = (chunk: Chunk): boolean =>
    chunk.atMs === null ? chunk.number !== null && chunk.number <= last : ahead(chunk) < -chunk.samples / 2

  function put(chunk: Chunk): void {
    const gap = ahead(chunk)
    const tremble = follows(chunk) ? samplesOf(TREMBLE_MS) : chunk.samples / 2
    const may = samplesOf(now() - openedAt + SLACK_MS) - silent
    if (gap > tremble && gap <= may) {
      silent += gap
      next += gap
    }
    emit(next, chunk.payload)
    next += chunk.samples
    last = chunk.number ?? last
  }

  function release(): void {
    for (let first = held[0]; first; first = held[0]) {
      const span = held.reduce((most, one) => Math.max(most, ahead(one) + one.samples), 0)
      const sound = held.reduce((sum, one) => sum + one.samples, 0)
      const patient = Math.max(span, sound) <= samplesOf(HOLD_MS) && held.length <= HELD
      if (patient && !isOver(first) && !isReady(first)) return
      held.shift()
      if (!isOver(first)) put(first)
    }
  }

  return {
    push(chunk) {
      if (!follows(chunk) && isOver(chunk)) return 'late'
      if (isReady(chunk)) put(chunk)
      else if (held.some((one) => one.number === chunk.number && one.atMs === chunk.atMs)) return 'late'
      else {
        held.push(chunk)
        held.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0) || (a.number ?? 0) - (b.number ?? 0))
      }
      release()
      return 'taken'
    },
    end() {
      const rest = held.filter((chunk) => !isOver(chunk))
      held = []
      for (const chunk of rest) if (!isOver(chunk)) put(chunk)
    },
  }
}
