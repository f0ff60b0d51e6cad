/** Models come over a real connection: slow, cut, of another sum, onto a full disk, cancelled; or from a folder. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ModelsOptions, openModels } from './models.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-models-'))
const servers: { close(): void }[] = []
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A model that is none, packed as the true ones are. */
const archive = ((): Buffer => {
  const inside = join(dir, 'sherpa-onnx-some-model')
  mkdirSync(inside)
  for (const name of ['encoder.onnx', 'decoder.onnx', 'joiner.onnx'])
    writeFileSync(join(inside, name), Buffer.alloc(90_000, name))
  writeFileSync(join(inside, 'tokens.txt'), 'a 0\n')
  execFileSync('tar', ['-czf', join(dir, 'model.tar'), '-C', dir, 'sherpa-onnx-some-model'])
  const file = readFileSync(join(dir, 'model.tar'))
  // Long enough to be cut.
  return Buffer.concat([file, Buffer.alloc(Math.max(0, 100_000 - file.length))])
})()
const SUM = createHash('sha256').update(archive).digest('hex')

type Serve = (request: IncomingMessage, response: ServerResponse, attempt: number, from: number) => void

async function server(serve: Serve): Promise<{ url: string; ranges: string[] }> {
  const ranges: string[] = []
  let attempts = 0
  const http = createServer((request, response) => {
    ranges.push(request.headers.range ?? '')
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    serve(request, response, ++attempts, from)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  servers.push({
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  })
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/model`, ranges }
}

const head = (response: ServerResponse, from: number): ServerResponse =>
  response.writeHead(from > 0 ? 206 : 200, {
    etag: '"one"',
    'content-length': archive.length - from,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${archive.length - 1}/${archive.length}` } : {}),
  })
const whole: Serve = (_request, response, _attempt, from) => void head(response, from).end(archive.subarray(from))

let number = 0
function models(url: string, options: Partial<ModelsOptions> & { sha256?: string | undefined } = {}) {
  const { sha256 = SUM, ...more } = options
  const known = { id: 'one', title: 'One', language: 'es', url, bytes: archive.length, licence: 'none' }
  return openModels({
    dir: join(dir, `kept-${++number}`),
    known: ['sha256' in options && options.sha256 === undefined ? known : { ...known, sha256 }],
    timing: { silentMs: 300, retryMs: [5, 5] },
    free: async () => 1e12,
    ...more,
  })
}

test('a model comes, is checked, unpacked and ready', async () => {
  const { url } = await server(whole)
  const states: string[] = []
  const all = models(url, { onChange: () => states.push(all.list()[0]?.state ?? '') })

  await all.fetch('one', {})

  expect(all.list()[0]).toMatchObject({ state: 'ready', have: archive.length })
  expect(states).toEqual(expect.arrayContaining(['fetching', 'unpacking', 'ready']))
})

test('a line that breaks is taken up where it broke', async () => {
  const { url, ranges } = await server((request, response, attempt, from) => {
    if (attempt > 1) return whole(request, response, attempt, from)
    head(response, 0).write(archive.subarray(0, 40_000), () => setTimeout(() => response.destroy(), 30))
  })
  const all = models(url)

  await all.fetch('one', {})

  expect(all.list()[0]?.state).toBe('ready')
  expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/)
})

test('a server that falls silent is left, and tried again', async () => {
  const { url } = await server((request, response, attempt, from) => {
    if (attempt > 1) return whole(request, response, attempt, from)
    head(response, 0).write(archive.subarray(0, 1000))
  })
  const all = models(url)
  await all.fetch('one', {})
  expect(all.list()[0]?.state).toBe('ready')
})

test('another file than the one whose sum is known is thrown away', async () => {
  const { url } = await server(whole)
  const all = models(url, { sha256: 'a'.repeat(64) })

  await all.fetch('one', {})

  expect(all.list()[0]).toMatchObject({ state: 'failed', failure: 'checksum', have: 0 })
})

test('without a sum nothing is fetched, unless the first is trusted; then its sum is remembered', async () => {
  const { url } = await server(whole)
  const kept = join(dir, 'trusted')
  const all = models(url, { sha256: undefined, dir: kept })

  expect(() => all.fetch('one', {})).toThrow('sha256: must be given')
  expect(() => all.fetch('one', { sha256: 'abc' })).toThrow('sha256: must be 64')
  await all.fetch('one', { trustFirst: true })

  expect(JSON.parse(readFileSync(join(kept, 'one.json'), 'utf8'))).toMatchObject({ sha256: SUM, given: false })
})

test('a disk without room is not begun to be filled', async () => {
  const { url, ranges } = await server(whole)
  const all = models(url, { free: async () => archive.length })
  await all.fetch('one', {})
  expect(all.list()[0]).toMatchObject({ state: 'failed', failure: 'space' })
  expect(ranges).toEqual([])
})

test('what is cancelled stays in part, and goes on from there', async () => {
  let holds = true
  const { url, ranges } = await server((request, response, attempt, from) => {
    if (!holds) return whole(request, response, attempt, from)
    head(response, 0).write(archive.subarray(0, 30_000))
  })
  const all = models(url, { timing: { silentMs: 60_000, retryMs: [] } })
  const fetching = all.fetch('one', {})
  while ((all.list()[0]?.have ?? 0) < 30_000) await new Promise((resolve) => setTimeout(resolve, 5))

  all.cancel('one')
  await fetching
  expect(all.list()[0]).toMatchObject({ state: 'part', have: 30_000 })

  holds = false
  await all.fetch('one', {})
  expect(all.list()[0]?.state).toBe('ready')
  expect(ranges[1]).toBe('bytes=30000-')
})

test.each([
  ['refused', 404, 'nothing'],
  ['unpack', 200, 'this is no archive'],
])('%s', async (failure, status, body) => {
  const { url } = await server((_request, response) => void response.writeHead(status).end(body))
  const all = models(url, { sha256: undefined })
  await all.fetch('one', { trustFirst: true })
  expect(all.list()[0]).toMatchObject({ state: 'failed', failure })
})

test('a folder is used as it is, or the one in it that holds a model; another is named', () => {
  const all = models('http://127.0.0.1:1/')
  const inside = join(dir, 'sherpa-onnx-some-model')
  expect(all.inspect(inside)).toBe(inside)
  expect(all.inspect(dir)).toBe(inside)
  expect(() => all.inspect('models')).toThrow('folder: must be a whole path')
  expect(() => all.inspect(join(dir, 'kept-0'))).toThrow('folder: the model folder cannot be read')
})
