/** Who sits at this console: asked at the start and after a lock, once an administrator has an account; before that, whoever the command line named. */
import type { AccountRole, Accounts } from '../storage/accounts.ts'
import { createPatience } from './patience.ts'

export type Person = { readonly id: string; readonly name: string; readonly role: AccountRole }

export type Standing =
  /** No accounts yet: nobody is asked. */
  | { readonly kind: 'open' }
  | { readonly kind: 'out' }
  /** The screen was left; whoever knows their passphrase may come in. */
  | { readonly kind: 'locked'; readonly person: Person }
  | { readonly kind: 'in'; readonly person: Person }

export type Entered =
  | { readonly kind: 'in' }
  | { readonly kind: 'wrong' }
  /** The passphrase is right, the account was shut out. */
  | { readonly kind: 'disabled' }
  | { readonly kind: 'wait'; readonly untilMs: number }

export type Session = {
  standing(): Standing
  /** Whoever acts now; nobody while it is locked. */
  person(): Person
  /** Nothing but signing in may be asked. */
  shut(): boolean
  /** Resolves with `wrong` for a wrong passphrase, with `wait` when there were too many of them, with `disabled` for whom an admin shut out. */
  enter(id: string, passphrase: string): Promise<Entered>
  /** The account that was first given to an administrator is theirs from now on: no second sign-in. */
  adopt(id: string): void
  /** False while the person is in a call. */
  lock(): boolean
  leave(): boolean
  /** Somebody moved a hand. */
  touch(): void
  /** To be asked now and then: locks when nobody has moved for long enough and no call is theirs. */
  tick(): void
}

export type SessionOptions = {
  readonly accounts: Accounts
  /** Who it is while there are no accounts. */
  readonly usual: Person
  /** ms since the epoch. */
  readonly now: () => number
  /** The person is in a call, or hears one. */
  readonly busy: () => boolean
  readonly onChange: () => void
}

/** Acts for nobody: may not answer, and is named by no fact. */
export const NOBODY: Person = { id: 'nobody', name: '', role: 'supervisor' }

export function openSession({ accounts, usual, now, busy, onChange }: SessionOptions): Session {
  const patience = createPatience(now)
  let sitting: { kind: 'out' } | { kind: 'in' | 'locked'; id: string } = { kind: 'out' }
  let movedAt = now()

  const personOf = (id: string): Person | undefined => {
    const one = accounts.list().find((account) => account.id === id)
    return one && !one.disabled ? { id: one.id, name: one.name, role: one.role } : undefined
  }
  const standing = (): Standing => {
    if (!accounts.guarded()) return { kind: 'open' }
    if (sitting.kind === 'out') return { kind: 'out' }
    const person = personOf(sitting.id)
    // Somebody disabled the account under them.
    return person === undefined ? { kind: 'out' } : { kind: sitting.kind, person }
  }
  const become = (next: typeof sitting): void => {
    sitting = next
    movedAt = now()
    onChange()
  }

  return {
    standing,
    person() {
      const now = standing()
      return now.kind === 'open' ? usual : now.kind === 'in' ? now.person : NOBODY
    },
    shut: () => !['open', 'in'].includes(standing().kind),
    async enter(id, passphrase) {
      const untilMs = patience.waits(id)
      if (untilMs !== undefined) return { kind: 'wait', untilMs }
      // Counted before it is checked: many tries at once are many tries.
      patience.tried(id)
      const known = await accounts.verify(id, passphrase)
      if (known === 'wrong') return { kind: 'wrong' }
      patience.forget(id)
      if (known === 'disabled') return { kind: 'disabled' }
      become({ kind: 'in', id })
      return { kind: 'in' }
    },
    adopt: (id) => become({ kind: 'in', id }),
    lock() {
      if (busy()) return false
      if (sitting.kind === 'in' && standing().kind === 'in') become({ kind: 'locked', id: sitting.id })
      return true
    },
    leave() {
      if (busy()) return false
      if (sitting.kind !== 'out') become({ kind: 'out' })
      return true
    },
    touch() {
      movedAt = now()
    },
    tick() {
      const idleMs = accounts.idleMinutes() * 60_000
      if (busy()) movedAt = now()
      else if (idleMs > 0 && now() - movedAt >= idleMs && sitting.kind === 'in' && standing().kind === 'in')
        become({ kind: 'locked', id: sitting.id })
    },
  }
}
