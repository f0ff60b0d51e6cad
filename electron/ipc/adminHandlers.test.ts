/** Who may ask for accounts, backups and updates, and how a refused sign-in is told. */
import { expect, test, vi } from 'vitest'
import { AccountError } from '../storage/accounts.ts'
import { type AdminAbilities, adminHandlers } from './adminHandlers.ts'

const state = { kind: 'in', person: null, people: [], idleMinutes: 15, ringing: 0 } as const
const listed = { accounts: [], idleMinutes: 15, guarded: true }
const able = (over: Partial<AdminAbilities> = {}): AdminAbilities =>
  ({
    state: () => ({ ...state, people: [] }),
    accounts: () => listed,
    create: vi.fn(async () => undefined),
    change: vi.fn(async () => undefined),
    idle: vi.fn(),
    lock: () => true,
    leave: () => true,
    backup: async () => ({ kind: 'failed', code: 'busy' }),
    ...over,
  }) as unknown as AdminAbilities
const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: { refusal?: unknown }) => error.refusal,
  )

test.each(['supervisor', 'dispatcher'] as const)(
  'a %s neither reads nor changes accounts, nor backs up',
  async (role) => {
    const can = able()
    const handlers = adminHandlers(can, () => role)
    const asked = [
      handlers['accounts.list']({}),
      handlers['accounts.create']({ name: 'x', role: 'admin', passphrase: 'xxxxxxxx' }),
      handlers['accounts.change']({ id: 'x', role: 'admin' }),
      handlers['accounts.idle']({ minutes: 0 }),
      handlers['admin.backup']({}),
      handlers['admin.check']({}),
      handlers['admin.look']({}),
    ]
    for (const one of asked) expect(await refusalOf(one)).toMatchObject({ code: 'forbidden', field: 'role' })
    expect(can.create).not.toHaveBeenCalled()
    expect(can.change).not.toHaveBeenCalled()
  },
)

test('a role that changes holds at the next message', async () => {
  let role: 'admin' | 'dispatcher' = 'admin'
  const handlers = adminHandlers(able(), () => role)
  expect(await handlers['accounts.list']({})).toEqual(listed)
  role = 'dispatcher'
  expect(await refusalOf(handlers['accounts.list']({}))).toMatchObject({ code: 'forbidden' })
})

test('a wrong passphrase, too many of them, and a call that is one’s own have codes', async () => {
  const wrong = adminHandlers(able({ enter: async () => ({ kind: 'wrong' }) }), () => 'supervisor')
  expect(await refusalOf(wrong['signin.enter']({ id: 'a', passphrase: 'b' }))).toEqual({
    code: 'signin_refused',
    field: 'passphrase',
  })
  const slow = adminHandlers(able({ enter: async () => ({ kind: 'wait', untilMs: 99 }) }), () => 'supervisor')
  expect(await refusalOf(slow['signin.enter']({ id: 'a', passphrase: 'b' }))).toMatchObject({
    code: 'signin_wait',
    reason: '99',
  })
  const busy = adminHandlers(able({ lock: () => false, leave: () => false }), () => 'dispatcher')
  for (const act of [busy['signin.lock']({}), busy['signin.leave']({})])
    expect(await refusalOf(act)).toEqual({ code: 'in_call' })
})

test('what is wrong with an account is named by its field', async () => {
  const create = async (): Promise<void> => {
    throw new AccountError('name', 'is taken')
  }
  const handlers = adminHandlers(able({ create }), () => 'admin')
  const asked = handlers['accounts.create']({ name: 'x', role: 'admin', passphrase: 'xxxxxxxx' })
  expect(await refusalOf(asked)).toEqual({ code: 'account_invalid', field: 'name', reason: 'is taken' })
})
