// Checks all types, then each process with only what it has: no DOM in the host, no Node in the window, neither in the functions.
import { join } from 'node:path'
import { run } from './setup.mjs'
import { root } from './toolchain.mjs'

const PROJECTS = ['tsconfig.json', 'tsconfig/host.json', 'tsconfig/window.json', 'tsconfig/functions.json']
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

let failed = 0
for (const project of PROJECTS) {
  const { code, output } = await run(process.execPath, [tsc, '--noEmit', '-p', project])
  if (code === 0) continue
  failed++
  console.error(`${project}:\n${output.trim()}`)
}
console.log(`types: ${PROJECTS.length - failed} of ${PROJECTS.length} projects are right`)
process.exitCode = failed > 0 ? 1 : 0
