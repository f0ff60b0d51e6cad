/** Holds one channel of a recording against what was sent, sample by sample. */

export type Verdict = {
  /** All that was sent is there in one piece, and silence around it. */
  readonly identical: boolean
  /** Frames of 20 ms of what was sent that are not there as they were. */
  readonly wrongFrames: number
  /** Numbers of the first and the last of them. */
  readonly span?: readonly [first: number, last: number]
  /** All of them are there in one piece, this much later: the sender stood still, and its clock no longer fitted. */
  readonly movedMs?: number
}

const FRAME = 160
/** Samples by which a damaged recording is laid beside what was sent. */
const ANCHOR = 5 * FRAME

const bytesOf = (pcm: Int16Array): Buffer => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)

/** First sample of `piece` in `whole`; −1 when it is not there. */
function find(whole: Int16Array, piece: Int16Array): number {
  const [search, wanted] = [bytesOf(whole), bytesOf(piece)]
  let at = search.indexOf(wanted)
  while (at >= 0 && at % 2 === 1) at = search.indexOf(wanted, at + 1)
  return at < 0 ? -1 : at / 2
}

const isSilent = (pcm: Int16Array): boolean => pcm.every((sample) => sample === 0)

export function compare(recorded: Int16Array, sent: Int16Array): Verdict {
  const frames = Math.ceil(sent.length / FRAME)
  const whole = find(recorded, sent)
  if (whole >= 0) {
    const alone = isSilent(recorded.subarray(0, whole)) && isSilent(recorded.subarray(whole + sent.length))
    return { identical: alone, wrongFrames: 0 }
  }
  const offset = layBeside(recorded, sent)
  if (offset === undefined) return { identical: false, wrongFrames: frames }
  let wrongFrames = 0
  let first = frames
  let last = 0
  for (let at = 0; at < sent.length; at += FRAME) {
    const end = Math.min(sent.length, at + FRAME)
    for (let i = at; i < end; i++) {
      if (recorded[i + offset] === sent[i]) continue
      wrongFrames++
      last = at / FRAME
      first = Math.min(first, last)
      break
    }
  }
  const rest = find(recorded.subarray(first * FRAME + offset), sent.subarray(first * FRAME))
  const moved = rest > 0 ? { movedMs: Math.round(rest / 8) } : {}
  return { identical: false, wrongFrames, span: [first, last], ...moved }
}

/** What makes a place in the recording of a place in what was sent, by the first stretch that is found in it. */
function layBeside(recorded: Int16Array, sent: Int16Array): number | undefined {
  for (let from = 0; from + ANCHOR <= sent.length; from += ANCHOR) {
    const at = find(recorded, sent.subarray(from, from + ANCHOR))
    if (at >= 0) return at - from
  }
  return undefined
}
