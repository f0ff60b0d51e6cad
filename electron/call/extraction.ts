/**
 * Feeds final lines to the understanding. Rules answer at once, so a line can go out with its meaning. A model takes its time: lines
 * that come meanwhile wait and are handed over together when it is done, so that it sees the newest and a slow one never falls behind.
 */
import type { CanonicalRecord } from '../../convex/domain/canonical.ts'
import type { Heard, Listener, Turn } from '../speech/understanding.ts'

export type Extraction = {
  /** What the line means, when that is known at once; otherwise it is told to `onHeard` later. Never throws. */
  hear(turn: Turn): Heard | undefined
  idle(nowMs: number): Heard | undefined
  /** What is known so far. */
  record(): CanonicalRecord
  /** Resolves when every line was heard. */
  done(): Promise<void>
}

export type ExtractionOptions = {
  readonly listener: Listener
  readonly onHeard: (heard: Heard, turn: Turn) => void
  readonly onFailure: (error: unknown) => void
}

export function createExtraction({ listener, onHeard, onFailure }: ExtractionOptions): Extraction {
  let waiting: Turn[] = []
  let working: Promise<void> | undefined

  const attempt = <T>(ask: () => T): T | undefined => {
    try {
      return ask()
    } catch (error) {
      onFailure(error)
      return undefined
    }
  }

  const hearLater = async (turn: Turn, answer: Promise<Heard>): Promise<void> => {
    try {
      onHeard(await answer, turn)
    } catch (error) {
      onFailure(error)
    }
  }

  /** Ask of all that waits in one go: a listener may answer them with one request. Answers are told in the order of the lines. */
  const catchUp = async (): Promise<void> => {
    while (waiting.length > 0) {
      const turns = waiting
      waiting = []
      const answers = turns.map((turn) => ({
        turn,
        answer: new Promise<Heard>((resolve) => resolve(listener.hear(turn))),
      }))
      // A later answer may fail while an earlier one is still awaited: it is heard of in its turn.
      for (const { answer } of answers) answer.catch(() => {})
      for (const { turn, answer } of answers) await hearLater(turn, answer)
    }
    working = undefined
  }

  listener.later?.((heard, turn) => void attempt(() => onHeard(heard, turn)))

  return {
    hear(turn) {
      if (working) {
        waiting.push(turn)
        return undefined
      }
      const answer = attempt(() => listener.hear(turn))
      if (!(answer instanceof Promise)) return answer
      working = hearLater(turn, answer).then(catchUp)
      return undefined
    },
    idle: (nowMs) => attempt(() => listener.idle(nowMs)),
    record: () => attempt(() => listener.record()) ?? {},
    async done() {
      while (working) await working
      await listener.settled?.().catch(onFailure)
    },
  }
}
