/** Who is asked and when, how wrong passphrases slow down, and that nobody is taken away from a call. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccounts } from '../storage/accounts.ts'
import { NOBODY, openSession } from './session.ts'

const usual = { id: 'local-admin', name: 'Administración', role: 'admin' } as const
const WORD = 'verde lluvia mesa'

function desk() {
  const clock = { ms: 1_000_000, busy: false, changes: 0 }
  const file = join(mkdtempSync(join(tmpdir(), 'vigia-session-')), 'accounts.json')
  const accounts = openAccounts(file, () => clock.ms, 16)
  const session = openSession({
    accounts,
    usual,
    now: () => clock.ms,
    busy: () => clock.busy,
    onChange: () => void clock.changes++,
  })
  return { clock, accounts, session }
}

async function guarded() {
  const room = desk()
  const ana = await room.accounts.create({ name: 'Ana', role: 'admin', passphrase: WORD })
  return { ...room, ana }
}

test('without an administrator’s account nobody is asked', async () => {
  const { session, accounts } = desk()
  expect(session.standing()).toEqual({ kind: 'open' })
  expect(session.person()).toEqual(usual)

  await accounts.create({ name: 'Diego', role: 'dispatcher', passphrase: WORD })
  expect(session.shut()).toBe(false)
})

test('once there is one, the console asks, and lets in who knows', async () => {
  const { session, ana, clock } = await guarded()
  expect(session.standing()).toEqual({ kind: 'out' })
  expect(session.person()).toEqual(NOBODY)
  expect(session.shut()).toBe(true)

  expect(await session.enter(ana.id, 'no')).toEqual({ kind: 'wrong' })
  expect(await session.enter('somebody', WORD)).toEqual({ kind: 'wrong' })
  expect(session.shut()).toBe(true)
  expect(await session.enter(ana.id, WORD)).toEqual({ kind: 'in' })

  expect(session.person()).toEqual({ id: ana.id, name: 'Ana', role: 'admin' })
  expect(clock.changes).toBe(1)
})

test('after five tries each one waits longer, also the right one, and tries at once count', async () => {
  const { session, ana, clock } = await guarded()
  await Promise.all([1, 2, 3, 4, 5].map(() => session.enter(ana.id, 'no')))

  expect(await session.enter(ana.id, WORD)).toEqual({ kind: 'wait', untilMs: clock.ms + 15_000 })
  clock.ms += 15_000
  expect(await session.enter(ana.id, 'no')).toEqual({ kind: 'wrong' })
  expect(await session.enter(ana.id, 'no')).toEqual({ kind: 'wait', untilMs: clock.ms + 30_000 })
  clock.ms += 30_000
  expect(await session.enter(ana.id, WORD)).toEqual({ kind: 'in' })
})

test('locked, it is nobody’s; another person may come in', async () => {
  const { session, accounts, ana } = await guarded()
  const diego = await accounts.create({ name: 'Diego', role: 'dispatcher', passphrase: 'nieve y cobre' })
  await session.enter(ana.id, WORD)

  expect(session.lock()).toBe(true)
  expect(session.standing()).toMatchObject({ kind: 'locked', person: { name: 'Ana' } })
  expect(session.person()).toEqual(NOBODY)

  await session.enter(diego.id, 'nieve y cobre')
  expect(session.person().name).toBe('Diego')
  expect(session.leave()).toBe(true)
  expect(session.standing()).toEqual({ kind: 'out' })
})

test('nobody is taken away from a call: neither lock, nor leave, nor idleness', async () => {
  const { session, ana, clock } = await guarded()
  await session.enter(ana.id, WORD)
  clock.busy = true

  expect(session.lock()).toBe(false)
  expect(session.leave()).toBe(false)
  clock.ms += 3_600_000
  session.tick()
  expect(session.shut()).toBe(false)

  clock.busy = false
  session.tick()
  expect(session.shut()).toBe(false)
})

test('it locks by itself when nobody moves a hand', async () => {
  const { session, ana, clock } = await guarded()
  await session.enter(ana.id, WORD)
  clock.ms += 14 * 60_000
  session.touch()
  clock.ms += 14 * 60_000
  session.tick()
  expect(session.shut()).toBe(false)

  clock.ms += 60_000
  session.tick()
  expect(session.standing().kind).toBe('locked')
})

test('a new role holds at once, and an account that is disabled is out', async () => {
  const { session, accounts, ana } = await guarded()
  const bea = await accounts.create({ name: 'Bea', role: 'admin', passphrase: 'nieve y cobre' })
  await session.enter(bea.id, 'nieve y cobre')

  await accounts.change(bea.id, { role: 'supervisor' })
  expect(session.person().role).toBe('supervisor')
  await accounts.change(bea.id, { disabled: true })
  expect(session.standing()).toEqual({ kind: 'out' })
  expect(ana.role).toBe('admin')
})
