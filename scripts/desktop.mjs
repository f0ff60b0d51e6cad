// Whether the desktop can start here: a display, and Electron's binary, had or downloaded. Never by loading the package, which would block.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './setup.mjs'
import { root } from './toolchain.mjs'

const PACKAGE = join(root, 'node_modules', 'electron')
/** Most lines fetch its 110 MB within this time; where it cannot be fetched this is how long one waits, ms. */
const DOWNLOAD_MS = 90_000

/** Path of Electron's binary, or undefined when it has not been downloaded. */
export function electronBinary(env = process.env) {
  const pathFile = join(PACKAGE, 'path.txt')
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist'), inside)
  return existsSync(binary) ? binary : undefined
}

/** Why no window can be shown here, or undefined. */
export function displayFault({ platform = process.platform, env = process.env, uid = process.getuid?.() } = {}) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)'
  if (uid === 0) return 'Electron does not run its sandbox as root'
  return undefined
}

/** `{ binary }`, or `{ why }` in one line. */
export async function findDesktop(node, progress) {
  const fault = displayFault()
  if (fault) return { why: fault }
  const had = electronBinary()
  if (had) return { binary: had }
  const { output } = await progress.during('Downloading Electron', () =>
    run(node, [join(PACKAGE, 'install.js')], { timeoutMs: DOWNLOAD_MS }),
  )
  const binary = electronBinary()
  if (binary) return { binary }
  const reason = /getaddrinfo \w+ \S+|ECONN\w+|fetch failed|HTTP\w* \d+/.exec(output)?.[0] ?? 'no answer in time'
  return { why: `Electron could not be downloaded (${reason})` }
}
