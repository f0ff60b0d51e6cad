/** The engine under TLS: official clients reach it by its names, strangers and other names do not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient } from 'convex/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { openIssuer } from '../auth/issuer.ts'
import type { Engine } from '../engine.ts'
import { OptionError } from '../options.ts'
import { CERTIFICATE, CERTIFICATE_KEY } from '../testing/certificate.ts'
import { smallProduct, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { parseCommand } from './arguments.ts'
import { placeOf, serve } from './serve.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-serve-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const cert = file('cert.pem', CERTIFICATE)
const key = file('key.pem', CERTIFICATE_KEY)
const other = openIssuer(join(dir, 'console'))
const trust = file('console.json', JSON.stringify(other.jwks()))
const said: string[] = []
const say = (line: string): void => void said.push(line)

const start = (...flags: string[]): Promise<Engine> => {
  const command = parseCommand(['--data', join(dir, 'data'), '--port', '0', ...flags], dir)
  if (command.kind !== 'serve') throw new Error('another verb')
  return serve({ command, product: smallProduct(), now: Date.now, say })
}

let engine: Engine
beforeAll(async () => {
  engine = await start(
    '--tls-cert',
    cert,
    '--tls-key',
    key,
    '--host-name',
    'sala.test',
    '--origins',
    'app://vigia',
    '--trust',
    trust,
  )
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Node's own WebSocket takes no certificate authority of ours; the one the product ships does. */
class TrustingSocket extends WebSocket {
  constructor(url: string | URL) {
    super(url, { ca: CERTIFICATE })
  }
}

const ask = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const url = new URL('/version', engine.url)
    const sent = request(
      { host: '127.0.0.1', port: url.port, path: '/version', ca: CERTIFICATE, servername: 'sala.test', headers },
      (reply) => {
        reply.resume()
        resolve(reply.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end()
  })

test('its address is the name that the certificate carries', () => {
  expect(engine.url).toMatch(/^https:\/\/sala\.test:\d+$/)
  expect(said).toEqual([])
})

test('a client of another console of the room works by its own token', async () => {
  const client = new ConvexClient(engine.url.replace('sala.test', '127.0.0.1'), {
    webSocketConstructor: TrustingSocket as unknown as typeof globalThis.WebSocket,
    logger: false,
  })
  const subject = { subject: 'ana', name: 'Ana', email: 'ana@vigia.example', role: 'supervisor' } as const
  client.setAuth(() => other.issue(subject, { ttlS: 300, now: Date.now() }))
  const names: unknown[] = []
  client.onUpdate(rooms.me, {}, (name) => names.push(name))
  await client.mutation(rooms.open, { name: 'tls' })
  await until(() => names.includes('Ana'))
  await client.close()
})

test('only its own names and pages are served', async () => {
  const { port } = new URL(engine.url)
  expect(await ask({ host: `sala.test:${port}` })).toBe(200)
  expect(await ask({ host: `SALA.test:${port}`, origin: 'app://vigia' })).toBe(200)
  expect(await ask({ host: `otra.test:${port}` })).toBe(403)
  expect(await ask({ host: 'sala.test' })).toBe(403)
  expect(await ask({ host: `sala.test:${port}`, origin: 'https://evil.example' })).toBe(403)
})

test('every address of the machine stands for itself, and names the certificate lacks are said', () => {
  const command = parseCommand(
    ['--bind', '0.0.0.0', '--tls-cert', cert, '--tls-key', key, '--host-name', 'otra.test'],
    dir,
  )
  if (command.kind !== 'serve') throw new Error('another verb')
  const lines: string[] = []
  const place = placeOf(command, Date.UTC(2300, 0, 1), (line) => lines.push(line))
  expect(place.hostNames[0]).toBe('otra.test')
  expect(place.hostNames).not.toContain('0.0.0.0')
  expect(lines).toEqual([
    expect.stringMatching(/certificate ended on/),
    expect.stringMatching(/does not name otra\.test/),
  ])
})

test.each([
  [['--tls-cert', join(dir, 'none.pem'), '--tls-key', key], '--tls-cert', 'ENOENT'],
  [['--tls-cert', key, '--tls-key', key], '--tls-cert', 'no certificate'],
  [['--tls-cert', cert, '--tls-key', cert], '--tls-key', 'not the key'],
  [['--trust', cert], '--trust', 'no keys'],
  [['--trust', join(dir, 'console', 'issuer.json')], '--trust', 'no keys'],
  [
    ['--trust', file('private.json', JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', d: 'x' }] }))],
    '--trust',
    'a private key',
  ],
])('%j is refused', async (flags, flag, why) => {
  const starting = start(...flags)
  await expect(starting).rejects.toThrow(OptionError)
  await expect(starting).rejects.toThrow(flag)
  await expect(starting).rejects.toThrow(why)
})
