/** Seals secrets with the system's keychain; where Linux has none, Chromium would only pretend to, and we keep nothing. */
import { safeStorage } from 'electron'

export type Vault = {
  readonly kind: 'keychain' | 'none'
  seal(text: string): string
  unseal(sealed: string): string
}

/** After the app is ready: before, the keychain is not asked for (electronjs.org/docs/latest/api/safe-storage). */
export function openVault(platform: NodeJS.Platform = process.platform): Vault {
  // `basic_text` is a password that stands in Chromium's source: no protection at all.
  const pretends = platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  return {
    kind: safeStorage.isEncryptionAvailable() && !pretends ? 'keychain' : 'none',
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  }
}
