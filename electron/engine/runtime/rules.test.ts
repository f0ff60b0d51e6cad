/** What a handler may and may not do, and what it says: limits, guards, console, stale reads. */
import { getFunctionName } from 'convex/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const told = async (path: string, kind: string, args: Record<string, unknown>): Promise<{ logLines: string[] }> =>
  (await (
    await fetch(`${bench.engine.url}/api/${kind}`, {
      method: 'POST',
      body: JSON.stringify({ path, args, format: 'json' }),
    })
  ).json()) as { logLines: string[] }

test('console lines come back with the answer, nested ones too, and are bounded', async () => {
  const { logLines } = await told(getFunctionName(shelf.chatty), 'mutation', { times: 2 })
  expect(logLines).toEqual([
    "[LOG] 'line' 0 { deep: { er: [ 1n ] } }",
    "[LOG] 'line' 1 { deep: { er: [ 1n ] } }",
    "[WARN] 'last'",
    "[ERROR] 'from the query'",
  ])
  const many = await told(getFunctionName(shelf.chatty), 'mutation', { times: 1000 })
  expect(many.logLines).toHaveLength(257)
  expect(many.logLines.at(-1)).toMatch(/Log overflow/)
})

test.each(['fetch', 'setTimeout', 'setInterval', 'setImmediate'])('%s is refused in a mutation', async (what) => {
  await expect(bench.http().mutation(shelf.forbidden, { what })).rejects.toThrow(
    `Can't use ${what}() in queries and mutations. Please consider using an action.`,
  )
})

test('time stands still in a mutation, and chance is its own', async () => {
  const before = Date.now()
  const runs = [
    await bench.http().mutation(shelf.moment, { busyMs: 20 }),
    await bench.http().mutation(shelf.moment, { busyMs: 0 }),
  ]
  for (const { times, same, draws } of runs) {
    expect(new Set(times).size).toBe(1)
    expect(times[0]).toBeGreaterThanOrEqual(before)
    expect(same).toBe(true)
    expect(new Set(draws).size).toBe(100)
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
  }
  expect(runs[0]?.draws).not.toEqual(runs[1]?.draws)
  expect(runs[1]?.times[0]).toBeGreaterThan(runs[0]?.times[0] ?? Number.POSITIVE_INFINITY)
  expect(Date.now()).toBeGreaterThanOrEqual(runs[1]?.times[0] ?? Number.POSITIVE_INFINITY)
  expect(new Date().constructor).toBe(Date)
})

test.each([
  ['write', 16_001, 1, /Too many documents written .*limit: 16000/],
  ['query', 4097, 1, /Too many queries .*limit: 4096/],
  ['schedule', 1001, 1, /Too many functions scheduled .*limit: 1000/],
  ['write', 17, 1_000_000, /Too many bytes written .*limit: 16777216/],
])('%s × %i of %i: refused, and nothing of it stays', async (what, times, size, reason) => {
  const before = bench.engine.runtime.clock.last()
  await expect(bench.http().mutation(shelf.strain, { what, times, size })).rejects.toThrow(reason)
  expect(bench.engine.runtime.clock.last()).toBe(before)
})

test('reading 32,001 documents is refused, 32,000 are read', async () => {
  for (let i = 0; i < 3; i++) await bench.http().mutation(shelf.strain, { what: 'write', times: 11_000 })
  expect(await bench.http().mutation(shelf.strain, { what: 'read', times: 32_000 })).toBe(32_000)
  await expect(bench.http().mutation(shelf.strain, { what: 'read', times: 32_001 })).rejects.toThrow(
    /Too many documents read .*limit: 32000/,
  )
})

test('a nested call can be held to tighter limits', async () => {
  expect(await bench.http().mutation(shelf.tight, { limit: 5 })).toBe('within')
  expect(await bench.http().mutation(shelf.tight, { limit: 4 })).toMatch(/Too many documents written/)
})

test('a stale read sees what was answered before, also in the same commit, and not its own writes', async () => {
  const client = bench.client()
  const sent = [
    client.mutation(rooms.open, { name: 'stale-a' }),
    client.mutation(rooms.open, { name: 'stale-b' }),
    client.mutation(shelf.stale, { name: 'stale-' }),
    client.mutation(shelf.stale, { name: 'stale-' }),
  ]
  const [, , first, second] = await Promise.all(sent)
  expect(first).toEqual({ stale: 2, own: 3 })
  expect(second).toEqual({ stale: 3, own: 4 })
})

test('what we have not is refused by its name', async () => {
  await expect(bench.http().query(shelf.searched, {})).rejects.toThrow(
    /Search indexes are not supported by the embedded engine/,
  )
  await expect(bench.http().mutation(shelf.handled, {})).rejects.toThrow(
    /Components and function handles are not supported/,
  )
})
