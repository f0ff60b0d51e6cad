/** For tests: what a line must warn of, and what it must not. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

export type Warning = readonly [alert: string, language: 'es-CL' | 'en-GB', line: string, ...more: string[]]

/** One test a line. */
export function warnsOf(heard: readonly Warning[], unheard: readonly Warning[]): void {
  for (const [alert, language, ...lines] of heard)
    test(`${alert}, ${language}: ${lines.join(' ')}`, async () => {
      expect((await told(language, ...lines)).alerts).toContain(alert)
    })
  for (const [alert, language, ...lines] of unheard)
    test(`no ${alert}, ${language}: ${lines.join(' ')}`, async () => {
      expect((await told(language, ...lines)).alerts).not.toContain(alert)
    })
}
