/** Pieces of sound that wait for a recogniser, in order. When it is behind, neighbours are joined: one question costs about as much as another. */
import type { Chunk } from '../../audio/chunker.ts'

export type Piece = Chunk & {
  /** When the piece was cut, on the clock of the stream, ms. */
  readonly cutAt: number
}

export type Backlog = {
  push(piece: Piece): void
  /** The next piece, joined with those behind it when there are any. */
  take(): Piece | undefined
  /** It could not be asked for; it is the next one again. */
  putBack(piece: Piece): void
  first(): Piece | undefined
  count(): number
  /** ms that were given up for want of room. */
  lostMs(): number
}

/** Silence between two pieces that is not worth a question of its own, ms. */
const GAP_MS = 1500

const lengthOf = (piece: Piece): number => piece.endMs - piece.startMs

/** Holds at most `mostMs` of sound; joins up to `longestMs`. */
export function createBacklog({ mostMs, longestMs }: { mostMs: number; longestMs: number }): Backlog {
  let pieces: Piece[] = []
  let lostMs = 0
  return {
    push(piece) {
      pieces.push(piece)
      let held = pieces.reduce((sum, one) => sum + lengthOf(one), 0)
      while (held > mostMs && pieces.length > 1) {
        const oldest = pieces.shift()
        const ms = oldest ? lengthOf(oldest) : 0
        held -= ms
        lostMs += ms
      }
    },
    take() {
      const first = pieces[0]
      if (!first) return undefined
      let count = 1
      for (let next = pieces[count]; next; next = pieces[++count]) {
        const last = pieces[count - 1] ?? first
        if (next.endMs - first.startMs > longestMs || next.startMs - last.endMs > GAP_MS) break
      }
      const taken = pieces.slice(0, count)
      pieces = pieces.slice(count)
      return joinPieces(taken)
    },
    putBack(piece) {
      pieces = [piece, ...pieces]
    },
    first: () => pieces[0],
    count: () => pieces.length,
    lostMs: () => lostMs,
  }
}

/** One piece of several in order, with silence where there was none kept; late as the first, cut as the last. */
export function joinPieces(pieces: readonly Piece[]): Piece {
  const first = pieces[0]
  const last = pieces.at(-1)
  if (!first || !last) throw new RangeError('no piece to join')
  if (pieces.length === 1) return first
  const { sampleRate, startMs, cutAt } = first
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  const pcm = new Int16Array(samples(last.startMs - startMs) + last.pcm.length)
  for (const piece of pieces) pcm.set(piece.pcm, samples(piece.startMs - startMs))
  return { pcm, sampleRate, startMs, endMs: last.endMs, cut: last.cut, cutAt }
}
