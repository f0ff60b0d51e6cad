import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Doc } from '../../convex/_generated/dataModel'
import { HostInfo } from '../host.ts'
import { useLive } from '../live.ts'
import Monitor from './Monitor.tsx'
import { useSpotlight } from './spotlight.ts'

const answers = new Map<string, unknown>()
const NO_PAGES = {}
const mutate = vi.fn(async (_name: string, _args: unknown) => null)

vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>) => answers.get(getFunctionName(reference)),
  useQueries: () => NO_PAGES,
  useMutation: (reference: FunctionReference<'mutation'>) => (args: unknown) =>
    mutate(getFunctionName(reference), args),
  useConvex: () => ({ watchQuery: () => ({ localQueryResult: () => undefined }) }),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))

const START = Date.parse('2026-11-20T22:37:00.000-03:00')
const call = {
  _id: 'live1',
  callId: 'call-1',
  sessionId: 'call-1',
  agentName: 'C. Rojas',
  customerName: 'Juan Pérez',
  customerPhone: '+56955501482',
  status: 'connected',
  startTime: new Date(START).toISOString(),
  startedAt: START,
  isRecording: true,
  practice: false,
  template: 'dispatch',
  sourceKind: 'practice',
} as Doc<'liveCalls'>

const answer = (over: Partial<Doc<'liveCalls'>> = {}): void => {
  const progress = { phases: [], objectives: [], nextActions: [] }
  answers.set('queries/liveCalls:getCall', { call: { ...call, ...over }, progress, recording: null })
  answers.set('queries/liveCalls:transcriptTail', { from: 0, lines: [] })
  answers.set('queries/liveCalls:getAlerts', [])
  answers.set('queries/liveCalls:getSupervisorActions', [])
  answers.set('incidents:card', null)
}

const show = (role: 'supervisor' | 'dispatcher' = 'supervisor') =>
  render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role, userId: 'herrera', userName: 'P. Herrera' }}>
      <Monitor callId="call-1" />
    </HostInfo>,
  )

beforeEach(() => {
  answers.clear()
  mutate.mockClear()
  useLive.setState({ local: {}, partials: {}, link: { backend: 'up', since: 0, queued: 0 } })
})
afterEach(cleanup)

test('before its call is known it says that it loads; a call that is not there is told in words', () => {
  show()
  expect(screen.getByText('Cargando llamada…')).toBeTruthy()
  cleanup()

  answers.set('queries/liveCalls:getCall', null)
  show()
  expect(screen.getByText('Esta llamada no está aquí')).toBeTruthy()
})

test('a connected call in which nobody speaks says so, and asks for what is missing', () => {
  answer()
  show()

  expect(screen.getByText('Llamada conectada. Aún nadie habla.')).toBeTruthy()
  expect(screen.getByText('Falta: ¿cuál es la dirección exacta?')).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: 'Análisis' }))
  expect(screen.getAllByText('sin datos').length).toBe(2)
})

test('practice, interruption and stopped words are said in words', () => {
  answer({ practice: true, status: 'ended', endedAt: START + 60_000, endReason: 'interrupted' })
  show()
  expect(screen.getByText('PRÁCTICA')).toBeTruthy()
  expect(screen.getAllByText('Interrumpida').length).toBeGreaterThan(0)
  cleanup()

  answer()
  const stopped = { callId: 'call-1', kind: 'replay', practice: false, startedAt: START, speech: 'failed' } as const
  useLive.setState({ local: { 'call-1': { ...stopped, recording: 'recording' } } })
  show()
  expect(screen.getByText(/El audio sigue grabándose; .*La ficha no se completará sola/)).toBeTruthy()
})

test('M marks the moment; B explains why nobody can speak into a recorded call', async () => {
  answer()
  show()

  fireEvent.keyDown(window, { key: 'm', code: 'KeyM' })
  fireEvent.keyDown(window, { key: 'b', code: 'KeyB' })

  expect(mutate).toHaveBeenCalledWith('mutations/liveCalls:addSupervisorAction', {
    callId: 'call-1',
    action: 'BOOKMARK_MOMENT',
  })
  expect(screen.getByRole('button', { name: /Escuchar/ }).getAttribute('aria-disabled')).toBeNull()
  expect(screen.getByRole('button', { name: /Intervenir/ }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(/solo se puede escuchar/)).toBeTruthy()
})

test('a dispatcher cannot supervise, and is told why', () => {
  answer()
  show('dispatcher')

  fireEvent.keyDown(window, { key: 'm', code: 'KeyM' })
  fireEvent.click(screen.getByRole('button', { name: /Finalizar/ }))

  expect(mutate).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: /Finalizar/ }).title).toMatch(/su rol no permite/)
})

test('the evaluation counts while the call goes on, and each point opens the words it rests on; a dispatcher waits for it', () => {
  answer()
  const evidence = { entryKey: 'e1', quote: 'Los Tilos 2890', speaker: 'customer', atMs: 30_000 }
  const machine = (points: number, because: object) => ({ points, because })
  answers.set('review:evaluation', {
    form: [
      { key: 'location', max: 20, machine: machine(20, { kind: 'done', n: 1, of: 1 }), proof: [evidence] },
      { key: 'dispatch', max: 15, machine: machine(0, { kind: 'never' }), proof: [] },
      { key: 'calm', max: 10, machine: null, proof: [] },
    ],
    ...{ score: 57, open: 1, signed: null, notes: [] },
  })
  show()
  fireEvent.click(screen.getByRole('tab', { name: 'Análisis' }))
  expect(screen.getByText('20 / 35 · hasta ahora')).toBeTruthy()
  expect(screen.getByText('todavía no')).toBeTruthy()
  expect(screen.getByText('lo puntúa una persona')).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: /Dirección verificada/ }))
  fireEvent.click(screen.getByRole('button', { name: /Los Tilos 2890/ }))

  expect(useSpotlight.getState().evidence).toEqual(evidence)
  cleanup()
  show('dispatcher')
  fireEvent.click(screen.getByRole('tab', { name: 'Análisis' }))
  expect(screen.queryByText('Evaluación en vivo')).toBeNull()
})

test('in a short window the last things done are named whole, and the others when asked for', () => {
  answer()
  const objectives = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, order) => ({
    ...{ _id: key, key, objective: `hecho ${key}`, order, status: 'completed' },
  }))
  answers.set('queries/liveCalls:getCall', {
    ...{ call, recording: null },
    progress: { phases: [], objectives, nextActions: [] },
  })
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
  show()
  fireEvent.click(screen.getByRole('tab', { name: 'Análisis' }))
  expect(screen.queryByText('hecho b')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '2 hechos más' }))
  expect(screen.getByText('hecho a')).toBeTruthy()
  vi.unstubAllGlobals()
})
