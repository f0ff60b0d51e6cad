/** Sound and its moments at both ends of a way: how much of it is the same, and how late it was. */
import { correlation, type Match, matches } from './align.ts'

export type Ends = {
  readonly rate: number
  readonly said: Int16Array
  /** When each 20 ms of `said` were handed in. */
  readonly given: readonly number[]
  readonly heard: Int16Array
  /** When each 20 ms of `heard` were handed out. */
  readonly got: readonly number[]
  /** What comes before is not judged, ms of `said`. */
  readonly fromMs: number
}

export type Judged = {
  /** 0 to 1, over pieces of 400 ms that are each held against where they fit best. */
  readonly correlation: number
  /** For each 20 ms of speech: from handing in the frame that holds it to handing out the frame that holds it. */
  readonly delaysMs: readonly number[]
}

const PIECE_MS = 400
/** Where the first piece is looked for: so much later than it was given, ms, give or take half a second. */
const GUESS_MS = 80
const WIDE_MS = 500
/** What a delay may change by from one piece to the next, ms. */
const REACH_MS = 80

export function judge({ rate, said, given, heard, got, fromMs }: Ends): Judged {
  const ms = rate / 1000
  const frame = 20 * ms
  const from = fromMs * ms
  const firstGot = got[0] ?? 0
  const offset = (given[Math.floor(fromMs / 20)] ?? 0) - firstGot
  const found: Match[] = matches(said.subarray(from), heard, {
    length: PIECE_MS * ms,
    first: Math.round((offset + GUESS_MS) * ms),
    wide: WIDE_MS * ms,
    reach: REACH_MS * ms,
  })
  const delaysMs: number[] = []
  for (const { saidAt, heardAt, length } of found)
    for (let i = 0; i < length; i += frame) {
      const gave = given[Math.floor((from + saidAt + i) / frame)]
      const came = got[Math.floor((heardAt + i) / frame)]
      if (gave !== undefined && came !== undefined) delaysMs.push(came - gave)
    }
  return { correlation: correlation(found), delaysMs }
}
