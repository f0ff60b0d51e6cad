/** A token made by the script is taken by the engine's own check, and bad flags are named. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { AUDIENCE, ISSUER, openIssuer } from '../electron/engine/auth/issuer.ts'

const script = join(import.meta.dirname, 'service-token.mjs')
const data = mkdtempSync(join(tmpdir(), 'vigia-token-'))

test('the token names the program, its role and its days', async () => {
  const token = execFileSync(process.execPath, [script, '--data', data, '--name', 'cad', '--days', '2'], {
    encoding: 'utf8',
  })

  const keys = createLocalJWKSet(openIssuer(data).jwks())
  const { payload } = await jwtVerify(token.trim(), keys, { issuer: ISSUER, audience: AUDIENCE })

  expect(payload).toMatchObject({ sub: 'service-cad', name: 'cad', role: 'service' })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(2 * 86_400)
})

test.each([
  [[], '--data'],
  [['--data', join(data, 'none'), '--name', 'x'], '--data'],
  [['--data', data], '--name'],
  [['--data', data, '--name', 'a b'], '--name'],
  [['--data', data, '--name', 'x', '--days', 'soon'], '--days'],
  [['--data', data, '--nam', 'x'], '--nam'],
])('%j is refused', (args, flag) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

  expect(status).toBe(2)
  expect(stderr).toContain(flag)
})
