/** A model folder heard as a call is: in real time, both legs at once, each in its process. Its words' delays by the clock, and how many were wrong. */
import { FRAME_MS } from '../../electron/audio/frame.ts'
import type { VadFactory } from '../../electron/audio/vad.ts'
import { startTrue } from '../../electron/speech/sherpa/process.double.ts'
import { openSherpa } from '../../electron/speech/sherpa/sherpa.ts'
import type { RenderedCall } from './calls.ts'
import { createDelays } from './delays.ts'
import { wordErrors, wordsIn } from './wordErrors.ts'

/** A model is loaded before a call is answered, ms. */
const LOADING_MS = 5000
const LEGS = ['agent', 'customer'] as const

export type HeardByModel = {
  readonly shown: readonly number[]
  readonly final: readonly number[]
  readonly words: number
  readonly errors: number
}

const until = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))

/** Throws `ProviderError` where the folder cannot be used or the recogniser fails. */
export async function hearWithModel(
  modelDir: string,
  call: RenderedCall,
  language: string,
  openVad: VadFactory,
): Promise<HeardByModel> {
  const stt = openSherpa({ modelDir, fork: startTrue, openVad })
  const delays = createDelays()
  const heard = { agent: [] as string[], customer: [] as string[] }
  const streams = LEGS.map((id) => stt.open({ id, sampleRate: call.sampleRate, language }))
  const from = performance.now() + LOADING_MS
  const reading = Promise.all(
    streams.map(async (stream, i) => {
      for await (const said of stream) {
        delays.take(said, performance.now() - from)
        if (said.final) heard[LEGS[i] ?? 'agent'].push(said.text)
      }
    }),
  )
  const size = (call.sampleRate * FRAME_MS) / 1000
  for (let at = 0; at + size <= call.legs.agent.length; at += size) {
    const startMs = (at * 1000) / call.sampleRate
    await until(from + startMs + FRAME_MS)
    for (const [i, leg] of LEGS.entries())
      streams[i]?.push({ pcm: call.legs[leg].subarray(at, at + size), sampleRate: call.sampleRate, startMs })
  }
  for (const stream of streams) stream.end()
  await reading
  const counted = LEGS.map((leg) => {
    const said = wordsIn(call.said[leg])
    return { words: said.length, errors: wordErrors(said, wordsIn(heard[leg].join(' '))) }
  })
  const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0)
  return {
    shown: delays.shown,
    final: delays.final,
    words: sum(counted.map(({ words }) => words)),
    errors: sum(counted.map(({ errors }) => errors)),
  }
}
