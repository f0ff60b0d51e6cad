/** The reader is told what is hidden and what still looks like a name; what they add is hidden everywhere. */
import { expect, test } from 'vitest'
import { arrest } from './bundle.fixture.ts'
import { hiddenIn, suspectsIn } from './hidden.ts'
import { redact } from './redact.ts'

const [line] = arrest.transcript
if (line === undefined) throw new Error('no line')
const said = {
  ...arrest,
  transcript: [
    ...arrest.transcript,
    { ...line, key: 'extra', text: 'Vino el vecino Zurita y después Ana María Leiva, que vive en Los Tilos. Respira.' },
  ],
}

test('each text that is hidden is listed once with its count, and nothing else', () => {
  const list = hiddenIn(said)
  expect(list.length).toBeGreaterThan(0)
  const whole = JSON.stringify(said)
  for (const { text, times } of list) {
    expect(whole).toContain(text)
    expect(times).toBeGreaterThan(0)
  }
  expect(new Set(list.map(({ text }) => text.toLowerCase())).size).toBe(list.length)
  expect(list.some(({ text }) => text.includes('Zurita'))).toBe(false)
})

test('a name that nobody recognised looks like one; streets and first words do not', () => {
  expect(suspectsIn(redact(said))).toEqual(expect.arrayContaining(['Zurita', 'Ana María Leiva']))
  expect(suspectsIn(redact(said)).join(' ')).not.toMatch(/Tilos|Vino|Respira/)
})

test('what the reader adds is hidden wherever it stands, however it is written', () => {
  const words = ['zurita', 'Ana María Leiva']
  const text = JSON.stringify(redact(said, { words }))
  expect(text).not.toMatch(/Zurita|Leiva|María/)
  expect(hiddenIn(said, words).map((one) => one.text)).toEqual(expect.arrayContaining(['Zurita']))
  expect(suspectsIn(redact(said, { words })).join(' ')).not.toMatch(/Zurita|Leiva/)
})
