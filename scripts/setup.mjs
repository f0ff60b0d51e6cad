// Everything that must be there before the console can run: Node 24, the packages of the lock file, a build of these sources.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureNode24, root } from './toolchain.mjs'

const LEAST_NODE = 20
/** What the build is made from. */
const SOURCES = [
  'electron',
  'renderer',
  'convex',
  'resources/public',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const STAMP = join(root, 'out', '.built-from')

/** Lines with the time since the start, on stderr: stdout belongs to the program that runs after. */
export function createProgress(write = (line) => process.stderr.write(line)) {
  const began = Date.now()
  const say = (text) => write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}\n`)
  return {
    say,
    /** Says that a long step is still going on, every 10 s. */
    async during(text, work) {
      say(`${text}…`)
      const started = Date.now()
      const ticking = setInterval(() => say(`${text}… (${Math.round((Date.now() - started) / 1000)} s)`), 10_000)
      try {
        return await work()
      } finally {
        clearInterval(ticking)
      }
    },
  }
}

/** Runs a program quietly; resolves to `{ code, output }`. */
export function run(command, args, { env = process.env, cwd = root, echo = false, timeoutMs = 0, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell })
    let output = ''
    const hear = (data) => {
      output += data
      if (echo) process.stderr.write(data)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const late = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => {
      clearTimeout(late)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** npm, run by our Node when npm told us where it is. */
export function npm(node, args, options) {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(node, [cli, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Why the installed packages are not those of the lock file; nothing when they are. */
export function packagesFault(base = root) {
  const installed = join(base, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return 'not installed'
  try {
    const has = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {}
    const wants = JSON.parse(readFileSync(join(base, 'package-lock.json'), 'utf8')).packages ?? {}
    for (const [path, { version, optional, link }] of Object.entries(wants)) {
      if (path === '' || link || (optional && !has[path])) continue
      if (has[path]?.version !== version) return `${path.replace('node_modules/', '')} is not ${version}`
    }
    return undefined
  } catch {
    return 'unreadable'
  }
}

/** A hash of the sources, so that a fresh clone, another branch and an edit all count, and a mere touch does not. */
export function sourcesHash(base = root) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(base, path)
    if (!existsSync(full)) return
    let entries
    try {
      entries = readdirSync(full, { withFileTypes: true })
    } catch {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0')
      return
    }
    for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!/\.(test|double)\.tsx?$/.test(name)) visit(`${path}/${name}`)
    }
  }
  for (const source of SOURCES) visit(source)
  return hash.digest('hex')
}

export const buildIsFresh = () =>
  existsSync(join(root, 'out', 'main', 'serve.js')) &&
  existsSync(STAMP) &&
  readFileSync(STAMP, 'utf8') === sourcesHash()

/** Throws with what to read when it fails. */
export async function build(node) {
  const from = sourcesHash()
  const { code, output } = await run(node, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'])
  if (code !== 0) throw new Error(`the build failed:\n${output.trim()}`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(STAMP, from)
}

/** npm follows an error with pages of help. */
const errorsOf = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm error ./.test(line))
    .slice(0, 12)
    .join('\n')

/** Node 24 and the packages; resolves to the path of that Node. Throws with what to read when it fails. */
export async function setUp(progress) {
  if (Number(process.versions.node.split('.')[0]) < LEAST_NODE)
    throw new Error(`Node ${LEAST_NODE} or newer is needed; this is ${process.versions.node}`)
  const node = await ensureNode24(progress.say)
  const fault = packagesFault()
  if (fault) {
    await progress.during(`Installing packages (${fault})`, async () => {
      const { code, output } = await npm(node, ['ci', '--no-audit', '--no-fund'])
      if (code !== 0) throw new Error(`npm ci failed:\n${errorsOf(output)}`)
    })
  }
  return node
}
