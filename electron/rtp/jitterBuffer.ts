/** Puts sound back in its order and pace by timestamp (RFC 3550 §5.1), whatever length its packets have. Pure: no clock. */
import { createExtend } from './extend.ts'

/** Sound that may still have to be decoded: its length is known, the rest is asked in the order of playing, and once it is to be played. */
export type Sound = {
  readonly length: number
  readonly pcm: () => Int16Array
  /** What it has of the sound right before it, which is missing; asked only when that moment has come. */
  readonly mended?: () => Int16Array
}

export type JitterBuffer = {
  /** Sound with the timestamp of its first sample. */
  push(timestamp: number, sound: Int16Array | Sound): 'kept' | 'late' | 'duplicate'
  /** The next `samples` of the line; called once for each such stretch of real time. */
  pull(samples: number): Played
  /** Samples kept that were not played yet. */
  readonly depth: () => number
  /** The sound that is pulled next, as far as it is there without a hole, at most `samples`; it stays. */
  peek(samples: number): Int16Array
  /** Samples from what is played next to the sound of this timestamp, below 0 when its moment is over; null while waiting. */
  lead(timestamp: number): number | null
  /** Begins anew: another source (SSRC) speaks. */
  reset(): void
}

export type Played = {
  readonly pcm: Int16Array
  /** Stretches with nothing to play, zero in `pcm`: what concealment is for. Empty while waiting for the first sound. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  /** False before the first sound and after the line fell silent. */
  readonly playing: boolean
}

export type JitterOptions = {
  /** Samples held back from the first packet on: what may come in disorder within it does no harm. */
  readonly delay: number
  /** Samples kept at most; older ones are skipped, so that a burst after a pause does not stay as delay. */
  readonly most: number
  /** Samples to one step of the timestamp where their clocks differ: 2 for G.722 (RFC 3551 §4.5.2). */
  readonly scale?: number
}

/** `from` samples of the sound are not of this piece. */
type Piece = { readonly at: number; readonly from: number; readonly length: number; readonly sound: Sound }

const decoded = (pcm: Int16Array): Sound => ({ length: pcm.length, pcm: () => pcm })
const pcmOf = ({ sound, from, length }: Piece): Int16Array => sound.pcm().subarray(from, from + length)
const without = ({ at, from, length, sound }: Piece, samples: number): Piece => ({
  at: at + samples,
  from: from + samples,
  length: length - samples,
  sound,
})

/** Pulls of unbroken silence after which the next sound is waited for anew (discontinuous transmission, RFC 3551 §4.1). */
const SILENT_PULLS = 10

export function createJitterBuffer({ delay, most, scale = 1 }: JitterOptions): JitterBuffer {
  let extend = createExtend(32)
  /** Ascending, without overlap. */
  let pieces: Piece[] = []
  /** Position of the next sample to play; null while waiting. */
  let position: number | null = null
  /** Samples pulled since the first one came. */
  let waited = 0
  let silent = 0

  const end = (): number => {
    const last = pieces.at(-1)
    return last ? last.at + last.length : (position ?? 0)
  }

  /** Cuts off what is played or held already; the rest goes to its place. */
  function insert(piece: Piece): 'kept' | 'late' | 'duplicate' {
    const { at, length } = piece
    if (length === 0) return 'duplicate'
    if (position !== null && at < position)
      return at + length <= position ? 'late' : insert(without(piece, position - at))
    let index = pieces.length
    while (index > 0 && (pieces[index - 1]?.at ?? 0) > at) index--
    const before = pieces[index - 1]
    const overlap = before ? before.at + before.length - at : 0
    if (overlap > 0) return overlap >= length ? 'duplicate' : insert(without(piece, overlap))
    const after = pieces[index]
    const room = after ? after.at - at : length
    if (room <= 0) return 'duplicate'
    pieces.splice(index, 0, { ...piece, length: Math.min(room, length) })
    return 'kept'
  }

  /** Where a hole at `at` ends that cannot be mended yet: what is missing before that may still come. */
  function mend(at: number): number | null {
    const [piece] = pieces
    if (!piece) return null
    const { mended, length } = piece.sound
    if (piece.at <= at || piece.from > 0 || !mended) return piece.at
    if (piece.at - at > length) return piece.at - length
    const made = mended().subarray(-(piece.at - at))
    if (made.length === 0) return piece.at
    pieces.unshift({ at: piece.at - made.length, from: 0, length: made.length, sound: decoded(made) })
    return piece.at - made.length
  }

  /** Fills `pcm` from the pieces and says where it could not. */
  function fill(pcm: Int16Array, from: number): { from: number; to: number }[] {
    const gaps: { from: number; to: number }[] = []
    const hole = (start: number, to: number): void => {
      const last = gaps.at(-1)
      if (last?.to === start) gaps.splice(-1, 1, { from: last.from, to })
      else gaps.push({ from: start, to })
    }
    for (let filled = 0; filled < pcm.length; ) {
      const until = Math.min(pcm.length, (mend(from + filled) ?? Number.POSITIVE_INFINITY) - from)
      if (until > filled) {
        hole(filled, until)
        filled = until
        continue
      }
      const piece = pieces.shift()
      if (!piece) break
      const offset = Math.max(0, from + filled - piece.at)
      const part = pcmOf(piece).subarray(offset, offset + pcm.length - filled)
      pcm.set(part, filled)
      filled += part.length
      const rest = without(piece, offset + part.length)
      if (rest.length > 0) pieces.unshift(rest)
    }
    return gaps
  }

  function reset(): void {
    extend = createExtend(32)
    pieces = []
    position = null
    waited = 0
    silent = 0
  }

  return {
    push(timestamp, given) {
      const sound = given instanceof Int16Array ? decoded(given) : given
      const put = (): 'kept' | 'late' | 'duplicate' =>
        insert({ at: Math.round(extend(timestamp) * scale), from: 0, length: sound.length, sound })
      // A leap of the clock beyond all we would keep is a new beginning (a hold, a transfer without a new SSRC).
      if (Math.abs(Math.round(extend(timestamp) * scale) - end()) > most && (pieces.length > 0 || position !== null))
        reset()
      return put()
    },
    pull(samples) {
      const pcm = new Int16Array(samples)
      const [first] = pieces
      if (position === null) {
        if (!first) return { pcm, gaps: [], playing: false }
        waited += samples
        if (waited <= delay) return { pcm, gaps: [], playing: false }
        position = first.at
      }
      const excess = end() - position - most
      if (excess > 0) {
        position += excess
        while (pieces[0] && pieces[0].at + pieces[0].length <= position) pieces.shift()
      }
      const gaps = fill(pcm, position)
      position += samples
      silent = gaps[0]?.from === 0 && gaps[0].to === samples && pieces.length === 0 ? silent + 1 : 0
      if (silent >= SILENT_PULLS) reset()
      return { pcm, gaps, playing: position !== null }
    },
    peek(samples) {
      const [first] = pieces
      if (!first || position === null || first.at > position) return new Int16Array(0)
      return pcmOf(first).subarray(position - first.at, position - first.at + samples)
    },
    lead: (timestamp) => (position === null ? null : Math.round(extend(timestamp) * scale) - position),
    depth: () => pieces.reduce((sum, { length }) => sum + length, 0),
    reset,
  }
}
