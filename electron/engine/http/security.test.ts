/** Strangers at the door: foreign pages, rebound names, huge and broken bodies. */

import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type Bench, ORIGIN, openBench } from '../testing/open.ts'
import { LARGEST_MESSAGE } from './body.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

const ask = (path: string, headers: Record<string, string>, body?: string, method = 'POST'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const url = new URL(path, bench.engine.url)
    const sent = request({ host: url.hostname, port: url.port, path, method, headers }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts).toString() }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

const upgrade = (path: string, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(bench.engine.url.replace('http', 'ws') + path, { headers })
    socket.on('open', () => {
      resolve('open')
      socket.close()
    })
    socket.on('unexpected-response', (_, reply) => resolve(String(reply.statusCode)))
    socket.on('error', () => resolve('error'))
  })

const QUERY = JSON.stringify({ path: 'rooms:echo', args: { value: 1 } })

test('a page we do not know gets nothing, one we know gets its headers', async () => {
  const foreign = await ask('/api/query', { origin: 'https://evil.example' }, QUERY)
  expect(foreign.status).toBe(403)
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined()

  const known = await ask('/api/query', { origin: ORIGIN }, QUERY)
  expect(known.status).toBe(200)
  expect(known.headers['access-control-allow-origin']).toBe(ORIGIN)

  const preflight = await ask(
    '/api/query',
    { origin: ORIGIN, 'access-control-request-method': 'POST' },
    undefined,
    'OPTIONS',
  )
  expect(preflight.status).toBe(204)
  expect(preflight.headers['access-control-allow-headers']).toMatch(/Authorization, Convex-Client/)
})

test('a host name that was bent to our address is refused', async () => {
  const port = new URL(bench.engine.url).port
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    '127.0.0.1:1',
    `127.0.0.1.evil.example:${port}`,
  ]) {
    expect((await ask('/api/query', { host }, QUERY)).status).toBe(403)
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect((await ask('/api/query', { host }, QUERY)).status).toBe(200)
  }
})

test('sockets are opened to our pages and to no page, and only on the sync path', async () => {
  expect(await upgrade('/api/1.48.0/sync', {})).toBe('open')
  expect(await upgrade('/api/1.48.0/sync', { origin: ORIGIN })).toBe('open')
  expect(await upgrade('/api/1.48.0/sync', { origin: 'https://evil.example' })).toBe('403')
  expect(await upgrade('/api/1.48.0/sync', { origin: 'null' })).toBe('403')
  expect(await upgrade('/api/1.48.0/sync', { host: 'evil.example' })).toBe('403')
  expect(await upgrade('/elsewhere', {})).toBe('403')
})

test('broken and huge bodies are refused with a reason, and the server lives on', async () => {
  expect(await ask('/api/query', {}, '{"path":')).toMatchObject({ status: 400 })
  expect(await ask('/api/query', {}, '[]')).toMatchObject({ status: 400 })
  expect(await ask('/api/query', {}, '{}')).toMatchObject({ status: 400, body: expect.stringContaining('path') })
  expect(await ask('/api/query', {}, JSON.stringify({ path: 'rooms:echo', format: 'xml' }))).toMatchObject({
    status: 400,
  })
  expect(await ask('/api/run/%E0%A4%A', {}, '{}')).toMatchObject({ status: 400 })
  expect(await ask('/api/query', {}, undefined, 'GET')).toMatchObject({ status: 405 })
  expect(await ask('/../etc/passwd', {}, undefined, 'GET')).toMatchObject({ status: 404 })
  const huge = await ask('/api/query', {}, `"${'x'.repeat(LARGEST_MESSAGE)}"`).catch(() => ({ status: 413 }))
  expect(huge.status).toBe(413)

  await new Promise<void>((resolve) => {
    const { port } = new URL(bench.engine.url)
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('\0\0not http\r\n\r\n'))
    socket.on('close', () => resolve())
    socket.on('error', () => resolve())
  })
  expect((await ask('/api/query', {}, QUERY)).status).toBe(200)
})

test('names that live on every object are no functions', async () => {
  for (const path of ['rooms:constructor', '__proto__:toString', 'constructor:name', 'rooms:references']) {
    const reply = await ask('/api/query', {}, JSON.stringify({ path, args: {} }))
    expect(reply.status).toBe(560)
    expect(reply.body).toContain('Could not find public function')
  }
})

test('plain JSON is the default format, and errors have their own status', async () => {
  const run = await ask('/api/run/rooms/echo', {}, JSON.stringify({ args: { value: { $integer: 'AQAAAAAAAAA=' } } }))
  expect(JSON.parse(run.body)).toEqual({ status: 'success', value: '1', logLines: [] })

  const failed = await ask(
    '/api/mutation',
    {},
    JSON.stringify({ path: 'rooms:say', args: { name: 'none', text: '' }, format: 'json' }),
  )
  expect(failed.status).toBe(560)
  expect(JSON.parse(failed.body)).toMatchObject({ status: 'error', errorData: { code: 'not_found', name: 'none' } })
})
