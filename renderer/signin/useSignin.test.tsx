/** A window is one person's: who comes after them gets a fresh one, and a ringing call changes nobody. */
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Bridge, Event } from '../../electron/ipc/contract.ts'
import { useSignin } from './useSignin.ts'

type Signin = Event<'live.signin'>
const ana = { id: 'a', name: 'Ana', role: 'admin' } as const
const state = (over: Partial<Signin>): Signin => ({
  kind: 'in',
  person: ana,
  people: [ana],
  idleMinutes: 15,
  ringing: 0,
  ...over,
})

function theatre(first: Signin) {
  let tell: (event: Signin) => void = () => undefined
  const bridge = {
    call: () => Promise.resolve(first),
    on(_name: string, listener: typeof tell) {
      tell = listener
      return () => undefined
    },
    onHost: () => () => undefined,
  } as unknown as Bridge
  return { bridge, tell: (event: Signin) => tell(event) }
}
afterEach(cleanup)

test.each([
  [{ kind: 'locked' }, true],
  [{ person: { ...ana, role: 'supervisor' } }, true],
  [{ person: { id: 'b', name: 'Bea', role: 'admin' } }, true],
  [{ kind: 'out', person: null }, true],
  [{ ringing: 2 }, false],
  [{ idleMinutes: 5 }, false],
] as const)('%o begins anew: %s', async (change, fresh) => {
  const { bridge, tell } = theatre(state({}))
  const anew = vi.fn()
  const { result } = renderHook(() => useSignin(bridge, anew))
  await waitFor(() => expect(result.current?.person?.name).toBe('Ana'))

  tell(state(change as Partial<Signin>))

  expect(anew).toHaveBeenCalledTimes(fresh ? 1 : 0)
})

test('it asks once, however often it is drawn', async () => {
  const { bridge } = theatre(state({}))
  const call = vi.spyOn(bridge, 'call')
  const { result, rerender } = renderHook(() => useSignin(bridge))
  await waitFor(() => expect(result.current?.kind).toBe('in'))
  rerender()
  rerender()

  expect(call).toHaveBeenCalledTimes(1)
})
