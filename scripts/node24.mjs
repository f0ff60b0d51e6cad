// Runs a script of this project on Node 24, whatever Node started npm: `node scripts/node24.mjs [--built] SCRIPT [ARGS]`.
// A fresh clone gets its packages first and, for what runs the console (`--built`), a build of these sources.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, buildIsFresh, createProgress, setUp } from './setup.mjs'
import { ensureNode24, root } from './toolchain.mjs'

const words = process.argv.slice(2)
const needsBuild = words[0] === '--built'

/** Packages that differ from the lock file are left as they are: a server that starts at night installs nothing. */
async function prepare() {
  const progress = createProgress()
  const node = existsSync(join(root, 'node_modules')) ? await ensureNode24() : await setUp(progress)
  if (needsBuild && !buildIsFresh()) await progress.during('Building', () => build(node))
  return node
}

try {
  const node = await prepare()
  const child = spawn(node, needsBuild ? words.slice(1) : words, { stdio: 'inherit', env: process.env })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} catch (error) {
  console.error(`vigia: ${error.message}`)
  process.exitCode = 1
}
