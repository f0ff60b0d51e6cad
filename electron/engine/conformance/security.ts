/** Suite 8: strangers, replayed tokens, paths that lead out, and frames that are too large. */
import { request } from 'node:http'
import { SignJWT } from 'jose'
import WebSocket from 'ws'
import { AUDIENCE, ISSUER } from '../auth/issuer.ts'
import { LARGEST_MESSAGE } from '../http/body.ts'
import { ORIGIN, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { draft, type Suite } from './report.ts'

export const security: Suite = async () => {
  const report = draft('security')
  const bench = await openBench()
  const { url } = bench.engine
  const body = JSON.stringify({ path: 'rooms:me', args: {} })
  const status = (
    path: string,
    headers: Record<string, string>,
    method = 'POST',
    sent: string | null = body,
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const at = new URL(url)
      const asked = request({ host: at.hostname, port: at.port, path, method, headers }, (reply) => {
        reply.resume()
        reply.on('end', () => resolve(reply.statusCode ?? 0))
      })
      asked.on('error', reject)
      asked.end(sent ?? undefined)
    })
  const upgrade = (headers: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/1.48.0/sync`, { headers })
      socket.on('open', () => {
        socket.close()
        resolve('open')
      })
      socket.on('unexpected-response', (_, reply) => resolve(String(reply.statusCode)))
      socket.on('error', () => resolve('error'))
    })
  const is = async (name: string, actual: Promise<unknown>, expected: unknown): Promise<void> =>
    report.attempt(name, async () => {
      const got = await actual
      return JSON.stringify(got) === JSON.stringify(expected)
        ? true
        : `${JSON.stringify(got)}, not ${JSON.stringify(expected)}`
    })

  await is('our own page may call', status('/api/query', { origin: ORIGIN }), 200)
  await is('a foreign page may not call', status('/api/query', { origin: 'https://evil.example' }), 403)
  await is('a foreign page gets no socket', upgrade({ origin: 'https://evil.example' }), '403')
  await is('a bent host name may not call', status('/api/query', { host: 'evil.example' }), 403)
  await is('a bent host name gets no socket', upgrade({ host: 'evil.example:80' }), '403')
  await is('a foreign page gets no HTTP action', status('/http/say', { origin: 'https://evil.example' }), 403)
  await is(
    'a foreign page gets no file',
    status('/api/storage/x', { origin: 'https://evil.example' }, 'GET', null),
    403,
  )

  const claims = () =>
    new SignJWT({ name: 'x' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject('x')
      .setIssuedAt()
      .setExpirationTime('1h')
  const forged = [
    'none',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`,
    await claims()
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(bench.issuer.jwks()).padEnd(64))),
    await bench.token('Eva', -10),
    `${(await bench.token('Eva')).slice(0, -4)}AAAA`,
  ]
  for (const [i, token] of forged.entries())
    await is(`bad token ${i}`, status('/api/query', { authorization: `Bearer ${token}` }), 401)
  await is('a good token', status('/api/query', { authorization: `Bearer ${await bench.token('Eva')}` }), 200)
  const kept = await bench.token('Fay')
  await status('/api/query', { authorization: `Bearer ${kept}` })
  await report.attempt('many bad tokens are not looked at any more, and a good one still is', async () => {
    let last = 0
    for (let i = 0; i < 40; i++) last = await status('/api/query', { authorization: `Bearer ${i}` })
    const good = await status('/api/query', { authorization: `Bearer ${kept}` })
    return last === 429 && good === 200 ? true : `${last} ${good}`
  })

  await report.attempt('an internal function cannot be told from one that is not there', async () => {
    const said = async (path: string): Promise<string> => {
      const reply = await fetch(`${url}/api/mutation`, {
        method: 'POST',
        body: JSON.stringify({ path, args: { name: 'x' } }),
      })
      return (await reply.text()).replace(/[0-9a-f]{16}/, '').replaceAll(path, 'PATH')
    }
    return (await said('rooms:secret')) === (await said('rooms:nothing'))
  })

  const ticket = await bench.http().mutation(shelf.ticket, {})
  await is(
    'an upload',
    fetch(ticket, { method: 'POST', body: 'x' }).then((reply) => reply.status),
    200,
  )
  await is(
    'the same upload again',
    fetch(ticket, { method: 'POST', body: 'x' }).then((reply) => reply.status),
    401,
  )
  for (const path of [
    '../engine.sqlite',
    '..%2fissuer.json',
    'issuer.json',
    '%2e%2e%2fissuer.json',
    'x'.repeat(2000),
    '%00',
  ]) {
    await is(`no file at ${path.slice(0, 20)}`, status(`/api/storage/${path}`, {}, 'GET', null), 404)
  }

  await report.attempt(
    'a huge frame closes its socket, a far future is not believed, the others notice nothing',
    async () => {
      const client = bench.client()
      const seen: string[][] = []
      await client.mutation(rooms.open, { name: 'calm' })
      client.onUpdate(rooms.lines, { name: 'calm' }, (lines) => seen.push(lines))
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/1.48.0/sync`)
      let code = 0
      socket.on('error', () => undefined)
      socket.on('close', (given) => {
        code = given
      })
      await new Promise((resolve) => socket.once('open', resolve))
      socket.send(
        JSON.stringify({
          type: 'Connect',
          sessionId: 's',
          connectionCount: 0,
          maxObservedTimestamp: Buffer.alloc(8, 0xff).toString('base64'),
        }),
      )
      socket.send('x'.repeat(LARGEST_MESSAGE + 1))
      await until(() => code !== 0)
      await client.mutation(rooms.say, { name: 'calm', text: 'still here' })
      return (
        code === 1009 &&
        seen.at(-1)?.at(-1) === 'still here' &&
        bench.engine.runtime.clock.last() < BigInt(Date.now() + 600_000) * 1_000_000n
      )
    },
  )
  await bench.close()
  return report.done()
}
