/** Only our own page, with the key, from our own address, gets files or a socket. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { FRAME_SAMPLES, readFrame, writeFrame } from '../ipc/audioFrame.ts'
import { openAudioHub } from '../ipc/audioLines.ts'
import type { Handlers } from '../ipc/contract.ts'
import { openDoor } from '../ipc/door.ts'
import { type SocketServer, serveSockets } from '../ipc/socketServer.ts'
import { assetPath } from './assets.ts'
import { cutKey, readCookie } from './key.ts'
import { startWebServer, type WebServer } from './webServer.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-site-'))
const root = join(dir, 'renderer')
const key = cutKey()
let web: WebServer
let sockets: SocketServer
const audio = openAudioHub({ now: () => 0 })

const handlers = {
  'auth.token': async () => null,
  'recording.clip': async () => ({ wav: new Uint8Array([1, 2, 3]).buffer }),
} as unknown as Handlers

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets', 'a.js'), '1')
  writeFileSync(join(dir, 'secret.json'), '{}')
  web = await startWebServer({ port: 0, key })
  sockets = serveSockets({ server: web.server, door: openDoor(handlers), audio, admits: web.admits })
})
afterAll(async () => {
  sockets.close()
  await web.close()
  rmSync(dir, { recursive: true, force: true })
})

type Reply = { status: number; headers: Record<string, string | string[] | undefined> }

/** Paths go out as they are: `fetch` would tidy `..` away before the server saw it. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: web.port, path, headers, method }, (reply) => {
      reply.resume()
      resolve({ status: reply.statusCode ?? 0, headers: reply.headers })
    })
      .on('error', reject)
      .end()
  })
const cookie = () => `vigia-${web.port}=${key.text}`

test('the key opens once by the address, then by the cookie', async () => {
  const first = await get(`/?k=${key.text}`)

  expect(first.status).toBe(303)
  expect(first.headers['set-cookie']).toEqual([`${cookie()}; HttpOnly; SameSite=Strict; Path=/`])
  expect((await get(`/?k=${key.text}`)).status).toBe(303)
})

test('until the backend is known the page says so, then files come with their policy', async () => {
  const early = await get('/', { cookie: cookie() })
  web.open({ root, backend: 'http://127.0.0.1:9999' })
  const page = await get('/', { cookie: cookie() })

  expect(early.status).toBe(503)
  expect(page.status).toBe(200)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.port} http://127.0.0.1:9999 ws://127.0.0.1:9999`)
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect((await get('/assets/a.js', { cookie: cookie() })).headers['cache-control']).toContain('immutable')
})

test.each([
  ['/', {}, 401],
  ['/?k=wrong', {}, 401],
  ['/', { cookie: 'vigia-1=x' }, 401],
  ['/', { host: 'evil.example' }, 421],
  ['/..%2fsecret.json', {}, 404],
  ['/../secret.json', {}, 404],
  ['/%2e%2e/secret.json', {}, 404],
  ['/..%5csecret.json', {}, 404],
  ['/assets', {}, 404],
  ['/%00', {}, 404],
  ['/%zz', {}, 404],
  ['//evil.example/', {}, 404],
])('GET %s %j is %i', async (path, headers, status) => {
  const known = status === 404 ? { cookie: cookie() } : {}

  expect((await get(path, { ...known, ...headers })).status).toBe(status)
})

test('nothing but GET', async () => {
  expect((await get('/', { cookie: cookie() }, 'POST')).status).toBe(405)
})

const dial = (headers: Record<string, string>, path = '/bridge'): Promise<WebSocket | number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, { headers })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode ?? 0))
    socket.on('error', () => {})
  })

test('a socket needs our origin, our cookie and our path', async () => {
  const origin = web.origin

  expect(await dial({ cookie: cookie() })).toBe(403)
  expect(await dial({ origin })).toBe(403)
  expect(await dial({ origin: 'https://evil.example', cookie: cookie() })).toBe(403)
  expect(await dial({ origin, cookie: cookie(), host: 'evil.example' })).toBe(403)
  expect(await dial({ origin, cookie: cookie() }, '/other')).toBe(403)
})

test('a window asks and is told, bytes and silence included', async () => {
  const socket = await dial({ origin: web.origin, cookie: cookie() })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  const heard: string[] = []
  const more = (): Promise<void> => new Promise((resolve) => socket.once('message', () => resolve()))
  socket.on('message', (data) => heard.push(String(data)))

  socket.send('{"id":1,"name":"auth.token","args":{"fresh":false}}')
  await more()
  socket.send('{"id":2,"name":"recording.clip","args":{"callId":"a","startMs":0,"endMs":1}}')
  await more()
  socket.send('{"id":3,"name":"auth.token","args":{"fresh":1}}')
  await more()
  const told = more()
  const silent = { callId: 'a', leg: 'agent', rmsDbfs: Number.NEGATIVE_INFINITY, peakDbfs: -3, speech: false } as const
  sockets.emit('live.levels', { levels: [silent] })
  await told

  expect(heard.slice(0, 3).map((text) => JSON.parse(text))).toEqual([
    { id: 1, ok: null },
    { id: 2, ok: { wav: { $bytes: 'AQID' } } },
    { id: 3, error: { code: 'args_invalid', field: 'fresh', reason: 'expected boolean' } },
  ])
  expect(JSON.parse(heard[3] ?? '')).toMatchObject({
    event: 'live.levels',
    payload: { levels: [{ rmsDbfs: { $float: 'AAAAAAAA8P8=' } }] },
  })
  socket.close()
})

test('a text that is no message closes that window only', async () => {
  const socket = await dial({ origin: web.origin, cookie: cookie() })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  const closed = new Promise((resolve) => socket.on('close', resolve))

  socket.send('{"$bytes":')

  expect(await closed).toBe(1003)
  expect((await get('/', { cookie: cookie() })).status).toBe(200)
})

test('sound has a socket of its own behind the same door, and its lines end with it', async () => {
  const headers = { origin: web.origin, cookie: cookie() }
  expect(await dial({ origin: web.origin }, '/audio')).toBe(403)
  expect(await dial({ ...headers, origin: 'http://evil.example' }, '/audio')).toBe(403)
  const socket = (await dial(headers, '/audio')) as WebSocket
  const next = () => new Promise<Buffer>((resolve) => socket.once('message', (data) => resolve(data as Buffer)))

  const opened = next()
  socket.send(JSON.stringify({ ask: 'open', id: 4, purpose: 'test' }))
  const { id, line } = JSON.parse(String(await opened)) as { id: number; line: number }
  expect(id).toBe(4)
  const echoed = next()
  socket.send(writeFrame('mic', line, 17, new Int16Array(FRAME_SAMPLES).fill(-3)))
  expect(readFrame(await echoed)).toEqual({
    way: 'headset',
    line,
    seq: 17,
    pcm: new Int16Array(FRAME_SAMPLES).fill(-3),
  })

  const over = new Promise((resolve) => audio.onClose(resolve))
  socket.terminate()
  expect(await over).toEqual({ line, purpose: 'test' })
})

test('a message of sound that is too large ends that socket only', async () => {
  const socket = (await dial({ origin: web.origin, cookie: cookie() }, '/audio')) as WebSocket
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.send(new Uint8Array(4096))

  expect(await closed).toBe(1009)
  expect((await get('/', { cookie: cookie() })).status).toBe(200)
})

test('no path leads out of the root', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', '%00'))

  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const file = assetPath('/srv/window', `/${parts.join('/')}`)
      expect(file === null || file.startsWith('/srv/window/')).toBe(true)
    }),
  )
})

test('only the cookie of this port counts', () => {
  expect(readCookie('vigia-1=a; vigia-2=b', 2)).toBe('b')
  expect(readCookie('xvigia-2=b', 2)).toBeUndefined()
  expect(readCookie(undefined, 2)).toBeUndefined()
})
