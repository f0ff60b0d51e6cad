/** The present moment: what the host tells is there at once, and gone with its call. */
import { expect, test } from 'vitest'
import type { Bridge, EventName } from '../electron/ipc/contract.ts'
import { connectLive, legKey, levelSource, useLive } from './live.ts'

const hostOf = (link: { backend: 'up' | 'down'; since: number; queued: number }) => {
  const listeners = new Map<string, (event: unknown) => void>()
  let onHost: (connected: boolean) => void = () => {}
  const bridge = {
    call: async (name: string) => (name === 'link.status' ? link : []),
    on: (name: EventName, listener: (event: never) => void) => {
      listeners.set(name, listener as (event: unknown) => void)
      return () => listeners.delete(name)
    },
    onHost: (listener: (connected: boolean) => void) => {
      onHost = listener
      return () => {}
    },
  } as unknown as Bridge
  return { bridge, tell: (name: EventName, event: unknown) => listeners.get(name)?.(event), lose: () => onHost(false) }
}

test('levels and partial words live only as long as their call', () => {
  const { bridge, tell } = hostOf({ backend: 'up', since: 0, queued: 0 })
  const stop = connectLive(bridge)
  const level = levelSource('c1', 'customer')
  expect(level()).toBeNull()
  tell('live.levels', { levels: [{ callId: 'c1', leg: 'customer', rmsDbfs: -20, peakDbfs: -9, speech: true }] })
  tell('live.partial', { callId: 'c1', leg: 'customer', text: 'no respira', startMs: 900 })
  expect(level()).toMatchObject({ rmsDbfs: -20, speech: true })
  expect(useLive.getState().partials[legKey('c1', 'customer')]).toEqual({ text: 'no respira', startMs: 900 })
  tell('live.callEnded', { callId: 'c1' })
  expect(level()).toBeNull()
  expect(useLive.getState().partials).toEqual({})
  stop()
})

test('a partial that became final is taken away', () => {
  const { bridge, tell } = hostOf({ backend: 'up', since: 0, queued: 0 })
  const stop = connectLive(bridge)
  tell('live.partial', { callId: 'c1', leg: 'agent', text: 'ya va', startMs: 1 })
  tell('live.partial', { callId: 'c1', leg: 'agent', text: '', startMs: 1 })
  expect(useLive.getState().partials).toEqual({})
  stop()
})

test('the link is asked for, then told; a lost host is remembered with its moment', async () => {
  const { bridge, tell, lose } = hostOf({ backend: 'down', since: 7, queued: 3 })
  const stop = connectLive(bridge)
  await expect.poll(() => useLive.getState().link).toEqual({ backend: 'down', since: 7, queued: 3 })
  tell('live.link', { backend: 'up', since: 9, queued: 0 })
  expect(useLive.getState().link.backend).toBe('up')
  lose()
  expect(useLive.getState().host).toBe(false)
  expect(useLive.getState().hostLostAt).toBeTypeOf('number')
  stop()
})
