/** The installed program for a test, where Electron's binary and a display exist: the same room, with windows in place of browsers. */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { childrenOf, type HostOptions, type HostRun, newDataFolder } from './host.ts'

const ROOT = resolve(import.meta.dirname, '..')
const PRELOAD = join(ROOT, 'out', 'preload', 'preload.cjs')

export type DesktopRun = HostRun & {
  /** The first call gives the window that opened by itself, each further one opens another. */
  window(): Promise<Page>
}

/** Path of Electron's binary, found by its files: loading the package would start a download. */
export function electronBinary(): string | undefined {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(home, 'path.txt')
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), inside)
  return existsSync(binary) ? binary : undefined
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Whether the desktop can be tested on this machine. */
export const desktopStarts = (): boolean => electronBinary() !== undefined && hasDisplay()

export async function startDesktop({
  data = newDataFolder(),
  args = [],
  env = {},
  onLine,
}: HostOptions = {}): Promise<DesktopRun> {
  const binary = electronBinary()
  if (binary === undefined) throw new Error('Electron is not here: npx install-electron')
  const app = await _electron.launch({
    executablePath: binary,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--data', data, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const child = app.process()
  const pid = child.pid ?? 0
  const over = new Promise<number | null>((done) => child.once('exit', done))
  let printed = ''
  const hear = (part: unknown): void => {
    printed += String(part)
    for (const line of String(part).split('\n')) onLine?.(line)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  let opened = 0
  return {
    url: '',
    port: 0,
    data,
    pid,
    printed: () => printed,
    children: () => childrenOf(pid),
    window: () => (opened++ === 0 ? app.firstWindow() : anotherWindow(app)),
    async crash() {
      const at = Date.now()
      for (const id of [pid, ...childrenOf(pid)]) process.kill(id, 'SIGKILL')
      await over
      return at
    },
    async stop() {
      await app.close()
      return over
    },
  }
}

/** A second console of the same program, made like the first one. */
async function anotherWindow(app: ElectronApplication): Promise<Page> {
  const [page] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(async ({ BrowserWindow }, preload) => {
      const url = BrowserWindow.getAllWindows()[0]?.webContents.getURL()
      if (url === undefined) throw new Error('there is no first window')
      const webPreferences = { preload, contextIsolation: true, sandbox: true, nodeIntegration: false }
      await new BrowserWindow({ width: 1920, height: 1080, webPreferences }).loadURL(url)
    }, PRELOAD),
  ])
  return page
}
