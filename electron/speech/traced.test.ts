/** The trace tells of every result and of no word. */
import { expect, test } from 'vitest'
import { createScripted } from './scripted.ts'
import type { Said } from './stt.ts'
import { type Trace, traced } from './traced.ts'

test('every result passes unchanged and is told without its words', async () => {
  const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 100, confidence: 1 })
  const line = { ...word('calle Los Tilos', 0), endMs: 300, speaker: 'customer' as const }
  const script = {
    version: 1 as const,
    language: 'es-CL',
    lines: [{ ...line, words: [word('calle', 0), word('Los', 100), word('Tilos', 200)] }],
  }
  const told: Trace[] = []
  const leg = { id: 'customer' as const, sampleRate: 8000, language: 'es-CL' }
  const stream = traced(createScripted(script), (trace) => told.push(trace)).open(leg)
  for (let startMs = 0; startMs < 400; startMs += 20)
    stream.push({ pcm: new Int16Array(160), sampleRate: 8000, startMs })
  stream.end()
  const heard: Said[] = []
  for await (const said of stream) heard.push(said)
  expect(heard.map(({ text, final }) => [text, final])).toEqual([
    ['calle', false],
    ['calle Los', false],
    ['calle Los Tilos', true],
  ])
  expect(told.map(({ chars, final, startMs }) => [chars, final, startMs])).toEqual([
    [5, false, 0],
    [9, false, 0],
    [15, true, 0],
  ])
  expect(JSON.stringify(told)).not.toContain('Tilos')
})
