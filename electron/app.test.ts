/** The whole host with its real engine in a real process: a practice call becomes facts, and what is wrong is refused by name. */
import { type ChildProcess, fork as forkNode } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { type App, createApp, type Host } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Event, Returns } from './ipc/contract.ts'
import { plainVault } from './storage/secrets.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-app-'))
const data = join(dir, 'data')
const root = join(import.meta.dirname, '..')
const engines: ChildProcess[] = []
const said: string[] = []

const host: Host = {
  kind: 'browser',
  version: '1.2.3',
  practiceDir: join(root, 'resources', 'practice'),
  origin: 'http://127.0.0.1:1',
  secrets: plainVault,
  say: (line) => void said.push(line),
  fork: (_entry, argv) => {
    const child = forkNode(join(root, 'electron', 'engine', 'main.ts'), argv, {
      stdio: ['ignore', 2, 2, 'ipc'],
      execArgv: [],
    })
    engines.push(child)
    return {
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: (hard = false) => void (hard ? child.kill('SIGKILL') : child.send({ kind: 'stop' })),
    }
  },
}
const config = (...argv: string[]) => readConfig({ argv: ['--data', data, ...argv], env: {} })

let app: App
beforeAll(async () => {
  app = await createApp(host, config('--speed', '50'))
})
afterAll(async () => {
  await app.close()
  for (const engine of engines) engine.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

const ask = async <T>(name: string, args: object): Promise<T> => {
  const outcome = await app.door(name, args)
  if ('error' in outcome) throw Object.assign(new Error(outcome.error.code), outcome.error)
  return outcome.ok as T
}

test('a practice call is heard, kept and can be played back', async () => {
  const info = await ask<Returns<'host.info'>>('host.info', {})
  const token = await ask<string>('auth.token', { fresh: false })
  const [first] = await ask<Returns<'practice.list'>>('practice.list', {})
  const convex = new ConvexHttpClient(info.convexUrl, {
    auth: token,
    logger: false,
    skipConvexDeploymentUrlCheck: true,
  })
  const levels: Event<'live.levels'>['levels'] = []
  const off = app.onEvent((name, event) => {
    if (name === 'live.levels') levels.push(...(event as Event<'live.levels'>).levels)
  })

  const { callId } = await ask<{ callId: string }>('practice.start', { id: first?.id ?? '', speed: 50 })
  await vi.waitFor(
    async () => {
      const call = await convex.query(api.queries.liveCalls.getCall, { callId })
      expect(call?.call.status).toBe('ended')
    },
    { timeout: 15_000, interval: 100 },
  )
  off()

  const lines = await convex.query(api.queries.liveCalls.subscribeToTranscripts, { callId })
  const card = await convex.query(api.incidents.card, { callSessionId: callId })
  expect(lines.length).toBeGreaterThan(5)
  expect(card?.fields.length).toBeGreaterThan(3)
  expect(levels.length).toBeGreaterThan(10)
  const { wav } = await ask<Returns<'recording.clip'>>('recording.clip', { callId, startMs: 1000, endMs: 2000 })
  expect(Buffer.from(wav).toString('latin1', 0, 4)).toBe('RIFF')
  expect(info).toMatchObject({ kind: 'browser', version: '1.2.3', role: 'supervisor' })
})

test.each([
  ['practice.start', { id: '../../etc' }, { code: 'practice_not_found', field: 'id' }],
  ['practice.start', { id: 'x', speed: 0 }, { code: 'args_invalid', field: 'speed' }],
  ['replay.start', { name: 'x', wav: new ArrayBuffer(0) }, { code: 'wav_invalid', field: 'file' }],
  ['replay.start', { name: 'x', wav: new ArrayBuffer(9), script: '{' }, { code: 'script_invalid', field: 'file' }],
  ['calls.end', { callId: 'none' }, { code: 'call_not_found', field: 'callId' }],
  ['recording.clip', { callId: '../outbox', startMs: 0, endMs: 9 }, { code: 'recording_not_found', field: 'callId' }],
  ['recording.clip', { callId: 'none', startMs: 5, endMs: 4 }, { code: 'args_invalid', field: 'endMs' }],
  ['recording.clip', { callId: 'none', startMs: Number.NaN, endMs: 4 }, { code: 'args_invalid', field: 'startMs' }],
])('%s %j is refused', async (name, args, refusal) => {
  expect(await app.door(name, args)).toMatchObject({ error: refusal })
})

test('a call that a supervisor ends at another console is hung up here', async () => {
  const { convexUrl } = await ask<Returns<'host.info'>>('host.info', {})
  const token = await ask<string>('auth.token', { fresh: false })
  const convex = new ConvexHttpClient(convexUrl, { auth: token, logger: false, skipConvexDeploymentUrlCheck: true })
  const [first] = await ask<Returns<'practice.list'>>('practice.list', {})
  const { callId } = await ask<{ callId: string }>('practice.start', { id: first?.id ?? '', speed: 1 })
  await vi.waitFor(async () => expect(await convex.query(api.queries.liveCalls.getCall, { callId })).not.toBeNull(), {
    timeout: 10_000,
  })

  await convex.mutation(api.mutations.liveCalls.addSupervisorAction, { callId, action: 'END_CALL', details: 'prueba' })

  await vi.waitFor(
    async () => {
      const local = await ask<Returns<'calls.local'>>('calls.local', {})
      expect(local.map((call) => call.callId)).not.toContain(callId)
    },
    { timeout: 10_000 },
  )
  const ended = await convex.query(api.queries.liveCalls.getCall, { callId })
  expect(ended?.call).toMatchObject({ status: 'ended', endReason: 'supervisor' })
})

test('an engine that was killed comes back at its address, and the window is told of both', async () => {
  const links: string[] = []
  const off = app.onEvent((name, event) => {
    if (name === 'live.link' && 'backend' in event) links.push(event.backend)
  })

  engines.at(-1)?.kill('SIGKILL')

  await vi.waitFor(() => expect(links).toContain('down'), { timeout: 10_000 })
  await vi.waitFor(() => expect(links.at(-1)).toBe('up'), { timeout: 15_000 })
  off()
  const answer = await fetch(`${app.convexUrl}/version`)
  expect(answer.ok).toBe(true)
})

test('settings are kept', async () => {
  expect(await ask('settings.set', { settings: { theme: 'light' } })).toEqual({ theme: 'light' })
  expect(await ask('settings.get', {})).toEqual({ theme: 'light' })
  expect(JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8'))).toEqual({ theme: 'light' })
})

test('a folder is held by one host', async () => {
  await expect(createApp(host, config())).rejects.toThrow(
    new ConfigError('--data', `${data} is in use by another Vigía`),
  )
})

test('a practice call that is not there is named, and the folder is let go', async () => {
  const other = (...argv: string[]) => readConfig({ argv: ['--data', join(dir, 'other'), ...argv], env: {} })

  await expect(createApp(host, other('--practice', 'nada'))).rejects.toThrow(
    '--practice: there is no such call; there are: ',
  )
  await expect(createApp(host, other('--replay', import.meta.filename))).rejects.toThrow('--replay: WAV')
})

test.each([['issuer.json'], ['outbox.sqlite']])('a spoilt %s is named', async (file) => {
  const spoilt = join(dir, `spoilt-${file}`)
  mkdirSync(spoilt)
  writeFileSync(join(spoilt, file), 'Juan Pérez, this is neither a key nor a database, and long enough to be looked at')

  const starting = createApp(host, readConfig({ argv: ['--data', spoilt], env: {} }))

  await expect(starting).rejects.toThrow(`--data: ${file} in it cannot be used`)
})

test('nothing that was said is in the diary', () => {
  expect(readFileSync(join(data, 'logs', 'host.jsonl'), 'utf8')).not.toMatch(/calle|papá|emergencia/i)
})
