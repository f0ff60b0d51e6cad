/** The desktop: Electron's main process, locked before it is ready, then one window on the same core as the browser host. */
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { createApp } from './app.ts'
import { EngineFailed } from './backend/engineProcess.ts'
import { type Config, ConfigError, readConfig, USAGE } from './config.ts'
import { keepAwake } from './desktop/awake.ts'
import { forkUtility } from './desktop/fork.ts'
import { lockNavigation } from './desktop/navigation.ts'
import { isOurs, ORIGIN, originOf } from './desktop/origin.ts'
import { lockPermissions } from './desktop/permissions.ts'
import { registerScheme, serveWindow } from './desktop/protocol.ts'
import { loadUpdater, openDesktopUpdates } from './desktop/updates.ts'
import { openVault } from './desktop/vault.ts'
import { openWindow, showWindow } from './desktop/window.ts'
import { serveVoices, serveWindows } from './ipc/electronServer.ts'

const BAD_USAGE = 2
const here = import.meta.dirname
const say = (line: string): void => void process.stderr.write(`vigia: ${line}\n`)

async function start(config: Config): Promise<void> {
  // The window's own files lie with the data, so two consoles with two folders are two consoles.
  app.setPath('userData', join(config.data, 'window'))
  if (!app.requestSingleInstanceLock()) return app.quit()
  const dev = app.isPackaged ? undefined : config.rendererUrl
  app.enableSandbox()
  registerScheme()
  lockNavigation(dev)
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  await app.whenReady()

  lockPermissions(dev)
  const core = await createApp(
    {
      kind: 'desktop',
      version: app.getVersion(),
      practiceDir: app.isPackaged
        ? join(process.resourcesPath, 'practice')
        : join(here, '..', '..', 'resources', 'practice'),
      origin: originOf(dev) ?? ORIGIN,
      fork: forkUtility(here),
      secrets: openVault(),
      updates: openDesktopUpdates(app.isPackaged ? loadUpdater : null),
      say,
    },
    config,
  )
  endWith(core.close)

  serveWindow({ root: join(here, '..', 'renderer'), backend: core.convexUrl })
  const trusts = (url: string | undefined): boolean => isOurs(url, dev)
  core.onEvent(serveWindows({ door: core.door, trusts }))
  serveVoices({ audio: core.audio, trusts })
  const awake = keepAwake()
  core.onEvent((name, event) => {
    if (name === 'live.call' && 'callId' in event) awake.begin(event.callId)
    if (name === 'live.callEnded' && 'callId' in event) awake.end(event.callId)
  })
  await openWindow({
    preload: join(here, '..', 'preload', 'preload.cjs'),
    url: dev ?? `${ORIGIN}/`,
    onGone: (reason) => say(`the window's page ended (${reason}) and is loaded again`),
  })
}

/** Calls are ended and written before the app is gone. */
function endWith(close: () => Promise<void>): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    const quit = (): void => {
      closed = true
      app.quit()
    }
    close().then(quit, quit)
  })
}

function fail(error: unknown): void {
  const ours = error instanceof ConfigError || error instanceof EngineFailed
  const text = ours ? error.message : `could not start: ${error instanceof Error ? error.name : 'error'}`
  say(text)
  if (error instanceof ConfigError && error.flag.startsWith('-')) say(USAGE)
  // Started from an icon, nobody reads stderr.
  if (app.isPackaged && app.isReady()) dialog.showErrorBox('Vigía', text)
  app.exit(error instanceof ConfigError ? BAD_USAGE : 1)
}

const run = async (): Promise<void> => start(readConfig({ desktop: true, packaged: app.isPackaged }))
// Not awaited here: Electron is ready only after this module has been evaluated (electronjs.org/docs, ES Modules).
run().catch(fail)
