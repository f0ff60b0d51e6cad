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
  /** Where sound of this moment of the sender's clock lies or would lie, samples; null while its clock is being judged. */
  placeOf(timestamp: number): number | null
}

/** How long disorder is waited for. */
export const PATIENCE_MS = 100
/** A clock that is off by more than this has leapt, unless packets that fit follow (a network that stood still). */
const LEAP_MS = 800
/** The fastest drift between two clocks that are both in order: 200 ppm. */
const DRIFT = 0.0002
/** A clock that is somewhere else altogether is believed after so long. */
const WATCH_MS = 300
/**
 * Sound that goes on where it was, only later, is a network, a sender or a thread of ours that stood still, and catches up: each packet is
 * less late than the one before. A sender that paused its clock keeps its distance: so long of that, or of nothing more, and it is believed.
 */
const STEADY_MS = 2_000
/** Lateness that changes by more is no distance kept. */
const PROGRESS_MS = 100
/** From one look to the next no more than this counts: when our own thread stood still, what came meanwhile is read first. */
const STEP_MS = 60
/** A look that comes so late says that when packets were read is not when they came. */
const STOOD_MS = 130
/** Nobody is watched for longer. */
const MOST_MS = 6_000
/** Of what a packet comes sooner than all before it, so much is believed at once. */
const HASTE = 0.05
const FRAME_MS = 20

type Waiting = { readonly at: number; readonly pcm: Int16Array; readonly arrivedMs: number }
/** Pieces that do not fit the clock so far. */
type Fresh = {
  readonly pieces: Waiting[]
  readonly forced: boolean
  fits: number
  /** Looked at for so long, in all and since the last piece, ms. */
  watchedMs: number
  muteMs: number
  /** How late the first piece was, and how late all are since `steadyAt`, ms; when the latest came. */
  firstOff: number
  steadyOff: number
  steadyAt: number
  latestAt: number
}
const watched = (forced: boolean): Fresh => ({
  pieces: [],
  forced,
  fits: 0,
  watchedMs: 0,
  muteMs: 0,
  firstOff: Number.NaN,
  steadyOff: Number.NaN,
  steadyAt: 0,
  latestAt: 0,
})

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
  let fresh: Fresh | null = watched(true)
  /** Sender's sample that comes next, and what makes a position of it. */
  let next = 0
  let offset = 0
  let anchored = false
  /** How far the quickest arrivals lie behind position, ms; grows with the drift of the clocks and nothing faster. */
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

  /** Begins anew with the pieces of the new clock: the one that hurried most lies where it arrived. */
  function anchor({ pieces }: Fresh): void {
    const [earliest] = pieces
    if (!earliest) return
    const arrival = Math.min(...pieces.map(({ at, arrivedMs }) => samples(arrivedMs) - at))
    offset = Math.max(written - earliest.at, arrival)
    next = earliest.at
    lag = ((arrival - offset) * 1000) / rate
    lagAt = Math.max(...pieces.map(({ arrivedMs }) => arrivedMs))
    anchored = true
    pending = pieces
    fresh = null
  }
  /** Whether its clock has to be followed, can be forgotten, or is still to be watched. */
  function verdict(of: Fresh, nowMs: number, all: boolean): 'leapt' | 'fits' | 'watch' {
    if (of.forced)
      return all || nowMs - Math.min(...of.pieces.map(({ arrivedMs }) => arrivedMs)) >= patience ? 'leapt' : 'watch'
    if (of.fits > 0) return all || of.watchedMs >= WATCH_MS ? 'fits' : 'watch'
    const [earliest] = of.pieces
    const goesOn = of.firstOff > 0 && earliest !== undefined && earliest.at >= next - samples(patience)
    if (!goesOn) return all || of.watchedMs >= WATCH_MS ? 'leapt' : 'watch'
    const steady = Math.max(of.latestAt - of.steadyAt, of.muteMs)
    if (steady >= STEADY_MS || of.watchedMs >= MOST_MS) return 'leapt'
    return all ? 'fits' : 'watch'
  }
  function judge(nowMs: number, all: boolean): void {
    if (!fresh || fresh.pieces.length === 0) return
    const found = verdict(fresh, nowMs, all)
    if (found === 'watch') return
    if (found === 'leapt') {
      release(nowMs, true)
      anchor(fresh)
      return
    }
    const { pieces } = fresh
    fresh = null
    // One stray packet among many that fit is no clock of its own.
    for (const piece of pieces) if (piece.at >= next && offBy(piece.at, nowMs) > -LEAP_MS) insert(pending, piece)
  }
  function watch(piece: Waiting, off: number): boolean {
    fresh ??= watched(false)
    if (fresh.pieces.length === 0) fresh.firstOff = off
    if (!(Math.abs(off - fresh.steadyOff) <= PROGRESS_MS)) {
      fresh.steadyOff = off
      fresh.steadyAt = piece.arrivedMs
    }
    fresh.latestAt = piece.arrivedMs
    fresh.muteMs = 0
    return insert(fresh.pieces, piece)
  }

  function place(timestamp: number, pcm: Int16Array, arrivedMs: number): 'kept' | 'duplicate' | 'late' {
    const at = Math.round(extend(timestamp) * scale)
    const piece = { at, pcm, arrivedMs }
    if (!anchored) return watch(piece, 0) ? 'kept' : 'duplicate'
    const off = offBy(at, arrivedMs)
    // Sound that goes on where it was cannot come too early: it began late.
    const goesOn = !fresh && off < 0 && at + pcm.length > next && at - next < samples(LEAP_MS)
    if (fresh?.forced || (Math.abs(off) > LEAP_MS && !goesOn)) return watch(piece, off) ? 'kept' : 'duplicate'
    if (fresh) fresh.fits++
    const most = Math.max(0, arrivedMs - lagAt) * DRIFT
    lag += off < 0 ? off * HASTE : Math.min(most, off)
    lagAt = arrivedMs
    if (at + pcm.length <= next) return 'late'
    if (at === next && pending.length === 0 && !fresh) {
      emit(at, pcm)
      return 'kept'
    }
    return insert(pending, piece) ? 'kept' : 'duplicate'
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
      fresh = watched(true)
    },
    take(nowMs, all = false) {
      if (fresh?.pieces.length) {
        const passed = Math.min(STEP_MS, Math.max(0, nowMs - lookedAt))
        fresh.watchedMs += passed
        fresh.muteMs += passed
        if (!all && nowMs - lookedAt > STOOD_MS) {
          fresh.steadyAt = nowMs
          fresh.muteMs = 0
        }
      }
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
    placeOf(timestamp) {
      if (!anchored || fresh) return null
      // The nearest moment with these 32 bits; looked up without moving the count, since reports are not sound.
      const ahead = (timestamp - Math.round(next / scale)) | 0
      return next + ahead * scale + offset
    },
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
