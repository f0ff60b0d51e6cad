/** What a review says in each of its states, and what its keys do. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostInfo } from '../host.ts'
import { type Ended, useView } from '../view.ts'
import Review from './Review.tsx'

const answers = new Map<string, unknown>()
const host = new Map<string, unknown>()
const mutate = vi.fn(async (_name: string, _args: unknown) => null)

vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>) => answers.get(getFunctionName(reference)),
  usePaginatedQuery: () => answers.get('list'),
  useMutation: (reference: FunctionReference<'mutation'>) => (args: unknown) =>
    mutate(getFunctionName(reference), args),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))
vi.mock('../bridge.ts', async (original) => ({
  ...(await original<typeof import('../bridge.ts')>()),
  bridge: () => ({
    call: async (name: string) => {
      const answer = host.get(name)
      if (answer === undefined) throw { code: 'host_lost' }
      return answer
    },
    on: () => () => {},
  }),
}))
vi.stubGlobal(
  'Audio',
  class {
    play = async () => {}
    pause() {}
    load() {}
    removeAttribute() {}
  },
)

const START = Date.parse('2026-11-20T22:37:00.000-03:00')
const call = {
  _id: 'a1',
  liveCallId: 'l1',
  callId: 'call-1',
  sessionId: 'call-1',
  agentName: 'C. Rojas',
  customerName: 'Juan Pérez',
  customerPhone: '+56955501482',
  template: 'dispatch',
  sourceKind: 'sip',
  practice: false,
  startedAt: START,
  answeredAt: START + 6200,
  endedAt: START + 120_000,
  endReason: 'hangup',
  durationMs: 120_000,
  objectives: [],
  totalCost: 0.23,
}
const recording = { state: 'closed', capturedMs: 120_000, sha256: 'a'.repeat(64) }
const line = (order: number, speaker: string, text: string, startMs: number) => ({
  _id: `t${order}`,
  key: `k${order}`,
  order,
  speaker,
  text,
  startMs,
  endMs: startMs + 4000,
  createdAt: START + startMs,
})
const lines = [
  line(0, 'agent', '¿Cuál es la dirección?', 10_000),
  line(1, 'customer', 'Los Tilos dos mil ochocientos noventa', 30_000),
]
const evidence = [{ entryKey: 'k1', quote: 'Los Tilos', speaker: 'customer', atMs: 30_000 }]
const change = {
  _id: 'c1',
  field: 'direccion',
  action: 'set',
  value: 'Los Tilos',
  before: null,
  locked: false,
  by: { kind: 'machine', provider: 'vigia', model: 'rules', version: '1' },
  confidence: 0.95,
  evidence,
  rev: 1,
  at: START + 34_000,
}
const form = [
  { key: 'location', max: 20, machine: { points: 20, because: { kind: 'done', n: 1, of: 1 } } },
  { key: 'calm', max: 10, machine: null },
]

const answer = (over: { recording?: unknown; call?: object } = {}): void => {
  answers.set('review:get', {
    call: { ...call, ...over.call },
    incident: { incidentNumber: 'INC-1', incidentType: 'caida', priority: 'high', priorityFrom: 'code' },
    phases: [{ phase: 'Location', from: START + 6200, to: START + 60_000 }],
    alerts: [],
    actions: [],
    supervisions: [],
    events: [],
    recording: 'recording' in over ? over.recording : recording,
  })
  answers.set('queries/liveCalls:subscribeToTranscripts', lines)
  answers.set('review:changes', [change])
  answers.set('review:evaluation', { form, score: 100, open: 1, signed: null, notes: [] })
  answers.set('settings:get', {})
}

const show = async (
  callId: string | null = 'call-1',
  role: 'supervisor' | 'dispatcher' = 'supervisor',
  ended?: Ended,
) => {
  const shown = render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role, userId: 'herrera', userName: 'P. Herrera' }}>
      <Review callId={callId ?? undefined} ended={ended} />
    </HostInfo>,
  )
  // The host answers in its own time.
  await act(async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve()
  })
  return shown
}
const place = () => document.querySelector('[data-part="place"]')?.textContent

beforeEach(() => {
  answers.clear()
  host.clear()
  mutate.mockClear()
  sessionStorage.clear()
  useView.setState({ view: { kind: 'review', callId: 'call-1' } })
})
afterEach(cleanup)

test('the words come before all the rest', async () => {
  answers.set('queries/liveCalls:subscribeToTranscripts', lines)
  await show()
  expect(screen.getByText('Leyendo la llamada…')).toBeTruthy()
  expect(screen.getByText('Los Tilos dos mil ochocientos noventa')).toBeTruthy()
})

test('a call that is not over, or none of ours, is told in words with a way on', async () => {
  answers.set('review:get', null)
  await show()
  fireEvent.click(screen.getByRole('button', { name: 'Abrir en el monitor' }))
  expect(useView.getState().view).toEqual({ kind: 'monitor', callId: 'call-1' })
})

test.each([
  ['none of it was recorded', { recording: null }, null, /Esta llamada no se grabó/],
  ['another machine holds it', {}, { kind: 'absent' }, /Este equipo no tiene el audio/],
  ['the file is broken', {}, { kind: 'broken' }, /El archivo de audio no se puede leer/],
  [
    'retention took it',
    { recording: { ...recording, erasedAt: START } },
    null,
    /Audio no disponible \(borrado por retención el/,
  ],
])('%s: it is said why, and the words stay', async (_, over, peaks, words) => {
  answer(over)
  if (peaks !== null) host.set('recording.peaks', peaks)
  await show()
  expect(screen.getAllByText(words).length).toBeGreaterThan(0)
  expect(screen.getByRole('button', { name: /^Reproducir/ }).getAttribute('aria-disabled')).toBe('true')
  expect(document.querySelectorAll('[data-entry]').length).toBe(2)
})

test('without sound the axis is walked by keys all the same', async () => {
  answer()
  host.set('recording.peaks', { kind: 'absent' })
  await show()
  fireEvent.keyDown(window, { key: 'ArrowRight', code: 'ArrowRight' })
  fireEvent.keyDown(window, { key: 'ArrowRight', code: 'ArrowRight', shiftKey: true })
  expect(place()).toBe('00:06')
  fireEvent.click(screen.getByRole('button', { name: /Dirección: Oír 2 s antes/ }))
  expect(place()).toBe('00:28')
  fireEvent.keyDown(window, { key: 'End', code: 'End' })
  expect(place()).toBe('02:00')
  expect(document.querySelector('[data-entry="k1"]')?.getAttribute('data-when')).toBe('now')
})

test('with its sound a call can be played, and its silence left out', async () => {
  answer()
  const wave = { kind: 'ready', durationMs: 120_000, agent: new ArrayBuffer(2400), customer: new ArrayBuffer(2400) }
  host.set('recording.peaks', wave)
  host.set('recording.check', 'whole')
  await show()
  expect(screen.getByText('02:00')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Reproducir/ }).getAttribute('aria-disabled')).toBeNull()
  expect(screen.getByRole('button', { name: /Saltar silencios/ })).toBeTruthy()
})

test('what nobody judged keeps the review open; points are sent when they are given, never beyond the most', async () => {
  answer({ recording: null })
  await show()
  expect(screen.getByText('20 / 20')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: 'Firmar revisión' })[0]?.getAttribute('aria-disabled')).toBe('true')
  const calm = screen.getByRole('textbox', { name: 'Calma y trato: puntos de 10' })
  fireEvent.change(calm, { target: { value: '11' } })
  fireEvent.keyDown(calm, { key: 'Enter' })
  expect(calm.getAttribute('aria-invalid')).toBe('true')
  expect(mutate).not.toHaveBeenCalled()
  fireEvent.change(calm, { target: { value: '8' } })
  fireEvent.keyDown(calm, { key: 'Enter' })
  expect(mutate).toHaveBeenCalledWith('review:saveQa', { callId: 'call-1', key: 'calm', points: 8 })
  fireEvent.click(screen.getByRole('checkbox', { name: 'Dirección verificada: no se aplica' }))
  expect(mutate).toHaveBeenCalledWith('review:saveQa', { callId: 'call-1', key: 'location', points: null })
  await act(async () => {})
})

test('a note that was not sent survives a look at something else', async () => {
  answer({ recording: null })
  await show()
  fireEvent.change(screen.getByRole('textbox', { name: 'Escribir una nota' }), { target: { value: 'Buen conteo' } })
  cleanup()
  await show()
  expect(screen.getByRole('textbox', { name: 'Escribir una nota' })).toHaveProperty('value', 'Buen conteo')
})

test('a dispatcher sees the call, and its evaluation once it is signed', async () => {
  answer({ recording: null })
  answers.set('review:evaluation', null)
  await show('call-1', 'dispatcher')
  expect(screen.getByText('La evaluación se ve cuando está firmada.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Firmar revisión' })).toBeNull()
})

test('no call, and no call with these filters, are two things', async () => {
  answers.set('list', { results: [], status: 'Exhausted', loadMore: () => {} })
  await show(null)
  expect(screen.getByText('Aún no termina ninguna llamada')).toBeTruthy()
  cleanup()

  await show(null)
  fireEvent.click(screen.getByRole('button', { name: 'Señaladas' }))
  expect(screen.getByText('No hay llamadas con estos filtros')).toBeTruthy()
  fireEvent.click(screen.getAllByRole('button', { name: 'Quitar filtros' })[0] as HTMLElement)
  expect(screen.getByText('Aún no termina ninguna llamada')).toBeTruthy()
})

test('the calls of an hour are a list of their own, which a reader comes back to, until it is left', async () => {
  const hour = { from: START, before: START + 3_600_000, practice: false }
  answers.set('list', { results: [], status: 'Exhausted', loadMore: () => {} })
  await show(null)
  fireEvent.click(screen.getByRole('button', { name: 'Señaladas' }))
  cleanup()

  useView.getState().go({ kind: 'review', ended: hour })
  await show(null, 'supervisor', hour)
  const flagged = () => screen.getByRole('button', { name: 'Señaladas' }).getAttribute('aria-pressed')
  expect(flagged()).toBe('false')
  expect(screen.queryByRole('combobox', { name: 'Tipo' })).toBeNull()
  cleanup()

  useView.getState().go({ kind: 'review', callId: 'call-1' })
  answer({ recording: null })
  await show()
  fireEvent.keyDown(window, { key: 'Escape' })
  expect(useView.getState().view).toEqual({ kind: 'review', ended: hour })
  cleanup()

  await show(null, 'supervisor', hour)
  fireEvent.click(screen.getByRole('button', { name: /^Terminadas / }))
  expect(useView.getState().view).toEqual({ kind: 'review' })
  cleanup()
  await show(null)
  expect(flagged()).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: 'Señaladas' }))
})

test('while the first page is read there are rows of grey, not «none»', async () => {
  answers.set('list', { results: [], status: 'LoadingFirstPage', loadMore: () => {} })
  await show(null)
  expect(screen.getByRole('status', { name: 'Leyendo las llamadas…' })).toBeTruthy()
})
