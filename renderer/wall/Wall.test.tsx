/** The wall in each of its states: what it shows, what it never shows, and that it rests while nothing changes. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { getFunctionName } from 'convex/server'
import { Profiler } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerParts } from '../board/parts.double.ts'
import { boardRow } from '../board/row.double.ts'
import type { BoardRow } from '../board/row.ts'
import { useLive } from '../live.ts'
import { useView } from '../view.ts'
import { choosePlace } from './place.ts'
import Wall from './Wall.tsx'

const answers = new Map<string, unknown>()

vi.mock('convex/react', () => ({
  useQuery: (query: never) => {
    const answer = answers.get(getFunctionName(query))
    if (answer instanceof Error) throw answer
    return answer
  },
  useQueries: (requests: never) => answerParts(answers, requests),
  useMutation: () => async () => null,
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))

const LIST = 'queries/wallboard:liveList'
const ENDED = 'queries/wallboard:endedList'
let renders = 0

const show = () =>
  render(
    <Profiler id="wall" onRender={() => renders++}>
      <Wall />
    </Profiler>,
  )

const calls = (n: number, more: Partial<BoardRow> = {}): readonly BoardRow[] =>
  Array.from({ length: n }, (_, i) =>
    boardRow({ callId: `c${i}`, sessionId: `c${i}`, startedAt: Date.now() - 60_000, agentName: `P${i}`, ...more }),
  )

const onLink = (backend: 'up' | 'down'): void =>
  useLive.setState(({ link }) => ({ link: { ...link, backend, since: Date.now() - 42_000, queued: 0 } }))

beforeEach(() => {
  vi.useFakeTimers()
  answers.clear()
  answers.set(ENDED, [])
  renders = 0
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
  choosePlace({ distanceM: 3, diagonalIn: 75 })
  onLink('up')
  useView.setState({ view: { kind: 'wall' }, overlay: null })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('six large, then small ones in the same order, and a count of the rest', () => {
  answers.set(LIST, calls(40))
  const { container } = show()
  expect(container.querySelectorAll('article[data-call]')).toHaveLength(6)
  expect(container.querySelectorAll('div[data-call]')).toHaveLength(21)
  expect(screen.getByText('+13 más')).toBeTruthy()
})

test('a screen that is far shows four large ones and one column', () => {
  choosePlace({ diagonalIn: 55 })
  answers.set(LIST, calls(40))
  const { container } = show()
  expect(container.querySelectorAll('article[data-call]')).toHaveLength(4)
  expect(container.querySelectorAll('div[data-call]').length).toBeLessThanOrEqual(10)
  const shown = container.querySelectorAll('[data-call]').length
  expect(screen.getByText(`+${40 - shown} más`)).toBeTruthy()
})

test('few calls are all large and no column of small ones stands empty; who is free is said above', () => {
  answers.set(LIST, calls(3))
  const { container } = show()
  expect(container.querySelectorAll('article[data-call]')).toHaveLength(3)
  expect(screen.queryByText('Necesitan supervisión')).toBeNull()
  expect(screen.getByText('todas las llamadas, por índice de atención')).toBeTruthy()
  const zoom = Number((container.querySelector('article') as HTMLElement).style.zoom)
  expect(zoom).toBeGreaterThan(1.3)
})

test('an alert that its line would cut takes two', () => {
  const alert = { id: 'a', severity: 'life', acknowledged: false, at: 0 } as const
  answers.set(LIST, [
    ...calls(1, { alerts: [{ ...alert, type: 'severe_respiratory_distress' }] as never }),
    ...calls(40).slice(1),
  ])
  choosePlace({ diagonalIn: 65 })
  const { container } = show()
  expect(container.querySelector('[data-broken]')?.textContent).toContain('Dificultad respiratoria')
})

test('no name and no number of a caller, whether they wait or speak', () => {
  const person = { customerName: 'Rosa Pérez', customerPhone: '+56955501482' }
  answers.set(LIST, [
    ...calls(8, person),
    boardRow({ ...person, callId: 'w', status: 'ringing', reason: null, location: null, startedAt: Date.now() }),
  ])
  const { container } = show()
  const said = `${container.textContent} ${container.innerHTML}`
  expect(said).not.toMatch(/Rosa|Pérez|5550|1482/)
  expect(container.textContent).toContain('Celular')
})

test('nobody there: it says so; loading: words after three seconds; refused: why', () => {
  answers.set(LIST, [])
  show()
  expect(screen.getByText('Sin llamadas en curso')).toBeTruthy()
  cleanup()
  answers.delete(LIST)
  const { container } = show()
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull()
  act(() => vi.advanceTimersByTime(3_000))
  expect(screen.getByText('Conectando con el backend…')).toBeTruthy()
  cleanup()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  answers.set(LIST, new Error('forbidden'))
  show()
  expect(screen.getByText('Su usuario no puede ver las llamadas.')).toBeTruthy()
})

test('without a backend the calls stay, with their age', () => {
  answers.set(LIST, calls(3))
  onLink('down')
  const { container } = show()
  expect(container.querySelectorAll('article')).toHaveLength(3)
  expect(screen.getByText(/^Backend inaccesible desde/)).toBeTruthy()
  expect(container.textContent).toContain('datos de hace 40')
})

test('the pointer brings the tools, and three seconds later they and the cursor are gone', () => {
  answers.set(LIST, calls(1))
  const { container } = show()
  const wall = container.querySelector('[data-quiet]')
  expect(wall).not.toBeNull()
  fireEvent.pointerMove(window)
  expect(wall?.hasAttribute('data-quiet')).toBe(false)
  expect(screen.getByRole('toolbar')).toBeTruthy()
  act(() => vi.advanceTimersByTime(3_000))
  expect(wall?.hasAttribute('data-quiet')).toBe(true)
  expect(screen.queryByRole('toolbar')).toBeNull()
  fireEvent.keyDown(window, { key: 'v' })
  expect(useView.getState().view.kind).toBe('calls')
})

test('clocks run and React draws nothing', () => {
  answers.set(LIST, [
    ...calls(30, { phase: null }),
    boardRow({ callId: 'w', status: 'ringing', startedAt: Date.now() }),
  ])
  const { container } = show()
  act(() => vi.advanceTimersByTime(6_000))
  const [text, drawn] = [container.textContent, renders]
  act(() => vi.advanceTimersByTime(20_000))
  expect(container.textContent).not.toBe(text)
  expect(renders - drawn).toBe(0)
})
