/** Transactions that share a commit, hang, nest or stray: what each leaves behind. */
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../../storage/database.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import type { Outcome } from './commits.ts'
import { type Call, openRuntime, type Runtime } from './runtime.ts'

const open = (db: Database = openDatabase(':memory:'), longestRun = 10_000): Runtime =>
  openRuntime({ db, modules: { rooms }, schema: smallProduct().schema, now: Date.now, longestRun })
const call = (path: string, args: Record<string, string | number>): Call => ({
  path,
  args,
  identity: null,
  from: 'function',
})
const linesOf = async (runtime: Runtime, name: string): Promise<string[]> =>
  JSON.parse(await runtime.query(call('rooms:lines', { name })))
const opened = async (name: string, db?: Database): Promise<Runtime> => {
  const runtime = open(db)
  await runtime.mutate(call('rooms:open', { name }))
  return runtime
}

test('a group: one that throws and one asked twice leave the others as they are, in order', async () => {
  const runtime = await opened('group')
  const outcomes: string[] = []
  const tell = (name: string) => (outcome: Outcome) => {
    outcomes.push(`${name} ${outcome.kind === 'committed' ? outcome.text : 'failed'}`)
  }
  let commits = 0
  runtime.onCommit(() => {
    commits += 1
  })

  const say = (text: string): Call => call('rooms:say', { name: 'group', text })
  runtime.submit(say('a'), null, tell('a'))
  runtime.submit(say('b'), { session: 's', request: 1 }, tell('b'))
  runtime.submit(call('rooms:secret', { name: 'undone' }), null, tell('c'))
  runtime.submit(say('b'), { session: 's', request: 1 }, tell('b again'))
  await runtime.mutate(say('d'))

  expect(outcomes).toEqual(['a 0', 'b 1', 'c failed', 'b again 1'])
  expect(await linesOf(runtime, 'group')).toEqual(['a', 'b', 'd'])
  expect(commits).toBe(1)
  await expect(runtime.mutate(call('rooms:say', { name: 'undone', text: '' }))).rejects.toThrow()
})

test('a commit that the disk refuses fails every one of its group, and the next works', async () => {
  const db = openDatabase(':memory:')
  const runtime = await opened('disk', db)
  const before = runtime.clock.last()
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`)

  const long = 'x'.repeat(200_000)
  const results = await Promise.allSettled([
    runtime.mutate(call('rooms:say', { name: 'disk', text: 'short' })),
    runtime.mutate(call('rooms:say', { name: 'disk', text: long })),
  ])

  expect(results.map((each) => each.status)).toContain('rejected')
  db.pragma('max_page_count = 100000')
  await runtime.mutate(call('rooms:say', { name: 'disk', text: 'after' }))
  const kept = results[0].status === 'fulfilled' ? ['short', 'after'] : ['after']
  expect(await linesOf(runtime, 'disk')).toEqual(kept)
  expect(runtime.clock.last()).toBeGreaterThan(before)
})

test('a handler that hangs is cut off, leaves nothing, and writes nothing when it wakes', async () => {
  const runtime = open(openDatabase(':memory:'), 1000)
  await runtime.mutate(call('rooms:open', { name: 'busy' }))

  const hung = runtime.mutate(call('rooms:hang', { name: 'hung' }))
  const beside = runtime.mutate(call('rooms:say', { name: 'busy', text: 'beside' }))

  await expect(hung).rejects.toThrow(/timed out/)
  await beside
  rooms.hanging.release()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await linesOf(runtime, 'busy')).toEqual(['beside'])
  for (const name of ['hung', 'hung-late']) {
    await expect(runtime.mutate(call('rooms:say', { name, text: '' }))).rejects.toThrow()
  }
})

test('a function is run as what it is', async () => {
  const runtime = await opened('kinds')

  await expect(runtime.query(call('rooms:open', { name: 'x' }))).rejects.toThrow(
    /as a query, but it is defined as a mutation/,
  )
  await expect(runtime.mutate(call('rooms:lines', { name: 'x' }))).rejects.toThrow(/defined as a query/)
  await expect(runtime.act(call('rooms:say', { name: 'x', text: '' }))).rejects.toThrow(/defined as a mutation/)
})
