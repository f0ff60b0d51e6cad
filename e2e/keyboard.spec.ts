/** Each screen as each kind of user by the keyboard alone, in both languages: it is reached, all of it can be reached, and focus is seen. */
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'
import { chord, type Language, onStage, type Stage } from './stage.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, walked once')
test.describe.configure({ timeout: 240_000 })

type Way = { readonly name: string; readonly keys: readonly string[]; readonly next?: string; readonly there: string }

/** By keys alone, from wherever one is. */
const WAYS: readonly Way[] = [
  { name: 'calls', keys: ['g', 'l'], there: '[role=grid]' },
  { name: 'monitor', keys: ['g', 'l'], next: 'Enter', there: '[data-entry]' },
  { name: 'mine', keys: ['g', 'd'], there: 'main button' },
  { name: 'lines', keys: ['g', 'p'], there: 'main button' },
  { name: 'review', keys: ['g', 'r'], there: 'main' },
  { name: 'settings', keys: ['g', 'a'], there: 'main' },
  { name: 'shortcuts', keys: ['g', 'l'], next: '?', there: 'dialog[open]' },
]

/** More stops than any screen has. */
const MOST_TABS = 150

type Stop = { readonly id: number; readonly what: string; readonly fault: string }

/** Marks all that should be reachable, and gives what has focus now with what is wrong about how it is seen. */
function lookAtFocus(): Stop | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return null
  const what = `${focused.tagName.toLowerCase()} «${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)}»`
  const seen = window as unknown as { walked?: WeakMap<Element, number>; count?: number }
  seen.walked ??= new WeakMap()
  const known = seen.walked.get(focused)
  if (known === undefined) seen.count = (seen.count ?? 0) + 1
  const id = known ?? seen.count ?? 0
  seen.walked.set(focused, id)
  const box = focused.getBoundingClientRect()
  const ringed = (element: Element | null): boolean => {
    if (!element) return false
    const style = getComputedStyle(element)
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    return outlined || (element !== focused && style.boxShadow !== 'none')
  }
  // A hidden radio or box shows its focus on its label; a field in a frame, on the frame.
  const around = [
    focused,
    focused.parentElement,
    focused.parentElement?.parentElement ?? null,
    focused.nextElementSibling,
  ]
  const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  const fault = !around.some(ringed) ? 'no ring' : shown || focused.matches('input') ? '' : 'out of sight'
  return { id, what, fault }
}

/** All that a mouse can use and the walk did not meet. */
function neverMet(): string[] {
  const { walked } = window as unknown as { walked?: WeakMap<Element, number> }
  const root = document.querySelector('dialog[open]') ?? document
  const all = [
    ...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex="0"]'),
  ]
  return all
    .filter((one) => one.getClientRects().length > 0 && !one.matches('[tabindex="-1"], :disabled, input[type=radio]'))
    .filter((one) => !walked?.has(one))
    .map(
      (one) =>
        `${one.tagName.toLowerCase()} «${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}»`,
    )
}

async function walk(page: Page, where: string): Promise<string[]> {
  const faults: string[] = []
  await page.evaluate(() => Object.assign(window, { walked: new WeakMap(), count: 0 }))
  let first = 0
  for (let n = 0; n < MOST_TABS; n++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    // Focus left the page for the browser's own bar.
    if (stop === null) continue
    if (stop.fault !== '') faults.push(`${where}: ${stop.what}: ${stop.fault}`)
    if (first === 0) first = stop.id
    else if (stop.id === first) break
  }
  return [
    ...new Set([...faults, ...(await page.evaluate(neverMet)).map((what) => `${where}: ${what}: no Tab leads there`)]),
  ]
}

async function visit(page: Page, { keys, next, there }: Way): Promise<void> {
  await chord(page, ...keys)
  if (next !== undefined) {
    await page.locator('[data-call][aria-selected=true]').waitFor()
    await page.keyboard.press(next)
  }
  await expect(page.locator(there).first()).toBeVisible({ timeout: 25_000 })
}

const leave = async (page: Page): Promise<void> => {
  if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape')
}

async function walkAll(stage: Stage, language: Language, tabs: boolean): Promise<string[]> {
  await stage.speak(language)
  const { page, close } = await stage.open('/calls')
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'es' ? 'es-CL' : 'en-US')
  const faults: string[] = []
  for (const way of WAYS) {
    await visit(page, way)
    if (tabs) faults.push(...(await walk(page, `${way.name}, ${language}`)))
    await leave(page)
  }
  await close()
  return faults
}

for (const [role, walked] of [
  ['dispatcher', 'en'],
  ['supervisor', 'es'],
  ['admin', 'es'],
] as const) {
  test(`as ${role}`, async () => {
    await onStage(
      async (stage) => {
        const other = walked === 'es' ? 'en' : 'es'
        expect([...(await walkAll(stage, walked, true)), ...(await walkAll(stage, other, false))]).toEqual([])
      },
      { role },
    )
  })
}
