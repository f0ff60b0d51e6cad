/** One leg's recogniser as the call sees it: it never throws; when it fails it says so once and falls silent. Measures how long words take. */
import type { Frame } from '../audio/frame.ts'
import type { Leg } from '../capture/source.ts'
import type { Said, SpeechStream, Stt } from '../speech/stt.ts'
import { createLag } from './lag.ts'

/** How often the recogniser's lag is told, ms of the call. */
const LAG_MS = 10_000

export type HearingOptions = {
  /** Absent: nobody listens for words. */
  readonly stt: Stt | undefined
  readonly leg: Leg
  readonly language: string
  readonly now: () => number
  readonly onFailure: (error: unknown) => void
  /** ms from the last sound of a line to its words. */
  readonly onLag: (ms: number) => void
}

export function openHearing({ stt, leg, language, now, onFailure, onLag }: HearingOptions): SpeechStream {
  const lag = createLag()
  let toldLagAt = Number.NEGATIVE_INFINITY
  let failed = false

  const fail = (error: unknown): void => {
    if (failed) return
    failed = true
    onFailure(error)
  }
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return failed ? undefined : act()
    } catch (error) {
      fail(error)
      return undefined
    }
  }

  const stream = attempt(() => stt?.open({ id: leg.id, sampleRate: leg.sampleRate, language }))

  const tellLag = (said: Said): void => {
    const ms = lag.of(said.endMs, now())
    if (ms === undefined || said.endMs - toldLagAt < LAG_MS) return
    toldLagAt = said.endMs
    onLag(ms)
  }

  async function* words(): AsyncGenerator<Said> {
    if (!stream) return
    try {
      for await (const said of stream) {
        yield said
        if (said.final) tellLag(said)
      }
    } catch (error) {
      fail(error)
    }
  }

  return {
    push(frame: Frame) {
      lag.passed(frame, now())
      attempt(() => stream?.push(frame))
    },
    end: () => void attempt(() => stream?.end()),
    [Symbol.asyncIterator]: words,
  }
}
