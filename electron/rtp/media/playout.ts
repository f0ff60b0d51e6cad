/**
 * What a listener hears of one line, 20 ms a beat: sound in its order, made up where it was lost, with as little delay
 * as the line's jitter allows. The delay and the sender's drifting clock are followed by whole pitch periods, which nobody hears; where its
 * beats lie among its packets it chooses itself, by half a beat.
 */
import { createConcealer } from '../../audio/conceal.ts'
import { lengthen, shorten } from '../../audio/timeScale.ts'
import { createJitterBuffer, type Sound } from '../jitterBuffer.ts'
import { BEAT_MS, HALF_MS } from './beat.ts'
import type { Half } from './conference.ts'
import { createMargins } from './margins.ts'
import { createNoise } from './noise.ts'

export type Playout = {
  readonly rate: number
  push(timestamp: number, sound: Int16Array | Sound, now: number): 'kept' | 'late' | 'duplicate'
  /** From this timestamp on the sender is silent on purpose, at this level, -dBov (RFC 3389 §3). */
  comfort(timestamp: number, level: number): void
  /** In which half of a beat it is to be pulled from now on: when that changes, the next pull is 10 ms after this one. */
  half(): Half
  /** Begins in this half. */
  beginIn(half: Half): void
  /** The next 20 ms, or null while nothing speaks. Called once a beat. */
  pull(now: number): Int16Array | null
  /** Another source speaks. */
  reset(): void
  figures(): { readonly late: number; readonly concealedMs: number; readonly depthMs: number }
}

export type PlayoutOptions = {
  /** Hz of timestamps and of samples. */
  readonly clock: number
  readonly rate: number
  /** ms that are waited for at first, besides the rest of a beat. */
  readonly startMs: number
  /** ms of delay behind the fastest packet that are not gone below. */
  readonly floorMs: number
  readonly mostMs: number
  /** Packets whose coming tells what delay is right. */
  readonly memory: number
  /** Where packets are lost one should be there so long before its beat, ms: a hole between two sounds is mended far better than one with an end. */
  readonly lossyGuardMs: number
  /** So much of that may be missing before more delay is asked for, ms. */
  readonly lossySlackMs: number
  /** How often it may move its beats early on; later only for delay that it asked for itself: what else it gains is its sender's clock, which is followed by cutting. */
  readonly moves: number
  /** The codec's own guess at what comes next, where it has one: it is asked when nothing behind a hole is there. */
  readonly guess?: (samples: number) => Int16Array | null
}

/** A telephone line: 40 ms at first and at least, 200 ms at most. */
export const LINE = {
  startMs: 40,
  floorMs: 40,
  mostMs: 200,
  memory: 300,
  lossyGuardMs: 12,
  lossySlackMs: 4,
  moves: 20,
} as const
/** A microphone on this machine: only the event loops between it and us are uneven, and they calm down soon. */
export const WINDOW = {
  startMs: 0,
  floorMs: 8,
  mostMs: 200,
  memory: 100,
  lossyGuardMs: 1.5,
  lossySlackMs: 0,
  moves: 4,
} as const

/** A packet should be there so long before its beat, ms. */
const GUARD_MS = 1.5
/** Share of the last beats with a hole from which on a line is one that loses packets. */
const LOSSY = 0.02
/** Beats that this share is of, about. */
const LOSSY_BEATS = 250
/** After more delay was needed it is believed for so many beats. */
const BELIEVED_BEATS = 10
/** And so many before beats are moved to give it back, once the first moves are spent: who stands still every few seconds keeps what that needs. */
const CALM_BEATS = 500
/** A beat that is overdue by more, ms. */
const SLEPT_MS = 3
/** Packets. */
const RECENT = 100
/** Delay is taken away no more often than this, beats. */
const SHRINK_BEATS = 6
/** So many late ones in a row, and nothing else there: the sender's clock stood still, and we begin anew with it. */
const LATE_IN_A_ROW = 4
/** Less delay to gain than this is not worth a cut, ms. */
const WORTH_MS = 3
/** Nor than this a move of the beats, which cuts nothing. */
const MOVE_WORTH_MS = 1.5

export function createPlayout(options: PlayoutOptions): Playout {
  const { clock, rate, startMs, floorMs, mostMs, memory, lossyGuardMs, lossySlackMs, moves, guess } = options
  const ms = rate / 1000
  const size = BEAT_MS * ms
  const buffer = createJitterBuffer({ delay: startMs * ms, most: 2 * mostMs * ms, scale: rate / clock })
  const concealer = createConcealer(rate)
  const noise = createNoise()
  const margins = createMargins(memory)
  /** Of the newest alone: what moving the beats looks at, since a move costs nothing and can be taken back. */
  const recent = createMargins(RECENT)
  /** Sound that was taken from the buffer and not played yet: always less than a beat. */
  let spare = new Int16Array(0)
  let beatAt = 0
  let comfort: { readonly timestamp: number; readonly level: number } | null = null
  let late = 0
  let lateInARow = 0
  let concealed = 0
  let sinceShrink = 0
  let half: Half = 0
  let movesLeft = moves
  /** Moves that give back what was asked for since. */
  let earned = 0
  let sinceMore = BELIEVED_BEATS
  let holes = 1.5 * LOSSY

  function madeUp(length: number, behind: Int16Array): Int16Array {
    if (behind.length > 0) return concealer.conceal(length, behind)
    const own = guess?.(length)
    if (!own) return concealer.conceal(length)
    concealer.good(own)
    return own
  }

  /** One stretch of the line, whole: holes are made up. */
  function next(): Int16Array | null {
    const { pcm, gaps, playing } = buffer.pull(size)
    if (!playing) return null
    holes += ((gaps.length > 0 ? 1 : 0) - holes) / LOSSY_BEATS
    // Counted from the end of this stretch, as the places of its gaps then are.
    const quietFrom = comfort ? (buffer.lead(comfort.timestamp) ?? 0) : 0
    if (gaps.length === 0) {
      if (quietFrom < -size) comfort = null
      return concealer.recover(pcm)
    }
    let at = 0
    for (const gap of gaps) {
      if (gap.from > at) pcm.set(concealer.recover(pcm.subarray(at, gap.from)), at)
      const length = gap.to - gap.from
      if (comfort && quietFrom <= gap.from - size) pcm.set(noise(length, comfort.level), gap.from)
      else {
        const behind = gap.to < size ? pcm.subarray(gap.to) : buffer.peek(size)
        pcm.set(madeUp(length, behind), gap.from)
        concealed += length
      }
      at = gap.to
    }
    if (at < size) pcm.set(concealer.recover(pcm.subarray(at)), at)
    return pcm
  }

  const shift = (ms: number): void => {
    for (const each of [margins, recent]) each.shift(ms)
  }
  const forget = (): void => {
    for (const each of [margins, recent]) each.reset()
  }

  /** What the line's jitter asks for: more delay, less, half a beat less, or neither. */
  function wish(): 'more' | 'less' | 'sooner' | null {
    const { least, most } = margins.spread()
    if (Number.isNaN(least)) return null
    const spareMs = spare.length / ms
    const lossy = holes > LOSSY
    const [guard, slack] = lossy ? [lossyGuardMs, lossySlackMs] : [GUARD_MS, 0]
    // Less than it should be is not yet too little: what was just gained is not asked back for a millisecond.
    if (least < guard - slack) return most + spareMs < mostMs ? 'more' : null
    const gain = Math.min(most + spareMs - floorMs, least + spareMs - guard)
    const now = recent.spread()
    if (
      (movesLeft > 0 ? sinceMore >= BELIEVED_BEATS : earned >= 1 && sinceMore >= CALM_BEATS) &&
      now.least > guard - slack / 2 + HALF_MS + MOVE_WORTH_MS &&
      now.most + spareMs - floorMs > HALF_MS + MOVE_WORTH_MS
    )
      return 'sooner'
    // What lies within a beat of the least is the beat's own doing: a good line is never touched.
    return sinceShrink > SHRINK_BEATS && gain > BEAT_MS + WORTH_MS ? 'less' : null
  }

  /** `sound` is what waits, and it may get longer or shorter by one period of the voice. */
  function scaled(sound: Int16Array): Int16Array {
    const want = wish()
    sinceShrink++
    sinceMore++
    if (want === null) return sound
    if (want === 'sooner') {
      if (movesLeft > 0) movesLeft--
      else earned--
      half = half === 0 ? 1 : 0
      beatAt -= HALF_MS
      recent.shift(-HALF_MS)
      // What the line was like before the newest packets must not ask for the delay back.
      margins.reset()
      return sound
    }
    if (want === 'more') {
      sinceMore = 0
      const { pcm, change } = lengthen(sound, rate)
      earned = Math.min(moves, earned + change / (HALF_MS * ms))
      return pcm
    }
    const shorter = shorten(sound, rate)
    if (shorter.change === 0) return sound
    const { least } = margins.spread()
    // Too short for this beat, it would need the next stretch at once; that one has to be there in time from now on.
    if (shorter.pcm.length < size && least < BEAT_MS + GUARD_MS) return sound
    sinceShrink = 0
    return shorter.pcm
  }

  function reset(): void {
    buffer.reset()
    concealer.reset()
    forget()
    spare = new Int16Array(0)
    comfort = null
    movesLeft = moves
    earned = 0
    sinceMore = BELIEVED_BEATS
  }

  return {
    rate,
    half: () => half,
    beginIn(chosen) {
      half = chosen
    },
    push(timestamp, sound, now) {
      const result = buffer.push(timestamp, sound)
      const lead = buffer.lead(timestamp)
      if (result === 'late') late++
      lateInARow = result === 'late' ? lateInARow + 1 : 0
      if (lateInARow >= LATE_IN_A_ROW && buffer.depth() === 0) {
        buffer.reset()
        return buffer.push(timestamp, sound)
      }
      // While its own beat is overdue the thread stood still: when a packet came nobody knows, only that it came in time.
      const slept = result === 'kept' && now > beatAt + BEAT_MS + SLEPT_MS
      if (lead !== null && result !== 'duplicate' && !slept) {
        const margin = beatAt + BEAT_MS - now + BEAT_MS * Math.floor(lead / size)
        for (const each of [margins, recent]) each.add(margin, result === 'late')
      }
      return result
    },
    comfort(timestamp, level) {
      comfort = { timestamp, level }
    },
    pull(now) {
      beatAt = now
      if (spare.length >= size) {
        const out = spare.subarray(0, size)
        spare = spare.subarray(size)
        shift(BEAT_MS)
        return out
      }
      const stretch = next()
      if (!stretch) {
        if (spare.length > 0) spare = new Int16Array(0)
        if (buffer.depth() === 0) forget()
        return null
      }
      let sound = scaled(spare.length === 0 ? stretch : joined(spare, stretch))
      if (sound.length < size) {
        shift(-BEAT_MS)
        sound = joined(sound, next() ?? new Int16Array(size))
      }
      if (sound.length === size) {
        if (spare.length > 0) spare = new Int16Array(0)
        return sound
      }
      spare = sound.slice(size)
      return sound.subarray(0, size)
    },
    reset,
    figures: () => ({
      late,
      concealedMs: concealed / ms,
      depthMs: (buffer.depth() + spare.length) / ms,
    }),
  }
}

function joined(a: Int16Array, b: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
