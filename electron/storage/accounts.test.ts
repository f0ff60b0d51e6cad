/** Passphrases are kept as salted hashes, the last administrator stays, and a spoilt file lets nobody in. */
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AccountError, openAccounts } from './accounts.ts'

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'vigia-accounts-')), 'accounts.json')
const open = (file = newFile()) => openAccounts(file, () => 7, 16)
const ANA = { name: 'Ana Rojas', role: 'admin', passphrase: 'verde lluvia mesa' } as const

test('no accounts, then one that only its passphrase opens, also after a restart', async () => {
  const file = newFile()
  const first = open(file)
  expect(first.guarded()).toBe(false)

  const { id } = await first.create(ANA)
  const again = open(file)

  expect(again.guarded()).toBe(true)
  expect(again.list()).toEqual([{ id, name: 'Ana Rojas', role: 'admin', disabled: false, createdAt: 7 }])
  expect(await again.verify(id, 'verde lluvia mesa')).toBe('right')
  expect(await again.verify(id, 'verde lluvia mes')).toBe('wrong')
  expect(await again.verify(id, '')).toBe('wrong')
  expect(await again.verify('somebody', 'verde lluvia mesa')).toBe('wrong')
  expect(readFileSync(file, 'utf8')).not.toContain('lluvia')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
})

test('two with the same passphrase have different hashes; é is é on every keyboard', async () => {
  const file = newFile()
  const accounts = open(file)
  const a = await accounts.create({ ...ANA, passphrase: 'café con leche' })
  const b = await accounts.create({ name: 'Bea', role: 'dispatcher', passphrase: 'café con leche' })
  const hashes = [...readFileSync(file, 'utf8').matchAll(/"hash": "(.*)"/g)].map(([, hash]) => hash)

  expect(new Set(hashes).size).toBe(2)
  expect(await accounts.verify(a.id, 'cafe\u0301 con leche')).toBe('right')
  expect(await accounts.verify(b.id, 'café con leche')).toBe('right')
})

test('an account that is disabled opens with nothing, and says so only to its own passphrase', async () => {
  const accounts = open()
  await accounts.create(ANA)
  const { id } = await accounts.create({ name: 'Bea', role: 'dispatcher', passphrase: 'nieve y cobre' })

  await accounts.change(id, { disabled: true })

  expect(await accounts.verify(id, 'nieve y cobr')).toBe('wrong')
  expect(await accounts.verify(id, 'nieve y cobre')).toBe('disabled')
})

test('a change of passphrase takes the old one away', async () => {
  const accounts = open()
  const { id } = await accounts.create(ANA)
  await accounts.change(id, { passphrase: 'otra cosa larga' })

  expect(await accounts.verify(id, ANA.passphrase)).toBe('wrong')
  expect(await accounts.verify(id, 'otra cosa larga')).toBe('right')
})

test.each([
  [{ ...ANA, name: ' ' }, 'name'],
  [{ ...ANA, name: 'ANA  rójas' }, 'name'],
  [{ ...ANA, name: 'x'.repeat(81) }, 'name'],
  [{ ...ANA, name: 'Bea', passphrase: 'short' }, 'passphrase'],
  [{ ...ANA, name: 'Bea', passphrase: 'x'.repeat(201) }, 'passphrase'],
])('an account is refused by its field: %#', async (account, field) => {
  const accounts = open()
  await accounts.create(ANA)
  await expect(accounts.create(account)).rejects.toMatchObject({ name: 'AccountError', field })
})

test('the last administrator is neither demoted nor disabled', async () => {
  const accounts = open()
  const { id } = await accounts.create(ANA)
  for (const change of [{ role: 'dispatcher' as const }, { disabled: true }])
    await expect(accounts.change(id, change)).rejects.toThrow(/last administrator/)

  await accounts.create({ name: 'Bea', role: 'admin', passphrase: 'nieve y cobre' })
  expect((await accounts.change(id, { role: 'dispatcher' })).role).toBe('dispatcher')
})

test('minutes of idleness are kept, within bounds', () => {
  const file = newFile()
  const accounts = open(file)
  expect(accounts.idleMinutes()).toBe(15)
  accounts.setIdleMinutes(0)
  expect(open(file).idleMinutes()).toBe(0)
  for (const minutes of [-1, 1.5, 241, Number.NaN]) expect(() => accounts.setIdleMinutes(minutes)).toThrow(AccountError)
})

test.each(['', '[]', '{}', '{"accounts":[{}],"idleMinutes":1}', '{"accounts":{},"idleMinutes":1}'])(
  'a file with %s opens for nobody',
  (text) => {
    const file = newFile()
    writeFileSync(file, text)
    expect(() => open(file)).toThrow()
  },
)
