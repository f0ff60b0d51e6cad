/** End-to-end tests: real hosts from `out/`, real consoles in Chromium. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A practice call is played at real speed in some of them.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Most of the time is a call being played; each test has hosts of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  use: { trace: 'retain-on-failure', locale: 'es-CL', timezoneId: 'America/Santiago' },
})
