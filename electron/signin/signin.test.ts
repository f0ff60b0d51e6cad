/** What windows may hear while nobody has signed in, who is busy, and whose name is on a token. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Event } from '../ipc/contract.ts'
import { openSignin } from './signin.ts'

const WORD = 'verde lluvia mesa'

function desk(role: 'admin' | 'supervisor' = 'admin') {
  const file = join(mkdtempSync(join(tmpdir(), 'vigia-signin-')), 'accounts.json')
  const tell = vi.fn()
  const signin = openSignin({ file, role, now: () => 1, tell, cost: 16 })
  return { file, tell, signin }
}
const call = (state: 'ringing' | 'connected' | 'ended') => ({ calls: [{ state }] }) as Event<'live.phone'>

test('whoever makes the first administrator is that administrator from then on', async () => {
  const { signin, tell } = desk()
  expect(signin.subject()).toMatchObject({ subject: 'local-admin', role: 'admin', email: 'administracion@vigia.local' })

  await signin.create({ name: 'Diego', role: 'dispatcher', passphrase: WORD })
  expect(signin.user.id).toBe('local-admin')
  await signin.create({ name: 'Ana', role: 'admin', passphrase: WORD })

  const { id } = signin.user
  expect(signin.user.name).toBe('Ana')
  expect(signin.subject()).toEqual({ subject: id, name: 'Ana', role: 'admin', email: `${id}@vigia.local` })
  expect(tell.mock.lastCall?.[0]).toMatchObject({ kind: 'in', person: { name: 'Ana' } })
  signin.close()
})

test('while it is shut windows hear no call, only that one rings; nobody has a token', async () => {
  const { signin, tell } = desk()
  await signin.create({ name: 'Ana', role: 'admin', passphrase: WORD })
  expect(signin.lets('live.phone', call('ringing'))).toBe(true)
  signin.lock()

  expect(signin.lets('live.phone', call('ringing'))).toBe(false)
  expect(signin.lets('live.partial', { callId: 'a', leg: 'customer', text: 'x', startMs: 0 })).toBe(false)
  expect(signin.lets('live.link', { backend: 'up', since: 0, queued: 0 })).toBe(true)
  expect(tell.mock.lastCall?.[0]).toMatchObject({ kind: 'locked', ringing: 1 })
  expect(signin.subject()).toBeUndefined()
  expect(signin.user).toMatchObject({ id: 'nobody', name: '', role: 'supervisor' })
  signin.close()
})

test('nobody leaves in the middle of a call: their own, or one they listen to', async () => {
  const { signin } = desk()
  await signin.create({ name: 'Ana', role: 'admin', passphrase: WORD })
  signin.lets('live.phone', call('connected'))
  expect(signin.lock()).toBe(false)
  signin.lets('live.phone', call('ended'))

  const me = { supervisorId: signin.user.id, supervisorName: 'Ana', mode: 'listen' as const }
  signin.lets('live.supervision', { callId: 'a', supervisors: [me] })
  expect(signin.leave()).toBe(false)
  signin.lets('live.callEnded', { callId: 'a' })
  expect(signin.leave()).toBe(true)
  signin.close()
})

test('one’s own passphrase is changed with the old one', async () => {
  const { signin } = desk()
  await signin.create({ name: 'Ana', role: 'admin', passphrase: WORD })
  const { id } = signin.user

  expect(await signin.passphrase('wrong', 'otra cosa larga')).toEqual({ kind: 'wrong' })
  expect(await signin.passphrase(WORD, 'otra cosa larga')).toEqual({ kind: 'in' })
  signin.lock()
  expect(await signin.enter(id, WORD)).toEqual({ kind: 'wrong' })
  expect(await signin.enter(id, 'otra cosa larga')).toEqual({ kind: 'in' })
  signin.close()
})

test('a spoilt file of accounts opens for nobody', () => {
  const { file, signin } = desk()
  signin.close()
  writeFileSync(file, '{"accounts":"none"}')
  expect(() => openSignin({ file, role: 'admin', now: () => 1, tell: () => undefined })).toThrow()
})

test('whoever was shut out may choose their name, and is told why only with the right passphrase', async () => {
  const { signin } = desk()
  await signin.create({ name: 'Ana', role: 'admin', passphrase: WORD })
  await signin.create({ name: 'Diego', role: 'dispatcher', passphrase: 'nieve y cobre' })
  const diego = signin.accounts().accounts.find(({ name }) => name === 'Diego')
  if (diego === undefined) throw new Error('no Diego')
  await signin.change({ id: diego.id, disabled: true })
  signin.lock()

  expect(signin.state().people.map(({ name }) => name)).toEqual(['Ana', 'Diego'])
  expect(await signin.enter(diego.id, 'no')).toEqual({ kind: 'wrong' })
  expect(await signin.enter(diego.id, 'nieve y cobre')).toEqual({ kind: 'disabled' })
  expect(signin.shut()).toBe(true)
  signin.close()
})
