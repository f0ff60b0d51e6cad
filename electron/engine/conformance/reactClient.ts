/** Suite 6: the official React hooks in a window of happy-dom: optimistic updates, and pages that never gap nor double. */
import { Window } from 'happy-dom'
import { clientOptions, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { createDice } from '../testing/values.ts'
import { draft, type Suite } from './report.ts'

/** React and its renderer look for a window when they are loaded, so they are loaded after it is there. */
const openWindow = async () => {
  const window = new Window()
  for (const name of ['window', 'document', 'HTMLElement', 'Node', 'Event'] as const) {
    const value: unknown = name === 'window' ? window : Reflect.get(window, name)
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  const [{ createElement }, { createRoot }, convex] = await Promise.all([
    import('react'),
    import('react-dom/client'),
    import('convex/react'),
  ])
  return { window, createElement, createRoot, ...convex }
}

export const hooks: Suite = async ({ seed, scale }) => {
  const report = draft('hooks')
  const dice = createDice(seed)
  const bench = await openBench()
  const {
    window,
    createElement,
    createRoot,
    ConvexProvider,
    ConvexReactClient,
    useMutation,
    usePaginatedQuery,
    useQuery,
  } = await openWindow()
  const client = new ConvexReactClient(bench.engine.url, clientOptions)
  const name = 'hooks'
  const screen: {
    lines: string[]
    page: number[]
    status: string
    more: (n: number) => void
    say: (args: { name: string; text: string }) => Promise<number>
  } = {
    lines: [],
    page: [],
    status: '',
    more: () => undefined,
    say: () => Promise.resolve(0),
  }
  const history: string[][] = []
  let torn = 0

  const Room = (): null => {
    screen.lines = useQuery(rooms.lines, { name }) ?? []
    history.push(screen.lines)
    const pages = usePaginatedQuery(rooms.page, { name }, { initialNumItems: 7 })
    screen.page = pages.results.map(({ text }) => Number(text))
    screen.status = pages.status
    screen.more = pages.loadMore
    if (screen.page.some((order, i) => i > 0 && order <= (screen.page[i - 1] ?? 0))) torn += 1
    screen.say = useMutation(rooms.say).withOptimisticUpdate((store, { name: room, text }) => {
      store.setQuery(rooms.lines, { name: room }, [...(store.getQuery(rooms.lines, { name: room }) ?? []), `${text}…`])
    })
    return null
  }

  await client.mutation(rooms.open, { name })
  const orders = new Set<number>()
  for (let i = 0; i < 40; i++) {
    orders.add(i * 1000)
    await client.mutation(shelf.place, { name, order: i * 1000 })
  }
  const root = createRoot(window.document.body as unknown as Element)
  root.render(createElement(ConvexProvider, { client }, createElement(Room)))

  await report.attempt('pages grow to the end', async () => {
    await until(() => screen.page.length === 7)
    while (screen.status !== 'Exhausted') {
      const before = screen.page.length
      screen.more(7)
      await until(() => screen.page.length > before || screen.status === 'Exhausted')
    }
    return JSON.stringify(screen.page) === JSON.stringify([...orders].sort((a, b) => a - b))
  })

  await report.attempt(
    'insertions in the middle and deletions across the edges of pages leave no gap and no double',
    async () => {
      const changes = scale === 'large' ? 400 : 40
      for (let i = 0; i < changes; i++) {
        if (dice.below(2) === 0 && orders.size > 10) {
          const gone = [...orders][dice.below(orders.size)] ?? 0
          orders.delete(gone)
          await client.mutation(shelf.erase, { name, order: gone })
        } else {
          const order = dice.below(39_000)
          if (orders.has(order)) continue
          orders.add(order)
          await client.mutation(shelf.place, { name, order })
        }
        const wanted = JSON.stringify([...orders].sort((a, b) => a - b))
        await until(() => JSON.stringify(screen.page) === wanted).catch(() =>
          report.differs(`change ${i}: ${screen.page.length} shown, ${orders.size} there`),
        )
      }
      report.note(`seed ${seed}: ${changes} changes in ${orders.size} rows`)
      return torn === 0 ? true : `${torn} renderings out of order`
    },
  )

  await report.attempt('an optimistic update is shown at once and replaced by the truth', async () => {
    await screen.say({ name, text: '99999' })
    await until(() => screen.lines.at(-1) === '99999')
    const shown = history.some((lines) => lines.at(-1) === '99999…')
    const both = history.some((lines) => lines.includes('99999…') && lines.includes('99999'))
    return shown && !both
  })

  root.unmount()
  await client.close()
  await bench.close()
  await window.happyDOM.close()
  return report.done()
}
