import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { openRoom } from './room.fixture.ts'

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
