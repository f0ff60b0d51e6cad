import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFunctionReference } from 'convex/server'
import { ConvexError } from 'convex/values'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../storage/database.ts'
import { type Deliver, type DeliveryStatus, type Pace, startDelivery } from './deliver.ts'
import { fact, type Outbox, openOutbox } from './outbox.ts'

const said = makeFunctionReference<'mutation', { text: string; idempotencyKey?: string }>('mutations/liveCalls:said')
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'outbox-')), 'outbox.db')
const quick: Partial<Pace> = { firstMs: 1, mostMs: 4, slowMs: 20, lostMs: 40, settleMs: 5 }

function open(file = newFile()): { file: string; db: Database; outbox: Outbox } {
  const db = openDatabase(file)
  return { file, db, outbox: openOutbox({ db, now: () => 0 }) }
}

/** A backend that remembers keys, as ours does, and keeps what each call said in order. */
function createBackend() {
  const seen = new Set<string>()
  const calls = new Map<string, string[]>()
  const take = (args: Record<string, unknown>): void => {
    const key = String(args.idempotencyKey)
    if (seen.has(key)) return
    seen.add(key)
    const call = key.slice(0, key.lastIndexOf(':'))
    calls.set(call, [...(calls.get(call) ?? []), String(args.text)])
  }
  return { take, calls }
}

test('a fact is on the disk before anything is sent, and its key goes with it', () => {
  const { file, outbox } = open()

  const key = outbox.put('c1', said, { text: 'hola' })

  expect(key).toBe('c1:1')
  const waiting = open(file).outbox.next('c1', 0)
  expect(waiting).toEqual({ seq: 1, path: 'mutations/liveCalls:said', args: { text: 'hola', idempotencyKey: 'c1:1' } })
})

test('a key is never given twice, not even after everything arrived and the host began anew', async () => {
  const first = open()
  first.outbox.put('c1', said, { text: 'one' })
  const reserved = first.outbox.reserve('c1')
  first.outbox.putAll('c1', [fact(said, { text: 'two' }, reserved)])
  const delivery = startDelivery({ outbox: first.outbox, deliver: async () => null, now: () => 0, pace: quick })
  await delivery.drained()
  delivery.close()
  first.db.close()

  expect(open(first.file).outbox.put('c1', said, { text: 'three' })).toBe('c1:3')
})

test('a call that began and did not finish is known after a crash, and finishing it is all or nothing', () => {
  const { file, outbox } = open()
  outbox.begin('c1', 'note', [fact(said, { text: 'start' })])
  outbox.begin('c2', 'other', [])
  outbox.finish('c2', [fact(said, { text: 'end' })])

  const after = open(file).outbox

  expect(after.unfinished()).toEqual([{ callId: 'c1', note: 'note' }])
  after.finish('c1', [fact(said, { text: 'end' })])
  expect(open(file).outbox.unfinished()).toEqual([])
  expect(open(file).outbox.count()).toEqual({ queued: 3, parked: 0 })
})

test('a disk that takes nothing loses nothing: the facts follow when it does', () => {
  const { db, outbox } = open()
  db.pragma('query_only = ON')
  outbox.put('c1', said, { text: 'one' })
  outbox.put('c1', said, { text: 'two' })
  expect(outbox.next('c1', 0)).toBeUndefined()
  expect(outbox.count().queued).toBe(2)

  db.pragma('query_only = OFF')
  outbox.settle()

  expect(outbox.next('c1', 0)?.args.text).toBe('one')
  expect(outbox.next('c1', 1)?.args).toEqual({ text: 'two', idempotencyKey: 'c1:2' })
})

test('through failures, lost answers and crashes every fact takes effect once, in the order of its call', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        call: fc.constantFrom('a', 'b', 'c'),
        many: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('breathe' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
  )
  /** What happens to each delivery in turn: it works, never leaves, or works and its answer is lost. */
  const weather = fc.array(fc.constantFrom('fine', 'fine', 'unsent', 'unanswered', 'hangs'), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), weather, async (steps, luck) => {
      const backend = createBackend()
      const fates = [...luck]
      const deliver: Deliver = async (_, args) => {
        await new Promise((resolve) => setImmediate(resolve))
        const fate = fates.shift() ?? 'fine'
        if (fate === 'unsent') throw new TypeError('fetch failed')
        backend.take(args)
        if (fate === 'unanswered') throw new Error('connection lost while action was in flight')
        if (fate === 'hangs') await new Promise(() => {})
        return null
      }
      const file = newFile()
      const begin = () => {
        const it = open(file)
        return { ...it, delivery: startDelivery({ outbox: it.outbox, deliver, now: Date.now, pace: quick }) }
      }
      const expected = new Map<string, string[]>()
      let host = begin()
      let n = 0
      for (const now of steps) {
        if (now.kind === 'breathe') await new Promise((resolve) => setTimeout(resolve, 1))
        if (now.kind === 'put') {
          const texts = Array.from({ length: now.many }, () => String(n++))
          host.outbox.putAll(
            now.call,
            texts.map((text) => fact(said, { text })),
          )
          expected.set(now.call, [...(expected.get(now.call) ?? []), ...texts])
        }
        if (now.kind === 'crash') {
          // The process is gone: what arrived but was not noted stays on the disk.
          host.db.close()
          host.delivery.close()
          host = begin()
        }
      }
      await host.delivery.drained()

      expect(backend.calls).toEqual(expected)
      expect(host.outbox.count()).toEqual({ queued: 0, parked: 0 })
      host.delivery.close()
      host.db.close()
    }),
    { numRuns: 60 },
  )
})

test('what the backend will never take is parked, counted, and in nobody’s way', async () => {
  const { outbox, file } = open()
  const arrived: unknown[] = []
  const deliver: Deliver = async (_, args) => {
    if (args.text === 'bad') throw new ConvexError({ code: 'value_invalid', field: 'text' })
    if (args.text === 'worse')
      throw new Error('[CONVEX M(mutations/liveCalls:said)] ArgumentValidationError: Object is missing')
    if (args.text === 'bug') throw new Error('[CONVEX M(mutations/liveCalls:said)] [Request ID: x] Server Error')
    arrived.push(args.text)
  }
  const delivery = startDelivery({ outbox, deliver, now: () => 0, pace: quick })
  for (const text of ['one', 'bad', 'two', 'worse', 'bug', 'three']) outbox.put('c1', said, { text })
  await delivery.drained()

  expect(arrived).toEqual(['one', 'two', 'three'])
  expect(delivery.status()).toMatchObject({ backend: 'up', queued: 0, parked: 3 })
  delivery.close()

  // What was refused stays aside; what the backend only stumbled over is tried again at the next start.
  const next = open(file).outbox
  expect(next.count()).toEqual({ queued: 1, parked: 2 })
  expect(next.next('c1', 0)?.args).toMatchObject({ text: 'bug' })
})

test('a token that ran out is not a refusal', async () => {
  const { outbox } = open()
  let tries = 0
  const deliver: Deliver = async () => {
    if (++tries < 20) throw new ConvexError({ code: 'unauthenticated' })
  }
  const delivery = startDelivery({ outbox, deliver, now: () => 0, pace: quick })
  outbox.put('c1', said, { text: 'one' })
  await delivery.drained()

  expect(delivery.status()).toMatchObject({ backend: 'up', queued: 0, parked: 0 })
})

test('one call that waits does not hold up another', async () => {
  const { outbox } = open()
  const arrived: unknown[] = []
  const deliver: Deliver = async (_, args) => {
    if (args.text === 'stuck') await new Promise(() => {})
    arrived.push(args.text)
  }
  const delivery = startDelivery({ outbox, deliver, now: () => 0, pace: quick })
  outbox.put('a', said, { text: 'stuck' })
  outbox.put('b', said, { text: 'free' })
  while (arrived.length === 0) await new Promise((resolve) => setImmediate(resolve))

  expect(arrived).toEqual(['free'])
  delivery.close()
})

test('the state of the backend is told as it changes, and a call that backs off comes back at once', async () => {
  const { outbox } = open()
  const told: DeliveryStatus[] = []
  let up = false
  const deliver: Deliver = async () => {
    if (!up) throw new TypeError('fetch failed')
  }
  const delivery = startDelivery({
    outbox,
    deliver,
    now: () => 0,
    onStatus: (status) => void told.push(status),
    pace: { ...quick, firstMs: 100_000, mostMs: 100_000 },
  })
  outbox.put('a', said, { text: 'one' })
  while (told.at(-1)?.backend !== 'down') await new Promise((resolve) => setImmediate(resolve))
  expect(told.at(-1)).toMatchObject({ backend: 'down', queued: 1 })

  up = true
  delivery.link(true)
  await delivery.drained()

  expect(delivery.status()).toMatchObject({ backend: 'up', queued: 0 })
  delivery.close()
})

test('a backend that does not answer is down before the fact is given up', async () => {
  const { outbox } = open()
  let asked = 0
  const deliver: Deliver = () => (++asked < 3 ? new Promise(() => {}) : Promise.resolve(null))
  const states: string[] = []
  const delivery = startDelivery({
    outbox,
    deliver,
    now: () => 1,
    onStatus: (status) => void states.push(status.backend),
    pace: quick,
  })
  outbox.put('a', said, { text: 'one' })
  await delivery.drained()

  expect(asked).toBe(3)
  expect(states.indexOf('down')).toBeGreaterThanOrEqual(0)
  expect(states.indexOf('up')).toBeGreaterThan(states.indexOf('down'))
  delivery.close()
})
