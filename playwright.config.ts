/** End-to-end tests: real hosts from `out/`, real consoles in Chromium; the same on the desktop program where it can start. */
import { defineConfig } from '@playwright/test'
import type { Kind } from './e2e/console.fixture.ts'
import { desktopStarts } from './e2e/desktop.ts'

export default defineConfig<object, { kind: Kind }>({
  projects: [
    { name: 'browser', use: { kind: 'browser' } },
    ...(desktopStarts() ? [{ name: 'desktop', use: { kind: 'desktop' as const } }] : []),
  ],
  testDir: 'e2e',
  // What is tested with other programs than a browser is for Vitest.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // A practice call is played at real speed in some of them.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Most of the time is a call being played; each test has hosts of its own.
  workers: 2,
  fullyParallel: true,
  // Sound in real time, beside another browser that draws: once more, and told as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  // What is drawn is kept only where somebody will look: it costs a fifth of the time.
  use: {
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'on-first-retry',
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
  },
})
