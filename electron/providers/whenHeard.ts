/** A recogniser of which it is told when one of its streams has said its last word. */
import type { Said, Stt } from '../speech/stt.ts'

export function whenHeard(stt: Stt, told: () => void): Stt {
  return {
    ...stt,
    open(leg) {
      const stream = stt.open(leg)
      async function* words(): AsyncGenerator<Said> {
        try {
          yield* stream
        } finally {
          told()
        }
      }
      return { ...stream, [Symbol.asyncIterator]: words }
    },
  }
}
