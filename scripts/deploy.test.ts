/** What `npm run deploy` chooses from its flags and environment, and what it says is missing. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openIssuer } from '../electron/engine/auth/issuer.ts'
import { chooseDeployment, chooseIssuer, steps } from './deploy.mjs'

const data = mkdtempSync(join(tmpdir(), 'vigia-deploy-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const issuer = openIssuer(data)

const deploy = (argv: readonly string[], env: Record<string, string>) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const clean = { PATH: process.env.PATH ?? '', ...env }
    execFile(process.execPath, [join(import.meta.dirname, 'deploy.mjs'), ...argv], { env: clean }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })

test('one deployment is chosen, never two', () => {
  const own = { CONVEX_SELF_HOSTED_URL: 'https://sala.example/', CONVEX_SELF_HOSTED_ADMIN_KEY: 'k' }
  expect(chooseDeployment(own)).toEqual({ kind: 'own', url: 'https://sala.example' })
  expect(chooseDeployment({ CONVEX_DEPLOY_KEY: 'prod:x|y' })).toEqual({ kind: 'cloud' })
  expect(() => chooseDeployment({ ...own, CONVEX_DEPLOY_KEY: 'x' })).toThrow(/both set/)
})

test('the keys of the consoles go as one address that holds them, before the functions', () => {
  const { issuer: name, jwks } = chooseIssuer({ env: {}, keys: issuer.jwks().keys })
  expect(name).toBe('vigia-local')
  expect(JSON.parse(Buffer.from(jwks.split('base64,')[1] ?? '', 'base64').toString())).toEqual(issuer.jwks())
  expect(jwks).not.toContain('"d"')
  expect(steps({ issuer: name, jwks }).map(({ args }) => args.slice(0, 3).join(' '))).toEqual([
    'env set VIGIA_ISSUER',
    'env set VIGIA_JWKS',
    'deploy --yes',
  ])
})

test('a provider of one’s own needs its name and its keys', () => {
  const env = { VIGIA_ISSUER: 'https://id.example', VIGIA_JWKS: 'https://id.example/jwks' }
  expect(chooseIssuer({ env, keys: [] })).toEqual({ issuer: 'https://id.example', jwks: 'https://id.example/jwks' })
})

const OWN = { CONVEX_SELF_HOSTED_URL: 'http://127.0.0.1:9', CONVEX_SELF_HOSTED_ADMIN_KEY: 'k' }
const secret = join(data, 'secret.json')
writeFileSync(secret, JSON.stringify({ keys: [{ kty: 'EC', d: 'x' }] }))

test.each<[string[], Record<string, string>, RegExp]>([
  [['--data', data], {}, /No deployment is chosen/],
  [
    ['--data', data],
    { CONVEX_SELF_HOSTED_URL: 'https://x' },
    /CONVEX_SELF_HOSTED_ADMIN_KEY is missing.*generate_admin_key/,
  ],
  [['--data', data], { CONVEX_SELF_HOSTED_ADMIN_KEY: 'k' }, /CONVEX_SELF_HOSTED_URL is missing/],
  [['--data', data], { ...OWN, CONVEX_SELF_HOSTED_URL: 'sala' }, /must begin with http/],
  [[], OWN, /No issuer is chosen/],
  [[], { ...OWN, VIGIA_JWKS: 'https://x' }, /VIGIA_ISSUER is missing/],
  [[], { ...OWN, VIGIA_ISSUER: 'x' }, /VIGIA_JWKS is missing/],
  [['--data', join(data, 'none')], OWN, /--data: .* does not exist/],
  [['--trust', secret], OWN, /--trust: .* private key/],
  [['--data', data], OWN, /127\.0\.0\.1:9 does not answer/],
  [['--dat', data], OWN, /--dat/],
])('%j with %j says what is missing', async (argv, env, why) => {
  const { code, err } = await deploy(argv, env)
  expect(err).toMatch(why)
  expect(code).toBe(2)
})

test('the official CLI sends both variables to the deployment, and a refusal is passed on', async () => {
  const asked: { path: string; authorization: string; body: string }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      asked.push({ path, authorization: String(request.headers.authorization), body: Buffer.concat(parts).toString() })
      const refused = path.includes('push') || path.includes('config_hashes')
      response.writeHead(refused ? 400 : 200, { 'content-type': 'application/json' })
      response.end(refused ? '{"code":"No","message":"no functions today"}' : path === '/version' ? '"unknown"' : '{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const { code, err } = await deploy(['--data', data], {
      CONVEX_SELF_HOSTED_URL: url,
      CONVEX_SELF_HOSTED_ADMIN_KEY: 'room|key',
    })
    const sent = asked.filter(({ path }) => path.includes('update_environment_variables'))
    expect(sent.map(({ body }) => JSON.parse(body).changes[0].name)).toEqual(['VIGIA_ISSUER', 'VIGIA_JWKS'])
    expect(sent.every(({ authorization }) => authorization === 'Convex room|key')).toBe(true)
    expect(err).toMatch(/convex deploy ended with 1/)
    expect(code).toBe(1)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}, 60_000)
