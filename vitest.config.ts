/**
 * Unit and integration tests: one project a process, as the product runs them. Where no test leaves anything
 * behind in its modules, the files of a project share them (`isolate: false`): reading the learnt weights anew
 * for every file took half of the time.
 */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'main',
          environment: 'node',
          include: ['electron/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          testTimeout: 20_000,
          isolate: false,
        },
        resolve: { alias: { electron: at('electron/desktop/electron.double.ts') } },
      },
      {
        test: {
          name: 'convex',
          environment: 'node',
          include: ['convex/**/*.test.ts'],
          isolate: false,
          server: { deps: { inline: ['convex-test'] } },
        },
      },
      {
        // Telephone programs of other makes against the built host: one call at a time, or they would take each other's ports.
        test: {
          name: 'peers',
          environment: 'node',
          include: ['e2e/peers/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: { name: 'renderer', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
