import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { openRoom, refusal } from './room.fixture.ts'

test('a person is nobody until registered, and registers once', async () => {
  const room = openRoom()
  expect(await room.supervisor.query(api.users.me, {})).toBeNull()

  const userId = await room.supervisor.mutation(api.users.register, {})

  expect(await room.supervisor.mutation(api.users.register, {})).toBe(userId)
  expect(await room.supervisor.query(api.users.me, {})).toEqual({
    userId,
    name: 'Paula',
    email: 'paula@sala.example.invalid',
    role: 'supervisor',
    dispatcherId: null,
  })
})

test('a dispatcher who registers can be named by incidents', async () => {
  const room = openRoom()

  await room.dispatcher.mutation(api.users.register, {})

  const row = await room.service.query(api.dispatchers.getByEmail, { email: 'Diego@Sala.example.invalid' })
  expect(row?.name).toBe('Diego')
  expect((await room.dispatcher.query(api.users.me, {}))?.dispatcherId).toBe(row?._id)
  expect(await room.service.query(api.dispatchers.list, {})).toHaveLength(1)
})

test('a token without a role has that of its row', async () => {
  const room = openRoom()
  const identity = { subject: 'oidc', name: 'Olga', email: 'o@x.invalid', tokenIdentifier: 'https://id|oidc' }
  const { name, email, tokenIdentifier } = identity
  const user = { name, email, tokenIdentifier, role: 'supervisor' as const, createdAt: 0 }
  await room.room.run((ctx) => ctx.db.insert('users', user))

  const me = await room.room.withIdentity(identity).query(api.users.me, {})

  expect(me?.role).toBe('supervisor')
})

test('a person who is shut out is refused by every function at once, also by an open query', async () => {
  const room = openRoom()
  await room.admin.mutation(api.users.register, {})
  const userId = await room.dispatcher.mutation(api.users.register, {})

  await room.admin.mutation(api.users.setDisabled, { userId, disabled: true })

  const refused = { code: 'forbidden', field: 'user' }
  expect(await refusal(room.dispatcher.query(api.users.me, {}))).toMatchObject(refused)
  expect(await refusal(room.dispatcher.query(api.queries.wallboard.liveList, {}))).toMatchObject(refused)
  expect(await refusal(room.dispatcher.mutation(api.users.register, {}))).toMatchObject(refused)

  await room.admin.mutation(api.users.setDisabled, { userId, disabled: false })
  expect((await room.dispatcher.query(api.users.me, {}))?.role).toBe('dispatcher')
})

test('a role that the room gives goes before the one that the token claims', async () => {
  const room = openRoom()
  await room.admin.mutation(api.users.register, {})
  const userId = await room.supervisor.mutation(api.users.register, {})

  await room.admin.mutation(api.users.setRole, { userId, role: 'dispatcher' })
  expect((await room.supervisor.query(api.users.me, {}))?.role).toBe('dispatcher')
  expect((await refusal(room.supervisor.query(api.users.list, {}))).code).toBe('forbidden')

  await room.admin.mutation(api.users.setRole, { userId, role: null })
  expect((await room.supervisor.query(api.users.me, {}))?.role).toBe('supervisor')
})

test('the last administrator stays one', async () => {
  const room = openRoom()
  const ada = await room.admin.mutation(api.users.register, {})
  const paula = await room.supervisor.mutation(api.users.register, {})
  const { setRole, setDisabled } = api.users

  const last = { code: 'value_invalid', reason: 'is the last administrator' }
  expect(await refusal(room.admin.mutation(setRole, { userId: ada, role: 'supervisor' }))).toMatchObject(last)
  expect(await refusal(room.admin.mutation(setDisabled, { userId: ada, disabled: true }))).toMatchObject({
    reason: 'is yourself',
  })

  await room.admin.mutation(setRole, { userId: paula, role: 'admin' })
  await room.admin.mutation(setRole, { userId: ada, role: 'dispatcher' })
  expect(await refusal(room.supervisor.mutation(setRole, { userId: paula, role: null }))).toMatchObject(last)
  const acts = await room.room.run((ctx) => ctx.db.query('auditLog').take(10))
  expect(acts.map(({ action }) => action)).toEqual(['user.role', 'user.role'])
})
