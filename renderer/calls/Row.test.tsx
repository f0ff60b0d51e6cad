/** A row says the same to the eye and to the ear. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { keepSame } from '../board/keepSame.ts'
import { boardRow } from '../board/row.double.ts'
import type { BoardRow } from '../board/row.ts'
import { Row } from './Row.tsx'

vi.mock('convex/react', () => ({ useQuery: () => undefined }))

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()))

// Few rows are drawn whole in one frame: each test has its own
afterEach(async () => {
  cleanup()
  await frame()
})

const call = {
  callId: 'c1',
  sessionId: 'c1',
  status: 'connected',
  startTime: new Date(0).toISOString(),
  startedAt: Date.now() - 62_000,
  practice: false,
  agentName: 'P03 · M. Soto',
  customerPhone: '',
  customerName: '',
  priority: 'critical',
  reason: 'atragantamiento',
  location: null,
  hasLocation: false,
  phase: 'Location',
  phaseIndex: 1,
  phaseCount: 7,
  phaseSince: 0,
  alerts: [],
  distress: 92,
  distressHistory: [50, 92],
  distressAtMs: 0,
  trend: 'declining',
  helpRequested: false,
  answeredLate: false,
  updatedAt: 0,
} satisfies BoardRow

const show = (over: Partial<BoardRow>) => {
  const nothing = (): void => {}
  const row: BoardRow = { ...call, ...over }
  render(
    <Row
      row={row}
      place={1}
      index={2}
      score={88}
      held={undefined}
      selected={false}
      room={560}
      reachable
      onSelect={nothing}
      onOpen={nothing}
    />,
  )
  return screen.getByRole('row')
}

test('a call without a place says since when, and its distress has words', () => {
  const row = show({})
  expect(row.textContent).toContain('falta hace 01:02')
  expect(screen.getByRole('img', { name: 'Angustia Muy alta, sube' })).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Prioridad 1 Crítica' })).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Fase 2 de 7: Ubicación' })).toBeTruthy()
})

test('a practice call is marked on its row', () => {
  expect(show({ practice: true }).textContent).toContain('PRÁCTICA')
})

test('two alerts are shown, life first and then the newer, the rest counted', () => {
  const alerts = (['non_emergency', 'scene_hazard', 'airway_obstruction', 'multiple_victims'] as const).map((type) => ({
    id: type,
    type,
    severity:
      ({ non_emergency: 'info', airway_obstruction: 'life' } as Record<string, 'info' | 'life'>)[type] ?? 'caution',
    acknowledged: false,
  }))
  const text = show({ alerts: alerts as unknown as BoardRow['alerts'] }).textContent ?? ''
  expect(text.indexOf('Vía aérea obstruida')).toBeLessThan(text.indexOf('Múltiples víctimas'))
  expect(text).not.toContain('No es emergencia')
  expect(screen.getByRole('img', { name: '2 alertas más' }).textContent).toBe('+2')
})

test('an interrupted call says so; a call without a number says hidden while it waits', () => {
  expect(show({ status: 'ended', endReason: 'interrupted', endedAt: Date.now() }).textContent).toContain('Interrumpida')
  cleanup()
  const waiting = show({ status: 'ringing', reason: null, startedAt: Date.now() - 12_000 })
  expect(waiting.textContent).toContain('Número oculto')
  expect(waiting.textContent).toContain('vence el objetivo en')
})

test('of many rows that come at once a few are drawn whole in each frame, and the others say their name', () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => frames.push(draw))
  const nextFrame = (): void =>
    act(() => {
      for (const draw of frames.splice(0)) draw(0)
    })
  const nothing = (): void => {}
  render(
    Array.from({ length: 25 }, (_, i) => `c${i}`).map((callId, i) => (
      <Row
        key={callId}
        {...{ row: boardRow({ callId, reason: 'caida' }), place: i + 1, index: i + 2, score: 10 }}
        {...{ held: undefined, selected: false, room: 560, reachable: false }}
        onSelect={nothing}
        onOpen={nothing}
      />
    )),
  )
  const whole = (): number => screen.getAllByRole('row').filter((row) => row.children.length > 1).length
  expect(whole()).toBe(6)
  expect(screen.getAllByRole('row').every((row) => row.textContent?.includes('Caída'))).toBe(true)
  for (const drawn of [12, 18, 24, 25]) {
    nextFrame()
    expect(whole()).toBe(drawn)
  }
  nextFrame()
  vi.unstubAllGlobals()
})

test('an update of one call draws its row and no other', () => {
  const read = new Set<string>()
  const nothing = (): void => {}
  // A row that is drawn is read.
  const told = (row: BoardRow): BoardRow =>
    new Proxy(row, {
      get(target, name, self) {
        read.add(target.callId)
        return Reflect.get(target, name, self)
      },
    })
  const rows = Array.from({ length: 30 }, (_, i) => told(boardRow({ callId: `c${i}` })))
  const List = ({ rows, ids }: { readonly rows: readonly BoardRow[]; readonly ids: readonly string[] }) =>
    rows.map((row, i) => (
      <Row
        key={ids[i]}
        {...{ row, place: i + 1, index: i + 2, score: 10, held: undefined, selected: false, room: 560 }}
        reachable={false}
        onSelect={nothing}
        onOpen={nothing}
      />
    ))
  const ids = rows.map(({ callId }) => callId)
  const { rerender } = render(<List rows={rows} ids={ids} />)
  const after = keepSame(
    rows,
    rows.map((row, i) => told({ ...row, ...(i === 7 ? { location: 'San Miguel' } : {}) })),
  )
  read.clear()
  rerender(<List rows={after} ids={ids} />)
  expect([...read]).toEqual(['c7'])
})

test('a call without a transcript says since when, and who supervises it is named', () => {
  const row = show({
    wordlessSince: Date.now() - 42_000,
    supervisors: [{ supervisorId: 'p', supervisorName: 'P. Herrera', mode: 'listen' }],
  })
  expect(row.textContent).toContain('sin transcripción 00:42')
  expect(screen.getByRole('img', { name: 'Supervisa P. Herrera' })).toBeTruthy()
})

test('for who wants no motion, a row that moved says for five seconds from which place', () => {
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  const at = (place: number) => (
    <Row
      {...{ row: boardRow({ callId: 'c1' }), place, index: 2, score: 10, held: undefined, selected: false, room: 560 }}
      reachable={false}
      onSelect={() => {}}
      onOpen={() => {}}
    />
  )
  const { rerender } = render(at(4))
  expect(screen.queryByText(/^movida desde/)).toBeNull()
  rerender(at(2))
  expect(screen.getByText('movida desde 4')).toBeTruthy()
  act(() => vi.advanceTimersByTime(5000))
  expect(screen.queryByText(/^movida desde/)).toBeNull()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a row that is drawn anew slides from the place where it was last shown', () => {
  const animate = vi.fn<Element['animate']>()
  Element.prototype.animate = animate
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  render(
    <Row
      {...{
        row: boardRow({ callId: 'c1' }),
        place: 2,
        index: 2,
        score: 10,
        held: undefined,
        selected: false,
        room: 560,
      }}
      reachable={false}
      slides={{ current: { can: true, before: new Map([['c1', 9]]) } }}
      onSelect={() => {}}
      onOpen={() => {}}
    />,
  )
  expect(animate.mock.calls[0]?.[0]).toEqual([{ transform: 'translateY(700%)' }, { transform: 'none' }])
  vi.unstubAllGlobals()
})

test('a row slides to its new place in heights of its own, not among many, and not where motion is switched off here', () => {
  const animate = vi.fn<Element['animate']>()
  Element.prototype.animate = animate
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  const slides = { current: { can: true, before: new Map([['c1', 4]]) } }
  const at = (place: number) => (
    <Row
      {...{ row: boardRow({ callId: 'c1' }), place, index: 2, score: 10, held: undefined, selected: false, room: 560 }}
      reachable={false}
      slides={slides}
      onSelect={() => {}}
      onOpen={() => {}}
    />
  )
  const { rerender } = render(at(4))
  rerender(at(2))
  expect(animate.mock.calls[0]?.[0]).toEqual([{ transform: 'translateY(200%)' }, { transform: 'none' }])
  slides.current.can = false
  rerender(at(9))
  slides.current.can = true
  document.documentElement.dataset.motion = 'reduced'
  rerender(at(7))
  expect(animate).toHaveBeenCalledTimes(1)
  expect(screen.getByText('movida desde 9')).toBeTruthy()
  document.documentElement.removeAttribute('data-motion')
  vi.unstubAllGlobals()
})
