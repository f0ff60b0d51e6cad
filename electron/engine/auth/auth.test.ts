/** Tokens of the local issuer, through the official clients and by hand. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { AUDIENCE, ISSUER, openIssuer } from './issuer.ts'
import { createVerifier } from './verify.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

test('the key is for its owner only, and two processes share it', () => {
  expect(statSync(join(bench.dir, 'issuer.json')).mode & 0o777).toBe(0o600)
  expect(openIssuer(bench.dir).jwks()).toEqual(bench.issuer.jwks())
  expect(JSON.stringify(bench.issuer.jwks())).not.toContain('"d"')
})

test('the public key is served to others', async () => {
  const served = await (await fetch(`${bench.engine.url}/.well-known/jwks.json`)).json()

  expect(served).toEqual(bench.issuer.jwks())
})

test('claims arrive as Convex names them, and nothing of the token itself', async () => {
  const verify = createVerifier({ jwks: bench.issuer.jwks(), issuer: ISSUER, audience: AUDIENCE, now: Date.now })

  const { identity } = await verify(await bench.token('Ana'))

  expect(identity).toEqual({
    tokenIdentifier: 'vigia-local|Ana',
    issuer: 'vigia-local',
    subject: 'Ana',
    name: 'Ana',
    email: 'Ana@vigia.example',
    role: 'supervisor',
  })
})

test('setAuth is confirmed and re-runs the queries that read the identity', async () => {
  const client = bench.client()
  const names: (string | null)[] = []
  const states: boolean[] = []
  client.onUpdate(rooms.me, {}, (name) => names.push(name))
  await until(() => names.length === 1)

  client.setAuth(
    () => bench.token('Ana'),
    (state) => states.push(state),
  )
  await until(() => names.at(-1) === 'Ana')

  expect(names).toEqual([null, 'Ana'])
  // Once for the token at hand, once for the fresh one that the client then asks for.
  expect(new Set(states)).toEqual(new Set([true]))
})

test('a token of someone else is refused, over both transports', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  const forged = await new SignJWT({ name: 'Eve' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject('eve')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
  const client = bench.client()
  const states: boolean[] = []
  client.setAuth(
    async () => forged,
    (state) => states.push(state),
  )
  const http = bench.http()
  http.setAuth(forged)

  await expect(http.query(rooms.me, {})).rejects.toThrow(/InvalidAuthHeader/)
  await until(() => states.length > 0)

  expect(states).toEqual([false])
})

test('no algorithm, another audience, no expiry, or an expired token are refused', async () => {
  const verify = createVerifier({ jwks: bench.issuer.jwks(), issuer: ISSUER, audience: AUDIENCE, now: Date.now })
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const unsigned = `${part({ alg: 'none' })}.${part({ iss: ISSUER, aud: AUDIENCE, sub: 'eve', iat: now, exp: now + 60 })}.`

  await expect(verify(unsigned)).rejects.toThrow()
  await expect(verify(await bench.token('Ana', -5))).rejects.toThrow(/exp/)
  const other = createVerifier({ jwks: bench.issuer.jwks(), issuer: ISSUER, audience: 'other', now: Date.now })
  await expect(other(await bench.token('Ana'))).rejects.toThrow(/aud/)
})

test('answers are shared between identities only while they do not depend on one', async () => {
  const [ana, ben] = [bench.client(), bench.client()]
  const seen = { ana: [] as (string | null)[], ben: [] as (string | null)[] }
  ana.setAuth(() => bench.token('Ana'))
  ben.setAuth(() => bench.token('Ben'))
  ana.onUpdate(rooms.meAfter, { name: 'parted' }, (name) => seen.ana.push(name))
  ben.onUpdate(rooms.meAfter, { name: 'parted' }, (name) => seen.ben.push(name))
  await until(() => seen.ana.length > 0 && seen.ben.length > 0)

  await bench.http().mutation(rooms.open, { name: 'parted' })
  await until(() => seen.ana.length === 2 && seen.ben.length === 2)

  expect(seen).toEqual({ ana: ['nobody asked', 'Ana'], ben: ['nobody asked', 'Ben'] })
})

test('a session ends with its token: the client is told, and no more is done in that name', async () => {
  const clock = { now: Date.now() }
  const short = await openBench(undefined, () => clock.now)
  try {
    const client = short.client()
    let given = 0
    client.setAuth(async () => {
      given += 1
      return short.token('Ana', 600)
    })
    expect(await client.query(rooms.me, {})).toBe('Ana')
    await until(() => given === 2)

    clock.now += 3_600_000
    await client.mutation(rooms.idle, {})

    expect(given).toBeGreaterThan(2)
  } finally {
    await short.close()
  }
})
