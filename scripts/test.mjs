// `npm test`: gets what is missing, then every check of the project in turn; the last line is the verdict.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build, createProgress, run, setUp } from './setup.mjs'
import { ensurePeers } from './systemPackages.mjs'
import { root } from './toolchain.mjs'
import { readPlaywright, readVitest } from './verdict.mjs'

const progress = createProgress((line) => process.stdout.write(line))
const reports = mkdtempSync(join(tmpdir(), 'vigia-test-'))
const total = { passed: 0, failed: 0 }
/** What failed, told once more at the end: the output before it is long. */
const failures = []
const at = (...parts) => join(root, 'node_modules', ...parts)

const report = (name) => JSON.parse(readFileSync(join(reports, name), 'utf8'))

/** Runs one stage; `work` gives `{ passed, failed, skipped?, output? }`. What it printed is shown when something failed. */
async function stage(name, work) {
  const began = Date.now()
  let result
  try {
    result = await progress.during(name, work)
  } catch (error) {
    result = { passed: 0, failed: 1, output: error.message }
  }
  const { passed, failed, skipped = 0, output = '', names = [] } = result
  total.passed += passed
  total.failed += failed
  if (failed > 0 && output) process.stdout.write(`${output.trim()}\n`)
  if (failed > 0) failures.push(...(names.length > 0 ? names : ['as a whole']).map((each) => `${name}: ${each}`))
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const verdict = failed > 0 ? 'FAILED' : 'ok'
  progress.say(
    `${name}: ${verdict}, ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
  )
  return failed === 0
}

/** A program that passes or fails as a whole. */
const program = (node, args) => async () => {
  const { code, output } = await run(node, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
}

/** A program that counts its own tests; one that ends badly without a failed test failed as a whole. */
const counted = (node, args, env, read) => async () => {
  const { code, output } = await run(node, args, { env: { ...process.env, ...env } })
  const counts = read()
  return { ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed, output }
}

const fail = (error) => {
  total.failed++
  console.log(error.message)
}

const node = await setUp(progress).catch(fail)
const vitest = (projects, name, ...more) => {
  const args = ['run', '--reporter=dot', '--reporter=json', ...projects.map((one) => `--project=${one}`)]
  const file = join(reports, `${name}.json`)
  return counted(node, [at('vitest', 'vitest.mjs'), ...args, ...more, `--outputFile.json=${file}`], {}, () =>
    readVitest(report(`${name}.json`)),
  )
}
const cores = availableParallelism()

async function buildAnew() {
  rmSync(join(root, 'out'), { recursive: true, force: true })
  await build(node)
  return { passed: 1, failed: 0 }
}

async function readTheSource() {
  await stage('Types', program(node, [join(root, 'scripts', 'check-types.mjs')]))
  await stage('Lint', program(node, [at('@biomejs', 'biome', 'bin', 'biome'), 'ci', '.']))
  await stage('Architecture', program(node, [join(root, 'scripts', 'check-architecture.mjs')]))
  await stage('Builder configuration', program(node, [join(root, 'scripts', 'check-builder.mjs')]))
  await stage('Packing', program(node, [join(root, 'scripts', 'check-pack.mjs')]))
}

async function callPeers() {
  const absent = await ensurePeers(progress)
  if (absent.length > 0)
    progress.say(`Telephone peers: not here and not to be had: ${absent.join(', ')}; their tests are skipped`)
  await stage('Telephone peers', vitest(['peers'], 'peers', '--retry=1'))
}

async function openConsoles() {
  const browser = await ensureBrowser(node, progress)
  await stage('End-to-end tests', async () => {
    if (browser.why) return { passed: 0, failed: 1, output: `The end-to-end tests did not run: ${browser.why}` }
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'), CI: '1' }
    const playwright = [at('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json']
    return counted(node, playwright, env, () => readPlaywright(report('e2e.json')))()
  })
}

async function all() {
  const built = await stage('Build', buildAnew)
  // A call with another telephone is mostly waiting: the source is read meanwhile, so it may be late, and what fails is tried once more.
  await Promise.all([readTheSource(), built ? callPeers() : undefined])
  await stage('Tests of functions and window', vitest(['convex', 'renderer'], 'unit', `--maxWorkers=${cores}`))
  // Most of it is waiting for real time and real sockets; so many at once may be late, and what fails is tried once more.
  await stage('Tests of the host', vitest(['main'], 'host', `--maxWorkers=${cores + 1}`, '--retry=1'))
  if (built) await openConsoles()
}

if (node !== undefined) await all().catch(fail)
rmSync(reports, { recursive: true, force: true })
for (const one of failures) console.log(`FAILED ${one}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
