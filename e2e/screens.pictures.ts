/** Takes a picture of every screen in every state, both sizes of window, and of some in the other themes and in English. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Page, test } from '@playwright/test'
import { shrinkPng } from './png.ts'
import { SCREENS, type Screen, type State, showScreen } from './screens.ts'
import { type Language, onStage, type Stage } from './stage.ts'

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots')
const SIZES = { small: { width: 1366, height: 768 }, large: { width: 1920, height: 1080 } } as const
type Size = keyof typeof SIZES
type Theme = 'dark' | 'light' | 'hc'

/** Only screens whose name has this in it. */
const ONLY = process.env.SCREENS ?? ''

type Shot = {
  readonly screen: Screen
  readonly state: State
  readonly size: Size
  readonly theme?: Theme
  readonly language?: Language
}

const nameOf = ({ screen, state, size, theme = 'dark', language = 'es' }: Shot): string =>
  [
    screen.name.replaceAll(' ', '-'),
    ...(state === 'live' ? [] : [state]),
    ...(theme === 'dark' ? [] : [theme]),
    ...(language === 'es' ? [] : [language]),
    ...(size === 'large' ? [] : ['1366']),
  ].join('-')

/** What moves by itself would make two pictures of one screen differ. */
const still = (page: Page): Promise<unknown> =>
  page.addStyleTag({
    content: '*, *::before, *::after { caret-color: transparent; animation: none; transition: none }',
  })

async function take(stage: Stage, shot: Shot): Promise<void> {
  const { page, close } = await showScreen(stage, shot.screen, shot.state, {
    context: { viewport: SIZES[shot.size] },
  })
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme
  }, shot.theme ?? 'dark')
  await still(page)
  await page.evaluate(() => document.fonts.ready)
  // Curves and meters are drawn a few frames after their words.
  await page.waitForTimeout(700)
  writeFileSync(join(FOLDER, `${nameOf(shot)}.png`), shrinkPng(await page.screenshot()))
  await close()
}

/** A room at work: the calls of the list, as far as they have come. */
async function fill({ write }: Stage): Promise<void> {
  const room = [
    ['03-guagua-atragantada', 38_000],
    ['02-choque-atrapada', 55_000],
    ['04-stroke', 47_000],
    ['01-paro-cardiaco', 12_000],
    ['02-choque-atrapada', 26_000],
    ['04-stroke', 17_000],
    ['03-guagua-atragantada', 3000],
  ] as const
  for (const [n, [script, playedMs]] of room.entries())
    await write({ script, callId: `call-${n}`, place: 10 + 2 * n, playedMs })
}

test('every screen', async () => {
  mkdirSync(FOLDER, { recursive: true })
  await onStage(async (stage) => {
    await fill(stage)
    const screens = SCREENS.filter(({ name }) => name.includes(ONLY))
    for (const screen of screens) {
      for (const state of screen.states)
        await take(stage, { screen, state, size: state === 'live' ? 'large' : 'small' })
      await take(stage, { screen, state: 'live', size: 'small' })
    }
    for (const screen of screens.filter(({ name }) => ['calls', 'monitor', 'wall', 'review call'].includes(name)))
      for (const theme of ['light', 'hc'] as const) await take(stage, { screen, state: 'live', size: 'small', theme })
    await stage.speak('en')
    for (const screen of screens.filter(({ over }) => over === undefined))
      await take(stage, { screen, state: 'live', size: 'small', language: 'en' })
  })
})
