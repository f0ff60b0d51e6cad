/** The keys that work everywhere, and those that must not reach a screen. */
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useAppearance } from '../appearance.ts'
import { HostInfo } from '../host.ts'
import { useHotkeys } from '../ui/hotkeys.ts'
import { useView } from '../view.ts'
import { Frame } from './Frame.tsx'

vi.mock('convex/react', () => ({
  useQuery: () => undefined,
  useQueries: () => ({}),
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
const bookmark = vi.fn()

function Screen() {
  useHotkeys({ m: bookmark })
  return <input aria-label="text" />
}

const press = (key: string, over: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...over })
}

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')))
  bookmark.mockReset()
  useView.setState({ view: { kind: 'calls' }, overlay: null, lastCallId: 'c1' })
  render(
    <HostInfo value={info}>
      <Frame launcher={null}>
        <Screen />
      </Frame>
    </HostInfo>,
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('G then M opens the last monitor and does not bookmark; M alone belongs to the screen', () => {
  act(() => press('m'))
  expect(bookmark).toHaveBeenCalledTimes(1)
  act(() => press('g'))
  act(() => press('m'))
  expect(useView.getState().view).toEqual({ kind: 'monitor', callId: 'c1' })
  expect(bookmark).toHaveBeenCalledTimes(1)
  act(() => press('g'))
  act(() => press('l'))
  expect(useView.getState().view).toEqual({ kind: 'calls' })
})

test('nothing acts while someone types', () => {
  document.querySelector('input')?.focus()
  act(() => press('p'))
  act(() => press('D', { shiftKey: true }))
  expect(useView.getState().overlay).toBeNull()
  expect(useAppearance.getState().theme).toBe('dark')
})

test('shift and D goes round the three themes', () => {
  const seen = [1, 2, 3].map(() => {
    act(() => press('D', { shiftKey: true }))
    return useAppearance.getState().theme
  })
  expect(seen).toEqual(['light', 'hc', 'dark'])
})
