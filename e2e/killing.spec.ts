/** The backend, the window, the network, the host and the headset, each taken away in the middle of every screen: what is shown is true, and nothing typed is lost. */
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'
import { onStage, type Seen, type Stage } from './stage.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, killed once')
test.skip(process.platform !== 'linux', 'finds the engine by /proc')
test.describe.configure({ timeout: 240_000 })

/** A client that was cut off waits longer each time before it asks again. */
const SOON = { timeout: 40_000 }
const NOTE = 'El portón es azul, entrar por el pasaje'

type Place = {
  readonly name: string
  readonly view: (stage: Stage) => string
  /** What is true and must stay on screen. */
  readonly truth: string
  /** Leaves something typed and not yet saved. */
  readonly type?: (page: Page) => Promise<void>
  /** Where that is found again, also in a window that begins anew. */
  readonly typed?: (page: Page) => Promise<string>
}

const note: Pick<Place, 'type' | 'typed'> = {
  async type(page) {
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByRole('textbox').fill(NOTE)
  },
  async typed(page) {
    if ((await page.locator('dialog[open]').count()) === 0) await page.keyboard.press('n')
    return page.getByRole('dialog').getByRole('textbox').inputValue()
  },
}
const field: Pick<Place, 'type' | 'typed'> = {
  async type(page) {
    await page.locator('[data-field="depto"]').press('e')
    await page.locator('[data-field="depto"] input').fill(NOTE)
  },
  async typed(page) {
    const input = page.locator('[data-field="depto"] input')
    if ((await input.count()) === 0) await page.locator('[data-field="depto"]').press('e')
    return input.inputValue()
  },
}

const PLACES: readonly Place[] = [
  { name: 'calls', view: () => '/calls', truth: '[data-call="call-live"]' },
  { name: 'monitor, a note', view: ({ live }) => `/monitor/${live}`, truth: '[data-entry]', ...note },
  { name: 'monitor, a field', view: ({ live }) => `/monitor/${live}`, truth: '[data-entry]', ...field },
  { name: 'lines', view: () => '/lines', truth: 'text=Central 131' },
]

type Open = Seen & Place

async function openAll(stage: Stage): Promise<Open[]> {
  const all: Open[] = []
  for (const place of PLACES) {
    const seen = await stage.open(place.view(stage))
    await seen.page.locator(place.truth).first().waitFor()
    await place.type?.(seen.page)
    all.push({ ...seen, ...place })
  }
  return all
}

async function expectKept({ page, name, truth, typed }: Open, when: string): Promise<void> {
  await expect(page.locator(truth).first(), `${name}, ${when}`).toBeVisible()
  if (typed) await expect.poll(() => typed(page), `${name}, ${when}`).toBe(NOTE)
}

const away = (page: Page) => page.locator('b').filter({ hasText: /^Backend inaccesible desde/ })

test('network and window are lost in the middle of every screen', async () => {
  await onStage(async (stage) => {
    const open = await openAll(stage)

    await test.step('the network of each window', async () => {
      for (const { wire } of open) wire.cut()
      for (const one of open) {
        await expect(away(one.page), one.name).toBeVisible(SOON)
        await expectKept(one, 'cut off')
      }
      for (const { wire } of open) wire.mend()
      for (const { page, name } of open) await expect(away(page), name).toBeHidden(SOON)
    })

    await test.step('each window is ended and begins anew', async () => {
      for (const one of open) {
        await one.page.reload()
        await one.page.locator(one.truth).first().waitFor()
        await expectKept(one, 'begun anew')
      }
    })
  })
})

test('backend and host are lost in the middle of every screen', async () => {
  await onStage(async (stage) => {
    const open = await openAll(stage)

    await test.step('the engine is killed, and comes back', async () => {
      for (const pid of stage.host.children()) process.kill(pid, 'SIGKILL')
      for (const one of open) await expectKept(one, 'its engine killed')
      // A machine of the room writes as soon as it can, and the list has it.
      await expect(async () => {
        await stage.write({ script: '04-stroke', callId: 'call-after', place: 9, playedMs: 5000 })
      }).toPass({ timeout: 60_000 })
      for (const { page } of open.slice(0, 1)) await expect(page.locator('[data-call="call-after"]')).toBeVisible(SOON)
      for (const one of open) await expect(away(one.page), one.name).toBeHidden(SOON)
    })

    await test.step('the host is gone: every window says so and keeps what it shows', async () => {
      await stage.host.crash()
      for (const one of open) {
        await expect(one.page.getByText(/^Sin conexión con este equipo desde/).first(), one.name).toBeVisible(SOON)
        await expectKept(one, 'without its host')
      }
    })
  })
})

test('a headset that goes in the middle of a call is told, and the call goes on', async () => {
  await onStage(async (stage) => {
    const { page } = await stage.open('/mine')
    await page.getByText('Disponible, esperando llamadas').waitFor()
    const call = await stage.room.ring(stage.host)
    await page.getByRole('button', { name: /Contestar/ }).waitFor()
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /Silenciar/ })).toBeVisible()
    await expect.poll(() => page.evaluate(() => (window as unknown as Ears).ears.speaking.length)).toBeGreaterThan(0)
    // What a browser does when the plug is pulled (Media Capture and Streams §4.3.1).
    await page.evaluate(() => {
      for (const stream of (window as unknown as Ears).ears.speaking)
        for (const track of stream.getTracks()) {
          track.stop()
          track.dispatchEvent(new Event('ended'))
        }
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    })
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /micrófono/i })
        .first(),
    ).toBeVisible()
    await expect(page.getByText('Grabando', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: /Colgar/ })).toBeVisible()
    expect(call.ended()).toBeUndefined()
  })
})

type Ears = { readonly ears: { readonly speaking: readonly MediaStream[] } }
