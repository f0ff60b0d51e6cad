// The browser that the end-to-end tests drive: the system's, else Playwright's own; fetched when neither is there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './setup.mjs'
import { root } from './toolchain.mjs'

const SYSTEM = '/usr/bin/chromium'
/** Others may be installing too: wait for their lock, s. */
const APT = ['-o', 'DPkg::Lock::Timeout=300']
const FETCH_MS = 300_000

/** Path of a Chromium, or undefined. */
async function findBrowser(node) {
  if (existsSync(SYSTEM)) return SYSTEM
  const ask = "import { chromium } from '@playwright/test'; process.stdout.write(chromium.executablePath())"
  const { output } = await run(node, ['--input-type=module', '-e', ask])
  return existsSync(output) ? output : undefined
}

/** apt-get as root, by itself or through a sudo that asks nothing; undefined where there is none. */
async function apt() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

/** `{ path }`, or `{ why }` in one line when none can be had. */
export async function ensureBrowser(node, progress) {
  const had = await findBrowser(node)
  if (had) return { path: had }
  const reasons = []
  const command = await apt()
  if (command) {
    const [program, ...first] = command
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = () =>
      run(program, [...first, ...APT, 'install', '-y', '--no-install-recommends', 'chromium'], {
        env,
        timeoutMs: FETCH_MS,
      })
    const done = await progress.during('Installing Chromium with apt-get', async () => {
      const once = await install()
      if (once.code === 0) return once
      // Lists of packages may be missing or old on a fresh machine.
      await run(program, [...first, ...APT, 'update'], { env, timeoutMs: FETCH_MS })
      return install()
    })
    if (done.code !== 0) reasons.push(`apt-get ended with ${done.code}`)
  } else {
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const done = await progress.during("Downloading Playwright's Chromium", () =>
      run(node, [cli, 'install', 'chromium'], { timeoutMs: FETCH_MS }),
    )
    if (done.code !== 0) reasons.push('it could not be downloaded')
  }
  const path = await findBrowser(node)
  return path ? { path } : { why: `no Chromium: ${reasons.join(', ') || 'not found after installing'}` }
}
