/** How the three processes are built: host (desktop, browser, engine), preload, window. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** The library of charts and what only it needs. */
const CHARTS =
  /node_modules\/(recharts|victory-vendor|d3-[a-z]+|internmap|@reduxjs|redux|react-redux|reselect|immer|decimal\.js-light|es-toolkit|eventemitter3)\//

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // An error in a log is told by file and line as written.
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          serve: at('electron/serve.ts'),
          engine: at('electron/engine/main.ts'),
          attendant: at('electron/engine/attendant/worker.ts'),
          microphone: at('electron/capture/microphone/main.ts'),
          recogniser: at('electron/speech/sherpa/main.ts'),
          media: at('electron/rtp/media/worker.ts'),
          archivist: at('electron/call/archive/worker.ts'),
          keeper: at('electron/upkeep/worker.ts'),
          inspector: at('electron/call/inspection/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is CommonJS and cannot require node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    publicDir: at('resources/public'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        output: {
          // A screen that loads forty small files waits for forty answers: what begins together is one file, what screens share another.
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'] },
              // What draws charts waits for the first of them.
              { name: 'charts', test: CHARTS },
              { name: 'shared', minShareCount: 2, maxModuleSize: 40_000 },
            ],
          },
        },
      },
    },
  },
})
