/** The browser host: the whole console under plain Node, its window served on loopback to whoever holds the printed address. */
import { fork as forkNode, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, createApp, type Host } from './app.ts'
import { type Child, ENGINE_FLAGS, EngineFailed, type Fork } from './backend/engineProcess.ts'
import { type Config, ConfigError, readConfig, USAGE } from './config.ts'
import { type SocketServer, serveSockets } from './ipc/socketServer.ts'
import { cutKey } from './site/key.ts'
import { startWebServer, type WebServer } from './site/webServer.ts'
import { plainVault } from './storage/secrets.ts'

const BAD_USAGE = 2
/** Whatever hangs, the host is gone by then, ms. */
const LAST_MS = 1800

const root = join(import.meta.dirname, '..', '..')
const say = (line: string): void => void process.stderr.write(`vigia: ${line}\n`)

const fork: Fork = (entry, argv) => {
  // Its stdout goes to our stderr: ours carries the address and nothing else.
  const child = forkNode(join(import.meta.dirname, `${entry}.js`), argv, {
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: [...process.execArgv, ...(entry === 'engine' ? ENGINE_FLAGS : [])],
    // Sound crosses as it is, not as JSON.
    serialization: 'advanced',
    // A session of its own, so that it can stand behind the windows (`engine/behind.ts`); it ends with us all the same.
    // Only where sessions are weighed: on Windows the same word opens a window of its own.
    detached: entry === 'engine' && process.platform === 'linux',
  })
  child.on('error', () => {})
  const one: Child = {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    send: (message) => void (child.connected && child.send(message as object, () => {})),
    kill: (hard = false) => {
      if (hard || !child.connected) child.kill('SIGKILL')
      else child.send({ kind: 'stop' }, () => {})
    },
  }
  return one
}

/** Rejects with `ConfigError` for what the person who started us can mend. */
async function serve(config: Config): Promise<void> {
  const web = await startWebServer({ port: config.port, key: cutKey() }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be had: ${error.code}`
    throw new ConfigError('--port', `${config.port} ${why}`)
  })
  const host: Host = {
    kind: 'browser',
    version: versionOf(),
    practiceDir: join(root, 'resources', 'practice'),
    origin: web.origin,
    fork,
    // No keychain without a desktop: a file that only this user reads, and the settings say so.
    secrets: plainVault,
    say,
  }
  let stopping = false
  let app: App | undefined
  let sockets: SocketServer | undefined
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), LAST_MS).unref()
    close(web, app, sockets).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // A parent that was killed cannot send a signal; its channel breaks instead.
  process.on('disconnect', stop)

  app = await createApp(host, config)
  if (stopping) return void (await app.close())
  sockets = serveSockets({ server: web.server, door: app.door, audio: app.audio, admits: web.admits })
  app.onEvent(sockets.emit)
  web.open({ root: join(import.meta.dirname, '..', 'renderer'), backend: app.convexUrl })
  process.stdout.write(`${web.url}\n`)
  if (config.open) openBrowser(web.url)
}

async function close(web: WebServer, app: App | undefined, sockets: SocketServer | undefined): Promise<void> {
  await app?.close()
  sockets?.close()
  await web.close()
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version?: unknown }
  return typeof version === 'string' ? version : '0.0.0'
}

/** Where there is no browser to open, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]]
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

const fail = (error: unknown): never => {
  if (error instanceof ConfigError) {
    say(error.message)
    if (error.flag.startsWith('-')) say(USAGE)
    process.exit(BAD_USAGE)
  }
  say(
    error instanceof EngineFailed ? error.message : `could not start: ${error instanceof Error ? error.name : 'error'}`,
  )
  process.exit(1)
}

try {
  await serve(readConfig())
} catch (error) {
  fail(error)
}
