/** A secret survives a restart and nothing else gives it away. */
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSecrets, plainVault, SecretError, type Vault } from './secrets.ts'

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'vigia-secrets-')), 'secrets.json')
const keychain: Vault = {
  kind: 'keychain',
  seal: (text) => Buffer.from(text).toString('hex'),
  unseal: (sealed) => {
    if (!/^[0-9a-f]+$/.test(sealed)) throw new Error('of another machine')
    return Buffer.from(sealed, 'hex').toString()
  },
}

test('kept for the next start, sealed, in a file of this user alone', () => {
  const file = newFile()
  openSecrets(file, keychain).keep('mesa-1', 'clave')

  const again = openSecrets(file, keychain)
  expect([again.has('mesa-1'), again.reveal('mesa-1'), again.reveal('mesa-2')]).toEqual([true, 'clave', undefined])
  expect(readFileSync(file, 'utf8')).not.toContain('clave')
  expect(statSync(file).mode & 0o777).toBe(0o600)

  again.forget('mesa-1')
  expect(openSecrets(file, keychain).has('mesa-1')).toBe(false)
})

test('a browser host says that it keeps a file, and its file is 0600', () => {
  const file = newFile()
  writeFileSync(`${file}.draft`, '', { mode: 0o644 })
  const secrets = openSecrets(file, plainVault)
  secrets.keep('a', 'x')
  expect([secrets.kind, secrets.reveal('a'), statSync(file).mode & 0o777]).toEqual(['file', 'x', 0o600])
})

test('a machine without a keychain refuses, and says why', () => {
  const secrets = openSecrets(newFile(), { ...keychain, kind: 'none' })
  expect(() => secrets.keep('a', 'x')).toThrow(SecretError)
})

test('one of another machine, or a spoilt file, is no secret', () => {
  const file = newFile()
  writeFileSync(file, JSON.stringify({ secrets: { a: 'zz', b: 7 } }))
  const secrets = openSecrets(file, keychain)
  expect([secrets.reveal('a'), secrets.has('b')]).toEqual([undefined, false])
  writeFileSync(file, '{')
  expect(openSecrets(file, keychain).has('a')).toBe(false)
})
