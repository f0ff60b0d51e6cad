/** The command as people run it: it serves, its data is cared for while it does, and it ends cleanly with what it was told. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { afterAll, expect, test } from 'vitest'
import { api } from '../../../convex/_generated/api.js'
import { openIssuer } from '../auth/issuer.ts'

const place = mkdtempSync(join(tmpdir(), 'vigia-main-'))
const data = join(place, 'data')
const main = join(import.meta.dirname, 'main.ts')
const env = { ...process.env, INIT_CWD: place }
afterAll(() => rmSync(place, { recursive: true, force: true }))

const run = (...argv: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...argv], { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

const lineOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (part) => {
      text += String(part)
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
  })

test('a day in the life of a backend', async () => {
  const child = spawn(process.execPath, [main, 'serve', '--data', 'data', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  try {
    const url = await lineOf(child)
    const subject = { subject: 'ana', name: 'Ana', email: 'ana@vigia.example', role: 'supervisor' } as const
    const http = new ConvexHttpClient(url, { logger: false })
    http.setAuth(await openIssuer(data).issue(subject, { ttlS: 60, now: Date.now() }))
    await http.mutation(api.users.register, {})

    expect(run('check', '--data', 'data')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^ok: [1-9]\d* documents/),
    })
    expect(run('backup', 'room.backup', '--data', 'data')).toMatchObject({ status: 0 })
    expect(run('export', 'room.zip', '--data', 'data')).toMatchObject({ status: 0 })
    expect(run('import', 'room.zip', '--data', 'data', '--replace')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/Another engine is using this data folder/),
    })
    expect(JSON.parse(run('keys', '--data', 'data').stdout)).toEqual(openIssuer(data).jwks())
  } finally {
    child.kill('SIGINT')
  }
  expect(await gone).toBe(0)

  for (const verb of [
    ['restore', 'room.backup'],
    ['import', 'room.zip'],
  ]) {
    const to = `from-${verb[0]}`
    expect(run(...verb, '--data', to)).toMatchObject({ status: 0 })
    expect(run('check', '--data', to)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^ok: [1-9]\d* documents/),
    })
  }
}, 60_000)

test('what cannot be is told by its flag', () => {
  expect(run('--bind', '0.0.0.0')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--bind: 0.0.0.0 leaves this machine'),
  })
  expect(run('--tls-cert', 'no.pem', '--tls-key', 'no.pem')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/--tls-cert: .*no\.pem cannot be read/),
  })
  expect(run('check', '--data', 'nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no such database'),
  })
}, 30_000)
