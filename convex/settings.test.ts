/** What the room sets: bounds, history, and only by administration. */
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { openRoom, refusal } from './room.fixture.ts'

test('a setting has its usual value until an administrator sets another, and the change is kept', async () => {
  const { admin, dispatcher } = openRoom()
  expect((await dispatcher.query(api.settings.get, {}))['attention.help']).toEqual({ value: 25, usual: 25 })

  await admin.mutation(api.settings.set, { name: 'attention.help', value: 30 })
  await admin.mutation(api.settings.set, { name: 'attention.help', value: 30 })

  expect((await dispatcher.query(api.settings.get, {}))['attention.help']).toMatchObject({ value: 30, by: 'Ada' })
  expect(await admin.query(api.settings.history, {})).toMatchObject([
    { name: 'attention.help', before: 25, after: 30, by: { name: 'Ada' } },
  ])
})

test.each([
  ['attention.help', 101, 'attention.help'],
  ['attention.help', 2.5, 'attention.help'],
  ['attention.help', null, 'attention.help'],
  ['answer.seconds', 0, 'answer.seconds'],
  ['colour', 1, 'name'],
  ['__proto__', 1, 'name'],
  ['retention.personal', 30, 'name'],
] as const)('%s cannot be %s', async (name, value, field) => {
  const { admin } = openRoom()
  expect(await refusal(admin.mutation(api.settings.set, { name, value }))).toMatchObject({
    code: 'value_invalid',
    field,
  })
})

test('nobody else sets anything', async () => {
  const { supervisor, dispatcher } = openRoom()
  for (const seat of [supervisor, dispatcher]) {
    expect((await refusal(seat.mutation(api.settings.set, { name: 'answer.seconds', value: 10 }))).code).toBe(
      'forbidden',
    )
    expect((await refusal(seat.query(api.settings.history, {}))).code).toBe('forbidden')
  }
})

test('who owns the ids of exports is nobody until an admin says so, in a name that can own something', async () => {
  const { admin, dispatcher, supervisor } = openRoom()
  expect(await dispatcher.query(api.settings.owner, {})).toEqual({ domain: null })
  const set = (domain: string | null) => admin.mutation(api.settings.setOwner, { domain })
  for (const bad of ['sala', 'sala.vigia.invalid', '10.0.0.7', 'ñ.cl'])
    expect(await refusal(set(bad))).toMatchObject({ code: 'value_invalid', field: 'domain' })
  expect((await refusal(supervisor.mutation(api.settings.setOwner, { domain: 'a.cl' }))).code).toBe('forbidden')

  await set(' Sala.SAMU.cl ')
  await set('sala.samu.cl')

  expect(await dispatcher.query(api.settings.owner, {})).toMatchObject({ domain: 'sala.samu.cl', by: 'Ada' })
  expect(await admin.query(api.settings.history, {})).toMatchObject([
    { name: 'export.domain', before: null, after: 'sala.samu.cl' },
  ])
  expect((await dispatcher.query(api.settings.get, {}))['export.domain']).toBeUndefined()
})
