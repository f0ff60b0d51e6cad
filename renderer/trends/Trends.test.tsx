import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostInfo } from '../host.ts'
import { useView } from '../view.ts'
import type { Hour } from './buckets.ts'
import Trends from './Trends.tsx'
import { useChoice } from './useTrends.ts'

const NOW = Date.parse('2026-11-21T22:41:36-03:00')
const HOUR = 3_600_000
const asked: unknown[] = []
let answer: Hour[] | undefined | Error

vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>, args: unknown) => {
    asked.push([getFunctionName(reference), args])
    if (answer instanceof Error) throw answer
    return answer
  },
  useConvex: () => ({ watchQuery: () => ({ localQueryResult: () => undefined }) }),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))
vi.mock('../frame/TopBar.tsx', () => ({ InTopBar: ({ children }: { children: unknown }) => children }))

const hour = (hoursAgo: number, over: Partial<Hour> = {}): Hour => ({
  ...{ at: Math.floor(NOW / HOUR) * HOUR - hoursAgo * HOUR, practice: false },
  ...{ calls: 2, answered: 2, within15: 1, within20: 2, abandoned: 0 },
  feelings: { positive: 20, neutral: 100, negative: 80, calls: 2 },
  metrics: { scriptAdherence: { sum: 160, calls: 2 }, responseDelayMs: { sum: 3800, calls: 2 } },
  costs: { stt: 0.0625, llm: 0.1875 },
  ...over,
})

const open = () =>
  render(
    <HostInfo value={{ role: 'supervisor', userName: 'Paula' } as never}>
      <Trends />
    </HostInfo>,
  )

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  useChoice.setState({ span: 'day', kind: 'real' })
  asked.length = 0
  answer = undefined
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('it says that it reads, until it has read', () => {
  open()
  expect(screen.getByRole('status', { name: 'Leyendo las tendencias…' })).toBeTruthy()
})

test('the figures of the period, and each hour of it in the table, newest first', () => {
  answer = [hour(3), hour(0, { within15: 2, abandoned: 1, calls: 3 })]
  open()

  const figure = (name: RegExp) => screen.getByText(name).parentElement?.querySelector('dd')?.textContent
  expect(figure(/^llamadas$/)).toBe('5')
  expect(figure(/^en 15 s ·/)).toBe('75,0\u00a0%')
  expect(figure(/angustia media/)).toBe('40\u00a0%')
  expect(figure(/demora de respuesta/)).toBe('1,9\u00a0s')
  expect(figure(/por llamada/)).toBe('US$\u00a00,50')
  const [, first, second, ...more] = within(screen.getByRole('table')).getAllByRole('row')
  expect(first?.textContent).toContain('22:00')
  expect(second?.textContent).toContain('19:00')
  expect(more).toEqual([])
})

test('each figure stands beside what it was in the period before, when there were calls', () => {
  answer = [hour(30, { calls: 7, answered: 4, within15: 4 }), hour(1)]
  open()
  const before = [...document.querySelectorAll('dd small')].map((small) => small.textContent)
  expect(before).toContain('antes 7')
  expect(before).toContain('antes 100,0\u00a0%')
})

test('an hour opens its calls', () => {
  answer = [hour(1)]
  open()
  fireEvent.click(screen.getByRole('button', { name: '21:00' }))
  const from = Math.floor(NOW / HOUR) * HOUR - HOUR
  expect(useView.getState().view).toEqual({
    kind: 'review',
    ended: { from, before: from + HOUR, practice: false },
  })
})

test('what nobody measured is named, not drawn', () => {
  answer = [hour(0, { feelings: { positive: 0, neutral: 0, negative: 0, calls: 0 }, costs: {} })]
  open()
  expect(screen.getByText('Sin datos de sentimiento en este período.')).toBeTruthy()
  expect(screen.getByText('Ningún servicio cobró en este período.')).toBeTruthy()
  expect(screen.getByText(/^Sin datos: .*Seguridad del despacho/)).toBeTruthy()
  expect(screen.getByRole('img', { name: /Apego al protocolo: 80\s%/ })).toBeTruthy()
})

test('a period without calls offers the other kind; another period is asked for from its first midnight', () => {
  answer = []
  open()
  expect(screen.getByText('Sin llamadas terminadas en este período')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Ver las de práctica' }))
  fireEvent.click(screen.getByRole('radio', { name: '7 días' }))
  expect(asked.at(-1)).toEqual(['trends:hours', { since: Date.parse('2026-11-08T00:00:00-03:00'), practice: true }])
})

test('a role that may not see them is told so', () => {
  vi.spyOn(console, 'error').mockReturnValue()
  answer = new Error('forbidden')
  open()
  expect(screen.getByText('Su rol no permite ver las tendencias de la sala.')).toBeTruthy()
})
