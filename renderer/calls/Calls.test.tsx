/** The list in each of its states: loading, empty, refused, and with calls. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerParts } from '../board/parts.double.ts'
import { boardRow } from '../board/row.double.ts'
import { HostInfo } from '../host.ts'
import { useView } from '../view.ts'
import Calls from './Calls.tsx'
import { useSort } from './sort.ts'

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

const info = {
  kind: 'browser',
  version: '0',
  convexUrl: '',
  role: 'supervisor',
  userId: 'herrera',
  userName: 'P. Herrera',
} as const
const LIST = 'queries/wallboard:liveList'
const ENDED = 'queries/wallboard:endedList'

const show = () =>
  render(
    <HostInfo value={info}>
      <Calls />
    </HostInfo>,
  )

beforeEach(() => {
  answers.clear()
  answers.set(ENDED, [])
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('while the list is on its way there are bars, and after three seconds words', () => {
  vi.useFakeTimers()
  const { container } = show()
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull()
  expect(screen.queryByText('Conectando con el backend…')).toBeNull()
  act(() => vi.advanceTimersByTime(3_000))
  expect(screen.getByText('Conectando con el backend…')).toBeTruthy()
})

test('an empty room says so and offers a practice call', () => {
  answers.set(LIST, [])
  show()
  expect(screen.getByText('Sin llamadas en curso')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Iniciar llamada de práctica' }))
  expect(useView.getState().overlay).toBe('practice')
  useView.setState({ overlay: null })
})

test('a refused list says why and can be asked for again', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  answers.set(LIST, new Error('forbidden'))
  show()
  expect(screen.getByText('Su usuario no puede ver las llamadas.')).toBeTruthy()
  answers.set(LIST, [])
  fireEvent.click(screen.getByRole('button', { name: 'Reintentar' }))
  expect(screen.getByText('Sin llamadas en curso')).toBeTruthy()
})

test('two hundred calls are counted for a reader, drawn only where they are seen, with one Tab stop', () => {
  answers.set(
    LIST,
    Array.from({ length: 200 }, (_, i) => boardRow({ callId: `c${i}`, sessionId: `c${i}`, startedAt: Date.now() })),
  )
  const { container } = show()
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('201')
  const drawn = [...container.querySelectorAll('[data-call]')]
  expect(drawn.length).toBeLessThan(100)
  expect(drawn.filter((row) => row.getAttribute('tabindex') === '0')).toHaveLength(1)
})

test('sorted by a column, the keys A and V do what they say', () => {
  answers.set(LIST, [
    boardRow({ callId: 'a', priority: 'low', startedAt: 1 }),
    boardRow({ callId: 'b', priority: 'critical', startedAt: 2 }),
  ])
  show()
  fireEvent.keyDown(window, { key: 's' })
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Duración' }))
  expect(screen.getByRole('columnheader', { name: 'Duración' }).getAttribute('aria-sort')).toBe('descending')
  expect(screen.queryByRole('menu')).toBeNull()
  fireEvent.keyDown(window, { key: 'v' })
  expect(useView.getState().view.kind).toBe('wall')
  useView.setState({ view: { kind: 'calls' } })
  useSort.setState({ sort: 'attention' })
})
