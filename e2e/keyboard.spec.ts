/** Each screen as each kind of user by the keyboard alone, in both languages: it is reached, all of it can be reached, and focus is seen. */
import type { Page } from '@playwright/test'
import { SECTIONS } from '../renderer/palette/sections.ts'
import { expect, test } from './console.fixture.ts'
import { chord, type Language, onStage, type Stage } from './stage.ts'
import { walkByTab } from './tabs.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, walked once')
test.describe.configure({ timeout: 240_000 })

type Way = { readonly name: string; readonly keys: readonly string[]; readonly next?: string; readonly there: string }

/** By keys alone, from wherever one is. */
const WAYS: readonly Way[] = [
  { name: 'calls', keys: ['g', 'l'], there: '[role=grid]' },
  { name: 'monitor', keys: ['g', 'l'], next: 'Enter', there: '[data-entry]' },
  { name: 'mine', keys: ['g', 'd'], there: 'main button' },
  { name: 'lines', keys: ['g', 'p'], there: 'main button' },
  { name: 'review', keys: ['g', 'r'], there: '[role=search]' },
  { name: 'trends', keys: ['g', 't'], there: '[data-screen=trends]' },
  { name: 'settings', keys: ['g', 'a'], there: '[data-section]' },
  { name: 'shortcuts', keys: ['g', 'l'], next: '?', there: 'dialog[open]' },
]

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

type Round = { readonly page: Page; readonly faults: string[] }

/** What has the focus; nothing has is the only answer that is always wrong. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return 'nothing'
    return `${at.tagName.toLowerCase()} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40)}`
  })

/** Opens something over the screen by its key and closes it again: the focus is where it was. */
async function thereAndBack({ page, faults }: Round, key: string, over = 'dialog[open]'): Promise<void> {
  await page.keyboard.press('Tab')
  const before = await focused(page)
  await page.keyboard.press(key)
  await page.locator(over).waitFor()
  faults.push(...(await walkByTab(page, `after ${key}`, over)))
  // Whoever is in a field leaves that first.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.locator(over)).toBeHidden({ timeout: 500 })
  }).toPass()
  const after = await focused(page)
  if (after !== before) faults.push(`${key}: focus was with ${before} and came back to ${after}`)
}

async function overTheWall(round: Round): Promise<void> {
  const { page, faults } = round
  await chord(page, 'g', 'l')
  await page.locator('[role=grid] [data-call]').first().waitFor()
  await thereAndBack(round, 'Control+k')
  await page.keyboard.press('v')
  await page.locator('article[data-call]').first().waitFor()
  faults.push(...(await walkByTab(page, 'wall')))
  await thereAndBack(round, 'd')
  await page.keyboard.press('v')
  await page.locator('[role=grid]').waitFor()
}

/** Each section by J, as far as there are any for this person. */
async function throughSettings({ page, faults }: Round): Promise<void> {
  await chord(page, 'g', 'a')
  const section = page.locator('[data-section]')
  await section.waitFor()
  for (const _ of SECTIONS) await page.keyboard.press('k')
  for (const name of SECTIONS) {
    if ((await section.getAttribute('data-section')) !== name) continue
    await expect(section.locator('[aria-busy=true]')).toHaveCount(0)
    faults.push(...(await walkByTab(page, `settings, ${name}`, '[data-region=settings]')))
    // Letters act again when a field is left.
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
  }
  const last = await section.getAttribute('data-section')
  if (last !== SECTIONS.at(-1)) faults.push(`settings: J came no further than ${last}`)
}

/** A finished call is found, opened, cut, judged and handed out; each time the focus comes back. */
async function throughReview(round: Round): Promise<void> {
  const { page, faults } = round
  await chord(page, 'g', 'r')
  await page.locator('[data-call]').first().waitFor()
  await page.keyboard.press('j')
  await page.locator('[data-call]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[data-entry]').first().waitFor()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  faults.push(...(await walkByTab(page, 'a finished call')))
  await thereAndBack(round, 'c', '[data-region=clip]')
  await thereAndBack(round, 'q', '[data-open]')
  await thereAndBack(round, 'Control+e')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-call]:focus')).toBeVisible()
}

async function walkAll(stage: Stage, language: Language, tabs: boolean): Promise<string[]> {
  await stage.speak(language)
  const { page, close } = await stage.open('/calls')
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'es' ? 'es-CL' : 'en-US')
  const faults: string[] = []
  for (const way of WAYS) {
    await visit(page, way)
    if (tabs) faults.push(...(await walkByTab(page, `${way.name}, ${language}`)))
    await leave(page)
  }
  if (tabs) {
    const round: Round = { page, faults }
    await overTheWall(round)
    await throughSettings(round)
    await throughReview(round)
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
