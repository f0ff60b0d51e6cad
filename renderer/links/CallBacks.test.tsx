import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostInfo } from '../host.ts'
import { AlarmRates } from './AlarmRates.tsx'
import { CallBacks } from './CallBacks.tsx'
import { KeepClaims } from './KeepClaims.tsx'

// What is loaded on demand takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

const answers = new Map<string, unknown>()
const mutate = vi.fn(async (_name: string, _args: unknown): Promise<unknown> => null)
const dial = vi.fn(async (_name: string, _args: unknown) => ({ callId: 'out-1' }))

vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>) => answers.get(getFunctionName(reference)),
  useMutation: (reference: FunctionReference<'mutation'>) => (args: unknown) =>
    mutate(getFunctionName(reference), args),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))
vi.mock('../bridge.ts', async (original) => ({
  ...(await original<typeof import('../bridge.ts')>()),
  bridge: () => ({ call: dial }),
}))

const row = {
  callBackId: 'back1',
  callId: 'lost',
  state: 'pending',
  number: '+56955550101',
  masked: false,
  abandoned: 2,
  firstAt: 1,
  lastAt: Date.now() - 20_000,
  waitedMs: 12_000,
  claimedBy: null,
  mine: false,
  claimedAt: null,
  resultCallId: null,
  attempts: 0,
  closedAt: null,
  closedBy: null,
}
const mine = { ...row, state: 'claimed', claimedBy: 'Diego', mine: true, claimedAt: 1 }

const show = (role: 'supervisor' | 'dispatcher' = 'dispatcher', children = <CallBacks onOpen={() => undefined} />) =>
  render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role, userId: 'd', userName: 'Diego' }}>
      {children}
    </HostInfo>,
  )
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  answers.clear()
  mutate.mockReset().mockResolvedValue(null)
  dial.mockReset().mockResolvedValue({ callId: 'out-1' })
})
afterEach(cleanup)

test('loading and nothing owed are said in words', () => {
  show()
  expect(screen.getByRole('status').textContent).toBe('Leyendo la lista…')
  cleanup()
  answers.set('callbacks:list', [])
  show()
  expect(screen.getByText('Nadie espera que lo llamen')).toBeTruthy()
})

test('a number that is not for this reader is named by its end; whoever is too late is told who has it', async () => {
  answers.set('callbacks:list', [{ ...row, masked: true, number: '••• 01' }])
  mutate.mockResolvedValue({ kind: 'taken', by: 'Paula' })
  show()
  expect(screen.getByText('Número reservado, termina en 01')).toBeTruthy()
  expect(screen.getByText('Veces 2')).toBeTruthy()
  press('Tomar')
  expect((await screen.findByRole('alert')).textContent).toBe('La tomó Paula')
  expect(mutate).toHaveBeenCalledWith('callbacks:claimOne', { callBackId: 'back1' })
})

test('whoever holds it dials by this host, and the call is written down', async () => {
  answers.set('callbacks:list', [mine])
  mutate.mockImplementation(async (name) =>
    name === 'callbacks:claimOne' ? { kind: 'yours', number: '+56 9 5555 0101' } : null,
  )
  show()
  expect(screen.getByText('La tiene usted')).toBeTruthy()
  press('Llamar')
  await waitFor(() => expect(dial).toHaveBeenCalledWith('phone.dial', { target: '+56955550101' }))
  await waitFor(() =>
    expect(mutate).toHaveBeenCalledWith('callbacks:dialled', { callBackId: 'back1', callId: 'out-1' }),
  )
})

test('a telephone that refuses is told with its code; a hidden number cannot be dialled, and says why', async () => {
  answers.set('callbacks:list', [mine])
  mutate.mockResolvedValue({ kind: 'yours', number: '1' })
  dial.mockRejectedValue({ code: 'line_off' })
  show()
  press('Llamar')
  expect((await screen.findByRole('alert')).textContent).toBe('No se llamó: line_off')
  cleanup()
  answers.set('callbacks:list', [{ ...mine, number: 'anonymous' }])
  show()
  const button = screen.getByRole('button', { name: 'Llamar' })
  expect(button.title).toBe('Quien llamó ocultó su número')
})

test('a supervisor sees who has it and may close it for them, but does not dial', () => {
  answers.set('callbacks:list', [{ ...mine, mine: false }])
  show('supervisor')
  expect(screen.getByText('La tiene Diego')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Llamar' })).toBeNull()
  press('No contesta')
  expect(mutate).toHaveBeenCalledWith('callbacks:close', { callBackId: 'back1', outcome: 'unreachable' })
})

test('a window says for each claim that it is still there', () => {
  answers.set('callbacks:mine', ['back1', 'back2'])
  show('dispatcher', <KeepClaims />)
  expect(mutate.mock.calls).toEqual([
    ['callbacks:hold', { callBackId: 'back1' }],
    ['callbacks:hold', { callBackId: 'back2' }],
  ])
})

test('rates say what is not judged, and the budget who was there', () => {
  answers.set('alarms:rates', [
    {
      ...{ type: 'stroke_suspected', rule: 'same_incident', severity: 'caution', raised: 1200, acknowledged: 2 },
      ...{ useful: 3, noise: 1, precision: 0.75 },
    },
    {
      ...{ type: 'child_caller', rule: 'x.y', severity: 'info', raised: 1, acknowledged: 0 },
      ...{ useful: 0, noise: 0, precision: null },
    },
  ])
  answers.set('alarms:budget', { budget: 1, tens: [] })
  show('supervisor', <AlarmRates />)
  expect(screen.getByText('1.200')).toBeTruthy()
  expect(screen.getByText('75 %')).toBeTruthy()
  expect(screen.getByText('sin juicio')).toBeTruthy()
  expect(screen.getAllByText('sin supervisores de turno')).toHaveLength(2)
  expect(screen.getByText('otra llamada cuenta lo mismo')).toBeTruthy()
})
