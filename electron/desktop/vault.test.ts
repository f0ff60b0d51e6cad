/** A keychain seals; a system without one is said to have none. */
import { afterEach, expect, test, vi } from 'vitest'
import { safeStorage } from './electron.double.ts'

vi.mock('electron', () => import('./electron.double.ts'))
const { openVault } = await import('./vault.ts')
afterEach(() => {
  safeStorage.backend = 'gnome_libsecret'
  safeStorage.available = true
})

test('what is sealed is not readable, and comes back', () => {
  const vault = openVault('linux')
  expect([vault.kind, vault.unseal(vault.seal('clave'))]).toEqual(['keychain', 'clave'])
  expect(vault.seal('clave')).not.toContain('clave')
})

test.each([
  ['linux', 'basic_text', true, 'none'],
  ['linux', 'unknown', true, 'none'],
  ['linux', 'kwallet6', true, 'keychain'],
  ['win32', 'unknown', true, 'keychain'],
  ['darwin', 'unknown', false, 'none'],
] as const)('%s with %s, available %s: %s', (platform, backend, available, kind) => {
  Object.assign(safeStorage, { backend, available })
  expect(openVault(platform).kind).toBe(kind)
})
