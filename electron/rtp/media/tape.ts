/**
 * Puts what one line says on the recorder's timeline: by the sender's timestamps (RFC 3550 §5.1), every sample untouched.
 * Pure. Disorder is waited for a moment; what was lost stays absent; a clock that leaps is placed by its arrival.
 */
import { createExtend } from '../extend.ts'

/** Sound of one packet, decoded. */
export type Piece = {
  /** 32 bits, units of the payload's clock. */
  readonly timestamp: number
  readonly pcm: Int16Array
  /** ms since the leg was opened. */
  readonly arrivedMs: number
}

/** Unbroken sound; `position` counts samples since the leg was opened. */
export type Stretch = { readonly position: number; readonly pcm: Int16Array }

export type Tape = {
  readonly rate: number
  push(piece: Piece): 'kept' | 'duplicate' | 'late'
  /** Another source speaks from the next piece on: its clock says nothing about ours. */
  leap(): void
  /** What is ready. With `all`, also what would still be waited for, to the last sample. */
  take(nowMs: number, all?: boolean): Stretch[]
  /** Where the next sound may begin, samples. */
  end(): number
}

/** How long disorder is waited for. */
const PATIENCE_MS = 100
/** A clock that is off by more than this has leapt, unless packets that fit follow (a network that stood still). */
const LEAP_MS = 800
/** The fastest drift between two clocks that are both in order: 200 ppm. */
const DRIFT = 0.0002
/**
 * A leap is believed after so long, in which no more than a step counts from one look to the next: when our own thread stood still,
 * what came meanwhile is read first.
 */
const WATCH_MS = 300
const STEP_MS = 60
const FRAME_MS = 20

type Waiting = { readonly at: number; readonly pcm: Int16Array; readonly arrivedMs: number }
/** Pieces that do not fit the clock so far. */
type Fresh = { readonly pieces: Waiting[]; readonly forced: boolean; fits: number; watchedMs: number }

/**
 * @param clock Hz of the timestamps, @param rate Hz of the samples (G.722 has 8000 and 16000, RFC 3551 §4.5.2).
 * @param from first position that may be used.
 */
export function createTape(clock: number, rate: number, from = 0): Tape {
  const scale = rate / clock
  const patience = PATIENCE_MS
  const samples = (ms: number): number => Math.round((ms * rate) / 1000)
  let extend = createExtend(32)
  /** Ascending by `at`, on the sender's clock in samples. */
  let pending: Waiting[] = []
  let fresh: Fresh | null = { pieces: [], forced: true, fits: 0, watchedMs: 0 }
  /** Sender's sample that comes next, and what makes a position of it. */
  let next = 0
  let offset = 0
  let anchored = false
  /** How far arrival lies behind position, ms; follows the drift of the clocks and nothing faster. */
  let lag = 0
  let lagAt = 0
  let written = from
  let lookedAt = 0
  let ready: Stretch[] = []

  function emit(at: number, pcm: Int16Array): void {
    const cut = Math.max(0, next - at, written - (at + offset))
    if (cut < pcm.length) {
      const part = cut === 0 ? pcm : pcm.subarray(cut)
      const position = at + cut + offset
      ready.push({ position, pcm: part })
      written = position + part.length
    }
    next = Math.max(next, at + pcm.length)
  }
  function release(nowMs: number, all: boolean): void {
    for (let first = pending[0]; first; first = pending[0]) {
      if (first.at > next && !all && nowMs - first.arrivedMs < patience) return
      pending.shift()
      emit(first.at, first.pcm)
    }
  }
  function insert(into: Waiting[], piece: Waiting): boolean {
    let index = into.length
    while (index > 0 && (into[index - 1]?.at ?? 0) > piece.at) index--
    if (into[index - 1]?.at === piece.at) return false
    into.splice(index, 0, piece)
    return true
  }
  const offBy = (at: number, arrivedMs: number): number => arrivedMs - ((at + offset) * 1000) / rate - lag

  /** Begins anew with the pieces of the new clock, the first to arrive where it arrived. */
  function anchor({ pieces }: Fresh): void {
    const earliest = pieces[0]
    const first = pieces.reduce<Waiting | undefined>((a, b) => (a && a.arrivedMs <= b.arrivedMs ? a : b), undefined)
    if (!earliest || !first) return
    offset = Math.max(written - earliest.at, samples(first.arrivedMs) - first.at)
    next = earliest.at
    lag = first.arrivedMs - ((first.at + offset) * 1000) / rate
    lagAt = first.arrivedMs
    anchored = true
    pending = pieces
    fresh = null
  }
  /** A network that stood still delivers what fits in the end; a sender that paused its clock does not. */
  function judge(nowMs: number, all: boolean): void {
    const [first] = fresh?.pieces ?? []
    if (!fresh || !first) return
    const since = Math.min(...fresh.pieces.map(({ arrivedMs }) => arrivedMs))
    if (!all && (fresh.forced ? nowMs - since < patience : fresh.watchedMs < WATCH_MS)) return
    if (!fresh.forced && fresh.fits > 0) {
      const { pieces } = fresh
      fresh = null
      // One stray packet among many that fit is no clock of its own.
      for (const piece of pieces) if (piece.at >= next && offBy(piece.at, nowMs) > -LEAP_MS) insert(pending, piece)
      return
    }
    release(nowMs, true)
    anchor(fresh)
  }

  function place(timestamp: number, pcm: Int16Array, arrivedMs: number): 'kept' | 'duplicate' | 'late' {
    const at = Math.round(extend(timestamp) * scale)
    if (!anchored) return insert(fresh?.pieces ?? pending, { at, pcm, arrivedMs }) ? 'kept' : 'duplicate'
    const off = offBy(at, arrivedMs)
    if (fresh?.forced || Math.abs(off) > LEAP_MS) {
      fresh ??= { pieces: [], forced: false, fits: 0, watchedMs: 0 }
      return insert(fresh.pieces, { at, pcm, arrivedMs }) ? 'kept' : 'duplicate'
    }
    if (fresh) fresh.fits++
    const most = Math.max(0, arrivedMs - lagAt) * DRIFT
    lag += Math.max(-most, Math.min(most, off))
    lagAt = arrivedMs
    if (at + pcm.length <= next) return 'late'
    if (at === next && pending.length === 0 && !fresh) {
      emit(at, pcm)
      return 'kept'
    }
    return insert(pending, { at, pcm, arrivedMs }) ? 'kept' : 'duplicate'
  }

  return {
    rate,
    push({ timestamp, pcm, arrivedMs }) {
      const result = place(timestamp, pcm, arrivedMs)
      // While a clock is being judged nothing overtakes it.
      if (!fresh) release(arrivedMs, false)
      return result
    },
    leap() {
      if (!anchored) return
      if (fresh) judge(Number.POSITIVE_INFINITY, true)
      release(0, true)
      extend = createExtend(32)
      fresh = { pieces: [], forced: true, fits: 0, watchedMs: 0 }
    },
    take(nowMs, all = false) {
      if (fresh?.pieces.length) fresh.watchedMs += Math.min(STEP_MS, Math.max(0, nowMs - lookedAt))
      lookedAt = nowMs
      judge(nowMs, all)
      if (all || !fresh) release(nowMs, all)
      const { out, rest } = joined(
        ready,
        samples(FRAME_MS),
        all || nowMs - (written * 1000) / rate - lag > 2 * patience,
      )
      ready = rest
      return out
    },
    end: () => written,
  }
}

/** Neighbours as one, cut to whole frames; what is left of the last one waits for more unless `all`. */
function joined(ready: readonly Stretch[], frame: number, all: boolean): { out: Stretch[]; rest: Stretch[] } {
  const runs: Stretch[][] = []
  let end = Number.NaN
  for (const one of ready) {
    const run = runs.at(-1)
    if (run && one.position === end) run.push(one)
    else runs.push([one])
    end = one.position + one.pcm.length
  }
  const out: Stretch[] = []
  let rest: Stretch[] = []
  for (const [index, run] of runs.entries()) {
    const [first] = run
    if (!first) continue
    const length = run.reduce((sum, { pcm }) => sum + pcm.length, 0)
    const pcm = run.length === 1 ? first.pcm : new Int16Array(length)
    if (run.length > 1) for (const one of run) pcm.set(one.pcm, one.position - first.position)
    const whole = all || index < runs.length - 1 ? length : length - (length % frame)
    if (whole > 0) out.push({ position: first.position, pcm: pcm.subarray(0, whole) })
    if (whole < length) rest = [{ position: first.position + whole, pcm: pcm.subarray(whole) }]
  }
  return { out, rest }
}
