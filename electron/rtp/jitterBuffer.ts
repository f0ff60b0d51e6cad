/** Puts sound back in its order and pace by timestamp (RFC 3550 §5.1), whatever length its packets have. Pure: no clock. */
import { createExtend } from './extend.ts'

export type JitterBuffer = {
  /** Decoded sound with the timestamp of its first sample. */
  push(timestamp: number, pcm: Int16Array): 'kept' | 'late' | 'duplicate'
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

type Piece = { readonly at: number; readonly pcm: Int16Array }

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
    return last ? last.at + last.pcm.length : (position ?? 0)
  }

  /** Cuts off what is played or held already; the rest goes to its place. */
  function insert(at: number, pcm: Int16Array): 'kept' | 'late' | 'duplicate' {
    if (pcm.length === 0) return 'duplicate'
    if (position !== null && at < position) {
      const rest = pcm.subarray(position - at)
      return rest.length === 0 ? 'late' : insert(position, rest)
    }
    let index = pieces.length
    while (index > 0 && (pieces[index - 1]?.at ?? 0) > at) index--
    const before = pieces[index - 1]
    const overlap = before ? before.at + before.pcm.length - at : 0
    if (overlap > 0) {
      if (overlap >= pcm.length) return 'duplicate'
      return insert(at + overlap, pcm.subarray(overlap))
    }
    const after = pieces[index]
    const room = after ? after.at - at : pcm.length
    if (room <= 0) return 'duplicate'
    pieces.splice(index, 0, { at, pcm: pcm.subarray(0, room) })
    return 'kept'
  }

  /** Fills `pcm` from the pieces and says where it could not. */
  function fill(pcm: Int16Array, from: number): { from: number; to: number }[] {
    const gaps: { from: number; to: number }[] = []
    let filled = 0
    while (filled < pcm.length) {
      const [piece] = pieces
      const at = from + filled
      const until = piece ? Math.min(pcm.length, Math.max(filled, piece.at - from)) : pcm.length
      if (until > filled) gaps.push({ from: filled, to: until })
      filled = until
      if (!piece || filled >= pcm.length) continue
      const offset = Math.max(0, at - piece.at)
      const part = piece.pcm.subarray(offset, offset + pcm.length - filled)
      pcm.set(part, filled)
      filled += part.length
      pieces.shift()
      const rest = piece.pcm.subarray(offset + part.length)
      if (rest.length > 0) pieces.unshift({ at: piece.at + offset + part.length, pcm: rest })
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
    push(timestamp, pcm) {
      const at = Math.round(extend(timestamp) * scale)
      // A leap of the clock beyond all we would keep is a new beginning (a hold, a transfer without a new SSRC).
      if (Math.abs(at - end()) > most && (pieces.length > 0 || position !== null)) {
        reset()
        return insert(Math.round(extend(timestamp) * scale), pcm)
      }
      return insert(at, pcm)
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
        while (pieces[0] && pieces[0].at + pieces[0].pcm.length <= position) pieces.shift()
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
      return first.pcm.subarray(position - first.at, position - first.at + samples)
    },
    lead: (timestamp) => (position === null ? null : Math.round(extend(timestamp) * scale) - position),
    depth: () => pieces.reduce((sum, { pcm }) => sum + pcm.length, 0),
    reset,
  }
}
