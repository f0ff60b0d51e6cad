/** The unmodified Convex clients against the engine: what they see is what a real deployment would show. */
import { ConvexError, type Value } from 'convex/values'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench, until } from './testing/open.ts'
import { hanging, references as rooms } from './testing/rooms.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const watch = <T>(subscribe: (seen: (value: T) => void) => unknown): T[] => {
  const values: T[] = []
  subscribe((value) => values.push(value))
  return values
}

test('another client’s mutation is pushed, and only to those it concerns', async () => {
  const [a, b] = [bench.client(), bench.client()]
  const here = watch<string[]>((seen) => a.onUpdate(rooms.lines, { name: 'push' }, seen))
  const elsewhere = watch<string[]>((seen) => a.onUpdate(rooms.lines, { name: 'elsewhere' }, seen))
  await until(() => here.length === 1 && elsewhere.length === 1)

  const id = await b.mutation(rooms.open, { name: 'push' })
  expect(await b.mutation(rooms.say, { name: 'push', text: 'ñandú 🚑' })).toBe(0)
  await until(() => here.at(-1)?.length === 1)

  expect(id).toMatch(/^[0-9a-z]{32}$/)
  expect(here.at(-1)).toEqual(['ñandú 🚑'])
  expect(elsewhere).toEqual([[]])
})

test('a mutation’s promise resolves only once the own subscription shows it', async () => {
  const client = bench.client()
  await client.mutation(rooms.open, { name: 'own' })
  const seen = watch<string[]>((each) => client.onUpdate(rooms.lines, { name: 'own' }, each))
  await until(() => seen.length === 1)

  for (let i = 0; i < 20; i++) {
    await client.mutation(rooms.say, { name: 'own', text: `line ${i}` })
    expect(seen.at(-1)?.at(-1)).toBe(`line ${i}`)
  }
})

test('mutations resolve without subscriptions and without writes, again and again', async () => {
  const client = bench.client()

  for (let i = 0; i < 3; i++) expect(await client.mutation(rooms.idle, {})).toBe('nothing written')
})

test('a thousand mutations sent at once are applied in order', async () => {
  const client = bench.client()
  await client.mutation(rooms.open, { name: 'order' })

  const orders = await Promise.all(
    Array.from({ length: 1000 }, (_, i) => client.mutation(rooms.say, { name: 'order', text: String(i) })),
  )

  expect(orders).toEqual(Array.from({ length: 1000 }, (_, i) => i))
})

test('HTTP reads what was written by socket, and the other way round', async () => {
  const [client, http] = [bench.client(), bench.http()]
  await http.mutation(rooms.open, { name: 'http' })
  const seen = watch<string[]>((each) => client.onUpdate(rooms.lines, { name: 'http' }, each))

  await http.mutation(rooms.say, { name: 'http', text: 'one' })
  await until(() => seen.at(-1)?.length === 1)

  expect(await http.query(rooms.lines, { name: 'http' })).toEqual(['one'])
  expect(await http.consistentQuery(rooms.lines, { name: 'http' })).toEqual(['one'])
  expect(await http.action(rooms.act, { name: 'http' })).toEqual(['one', 'from an action'])
})

test('the values that JSON lacks survive the way there and back', async () => {
  const value: Value = {
    big: -(2n ** 63n),
    odd: [-0, Number.NaN, Number.NEGATIVE_INFINITY],
    bytes: new Uint8Array([0, 1, 255]).buffer,
  }

  expect(await bench.http().query(rooms.echo, { value })).toEqual(value)
  expect(await bench.client().query(rooms.echo, { value })).toEqual(value)
})

test('a ConvexError carries its data over both transports, other errors their message', async () => {
  for (const client of [bench.client(), bench.http()]) {
    const refused: unknown = await client
      .mutation(rooms.say, { name: 'no such room', text: '' })
      .catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(ConvexError)
    expect((refused as ConvexError<Value>).data).toEqual({ code: 'not_found', name: 'no such room' })

    await expect(client.mutation(rooms.say, { name: 1 as unknown as string, text: '' })).rejects.toThrow(
      /ArgumentValidationError: Value does not match validator\.\nPath: \.name\nValue: 1\nValidator: v\.string\(\)/,
    )
    await expect(client.query(rooms.wrong, {})).rejects.toThrow(/ReturnsValidationError/)
    await expect(client.mutation(rooms.secret, { name: 'x' })).rejects.toThrow(/Could not find public function/)
  }
})

test('a nested mutation that throws is undone alone, also beside others', async () => {
  const http = bench.http()

  expect(await http.mutation(rooms.nested, { name: 'nest' })).toBe(1)

  expect(await http.query(rooms.lines, { name: 'nest' })).toEqual(['nested'])
  await expect(http.mutation(rooms.say, { name: 'nest-undone', text: '' })).rejects.toThrow(ConvexError)
  expect(await http.mutation(rooms.say, { name: 'nest-beside', text: '' })).toBe(0)
})

test('a write that a handler did not await lands nowhere', async () => {
  const http = bench.http()

  await http.mutation(rooms.stray, { name: 'stray' })
  hanging.release()
  await new Promise((resolve) => setTimeout(resolve, 30))

  await expect(http.mutation(rooms.say, { name: 'stray', text: '' })).rejects.toThrow(ConvexError)
})

test('a subscription that fails recovers when its data comes', async () => {
  const client = bench.client()
  const errors: Error[] = []
  const pages: unknown[] = []
  const args = { name: 'late', paginationOpts: { numItems: 2, cursor: null } }
  client.onUpdate(
    rooms.page,
    args,
    (value) => pages.push(value),
    (error) => errors.push(error),
  )
  await until(() => errors.length === 1)

  await client.mutation(rooms.open, { name: 'late' })
  await until(() => pages.length > 0)

  expect(errors[0]).toBeInstanceOf(ConvexError)
  expect(pages[0]).toMatchObject({ page: [], isDone: true })
})

test('a result of megabytes arrives in parts', async () => {
  const client = bench.client()
  const seen = watch<string>((each) => client.onUpdate(rooms.large, { size: 1_500_000 }, each))

  await until(() => seen.length === 1)

  expect(seen[0]).toHaveLength(1_500_000)
})

test('scheduled work runs once, is pushed, and can be cancelled', async () => {
  const client = bench.client()
  await client.mutation(rooms.open, { name: 'later' })
  const seen = watch<string[]>((each) => client.onUpdate(rooms.lines, { name: 'later' }, each))

  const doomed = await client.mutation(rooms.later, { name: 'later', text: 'never', ms: 40, how: 'mutation' })
  await client.mutation(rooms.cancel, { id: doomed })
  await client.mutation(rooms.later, { name: 'later', text: 'soon', ms: 60, how: 'mutation' })
  await client.mutation(rooms.later, { name: 'later', text: '', ms: 80, how: 'action' })
  await until(() => seen.at(-1)?.length === 2)

  expect(seen.at(-1)).toEqual(['soon', 'from an action'])
})

test('pages follow each other without gaps or doubles', async () => {
  const http = bench.http()
  await http.mutation(rooms.open, { name: 'pages' })
  for (let i = 0; i < 7; i++) await http.mutation(rooms.say, { name: 'pages', text: String(i) })

  const texts: string[] = []
  let cursor: string | null = null
  for (let done = false; !done; ) {
    const page: { page: { text: string }[]; continueCursor: string; isDone: boolean } = await http.query(rooms.page, {
      name: 'pages',
      paginationOpts: { numItems: 3, cursor },
    })
    texts.push(...page.page.map((line) => line.text))
    cursor = page.continueCursor
    done = page.isDone
  }

  expect(texts).toEqual(['0', '1', '2', '3', '4', '5', '6'])
})
