/** The two that can be measured: the telephone's parts in a process of this bench, and the built host as it is installed. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startHost } from '../../e2e/host.ts'
import { openHostBridge } from '../../e2e/hostBridge.ts'
import { freePort } from '../../e2e/peers/program.ts'
import { openChild } from './child.ts'
import type { Figures, ReceiverTalk } from './receiver.ts'
import { WATCH_FILE, type Watched } from './watch.ts'

export type RecordedFile = { readonly file: string; readonly bytes: number; readonly damaged: boolean }

export type Outcome = {
  readonly recordings: readonly RecordedFile[]
  readonly chunks: number
  /** 20 ms each, that the media engine gave on; absent where nobody can be asked. */
  readonly capturedFrames?: number
  readonly errors: readonly string[]
}

export type Receiver = {
  /** Of the process that carries the calls. */
  readonly pid: number
  /** Of what it cannot do without. */
  readonly helpers: () => readonly number[]
  /** SIP URI. */
  readonly to: string
  /** Of the event loops since this was last asked. */
  figures(): Promise<Figures>
  /** Waits for so many recordings to be closed; those since this was last asked. */
  recorded(calls: number): Promise<Outcome>
  close(): Promise<void>
}

/** `profile`: a folder for its CPU profiles. */
export type OpenReceiver = (profile?: string) => Promise<Receiver>

const PATIENCE_MS = 30_000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const openParts: OpenReceiver = async (profile) => {
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const child = openChild<ReceiverTalk>('receiver.ts', flags)
  return {
    pid: child.pid,
    helpers: () => [],
    to: await child.ask('address', null),
    figures: () => child.ask('figures', null),
    recorded: (calls) => child.ask('recorded', { calls }),
    close: child.close,
  }
}

export const isBuilt = (): boolean => existsSync(join(import.meta.dirname, '../../out/main/serve.js'))

/** With one window open on it, which is told what windows are told. */
export const openHost: OpenReceiver = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-host-'))
  const watched = join(dir, 'watch.jsonl')
  writeFileSync(watched, '')
  const [udp, tcp] = [await freePort(), await freePort()]
  const lines = {
    listen: { address: '127.0.0.1', udp, tcp, rtp: { from: 16_400, to: 31_999 } },
    lines: [{ id: 'sbc', name: 'SBC', kind: 'recorder', allow: ['127.0.0.1'] }],
  }
  const file = join(dir, 'lines.json')
  writeFileSync(file, JSON.stringify(lines))
  const host = await startHost({
    data: join(dir, 'data'),
    args: ['--lines', file],
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'watch.ts')).href}`,
      [WATCH_FILE]: watched,
    },
  })
  const bridge = await openHostBridge(host.url)
  const recordings = join(host.data, 'recordings')
  const known = new Set<string>()
  const fresh = (): string[] =>
    existsSync(recordings) ? readdirSync(recordings).filter((name) => name.endsWith('.wav') && !known.has(name)) : []
  let read = 0
  return {
    pid: host.pid,
    helpers: host.children,
    to: `sip:recorder@127.0.0.1:${tcp};transport=tcp`,
    async figures() {
      process.kill(host.pid, 'SIGUSR2')
      await pause(200)
      const text = readFileSync(watched, 'utf8')
      const told = text
        .slice(read)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Watched)
        .filter(({ pid }) => pid === host.pid)
      read = text.length
      const of = (thread: Watched['thread']): number => told.find((one) => one.thread === thread)?.p99 ?? Number.NaN
      return { mainDelayP99: of('main'), mediaDelayP99: of('media'), skippedTicks: 0, faults: 0 }
    },
    async recorded(calls) {
      const until = performance.now() + PATIENCE_MS
      const over = async (): Promise<boolean> =>
        fresh().length >= calls && (await bridge.call('calls.local', {})).length === 0
      while (!(await over()) && performance.now() < until) await pause(100)
      const names = fresh()
      for (const name of names) known.add(name)
      return {
        recordings: names.map((name) => {
          const path = join(recordings, name)
          return { file: path, bytes: statSync(path).size, damaged: false }
        }),
        chunks: 0,
        errors: [],
      }
    },
    async close() {
      bridge.close()
      await host.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
