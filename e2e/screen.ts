/** What a person can read on a console, taken from the page. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { readScript, type ScriptFile } from '../electron/speech/script.ts'

export type ShownLine = { readonly key: string; readonly text: string }

/** Final lines of the transcript, top to bottom. */
export const linesOn = (page: Page): Promise<ShownLine[]> =>
  page.locator('[data-entry]').evaluateAll((bubbles) =>
    bubbles.map((bubble) => ({
      key: bubble.getAttribute('data-entry') ?? '',
      text: (bubble.firstElementChild?.textContent ?? '').trim(),
    })),
  )

/** What the incident card knows: field → what a screen reader says of it. */
export const cardOn = async (page: Page): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await page
      .locator('[data-field][data-state="value"]')
      .evaluateAll((fields) =>
        fields.map(
          (field) => [field.getAttribute('data-field') ?? '', field.getAttribute('aria-label') ?? ''] as const,
        ),
      ),
  )

/** The phase that the call is in. */
export const phaseOn = (page: Page): Promise<string | null> =>
  page.locator('[data-region="phases"] [data-status="active"]').first().getAttribute('data-phase')

/** What was said in a practice call, in the order in which the lines end. */
export const practiceScript = (id: string): ScriptFile =>
  readScript(readFileSync(resolve(import.meta.dirname, `../resources/practice/${id}/script.json`), 'utf8'))

/** Waits until `read` gives what `enough` accepts, and gives it. */
export async function until<T>(read: () => Promise<T>, enough: (value: T) => boolean, ms = 30_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const value = await read()
    if (enough(value)) return value
    if (Date.now() > end) throw new Error(`not so within ${ms} ms: ${JSON.stringify(value).slice(0, 500)}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}
