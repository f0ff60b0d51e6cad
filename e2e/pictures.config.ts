/** Pictures of every screen for docs/screenshots: `npm run screenshots`, after `npm run build`. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.pictures.ts',
  outputDir: '../test-results',
  timeout: 600_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: [['list']],
  use: { locale: 'es-CL', timezoneId: 'America/Santiago' },
})
