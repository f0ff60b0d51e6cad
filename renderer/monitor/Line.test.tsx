import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { legKey, useLive } from '../live.ts'
import { type Entry, LineRow } from './Line.tsx'
import type { Line } from './lines.ts'
import { spotlight } from './spotlight.ts'

afterEach(() => {
  cleanup()
  useLive.setState({ partials: {}, link: { backend: 'up', since: 0, queued: 0 } })
  spotlight(null)
})

const entry = (over: Partial<Entry>): Entry =>
  ({
    _id: 'line-1',
    key: 'e1',
    speaker: 'customer',
    text: 'No respira bien, tomaba losartán.',
    isFinal: true,
    order: 0,
    startMs: 1_000,
    endMs: 3_000,
    confidence: 0.95,
    sentiment: 'neutral',
    createdAt: 0,
    ...over,
  }) as Entry

const row = (line: Line<Entry>, over: Partial<Parameters<typeof LineRow>[0]> = {}) => (
  <LineRow
    line={line}
    callId="call-1"
    startedAt={0}
    marks={undefined}
    interimText={undefined}
    found={null}
    hit={false}
    correction={undefined}
    onCorrect={undefined}
    {...over}
  />
)
const interim: Line<Entry> = { key: 'k', speaker: 'customer', at: 1_000, final: null }
const final = (over: Partial<Entry> = {}): Line<Entry> => ({ ...interim, final: entry(over) })
const say = (text: string): void =>
  act(() => useLive.setState({ partials: { [legKey('call-1', 'customer')]: { text, startMs: 1_000 } } }))

test('words of the own call are drawn from the live store, and the final takes the same element', () => {
  const view = render(row(interim))
  say('no res')
  say('no respira')
  const before = view.container.querySelector('li')
  expect(view.container.querySelector('[data-interim]')?.textContent).toBe('no respira')

  view.rerender(row(final()))

  expect(view.container.querySelector('li')).toBe(before)
  expect(view.container.textContent).toContain('No respira bien')
  expect(view.container.querySelector('[data-interim]')).toBeNull()
})

test('words that left the live store stay until their final comes', () => {
  const view = render(row(interim))
  say('no respira')

  act(() => useLive.setState({ partials: {} }))

  expect(view.container.querySelector('[data-interim]')?.textContent).toBe('no respira')
})

test('a sure and neutral line carries no figures; a doubtful or felt one does', () => {
  const quiet = render(row(final())).container.textContent
  cleanup()
  const doubtful = render(row(final({ confidence: 0.84, sentiment: 'negative' }))).container.textContent

  expect(quiet).not.toMatch(/%|neutro/)
  expect(doubtful).toMatch(/angustia/)
  expect(doubtful).toMatch(/84/)
})

test('the asked words are outlined in their own line only', () => {
  const view = render(row(final()))

  act(() => spotlight({ entryKey: 'e1', quote: 'losartán', speaker: 'customer', atMs: 0 }))
  expect(view.container.querySelector('mark')?.textContent).toBe('losartán')

  act(() => spotlight({ entryKey: 'e2', quote: 'losartán', speaker: 'customer', atMs: 0 }))
  expect(view.container.querySelector('mark')).toBeNull()
})

test('words that are over while the backend is away say that they wait', () => {
  useLive.setState({ link: { backend: 'down', since: 0, queued: 3 } })
  const view = render(row(interim, { interimText: 'no respira' }))

  expect(view.container.querySelector('[data-waits]')?.textContent).toContain('se guardará')
  expect(view.container.querySelector('[data-interim]')?.textContent).toBe('no respira')
})

test('a line says that the voice was away from usual, with what was measured, beside what its words feel like', () => {
  const voice = { score: 72, startMs: 1000, endMs: 3000, speechMs: 1900, loudDb: 9.1, pitchSt: 4.2, brightDb: 1 }
  const steady = render(row(final({ voice: { ...voice, level: 'steady' } })))
  expect(steady.container.querySelector('[data-voice]')).toBeNull()
  cleanup()

  const view = render(row(final({ voice: { ...voice, level: 'high' } })))
  const chip = view.container.querySelector('[data-voice="high"]')
  expect(chip?.textContent).toBe('voz muy alterada')
  expect(chip?.getAttribute('title')).toMatch(/72 de 100 · \+9,1 dB · \+4,2 semitonos$/)
})

test('a correction stands beside the words of the machine, and only who may is offered one', () => {
  const correction = { key: 'e1', text: 'No respira bien, toma losartán.', by: 'Paula', at: 0 }
  const view = render(row(final(), { correction }))
  expect(view.container.querySelector('[data-correction]')?.textContent).toContain('toma losartán')
  expect(view.container.textContent).toContain('tomaba losartán')
  expect(view.container.querySelector('button')).toBeNull()

  const asked: string[] = []
  view.rerender(row(final(), { correction, onCorrect: (key) => asked.push(key) }))
  view.container.querySelector('button')?.click()
  expect(asked).toEqual(['e1'])
})
