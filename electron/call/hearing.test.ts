import { expect, test } from 'vitest'
import { createQueue } from '../audio/queue.ts'
import type { Leg } from '../capture/source.ts'
import type { Said, SpeechStream, Stt } from '../speech/stt.ts'
import { openHearing } from './hearing.ts'

const leg: Leg = { id: 'customer', sampleRate: 8000, frames: createQueue() }
const frame = (n: number) => ({ pcm: new Int16Array(160), sampleRate: 8000, startMs: n * 20 })
const said = (endMs: number, final = true): Said => ({ text: 'x', final, startMs: 0, endMs, confidence: 1, words: [] })

function recogniser(stream: Partial<SpeechStream>): Stt {
  const silent: SpeechStream = { push: () => {}, end: () => {}, [Symbol.asyncIterator]: async function* () {} }
  return {
    provider: 'test',
    capabilities: { streaming: true, interim: true, words: true, languages: 'any' },
    open: () => ({ ...silent, ...stream }),
  }
}

function listen(stt: Stt | undefined, now: () => number = () => 0) {
  const failures: unknown[] = []
  const lags: number[] = []
  const hearing = openHearing({
    stt,
    leg,
    language: 'es',
    now,
    onFailure: (error) => void failures.push(error),
    onLag: (ms) => void lags.push(ms),
  })
  return { hearing, failures, lags }
}

const take = async (hearing: SpeechStream): Promise<Said[]> => {
  const all: Said[] = []
  for await (const one of hearing) all.push(one)
  return all
}

const broken = (): never => {
  throw new Error('broken')
}

test.each<[string, Stt]>([
  ['opening', { ...recogniser({}), open: broken }],
  ['taking sound', recogniser({ push: broken })],
  ['ending', recogniser({ end: broken })],
  [
    'giving words',
    recogniser({
      // biome-ignore lint/correctness/useYield: it fails before it says a word
      [Symbol.asyncIterator]: async function* () {
        broken()
      },
    }),
  ],
])('a recogniser that fails at %s is told of once, and nothing is thrown', async (_, stt) => {
  const { hearing, failures } = listen(stt)
  hearing.push(frame(0))
  hearing.push(frame(1))
  hearing.end()

  expect(await take(hearing)).toEqual([])
  expect(failures).toHaveLength(1)
})

test('without a recogniser there are no words and no failure', async () => {
  const { hearing, failures } = listen(undefined)
  hearing.push(frame(0))
  hearing.end()

  expect(await take(hearing)).toEqual([])
  expect(failures).toEqual([])
})

test('the lag is from the last sound of a line to its words, told at most each ten seconds of the call', async () => {
  let clock = 0
  const words = createQueue<Said>()
  const stt = recogniser({ [Symbol.asyncIterator]: () => words[Symbol.asyncIterator]() })
  const { hearing, lags } = listen(stt, () => clock)
  for (let n = 0; n < 1000; n++) {
    clock = n * 20
    hearing.push(frame(n))
  }
  clock = 1000 * 20 + 150
  words.push(said(19_990, false))
  words.push(said(19_990))
  words.push(said(19_995))
  words.end()
  await take(hearing)

  expect(lags).toEqual([170])
})
