/** The nine things that a supervisor does, each from a screen where it cannot be done: at most three actions. */
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'
import { chord, onStage, type Stage } from './stage.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, counted once')
test.describe.configure({ timeout: 240_000 })

/** One key or chord, one click, or one text written and sent. */
type Action = readonly [name: string, act: (page: Page) => Promise<unknown>]

const keys = (...names: string[]): Action => [names.join(' '), (page) => chord(page, ...names)]
const when = (there: string, [name, act]: Action): Action => [
  name,
  async (page) => {
    await page.locator(there).first().waitFor()
    await act(page)
  },
]
const write = (text: string): Action => [
  `write «${text}»`,
  async (page) => {
    await expect(page.locator(':focus')).toHaveJSProperty('tagName', 'INPUT')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  },
]

const TRANSCRIPT = '[data-region="transcript"]'
const button = (page: Page, name: RegExp) => page.getByRole('button', { name })

type Task = {
  readonly name: string
  readonly actions: readonly Action[]
  readonly done: (page: Page) => Promise<unknown>
}

const TASKS: readonly Task[] = [
  {
    name: 'find the call that needs me',
    actions: [keys('g', 'l')],
    done: (page) => expect(page.locator('[data-band=live]').first()).toHaveAttribute('aria-selected', 'true'),
  },
  {
    name: 'hear it',
    actions: [keys('g', 'm'), when(TRANSCRIPT, keys('l'))],
    done: (page) => expect(button(page, /Escuchando/)).toHaveAttribute('aria-pressed', 'true'),
  },
  {
    name: 'see why the address is believed',
    actions: [keys('g', 'm'), ['point at the address', (page) => page.locator('[data-field=direccion]').hover()]],
    done: (page) => expect(page.locator('[data-source=direccion]')).toContainText('Los Tilos'),
  },
  {
    name: 'correct it',
    actions: [
      keys('g', 'm'),
      ['double-click the address', (page) => page.locator('[data-field=direccion][data-state=value]').dblclick()],
      write('Los Tilos Norte'),
    ],
    done: (page) => expect(page.locator('[data-field=direccion]')).toContainText('Los Tilos Norte'),
  },
  {
    name: 'whisper',
    actions: [keys('g', 'm'), when(TRANSCRIPT, keys('w'))],
    done: (page) => expect(button(page, /Susurrando/)).toHaveAttribute('aria-pressed', 'true'),
  },
  {
    name: 'mark',
    actions: [keys('g', 'm'), when(TRANSCRIPT, keys('m'))],
    done: (page) => expect(page.getByText('Momento marcado', { exact: true })).toBeVisible(),
  },
  {
    name: 'hand over',
    actions: [keys('g', 'm'), when(TRANSCRIPT, keys('t')), write('+56226345678')],
    done: (page) => expect(page.locator('dialog[open]')).toHaveCount(0),
  },
  {
    name: 'review',
    actions: [keys('g', 'r'), when('main [data-call]', keys('j')), keys('Enter')],
    done: (page) => expect(page.locator('[data-region="axis"]')).toBeVisible(),
  },
  {
    name: 'export',
    actions: [keys('g', 'm'), when(TRANSCRIPT, keys('Control+e'))],
    done: (page) => expect(page.locator('dialog[open]')).toBeVisible(),
  },
]

async function atWork(stage: Stage): Promise<Page> {
  const desk = await stage.open('/mine')
  await desk.page.getByText('Disponible, esperando llamadas').waitFor()
  await stage.room.ring(stage.host)
  await desk.page.getByRole('button', { name: /Contestar/ }).waitFor()
  await desk.page.keyboard.press('Space')
  await expect(desk.page.getByRole('button', { name: /Silenciar/ })).toBeVisible()
  const { page } = await stage.open('/calls', { context: { viewport: { width: 1920, height: 1080 } } })
  return page
}

test('each in at most three actions, from anywhere', async () => {
  const table: { task: string; actions: number; how: string }[] = []
  await onStage(async (stage) => {
    const page = await atWork(stage)
    const calls = await stage.bridge.call('calls.local', {})
    const mine = calls[0]?.callId ?? ''
    // The call whose card is full of proof is another host's; the one that can be heard is ours.
    const callOf = (task: string): string => (/address|correct/.test(task) ? stage.live : mine)
    for (const { name, actions, done } of TASKS) {
      await test.step(name, async () => {
        await page.goto(`${new URL(page.url()).origin}/#/monitor/${callOf(name)}`)
        await page.locator(TRANSCRIPT).waitFor()
        await chord(page, 'g', 'p')
        await expect(page.locator(TRANSCRIPT)).toHaveCount(0)
        for (const [, act] of actions) await act(page)
        await done(page)
        table.push({ task: name, actions: actions.length, how: actions.map(([how]) => how).join(', ') })
        expect(actions.length).toBeLessThanOrEqual(3)
      })
    }
  })
  console.table(table)
})
