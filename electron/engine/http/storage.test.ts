/** Stored files: in by a single-use URL, out whole or in ranges, gone after the commit and not before. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench, until } from '../testing/open.ts'
import { references as shelf } from '../testing/shelf.ts'
import { parseRange } from './storage.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const onDisk = (): string[] => (existsSync(join(bench.dir, 'files')) ? readdirSync(join(bench.dir, 'files')) : [])
const post = (
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> => fetch(url, { method: 'POST', body, headers: { 'content-type': 'audio/wav', ...headers } })

const upload = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const url = await bench.http().mutation(shelf.ticket, {})
  const { storageId } = (await (await post(url, bytes)).json()) as { storageId: string }
  return storageId
}

test('a file goes in once by its URL, and out whole or in parts', async () => {
  const bytes = new Uint8Array(randomBytes(300_000))
  const url = await bench.http().mutation(shelf.ticket, {})
  const first = await post(url, bytes)
  expect(first.status).toBe(200)
  const { storageId } = (await first.json()) as { storageId: string }
  expect((await post(url, bytes)).status).toBe(401)
  expect(onDisk()).toEqual([storageId])

  const { url: served, about } = await bench.http().query(shelf.where, { id: storageId })
  expect(about).toEqual({
    storageId,
    size: 300_000,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType: 'audio/wav',
  })
  const whole = await fetch(served ?? '')
  expect(whole.headers.get('content-type')).toBe('audio/wav')
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)

  const part = await fetch(served ?? '', { headers: { range: 'bytes=100-199' } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe('bytes 100-199/300000')
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true)
  const tail = await fetch(served ?? '', { headers: { range: 'bytes=-7' } })
  expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-7))).toBe(true)
  expect((await fetch(served ?? '', { headers: { range: 'bytes=300000-' } })).status).toBe(416)
  const head = await fetch(served ?? '', { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe('300000')
})

test('a deleted file leaves after the commit, its readers are told, a rollback keeps it', async () => {
  const id = await upload(new Uint8Array([1, 2, 3]))
  const client = bench.client()
  const urls: (string | null)[] = []
  client.onUpdate(shelf.where, { id }, ({ url }) => urls.push(url))
  await until(() => urls.length === 1)

  await expect(client.mutation(shelf.drop, { id, fail: true })).rejects.toThrow(/dropped for nothing/)
  expect(onDisk()).toContain(id)
  expect((await fetch(urls[0] ?? '')).status).toBe(200)

  await client.mutation(shelf.drop, { id })
  await until(() => urls.length === 2)
  expect(urls[1]).toBe(null)
  expect(onDisk()).not.toContain(id)
  expect((await fetch(urls[0] ?? '')).status).toBe(404)
  await expect(client.mutation(shelf.drop, { id })).rejects.toThrow(/nonexistent/)
})

test('mutations and actions keep and read files; what is rolled back leaves nothing', async () => {
  const http = bench.http()
  const before = onDisk().length

  const id = await http.mutation(shelf.keep, { text: 'ñandú' })
  expect(await http.mutation(shelf.read, { id })).toBe('ñandú')
  await expect(http.mutation(shelf.keep, { text: 'x', fail: true })).rejects.toThrow(/kept for nothing/)
  const carried = await http.action(shelf.carry, { text: 'por acción' })
  expect(carried.text).toBe('por acción')
  expect(await (await fetch(carried.url ?? '')).text()).toBe('por acción')
  expect(onDisk()).toHaveLength(before + 2)
  expect(await http.query(shelf.files, {})).toBe(onDisk().length)
})

test('names that are not ours open nothing, and no path leads out', async () => {
  const id = await upload(new Uint8Array([7]))
  writeFileSync(join(bench.dir, 'outside'), 'secret')
  const { url } = await bench.http().query(shelf.where, { id })
  const name = url?.split('/').at(-1) ?? ''
  for (const wrong of [
    id,
    `${id}.`,
    `${id}.${'A'.repeat(22)}`,
    `${name}x`,
    '..%2foutside',
    '%2e%2e/outside',
    '..',
    '../outside',
    'issuer.json',
    `${name}%00`,
    name.replace('.', '%2e'),
  ]) {
    const reply = await fetch(`${bench.engine.url}/api/storage/${wrong}`)
    expect([wrong, reply.status]).toEqual([wrong, 404])
  }
  for (const token of ['', 'x', '../../x']) {
    expect((await post(`${bench.engine.url}/api/storage/upload?token=${token}`, 'x')).status).toBe(401)
  }
  await expect(bench.http().query(shelf.where, { id: '../outside' })).rejects.toThrow(/ArgumentValidationError/)
})

test('an upload that breaks off or lies leaves nothing, and its URL can be used again', async () => {
  const url = await bench.http().mutation(shelf.ticket, {})
  const before = onDisk().length
  expect((await post(url, 'abc', { digest: 'sha-256=AAAA' })).status).toBe(400)
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(1000))
      setTimeout(() => controller.error(new Error('gone')), 20)
    },
  })
  await fetch(url, { method: 'POST', body: broken, duplex: 'half' } as RequestInit).catch(() => null)
  await until(() => onDisk().length === before)

  const good = createHash('sha256').update('abc').digest('base64')
  expect((await post(url, 'abc', { digest: `sha-256=${good}` })).status).toBe(200)
})

test('a range never reaches outside its file, and junk means the whole', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
    fc.nat().map((a) => `bytes=${a}-`),
    fc.nat().map((a) => `bytes=-${a}`),
  )
  fc.assert(
    fc.property(header, fc.nat({ max: 5000 }), (given, size) => {
      const range = parseRange(given, size)
      if (range === null || range === 'unsatisfiable') return
      expect(range.from).toBeGreaterThanOrEqual(0)
      expect(range.from).toBeLessThanOrEqual(range.to)
      expect(range.to).toBeLessThan(size)
    }),
  )
})
