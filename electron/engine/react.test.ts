// @vitest-environment happy-dom
/** The hooks that the window is made of: queries that come alive, optimistic mutations, pages that grow. */
import { render } from '@testing-library/react'
import { ConvexProvider, ConvexReactClient, useMutation, usePaginatedQuery, useQuery } from 'convex/react'
import { createElement } from 'react'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, clientOptions, openBench, until } from './testing/open.ts'
import { references as rooms } from './testing/rooms.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

type Screen = {
  lines: string[] | undefined
  page: string[]
  status: string
  more(n: number): void
  say(args: { name: string; text: string }): Promise<number>
}

const now: Partial<Screen> = {}
const history: string[][] = []

function Room() {
  now.lines = useQuery(rooms.lines, { name: 'r' })
  if (now.lines !== undefined) history.push(now.lines)
  const pages = usePaginatedQuery(rooms.page, { name: 'r' }, { initialNumItems: 5 })
  now.page = pages.results.map((line) => line.text)
  now.status = pages.status
  now.more = pages.loadMore
  now.say = useMutation(rooms.say).withOptimisticUpdate((store, { name, text }) => {
    const shown = store.getQuery(rooms.lines, { name }) ?? []
    store.setQuery(rooms.lines, { name }, [...shown, `${text}…`])
  })
  return null
}

test('useQuery, useMutation with an optimistic update, and usePaginatedQuery without gaps or doubles', async () => {
  const client = new ConvexReactClient(bench.engine.url, clientOptions)
  await client.mutation(rooms.open, { name: 'r' })
  for (let i = 0; i < 12; i++) await client.mutation(rooms.say, { name: 'r', text: `t${i}` })
  const { unmount } = render(createElement(ConvexProvider, { client }, createElement(Room)))
  await until(() => now.lines?.length === 12 && now.page?.length === 5)
  expect(now.status).toBe('CanLoadMore')

  now.more?.(5)
  await until(() => now.page?.length === 10)
  now.more?.(5)
  await until(() => now.page?.length === 12 && now.status === 'Exhausted')
  await now.say?.({ name: 'r', text: 'tail' })
  await until(() => now.page?.length === 13)

  expect(now.page).toEqual([...Array.from({ length: 12 }, (_, i) => `t${i}`), 'tail'])
  expect(history.some((lines) => lines.at(-1) === 'tail…')).toBe(true)
  expect(now.lines?.at(-1)).toBe('tail')
  unmount()
  await client.close()
})
