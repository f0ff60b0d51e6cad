/** Many onlookers, bursts of facts, and rounds that are broken off at every one of them: in the end each has seen all. */
import { convexToJson } from 'convex/values'
import { expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { createCache } from '../reactive/cache.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { smallProduct, until } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { openSession } from './session.ts'

const ONLOOKERS = 12

test.each([0, 40])('a pause of %i ms', async (everyMs) => {
  const now = Date.now
  const runtime = openRuntime({ db: openDatabase(':memory:'), modules: { rooms }, schema: smallProduct().schema, now })
  const failures: unknown[] = []
  // A breath after each: every round is broken off as soon as a mutation waits.
  const pace = { now: () => performance.now(), everyMs, breathMs: -1 }
  const cache = createCache(runtime, (error) => failures.push(error), pace)
  const open = (at: number) => {
    const seen = { lines: [] as string[], joined: true, version: '' }
    const wire = {
      send(text: string) {
        const message = JSON.parse(text)
        if (message.type !== 'Transition') return
        seen.joined &&= seen.version === '' || seen.version === JSON.stringify(message.startVersion)
        seen.version = JSON.stringify(message.endVersion)
        for (const each of message.modifications) seen.lines = each.value
      },
      close: () => void failures.push('closed'),
      buffered: () => 0,
      hold: () => undefined,
      release: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    }
    const verify = () => Promise.reject(new Error('nobody'))
    const session = openSession({ wire, runtime, cache, now, verify, log: (line) => failures.push(line) })
    session.receive(JSON.stringify({ type: 'Connect', sessionId: `s${at}`, connectionCount: 0 }))
    // An argument of its own: one run each, as it is where each is someone else.
    const add = { type: 'Add', queryId: at, udfPath: 'rooms:lines', args: [{ name: 'r', limit: 5000 + at }] }
    session.receive(JSON.stringify({ type: 'ModifyQuerySet', baseVersion: 0, newVersion: 1, modifications: [add] }))
    return { seen, session }
  }
  const mutate = (path: string, args: Record<string, string>) =>
    runtime.mutate({ path, args: convexToJson(args), identity: null, from: 'client' })

  await mutate('rooms:open', { name: 'r' })
  const onlookers = Array.from({ length: ONLOOKERS }, (_, at) => open(at))
  let said = 0
  for (const burst of [1, 40, 2, 90, 1, 1, 65]) {
    await Promise.all(Array.from({ length: burst }, () => mutate('rooms:say', { name: 'r', text: String(said++) })))
    await until(() => onlookers.every(({ seen }) => seen.lines.length === said))
  }
  expect(onlookers.every(({ seen }) => seen.joined && seen.lines.at(-1) === String(said - 1))).toBe(true)
  expect(failures).toEqual([])
  for (const { session } of onlookers) session.end()
})
