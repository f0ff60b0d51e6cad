import { expect, test } from 'vitest'
import { basisOf, type Feed, mindOf, OLD_MS, oldOf, wordsOf } from './degraded.ts'

type System = NonNullable<Feed['system']>
const well: System = { sttStatus: 'streaming', llmStatus: 'active' }
const feed = (over: Partial<Feed> = {}): Feed => ({
  ...{ ended: false, speech: 'listening', lostAt: undefined, system: well },
  ...over,
})
const shares = { positive: 0, neutral: 100, negative: 0 }
const reading = { level: 'steady', score: 0, startMs: 0, endMs: 1, speechMs: 1, loudDb: 0, brightDb: 0 } as const
const felt = (over: object = {}) => ({ samples: 3, updatedAt: 1_000_000, ...over })

test.each<readonly [string, Partial<Feed>, object]>([
  ['heard', {}, { kind: 'live' }],
  [
    'heard with its lag',
    { system: { ...well, measured: { stt: { latencyP50: 1400 } } } },
    { kind: 'live', lagMs: 1400 },
  ],
  ['late', { system: { ...well, measured: { stt: { latencyP50: 9000 } } } }, { kind: 'late', lagMs: 9000 }],
  [
    'failed here',
    { speech: 'failed', system: { ...well, measured: { stt: { since: 7 } } } },
    { kind: 'stopped', since: 7 },
  ],
  ['failed elsewhere', { speech: undefined, system: { ...well, sttStatus: 'error' } }, { kind: 'stopped' }],
  ['no recogniser', { speech: 'none' }, { kind: 'unheard' }],
  ['no recogniser elsewhere', { speech: undefined, system: { ...well, sttStatus: 'idle' } }, { kind: 'unheard' }],
  ['own call, backend away', { lostAt: 5 }, { kind: 'live' }],
  ['another call, backend away', { speech: undefined, lostAt: 5 }, { kind: 'away', since: 5 }],
  ['over, though it failed', { ended: true, speech: 'failed' }, { kind: 'over' }],
  ['before anything is known', { speech: undefined, system: undefined }, { kind: 'live' }],
])('words: %s', (_name, over, state) => {
  expect(wordsOf(feed(over))).toEqual(state)
})

test.each<readonly [string, Partial<Feed>, object]>([
  ['at work', {}, { kind: 'on' }],
  ['no words', { speech: 'failed' }, { kind: 'paused', why: 'words' }],
  ['no recogniser', { speech: 'none' }, { kind: 'paused', why: 'unheard' }],
  ['rules failed', { system: { ...well, llmStatus: 'error' } }, { kind: 'paused', why: 'understanding' }],
  [
    'model away',
    { system: { ...well, llmStatus: 'error', measured: { llm: { since: 9 } } } },
    { kind: 'rulesOnly', since: 9 },
  ],
  [
    'model away and no words',
    { speech: 'failed', system: { ...well, llmStatus: 'error', measured: { llm: { since: 9 } } } },
    { kind: 'paused', why: 'words' },
  ],
  ['backend away', { lostAt: 5 }, { kind: 'paused', why: 'away', since: 5 }],
  [
    'words late',
    { system: { ...well, measured: { stt: { latencyP50: 9000 } } } },
    { kind: 'late', what: 'words', lagMs: 9000 },
  ],
  [
    'model late',
    { system: { ...well, measured: { llm: { latencyP50: 12_000 } } } },
    { kind: 'late', what: 'model', lagMs: 12_000 },
  ],
  ['over', { ended: true, speech: 'failed', lostAt: 5 }, { kind: 'on' }],
])('understanding: %s', (_name, over, state) => {
  expect(mindOf(feed(over))).toEqual(state)
})

test('what the feeling rests on is said, rows of before included', () => {
  expect(basisOf(undefined)).toBe('none')
  expect(basisOf(felt({ samples: 0 }))).toBe('none')
  expect(basisOf(felt())).toBe('words')
  const voice = { samples: 2, speechMs: 4000, last: reading }
  const words = (samples: number) => ({ all: shares, customer: shares, samples })
  expect(basisOf(felt({ voice, words: words(0) }))).toBe('voice')
  expect(basisOf(felt({ voice, words: words(3) }))).toBe('both')
})

test('a feeling says how old it is: soon when nothing new can come, later when nobody spoke, never when there is none or the call is over', () => {
  const at = 1_000_000
  expect(oldOf(felt(), feed(), at + OLD_MS - 1)).toBeUndefined()
  expect(oldOf(felt(), feed(), at + 42_000)).toBe(42_000)
  expect(oldOf(felt(), feed({ speech: 'failed' }), at + 8000)).toBe(8000)
  expect(oldOf(felt(), feed({ lostAt: at }), at + 8000)).toBe(8000)
  expect(oldOf(felt({ samples: 0 }), feed({ speech: 'failed' }), at + 8000)).toBeUndefined()
  expect(oldOf(felt(), feed({ ended: true }), at + 90_000)).toBeUndefined()
})
