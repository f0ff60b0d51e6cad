/** For tests: what a line must warn of, and what it must not. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

export type Warning = readonly [alert: string, language: 'es-CL' | 'en-GB', line: string, ...more: string[]]

/** One test a line. */
export function warnsOf(heard: readonly Warning[], unheard: readonly Warning[]): void {
  test.each(heard)('%s, %s: %s', async (alert, language, ...lines) => {
    expect((await told(language, ...lines)).alerts).toContain(alert)
  })
  test.each(unheard)('no %s, %s: %s', async (alert, language, ...lines) => {
    expect((await told(language, ...lines)).alerts).not.toContain(alert)
  })
}
