/** HTTP actions: routed by path and method, run as actions, their faults kept to themselves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const at = (path: string): string => `${bench.engine.url}/http${path}`

test('a handler reads the request, runs functions as the caller and answers as it likes', async () => {
  const body = JSON.stringify({ name: 'site', text: 'desde afuera' })
  const headers = { authorization: `Bearer ${await bench.token('Ana')}` }
  const said = await fetch(at('/say'), { method: 'POST', body, headers })

  expect(said.status).toBe(201)
  expect(said.headers.get('x-path')).toBe('/say')
  expect(await said.json()).toEqual({ order: 0, who: 'Ana' })
  expect(await bench.http().query(rooms.lines, { name: 'site' })).toEqual(['desde afuera'])
  expect(await (await fetch(at('/read/site'))).text()).toBe('desde afuera')
  const head = await fetch(at('/read/site'), { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('what is not routed is not there, and a handler that throws tells nobody why', async () => {
  expect((await fetch(at('/say'))).status).toBe(404)
  expect((await fetch(at('/nothing'), { method: 'DELETE' })).status).toBe(404)
  const failed = await fetch(at('/fails'))
  expect(failed.status).toBe(500)
  expect(await failed.text()).not.toContain('secret')
  const bad = await fetch(at('/say'), { method: 'POST', body: 'not json', headers: { authorization: 'Basic x' } })
  expect(bad.status).toBe(500)
  expect((await fetch(at('/read/site'), { headers: { origin: 'https://evil.example' } })).status).toBe(403)
})
