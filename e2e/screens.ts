/** Every screen and every state it must be able to show: one line a screen, walked by the tests of access, keys and pictures. */
import type { Page } from '@playwright/test'
import type { JSONValue } from 'convex/values'
import { expect } from './console.fixture.ts'
import type { OpenOptions, Seen, Stage } from './stage.ts'

export const STATES = ['live', 'empty', 'loading', 'error', 'offline'] as const
export type State = (typeof STATES)[number]

export type Screen = {
  readonly name: string
  /** The part of the address after `#`. */
  readonly view: (stage: Stage) => string
  /** What is there when the screen is. */
  readonly there: string
  /** Opens what lies over the screen, by keys. */
  readonly over?: (page: Page, stage: Stage) => Promise<unknown>
  /** What the screen asks that makes it empty or failed, and what it is told when there is nothing. */
  readonly asks?: Readonly<Record<string, JSONValue>>
  /** What it is told while all is well, where a stage cannot play enough for it. */
  readonly told?: () => Readonly<Record<string, JSONValue>>
  /** What it says when there is nothing. */
  readonly nothing?: RegExp
  readonly states: readonly State[]
}

const keys =
  (...names: string[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) await page.keyboard.press(name)
  }
const dialog = (name: string, ...pressed: string[]): Screen => ({
  ...{ name, view: () => '/calls', there: 'dialog[open]', over: keys(...pressed), states: ['live'] },
})

/** Rings the host's own line. */
async function ring(page: Page, { room, host }: Stage): Promise<() => void> {
  await page.getByText(/^(Disponible|Available),/).waitFor()
  const call = await room.ring(host)
  await page.getByRole('button', { name: /Contestar|Answer/ }).waitFor()
  return () => call.session.hangUp()
}

const HOUR_MS = 3_600_000

/** A day's calls, hour by hour: more at noon than at night, slower to answer when there are many. */
function dayOfCalls(now: number): JSONValue[] {
  const newest = Math.floor(now / HOUR_MS) * HOUR_MS
  return Array.from({ length: 24 }, (_, i) => {
    const at = newest - (23 - i) * HOUR_MS
    // Least before five in Santiago, most before five in the afternoon.
    const busy = 0.5 - 0.5 * Math.cos(((at / HOUR_MS - 8) / 24) * 2 * Math.PI)
    const calls = 4 + Math.round(22 * busy)
    const late = Math.round(calls * 0.22 * busy * busy)
    const felt = calls - 2
    const mean = (value: number): JSONValue => ({ sum: Math.round(value * felt), calls: felt })
    return {
      ...{ at, practice: false, calls, answered: calls - (i % 5 === 0 ? 1 : 0) },
      ...{ within15: calls - late - 1, within20: calls - Math.ceil(late / 2) - 1, abandoned: i % 5 === 0 ? 1 : 0 },
      feelings: {
        negative: felt * (28 + 14 * busy),
        neutral: felt * (52 - 8 * busy),
        positive: felt * (20 - 6 * busy),
        calls: felt,
      },
      metrics: {
        scriptAdherence: mean(94 - 9 * busy + (i % 3)),
        conversationQuality: mean(82 - 5 * busy),
        conversionProbability: mean(71 + 8 * busy - 2 * (i % 4)),
        demoAcceptanceProbability: mean(76 - 3 * (i % 3)),
        prospectEngagement: mean(58 + 6 * busy),
        responseDelayMs: mean(1600 + 900 * busy),
      },
      costs: { stt: calls * 0.0262, llm: calls * 0.041, ...(i % 4 === 0 ? { tts: 0.06 } : {}) },
    }
  })
}

const BOARD = { 'queries/wallboard:liveList': [], 'queries/wallboard:endedList': [] }

export const SCREENS: readonly Screen[] = [
  {
    name: 'calls',
    view: () => '/calls',
    there: '[data-call]',
    asks: BOARD,
    nothing: /Sin llamadas en curso|No calls/,
    states: STATES,
  },
  {
    name: 'monitor',
    view: ({ live }) => `/monitor/${live}`,
    there: '[data-entry]',
    asks: { 'queries/liveCalls:getCall': null },
    nothing: /no está aquí|not here/,
    states: STATES,
  },
  { name: 'mine', view: () => '/mine', there: 'main h2, main p', states: ['live', 'offline'] },
  {
    ...{ name: 'mine ringing', view: () => '/mine', there: 'main [role=timer]', states: ['live'] },
    over: async (page, stage) => ring(page, stage),
  },
  {
    ...{ name: 'mine in call', view: () => '/mine', there: 'main [role=meter]', states: ['live', 'offline'] },
    over: async (page, stage) => {
      const hangUp = await ring(page, stage)
      await page.keyboard.press('Space')
      return hangUp
    },
  },
  {
    name: 'wall',
    view: () => '/wall',
    there: '[data-call]',
    asks: BOARD,
    nothing: /Sin llamadas en curso|No calls in progress/,
    states: STATES,
  },
  {
    name: 'review',
    view: () => '/review',
    there: '[data-call]',
    asks: { 'review:list': { page: [], isDone: true, continueCursor: '' } },
    nothing: /^(No hay llamadas|No call|Sin llamadas|Todavía no|Aún no)/,
    states: STATES,
  },
  {
    name: 'review call',
    view: ({ ended }) => `/review/${ended}`,
    there: '[data-region="transcript"]',
    asks: { 'review:get': null },
    nothing: /no está|not here|not found|no existe/i,
    states: ['live', 'empty', 'loading', 'offline'],
  },
  {
    ...{ name: 'review correction', view: ({ ended }) => `/review/${ended}`, there: '[data-region="transcript"]' },
    over: async (page) => {
      await page.locator('[data-entry]').first().waitFor()
      await page.locator('main').focus()
      await page.keyboard.press('Shift+E')
      await page.locator('dialog[open] textarea').waitFor({ timeout: 10_000 })
    },
    states: ['live'],
  },
  {
    name: 'trends',
    view: () => '/trends',
    there: '[data-trends] table',
    told: () => ({ 'trends:hours': dayOfCalls(Date.now()) }),
    asks: { 'trends:hours': [] },
    nothing: /^(Sin llamadas terminadas|No finished calls)/,
    states: STATES,
  },
  ...(
    [
      'appearance',
      'devices',
      'providers',
      'backend',
      'users',
      'protocols',
      'retention',
      'updates',
      'diagnostics',
    ] as const
  ).map(
    (section): Screen => ({
      ...{ name: `settings ${section}`, view: () => `/settings/${section}`, there: `[data-section="${section}"]` },
      states: section === 'users' ? ['live', 'offline'] : ['live'],
    }),
  ),
  { name: 'lines', view: () => '/lines', there: 'main [role=region], main section', states: ['live', 'offline'] },
  dialog('shortcuts', '?'),
  dialog('practice', 'p'),
  dialog('palette', 'Control+k'),
]

/** A state is said within this, ms. */
const SAYS_MS = 10_000

const SAYS: Readonly<Record<Exclude<State, 'live'>, RegExp | string>> = {
  empty: /^(Sin|No hay|Nadie|No|Nothing|Nobody) /,
  loading: '[aria-busy="true"]',
  error: /Reintentar|Retry|Try again|no se pudo|could not/i,
  offline: /inaccesible desde|unreachable since/i,
}

/** Opens a screen in a state, and waits until it says so. */
export async function showScreen(stage: Stage, screen: Screen, state: State, options: OpenOptions = {}): Promise<Seen> {
  const seen = await stage.open(screen.view(stage), {
    ...options,
    before(wire) {
      if (state === 'loading') wire.answer('*', 'never')
      for (const [path, nothing] of Object.entries(screen.asks ?? {})) {
        if (state === 'empty') wire.answer(path, { value: nothing })
        if (state === 'error') wire.answer(path, 'fails')
      }
      if (state === 'live' || state === 'offline')
        for (const [path, value] of Object.entries(screen.told?.() ?? {})) wire.answer(path, { value })
      options.before?.(wire)
    },
  })
  const { page, wire } = seen
  let after = (): void => undefined
  const where = `${screen.name}, ${state}`
  if (state === 'live' || state === 'offline') {
    const undo = await screen.over?.(page, stage)
    if (typeof undo === 'function') after = undo as () => void
    await expect(page.locator(screen.there).first(), where).toBeVisible()
  }
  if (state === 'offline') wire.cut()
  if (state !== 'live') {
    const says = (state === 'empty' ? screen.nothing : undefined) ?? SAYS[state]
    const words = typeof says === 'string' ? page.locator(says) : page.getByText(says)
    await expect.soft(words.first(), where).toBeVisible({ timeout: SAYS_MS })
  }
  return {
    ...seen,
    async close() {
      after()
      await seen.close()
    },
  }
}
