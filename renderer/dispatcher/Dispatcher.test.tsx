/** A dispatcher's seat: free, ringing and answered with one key, in a call with its controls and what is wrong in words. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostInfo } from '../host.ts'
import type { Link } from '../links/link.ts'
import { type PhoneCall, usePhone } from '../phone.ts'
import { useView } from '../view.ts'

const { call, answers } = vi.hoisted(() => ({ call: vi.fn(), answers: new Map<string, unknown>() }))
vi.mock('convex/react', () => ({
  useQuery: (query: never) => answers.get(getFunctionName(query)),
  useConvex: () => ({ watchQuery: () => ({ localQueryResult: () => undefined }) }),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
  useMutation: () => Object.assign(async () => null, { withOptimisticUpdate: () => async () => null }),
}))
vi.mock('../bridge.ts', async (original) => ({
  ...(await original<typeof import('../bridge.ts')>()),
  bridge: () => ({ call, on: () => () => undefined, onHost: () => () => undefined }),
}))
vi.mock('./useSeat.ts', () => ({ useSeat: () => undefined }))

const { default: Dispatcher } = await import('./Dispatcher.tsx')

const ringing: PhoneCall = {
  callId: 'sip-1',
  line: 'central',
  direction: 'in',
  state: 'ringing',
  muted: false,
  waiting: false,
  secure: false,
  number: '+56955501482',
  name: 'Juan Pérez',
  startedAt: Date.now() - 11_000,
  keys: '',
  supervisors: [],
}

const show = (...calls: PhoneCall[]) => {
  usePhone.setState({ calls })
  const info = { kind: 'browser', version: '0', convexUrl: '', role: 'dispatcher', userId: 'd', userName: 'D' } as const
  return render(
    <HostInfo value={info}>
      <Dispatcher />
    </HostInfo>,
  )
}

beforeEach(() => {
  answers.clear()
  call.mockReset()
  call.mockResolvedValue(null)
})
afterEach(cleanup)

test('a seat without a call says that it is free', () => {
  show()

  expect(screen.getByText('Disponible, esperando llamadas')).toBeTruthy()
})

test('a call rings with its number, and one key answers it', () => {
  show(ringing)

  expect(screen.getByRole('heading', { name: '+56 9 5550 1482' })).toBeTruthy()
  fireEvent.keyDown(window, { key: ' ', code: 'Space' })
  fireEvent.keyDown(window, { key: ' ', code: 'Space' })

  expect(call).toHaveBeenCalledTimes(1)
  expect(call).toHaveBeenCalledWith('phone.answer', { callId: 'sip-1' })
})

test('in a call each key does what it says, one thing at a time', async () => {
  show({ ...ringing, state: 'connected', answeredAt: Date.now() })

  fireEvent.keyDown(window, { key: 'm', code: 'KeyM' })
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith('phone.mute', { callId: 'sip-1', muted: true }))
  await vi.waitFor(() => {
    fireEvent.keyDown(window, { key: 'h', code: 'KeyH' })
    expect(call).toHaveBeenCalledWith('phone.hold', { callId: 'sip-1', held: true })
  })
  await vi.waitFor(() => {
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true })
    expect(call).toHaveBeenCalledWith('phone.hangUp', { callId: 'sip-1' })
  })
})

test('a muted microphone, silence on the line and a refused transfer are said in words', () => {
  show({ ...ringing, state: 'connected', muted: true, silentMs: 5000, trouble: 'transfer_failed' })

  expect(screen.getByText(/MICRÓFONO APAGADO/)).toBeTruthy()
  expect(screen.getByText(/No llega sonido desde hace/)).toBeTruthy()
  expect(screen.getByText(/La transferencia falló/)).toBeTruthy()
})

test('what the host refuses is told, and the call is still there', async () => {
  call.mockRejectedValue({ code: 'phone_state' })
  show(ringing)

  fireEvent.keyDown(window, { key: ' ', code: 'Space' })

  expect(await screen.findByText(/El teléfono no pudo hacerlo \(phone_state\)/)).toBeTruthy()
})

test('keys are sent as they are pressed, however fast, in their order', () => {
  // The host answers none of them yet.
  call.mockReturnValue(new Promise(() => undefined))
  show({ ...ringing, state: 'connected' })

  fireEvent.keyDown(window, { key: 'd', code: 'KeyD' })
  for (const name of ['5', '0', '#']) fireEvent.click(screen.getByRole('button', { name }))

  const sent = call.mock.calls.filter(([name]) => name === 'phone.keys').map(([, { keys }]) => keys)
  expect(sent).toEqual(['5', '0', '#'])
})

test('a call that may be the same event is named with why beside the call, and opens without ending this one', () => {
  const side = (callId: string): Link['first'] => ({
    ...{ callId, callSessionId: callId, agentName: 'P07', startedAt: ringing.startedAt, endedAt: null },
    ...{ incidentNumber: null, priority: null, mergedInto: null },
    fields: [{ field: 'direccion', value: 'Grecia con Maratón', lockedBy: null }],
  })
  const known = { fields: ['direccion' as const], value: 'Grecia con Maratón', evidence: [] }
  answers.set('links:ofSession', [
    {
      ...{ linkId: 'link1', state: 'suggested', score: 60, first: side('other'), second: side('sip-1') },
      hints: [{ kind: 'street', points: 60, first: known, second: known }],
      ...{ suggestedAt: 1, decidedAt: null, decidedBy: null },
    },
  ])
  show({ ...ringing, state: 'connected', answeredAt: Date.now() })

  const strip = within(screen.getByRole('region', { name: 'Llamadas del mismo hecho' }))
  expect(strip.getByText('¿El mismo hecho que Grecia con Maratón?')).toBeTruthy()
  expect(strip.getByText('misma calle o cruce')).toBeTruthy()
  fireEvent.click(strip.getByRole('button', { name: 'Abrir esa llamada' }))

  expect(useView.getState().view).toEqual({ kind: 'monitor', callId: 'other' })
  expect(call).not.toHaveBeenCalled()
})

/** A course of one step, as `protocol.ofCall` answers. */
const course = () => {
  const pair = (es: string, en: string) => ({ es, en })
  const step = {
    ...{ id: 'rcp-1', card: 'rcp', title: pair('Manos', 'Hands'), state: 'pending', required: true, branches: [] },
    ...{ say: pair('Ponga las manos en el pecho', 'Put your hands on the chest'), atMs: null },
  }
  const protocol = { version: 1, status: 'approved', notice: pair('', '') }
  return { steps: [step], cards: [{ id: 'rcp', title: pair('RCP', 'CPR') }], others: [], current: 'rcp-1', protocol }
}

test('one key has the step said to the caller, the same key stops it, and Escape too', async () => {
  answers.set('protocol:ofCall', course())
  show({ ...ringing, state: 'connected', answeredAt: Date.now() })

  fireEvent.keyDown(window, { key: 'v', code: 'KeyV' })
  const asked = { callId: 'sip-1', text: 'Ponga las manos en el pecho', language: 'es', what: 'rcp-1' }
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith('phone.say', asked))

  cleanup()
  call.mockClear()
  show({ ...ringing, state: 'connected', spoken: { caller: { kind: 'speaking', what: 'rcp-1' } } })
  expect(screen.getByText('Se está diciendo al llamante')).toBeTruthy()
  fireEvent.keyDown(window, { key: 'v', code: 'KeyV' })
  fireEvent.keyDown(window, { key: 'Escape', code: 'Escape' })
  expect(call.mock.calls.filter(([name]) => name === 'phone.hush')).toHaveLength(2)
})

test('a part of the page that only keeps the focus does not keep Enter from doing the step', () => {
  answers.set('protocol:ofCall', course())
  const { container } = show({ ...ringing, state: 'connected' })
  container.tabIndex = -1
  container.focus()
  expect(document.activeElement).toBe(container)
  fireEvent.keyDown(window, { key: 'Enter', code: 'Enter' })
  expect(container.querySelector('[data-next="step"]')).toBeNull()
})

test('why a step cannot be said, and what failed, is told in words with a way to hear it here', async () => {
  answers.set('protocol:ofCall', course())
  show({ ...ringing, state: 'held' })
  expect(screen.getByText('La llamada está en espera: nadie la oye')).toBeTruthy()
  fireEvent.keyDown(window, { key: 'v', code: 'KeyV' })
  expect(call).not.toHaveBeenCalledWith('phone.say', expect.anything())

  cleanup()
  const failed = { kind: 'failed', what: 'rcp-1', failure: 'key', reason: 'refused (401)' } as const
  show({ ...ringing, state: 'connected', spoken: { caller: failed } })
  expect(screen.getByRole('alert').textContent).toContain('Clave rechazada (401)')
  expect(screen.getByRole('button', { name: 'Oírlo en mis audífonos' })).toBeTruthy()

  cleanup()
  call.mockRejectedValue({ code: 'needs_bridge' })
  show({ ...ringing, state: 'connected' })
  fireEvent.keyDown(window, { key: 'v', code: 'KeyV' })
  expect(await screen.findByText(/no hay línea por la que hablarle/)).toBeTruthy()
})
