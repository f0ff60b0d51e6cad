// Makes the installers of this platform (`--dir`: the unpacked app alone) from a fresh build. Publishes nothing.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, createProgress, run } from './setup.mjs'
import { root } from './toolchain.mjs'

/**
 * Runs electron-builder on `out/`; resolves to `{ code, output }`.
 * @param {string} node
 * @param {string[]} args
 */
export const electronBuilder = (node, args, options = {}) =>
  run(node, [join(root, 'node_modules', 'electron-builder', 'cli.js'), '--publish', 'never', ...args], options)

if (process.argv[1] === import.meta.filename) {
  const progress = createProgress()
  // Chunks of an earlier build would be packed too.
  for (const folder of ['out', 'dist']) rmSync(join(root, folder), { recursive: true, force: true })
  await progress.during('Building', () => build(process.execPath))
  const { code } = await progress.during('Packing', () =>
    electronBuilder(process.execPath, process.argv.slice(2), { echo: true }),
  )
  process.exitCode = code
}
