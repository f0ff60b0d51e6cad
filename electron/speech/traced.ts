/** A recogniser that also says when each result left it, for the bench that measures how long words take to a screen. */
import type { Said, Stt, SttLeg } from './stt.ts'

/** Never the words themselves, only how many characters they have. */
export type Trace = {
  readonly leg: SttLeg['id']
  readonly final: boolean
  /** ms from the start of the call. */
  readonly startMs: number
  readonly chars: number
  /** When the result left the recogniser, ms since the epoch, with fractions. */
  readonly at: number
}

export const traced = (stt: Stt, tell: (trace: Trace) => void): Stt => ({
  ...stt,
  open: (leg) => {
    const stream = stt.open(leg)
    const spoken = async function* (): AsyncGenerator<Said> {
      for await (const said of stream) {
        const { final, startMs, text } = said
        tell({ leg: leg.id, final, startMs, chars: text.length, at: performance.timeOrigin + performance.now() })
        yield said
      }
    }
    return {
      push: (frame) => stream.push(frame),
      end: () => stream.end(),
      [Symbol.asyncIterator]: spoken,
    }
  },
})
