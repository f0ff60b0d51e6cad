/** The audit log takes only what can be accounted for later: who, what, of which call, in bounded words. */
import { expect, test, vi } from 'vitest'
import { api } from './_generated/api.js'
import * as Audit from './model/audit.ts'
import type { Caller, Writing } from './model/caller.ts'
import { openRoom, refusal } from './room.fixture.ts'

vi.setConfig({ testTimeout: 30_000 })

const caller: Caller = { tokenIdentifier: 't', subject: 'ada', name: 'Ada', email: '', role: 'admin' }

const open = () => {
  const { room, admin } = openRoom()
  const write = (note: Audit.Note) => room.run((ctx) => Audit.note({ ...ctx, caller } as unknown as Writing, note))
  const page = (cursor: string | null, numItems = 2) =>
    admin.query(api.audit.list, { paginationOpts: { numItems, cursor } })
  return { write, page }
}

test('rows come newest first, page by page', async () => {
  const { write, page } = open()
  for (const target of ['a', 'b', 'c']) await write({ action: 'setting.change', target, data: { from: 1, to: null } })
  const first = await page(null)
  expect(first.page.map(({ target }) => target)).toEqual(['c', 'b'])
  expect(first.page[0]).toMatchObject({ actor: { id: 'ada', name: 'Ada', role: 'admin' }, data: { from: 1, to: null } })
  const second = await page(first.continueCursor)
  expect(second.page.map(({ target }) => target)).toEqual(['a'])
  expect(second.isDone).toBe(true)
})

test.each([
  [{ action: 'export' }, 'action'],
  [{ action: 'Call.Export!' }, 'action'],
  [{ action: 'call.export', callId: '' }, 'callId'],
  [{ action: 'call.export', target: 'x'.repeat(201) }, 'target'],
  [{ action: 'call.export', data: { words: 'x'.repeat(501) } }, 'data.words'],
  [{ action: 'call.export', data: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, i])) }, 'data'],
])('%j is refused by %s, and nothing is written', async (note, field) => {
  const { write, page } = open()
  expect(await refusal(write(note))).toMatchObject({ code: 'value_invalid', field })
  expect((await page(null)).page).toEqual([])
})

test('a page without end is refused', async () => {
  const { page } = open()
  expect(await refusal(page(null, 1000))).toMatchObject({ field: 'paginationOpts.numItems' })
})
