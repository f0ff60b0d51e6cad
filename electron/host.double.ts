/** The whole host for a test, with its real processes, asked as a window asks it. */
import { type ChildProcess, fork as forkNode } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { type App, createApp, type Host } from './app.ts'
import { readConfig } from './config.ts'
import type { Args, CallName, Event, Returns } from './ipc/contract.ts'
import { plainVault } from './storage/secrets.ts'

const root = join(import.meta.dirname, '..')
const ENTRIES = {
  engine: 'engine/main.ts',
  microphone: 'capture/microphone/main.ts',
  recogniser: 'speech/sherpa/main.ts',
} as const

export type Desk = {
  readonly app: App
  /** Its data folder. */
  readonly data: string
  /** Of SIP over UDP; NaN while it listens at nothing. */
  readonly port: number
  /** Of the media stream; NaN when it is off. */
  readonly streamPort: number
  ask<K extends CallName>(name: K, args: Args<K>): Promise<Returns<K>>
  convex(): Promise<ConvexHttpClient>
  readonly phones: Event<'live.phone'>['calls'][]
  recordingOf(callId: string): Uint8Array
}

export type Opening = {
  readonly role?: 'dispatcher' | 'supervisor' | 'admin'
  readonly listen?: object
  /** As in the lines' file. */
  readonly lines?: readonly object[]
  readonly passwords?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What stands in `settings.json`. */
  readonly settings?: object
  /** What stands in `providers.json`: the speech services of the room. */
  readonly providers?: object
}

export type Hosts = {
  open(opening: Opening): Promise<Desk>
  /** The engine that was started last dies. */
  killEngine(): void
  /** Closes those that are open. */
  close(): Promise<void>
  remove(): void
}

/** `env` is for the processes that hosts start. */
export function openHosts(name: string, env: Readonly<Record<string, string>> = {}): Hosts {
  const dir = mkdtempSync(join(tmpdir(), `vigia-${name}-`))
  const engines: ChildProcess[] = []
  const apps: App[] = []
  let number = 0
  const host: Host = {
    kind: 'browser',
    version: '1.2.3',
    practiceDir: join(root, 'resources', 'practice'),
    origin: 'http://127.0.0.1:1',
    secrets: plainVault,
    say: () => {},
    fork: (entry, argv) => {
      const child = forkNode(join(root, 'electron', ENTRIES[entry]), argv, {
        stdio: ['ignore', 2, 2, 'ipc'],
        execArgv: [],
        serialization: 'advanced',
        env: { ...process.env, ...env },
      })
      engines.push(child)
      return {
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('exit', listener),
        send: (message) => void (child.connected && child.send(message as object, () => {})),
        kill: (hard = false) => void (hard || !child.connected ? child.kill('SIGKILL') : child.send({ kind: 'stop' })),
      }
    },
  }

  return {
    async open({
      role = 'dispatcher',
      listen = {},
      lines = [],
      passwords = {},
      args = [],
      env = {},
      settings,
      providers,
    }) {
      const data = join(dir, `data-${++number}`)
      const file = join(dir, `lines-${number}.json`)
      const where = { address: '127.0.0.1', udp: 0, tcp: 0, rtp: { from: 44_000, to: 44_900 }, ...listen }
      writeFileSync(file, JSON.stringify({ listen: where, lines, passwords }))
      if (settings) {
        mkdirSync(data, { recursive: true })
        writeFileSync(join(data, 'settings.json'), JSON.stringify(settings))
      }
      if (providers) {
        mkdirSync(data, { recursive: true })
        writeFileSync(join(data, 'providers.json'), JSON.stringify(providers))
      }
      const argv = ['--data', data, '--as', role, '--lines', file, ...args]
      const app = await createApp(host, readConfig({ argv, env: { ...env } }))
      apps.push(app)
      const ask: Desk['ask'] = async (call, asked) => {
        const outcome = await app.door(call, asked)
        if ('error' in outcome) throw Object.assign(new Error(outcome.error.code), outcome.error)
        return outcome.ok as never
      }
      const phones: Event<'live.phone'>['calls'][] = []
      app.onEvent((event, told) => {
        if (event === 'live.phone' && 'calls' in told) phones.push(told.calls)
      })
      const { listening } = await ask('lines.get', {})
      const portOf = (what: string): number => Number(new RegExp(`${what} [^,]*:(\\d+)`).exec(listening.join())?.[1])
      return {
        app,
        data,
        ask,
        phones,
        port: portOf('UDP'),
        streamPort: portOf('WebSocket'),
        recordingOf: (callId) => readFileSync(join(data, 'recordings', `${encodeURIComponent(callId)}.wav`)),
        convex: async () =>
          new ConvexHttpClient(app.convexUrl, {
            auth: (await ask('auth.token', { fresh: true })) ?? '',
            logger: false,
            skipConvexDeploymentUrlCheck: true,
          }),
      }
    },
    killEngine: () => void engines.at(-1)?.kill('SIGKILL'),
    async close() {
      for (const app of apps.splice(0)) await app.close()
    },
    remove() {
      for (const engine of engines) engine.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
