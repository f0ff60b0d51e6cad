/** Nothing that breaks the contract passes the door in either direction, and nothing ever throws out of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CallName, calls, type Handlers } from './contract.ts'
import { openDoor } from './door.ts'
import { Refused } from './refusal.ts'

const handlers = (some: Partial<Handlers>): Handlers => {
  const none = async (): Promise<never> => {
    throw new Error('not expected')
  }
  const all = Object.fromEntries(Object.keys(calls).map((name) => [name, none]))
  return { ...(all as unknown as Handlers), ...some }
}

test('good arguments reach the handler and its answer comes back', async () => {
  const door = openDoor(handlers({ 'auth.token': async ({ fresh }) => (fresh ? 'new' : 'old') }))

  expect(await door('auth.token', { fresh: true })).toEqual({ ok: 'new' })
})

test.each([
  ['auth.token', { fresh: 'yes' }, { code: 'args_invalid', field: 'fresh', reason: 'expected boolean' }],
  ['auth.token', {}, { code: 'args_invalid', field: 'fresh', reason: 'expected boolean' }],
  ['auth.token', null, { code: 'args_invalid', reason: 'expected object' }],
  ['auth.token', { fresh: true, more: 1 }, { code: 'args_invalid', field: 'more', reason: 'expected nothing' }],
  [
    'settings.set',
    { settings: { theme: 'pink' } },
    { code: 'args_invalid', field: 'settings.theme', reason: 'expected hc' },
  ],
  ['replay.start', { name: 'x', wav: 'RIFF' }, { code: 'args_invalid', field: 'wav', reason: 'expected bytes' }],
  ['toString', {}, { code: 'call_unknown' }],
  ['__proto__', {}, { code: 'call_unknown' }],
  [7, {}, { code: 'call_unknown' }],
])('%s %j is refused', async (name, args, error) => {
  const door = openDoor(handlers({ 'auth.token': async () => 'never' }))

  expect(await door(name, args)).toEqual({ error })
})

test('an answer that breaks the contract is refused and noted', async () => {
  const faults: string[] = []
  const wrong = async (): Promise<never> => ({ backend: 'sideways', since: 0, queued: 0 }) as never
  const door = openDoor(handlers({ 'link.status': wrong }), (name) => faults.push(name))

  expect(await door('link.status', {})).toMatchObject({ error: { code: 'returns_invalid', field: 'backend' } })
  expect(faults).toEqual(['link.status'])
})

test('what a handler refuses arrives whole; what it did not foresee says nothing', async () => {
  const faults: string[] = []
  const door = openDoor(
    handlers({
      'calls.end': async () => {
        throw new Refused('call_not_found', { field: 'callId', reason: 'not a call of this host' })
      },
      'calls.local': async () => {
        throw new Error('Juan Pérez, Alameda 123')
      },
      'practice.start': async () => {
        throw Object.assign(new Error('WAV fmt: is missing'), { name: 'WavError', field: 'fmt', reason: 'is missing' })
      },
    }),
    (name) => faults.push(name),
  )

  expect(await door('calls.end', { callId: 'x' })).toEqual({
    error: { code: 'call_not_found', field: 'callId', reason: 'not a call of this host' },
  })
  expect(await door('calls.local', {})).toEqual({ error: { code: 'internal' } })
  expect(await door('practice.start', { id: 'x' })).toEqual({
    error: { code: 'wav_invalid', field: 'fmt', reason: 'is missing' },
  })
  expect(faults).toEqual(['calls.local'])
})

test('whatever comes, an outcome goes back', async () => {
  const door = openDoor(handlers({}))
  const name = fc.oneof(fc.anything(), fc.constantFrom(...(Object.keys(calls) as CallName[])))

  await fc.assert(
    fc.asyncProperty(name, fc.anything(), async (asked, args) => {
      expect(await door(asked, args)).toHaveProperty('error')
    }),
  )
})
