// The browser that the end-to-end tests drive: the system's, else Playwright's own; fetched when neither is there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './setup.mjs'
import { install } from './systemPackages.mjs'
import { root } from './toolchain.mjs'

const SYSTEM = '/usr/bin/chromium'
const FETCH_MS = 300_000

/** Path of a Chromium, or undefined. */
async function findBrowser(node) {
  if (existsSync(SYSTEM)) return SYSTEM
  const ask = "import { chromium } from '@playwright/test'; process.stdout.write(chromium.executablePath())"
  const { output } = await run(node, ['--input-type=module', '-e', ask])
  return existsSync(output) ? output : undefined
}

/** `{ path }`, or `{ why }` in one line when none can be had. */
export async function ensureBrowser(node, progress) {
  const had = await findBrowser(node)
  if (had) return { path: had }
  const reasons = []
  const code = await progress.during('Installing Chromium with apt-get', () => install(['chromium']))
  if (code !== null) {
    if (code !== 0) reasons.push(`apt-get ended with ${code}`)
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
