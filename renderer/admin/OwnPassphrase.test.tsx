/** A person changes their own passphrase: only with the present one, and typed twice. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OwnPassphrase } from './OwnPassphrase.tsx'

const { call } = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../bridge.ts', async (original) => ({
  ...(await original<typeof import('../bridge.ts')>()),
  bridge: () => ({ call }),
}))
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}

let kind: 'in' | 'open' = 'in'
let refused: unknown
beforeEach(() => {
  kind = 'in'
  refused = undefined
  call.mockReset().mockImplementation(async (name: string) => {
    if (name === 'signin.state') return { kind, person: null, people: [], idleMinutes: 0, ringing: 0 }
    if (refused !== undefined) throw refused
    return null
  })
})
afterEach(cleanup)

const ask = async (old: string, fresh: string, again = fresh): Promise<void> => {
  render(<OwnPassphrase />)
  fireEvent.click(await screen.findByRole('button', { name: 'Cambiar mi frase de acceso' }))
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
  type('Frase actual', old)
  type('Frase nueva', fresh)
  type('Frase nueva otra vez', again)
  fireEvent.submit(screen.getByLabelText('Frase actual').closest('form') as HTMLFormElement)
}
const sent = () => call.mock.calls.filter(([name]) => name === 'signin.passphrase').map(([, args]) => args)

test('with the present one and the new one twice it is changed', async () => {
  await ask('verde lluvia mesa', 'otra cosa larga')
  await waitFor(() => expect(sent()).toEqual([{ old: 'verde lluvia mesa', fresh: 'otra cosa larga' }]))
  await waitFor(() => expect(screen.queryByLabelText('Frase actual')).toBeNull())
})

test('two that differ, or one too short, are not sent', async () => {
  await ask('verde lluvia mesa', 'otra cosa larga', 'otra cosa larg')
  expect(screen.getByText('Las dos frases nuevas no son iguales.')).toBeTruthy()
  cleanup()
  await ask('verde lluvia mesa', 'corta')
  expect(screen.getByLabelText('Frase nueva').getAttribute('aria-invalid')).toBe('true')
  expect(sent()).toEqual([])
})

test('a wrong present one is told in words, and the new one stays', async () => {
  refused = { code: 'signin_refused', field: 'old' }
  await ask('no', 'otra cosa larga')
  expect(await screen.findByText(/La frase de acceso no es correcta/)).toBeTruthy()
  expect((screen.getByLabelText('Frase actual') as HTMLInputElement).value).toBe('')
  expect((screen.getByLabelText('Frase nueva') as HTMLInputElement).value).toBe('otra cosa larga')
})

test('where nobody signs in there is nothing to change', async () => {
  kind = 'open'
  render(<OwnPassphrase />)
  await waitFor(() => expect(call).toHaveBeenCalled())
  expect(screen.queryByRole('button')).toBeNull()
})
