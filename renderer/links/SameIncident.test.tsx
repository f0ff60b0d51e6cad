import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '../../convex/_generated/dataModel'
import { HostInfo } from '../host.ts'
import type { Link } from './link.ts'
import { Merged } from './Merged.tsx'
import { SameIncident } from './SameIncident.tsx'

// What is loaded on demand takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

const answers = new Map<string, unknown>()
const mutate = vi.fn(async (_name: string, _args: unknown): Promise<unknown> => null)

vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>) => answers.get(getFunctionName(reference)),
  useMutation: (reference: FunctionReference<'mutation'>) => (args: unknown) =>
    mutate(getFunctionName(reference), args),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))

// The native dialog element is not in this document.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}

const START = Date.parse('2026-11-20T22:37:00.000-03:00')
const side = (callId: string, startedAt: number, street: string): Link['first'] => ({
  callId,
  callSessionId: callId,
  agentName: 'C. Rojas',
  startedAt,
  endedAt: null,
  incidentNumber: `INC-${callId}`,
  priority: null,
  mergedInto: null,
  fields: [
    { field: 'direccion', value: street, lockedBy: null },
    { field: 'motivo', value: 'accidente_transito', lockedBy: null },
  ],
})
const words = (quote: string) => [{ entryKey: quote, quote, speaker: 'customer' as const, atMs: 0 }]
const link = (over: Partial<Link> = {}): Link => ({
  linkId: 'link1' as Id<'incidentLinks'>,
  state: 'suggested',
  score: 85,
  hints: [
    {
      kind: 'street',
      points: 60,
      first: { fields: ['direccion'], value: 'Grecia con Maratón', evidence: words('en Grecia con Maratón') },
      second: { fields: ['direccion'], value: 'Maratón y Grecia', evidence: words('Maratón y Grecia') },
    },
    {
      kind: 'district',
      points: -45,
      first: { fields: ['comuna'], value: 'Ñuñoa', evidence: [] },
      second: { fields: ['comuna'], value: 'Macul', evidence: [] },
    },
  ],
  first: side('one', START, 'Grecia con Maratón'),
  second: side('two', START + 80_000, 'Maratón y Grecia'),
  suggestedAt: START,
  decidedAt: null,
  decidedBy: null,
  ...over,
})

const onOpen = vi.fn()
const show = (role: 'supervisor' | 'dispatcher' = 'supervisor') =>
  render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role, userId: 'herrera', userName: 'P. Herrera' }}>
      <SameIncident callSessionId="two" onOpen={onOpen} />
      <Merged callSessionId="two" />
    </HostInfo>,
  )
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  answers.clear()
  mutate.mockReset().mockResolvedValue(null)
  onOpen.mockReset()
  answers.set('links:merged', null)
})
afterEach(cleanup)

test('a call like no other shows nothing', () => {
  answers.set('links:ofSession', [])
  show()
  expect(screen.queryByRole('region')).toBeNull()
})

test('a suggestion names the other call and why, opens it, and can be waved away', async () => {
  answers.set('links:ofSession', [link()])
  show('dispatcher')

  const strip = screen.getByRole('region', { name: 'Llamadas del mismo hecho' })
  expect(within(strip).getByText('¿El mismo hecho que Accidente de tránsito · Grecia con Maratón?')).toBeTruthy()
  expect(within(strip).getByText('misma calle o cruce, otra comuna')).toBeTruthy()
  press('Abrir esa llamada')
  expect(onOpen).toHaveBeenCalledWith('one')
  press('No es el mismo')
  await waitFor(() => expect(mutate).toHaveBeenCalledWith('links:reject', { linkId: 'link1' }))
})

test('compared, each hint stands with the words of both callers; the chosen card becomes the main one', async () => {
  answers.set('links:ofSession', [link()])
  show()
  press('Comparar')

  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('Se oyó «en Grecia con Maratón»')).toBeTruthy()
  expect(within(dialog).getByText('Se oyó «Maratón y Grecia»')).toBeTruthy()
  expect(within(dialog).getByTitle('−45 puntos')).toBeTruthy()
  expect(document.activeElement?.textContent).toBe('Seguir separadas')
  fireEvent.click(within(dialog).getAllByRole('radio')[1] as HTMLElement)
  press('Es el mismo hecho: unir')
  await waitFor(() => expect(mutate).toHaveBeenCalledWith('incidents:merge', { callSessionId: 'one', into: 'two' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a merged pair says by whom, and the part that points is what a split loosens', async () => {
  const merged = link({ state: 'confirmed', decidedBy: 'Paula', decidedAt: START })
  answers.set('links:ofSession', [{ ...merged, first: { ...merged.first, mergedInto: 'two' } }])
  show()
  expect(screen.getByText('unidas por Paula')).toBeTruthy()
  press('Separar')
  await waitFor(() => expect(mutate).toHaveBeenCalledWith('incidents:unmerge', { callSessionId: 'one' }))
})

test('what was just decided against can be taken back, what was long ago is gone', () => {
  answers.set('links:ofSession', [link({ state: 'rejected', decidedBy: 'Paula', decidedAt: Date.now() - 1000 })])
  show()
  expect(screen.getByText(/^No es el mismo hecho que/)).toBeTruthy()
  press('Reconsiderar')
  expect(mutate).toHaveBeenCalledWith('links:reconsider', { linkId: 'link1' })
  cleanup()
  answers.set('links:ofSession', [link({ state: 'rejected', decidedBy: 'Paula', decidedAt: Date.now() - 300_000 })])
  show()
  expect(screen.queryByRole('region')).toBeNull()
})

test('a refusal is told in words, and nothing is lost', async () => {
  mutate.mockRejectedValue({ code: 'forbidden' })
  answers.set('links:ofSession', [link()])
  show()
  press('No es el mismo')
  expect((await screen.findByRole('alert')).textContent).toMatch(/forbidden.*siguen como estaban/)
})

test('the card of a part says where it went', () => {
  answers.set('links:ofSession', [])
  answers.set('links:merged', {
    into: { callId: 'one', callSessionId: 'one', incidentNumber: 'INC-one' },
    holds: [],
    at: START,
    by: 'Paula',
  })
  show()
  expect(screen.getByText('Parte de INC-one')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Abrir INC-one' })).toBeTruthy()
})
