/** Whoever climbs pays for it: the rows that it passes are neither taken out of the document nor drawn anew. */
import { render } from '@testing-library/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextKeys, type RowKeys, useRowKeys } from './rowKeys.ts'

const ids = Array.from({ length: 40 }, (_, i) => `c${i}`)
const climbed = [`c30`, ...ids.filter((id) => id !== 'c30')]
const none: RowKeys = { ids, anew: new Map() }

function List({ ids, selected = null }: { readonly ids: readonly string[]; readonly selected?: string | null }) {
  const keyOf = useRowKeys(ids, selected)
  return ids.map((id) => <p key={keyOf(id)}>{id}</p>)
}

test('of forty rows in the document, one that climbs over thirty is the only one that is put in', async () => {
  const { container, rerender } = render(<List ids={ids} selected="c0" />)
  const before = new Map([...container.children].map((one) => [one.textContent, one]))
  const put: Node[] = []
  const watch = new MutationObserver((seen) => put.push(...seen.flatMap(({ addedNodes }) => [...addedNodes])))
  watch.observe(container, { childList: true })
  // As the first it is the one selected from now on: it had no focus to lose
  rerender(<List ids={climbed} selected="c30" />)
  await Promise.resolve()
  expect([...container.children].map((one) => one.textContent)).toEqual(climbed)
  expect(put.map((one) => one.textContent)).toEqual(['c30'])
  expect(
    [...container.children].filter((one) => before.get(one.textContent) !== one).map((one) => one.textContent),
  ).toEqual(['c30'])
  watch.disconnect()
})

test('the row with focus is moved and not drawn anew, and so is one that only sinks', () => {
  expect(nextKeys(none, climbed, 'c30').anew.size).toBe(0)
  const sunk = [...ids.filter((id) => id !== 'c3'), 'c3']
  expect(nextKeys(none, sunk, null).anew.size).toBe(0)
})

test('however the rows are mixed, those that stay keep their order, and nobody is drawn anew without need', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: 1 }),
      fc.shuffledSubarray([...ids, 'new'], { minLength: 1 }),
      (was, now) => {
        const { anew } = nextKeys({ ids: was, anew: new Map() }, now, null)
        if (anew.size === 0) return
        const stayed = now.filter((id) => was.includes(id) && !anew.has(id))
        expect(stayed).toEqual(was.filter((id) => stayed.includes(id)))
        for (const id of anew.keys()) expect(was).toContain(id)
      },
    ),
  )
})
