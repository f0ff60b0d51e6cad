/** Passwords, apart from every other setting: they go in and are used by the host, and no window is ever given one back. */
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** How the machine can keep a secret. The desktop seals with the system's keychain; a browser host has only the file's own mode. */
export type Vault = {
  /** keychain: sealed by the system; file: readable to whoever can read this user's files; none: this machine cannot keep secrets safe. */
  readonly kind: 'keychain' | 'file' | 'none'
  seal(text: string): string
  /** Throws when it was sealed by another machine or user. */
  unseal(sealed: string): string
}

export class SecretError extends Error {
  override readonly name = 'SecretError'
  readonly field: string
  readonly reason: string

  constructor(reason: string, field = 'password') {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}

export type Secrets = {
  readonly kind: Vault['kind']
  /** For the host alone; nothing when there is none or it cannot be unsealed here. */
  reveal(id: string): string | undefined
  has(id: string): boolean
  /** Durable when it returns. Throws `SecretError` where this machine can keep none. */
  keep(id: string, text: string): void
  forget(id: string): void
}

/** Text as it is, in a file that only this user can read: said as it is, no keychain. */
export const plainVault: Vault = { kind: 'file', seal: (text) => text, unseal: (sealed) => sealed }

const LONGEST = 1024

export function openSecrets(file: string, vault: Vault): Secrets {
  let kept = load(file)

  const save = (next: ReadonlyMap<string, string>): void => {
    const draft = `${file}.draft`
    writeFileSync(draft, JSON.stringify({ vault: vault.kind, secrets: Object.fromEntries(next) }), {
      mode: 0o600,
      flush: true,
    })
    // A draft left by a crash keeps the mode it had.
    chmodSync(draft, 0o600)
    renameSync(draft, file)
    kept = new Map(next)
  }

  return {
    kind: vault.kind,
    reveal(id) {
      const sealed = kept.get(id)
      if (sealed === undefined) return undefined
      try {
        return vault.unseal(sealed)
      } catch {
        return undefined
      }
    },
    has: (id) => kept.has(id),
    keep(id, text) {
      if (vault.kind === 'none') throw new SecretError('this system keeps no secrets safely: no keychain is unlocked')
      if (text === '' || text.length > LONGEST) throw new SecretError(`must have 1 to ${LONGEST} characters`)
      save(new Map(kept).set(id, vault.seal(text)))
    },
    forget(id) {
      if (!kept.has(id)) return
      const next = new Map(kept)
      next.delete(id)
      save(next)
    },
  }
}

/** A file that is not ours to read holds no secrets; it is replaced at the next save. */
function load(file: string): Map<string, string> {
  try {
    const { secrets } = JSON.parse(readFileSync(file, 'utf8')) as { secrets?: unknown }
    if (typeof secrets !== 'object' || secrets === null) return new Map()
    return new Map(Object.entries(secrets).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  } catch {
    return new Map()
  }
}
