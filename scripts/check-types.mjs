// Checks all types, then each process with only what it has: no DOM in the host, no Node in the window, neither in the functions.
import { basename, join } from 'node:path'
import { run } from './setup.mjs'
import { root } from './toolchain.mjs'

const PROJECTS = ['tsconfig.json', 'tsconfig/host.json', 'tsconfig/window.json', 'tsconfig/functions.json']
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

const check = async (project) => {
  // What was found right before is not read again: a second check of a few changed files takes seconds.
  const memory = join(root, 'node_modules', '.cache', 'types', `${basename(project, '.json')}.tsbuildinfo`)
  const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', memory, '-p', project]
  const { code, output } = await run(process.execPath, [tsc, ...args])
  if (code !== 0) console.error(`${project}:\n${output.trim()}`)
  return code === 0 ? 0 : 1
}

// Two at a time: each takes half a gigabyte.
let failed = 0
for (let i = 0; i < PROJECTS.length; i += 2) {
  const results = await Promise.all(PROJECTS.slice(i, i + 2).map(check))
  failed += results.reduce((sum, one) => sum + one, 0)
}
console.log(`types: ${PROJECTS.length - failed} of ${PROJECTS.length} projects are right`)
process.exitCode = failed > 0 ? 1 : 0
