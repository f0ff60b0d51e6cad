// `npm start`: gets what is missing, then opens the console, as a desktop where that is possible and else in a browser.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findDesktop } from './desktop.mjs'
import { build, buildIsFresh, createProgress, setUp } from './setup.mjs'
import { root } from './toolchain.mjs'

const flags = process.argv.slice(2)
const asked = hostFlag(flags)
const progress = createProgress()

try {
  const node = await setUp(progress)
  if (!buildIsFresh()) await progress.during('Building', () => build(node))
  open(await choose(node))
} catch (error) {
  console.error(`vigia: ${error.message}`)
  process.exitCode = 1
}

/** The program and its arguments. */
async function choose(node) {
  const browser = [node, [join(root, 'out', 'main', 'serve.js'), ...flags]]
  if (asked === 'browser') return browser
  const { binary, why } = await findDesktop(node, progress)
  if (binary) return [binary, [root, ...flags]]
  if (asked === 'desktop') throw new Error(`--host: the desktop cannot start: ${why}`)
  progress.say(`Opening in a browser: ${why}.`)
  return browser
}

/** Hands over the terminal; whatever ends us ends the console, in its own orderly way. */
function open([command, args]) {
  // Paths in flags are meant from where the command was given. With a channel the console also learns when we are killed without a word.
  const child = spawn(command, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: process.env.INIT_CWD ?? process.cwd(),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`vigia: could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function hostFlag(words) {
  const at = words.indexOf('--host')
  return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--host='))?.slice('--host='.length)
}
