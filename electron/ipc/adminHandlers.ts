/** The messages about people, machine and data: who may ask for what, and what the host does then. */
import type { Entered } from '../signin/session.ts'
import { AccountError } from '../storage/accounts.ts'
import type { adminCalls } from './adminContract.ts'
import type { Args, Handlers, Returns } from './contract.ts'
import { Refused } from './refusal.ts'

type Name = keyof typeof adminCalls
type Role = Returns<'host.info'>['role']

/** What the host can do for its administration. Those about accounts throw `AccountError`. */
export type AdminAbilities = {
  state(): Returns<'signin.state'>
  enter(id: string, passphrase: string): Promise<Entered>
  /** False while the person is in a call. */
  lock(): boolean
  leave(): boolean
  here(): void
  /** `in` when it was changed. */
  passphrase(old: string, fresh: string): Promise<Entered>
  accounts(): Returns<'accounts.list'>
  create(account: Args<'accounts.create'>): Promise<void>
  change(change: Args<'accounts.change'>): Promise<void>
  idle(minutes: number): void
  backend(): Returns<'admin.backend'>
  backup(): Promise<Returns<'admin.backup'>>
  check(): Promise<Returns<'admin.check'>>
  diagnostics(): Promise<Returns<'admin.diagnostics'>>
  updates(): Returns<'admin.updates'>
  look(): Promise<Returns<'admin.updates'>>
  install(): Returns<'admin.updates'>
  /** Throws an error with field and reason for an address that cannot be used. */
  setFeed(url: string | null): Returns<'admin.updates'>
}

/** May be asked while nobody has signed in; everything else is refused with `locked`. */
export const WITHOUT_SIGNIN: ReadonlySet<string> = new Set([
  'host.info',
  'signin.state',
  'signin.enter',
  'settings.get',
  'link.status',
])

export function adminHandlers(can: AdminAbilities, role: () => Role): Pick<Handlers, Name> {
  const byAdmin =
    <A, R>(act: (args: A) => R | Promise<R>) =>
    async (args: A): Promise<R> => {
      if (role() !== 'admin') throw new Refused('forbidden', { field: 'role', reason: 'only admin' })
      return named(() => act(args))
    }
  const accountsAfter = <A>(act: (args: A) => unknown) =>
    byAdmin(async (args: A) => {
      await act(args)
      return can.accounts()
    })

  return {
    'signin.state': async () => can.state(),
    'signin.enter': async ({ id, passphrase }) => {
      mustBeIn(await can.enter(id, passphrase), 'passphrase')
      return can.state()
    },
    'signin.lock': async () => {
      if (!can.lock()) throw new Refused('in_call')
      return can.state()
    },
    'signin.leave': async () => {
      if (!can.leave()) throw new Refused('in_call')
      return can.state()
    },
    'signin.here': async () => {
      can.here()
      return null
    },
    'signin.passphrase': ({ old, fresh }) =>
      named(async () => {
        mustBeIn(await can.passphrase(old, fresh), 'old')
        return null
      }),
    'accounts.list': byAdmin(() => can.accounts()),
    'accounts.create': accountsAfter(can.create),
    'accounts.change': accountsAfter(can.change),
    'accounts.idle': accountsAfter(({ minutes }: Args<'accounts.idle'>) => can.idle(minutes)),
    'admin.backend': async () => can.backend(),
    'admin.backup': byAdmin(() => can.backup()),
    'admin.check': byAdmin(() => can.check()),
    'admin.diagnostics': () => can.diagnostics(),
    'admin.updates': async () => can.updates(),
    'admin.look': byAdmin(() => can.look()),
    'admin.install': byAdmin(() => can.install()),
    'admin.feed': byAdmin(({ url }: Args<'admin.feed'>) => {
      try {
        return can.setFeed(url)
      } catch (error) {
        if (error instanceof Error && 'reason' in error)
          throw new Refused('feed_invalid', { field: 'url', reason: String(error.reason) })
        throw error
      }
    }),
  }
}

function mustBeIn(entered: Entered, field: string): void {
  switch (entered.kind) {
    case 'in':
      return
    case 'wait':
      throw new Refused('signin_wait', { field, reason: String(entered.untilMs) })
    case 'wrong':
      throw new Refused('signin_refused', { field })
    case 'disabled':
      throw new Refused('signin_disabled', { field: 'id' })
  }
}

async function named<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof AccountError)
      throw new Refused('account_invalid', { field: error.field, reason: error.reason })
    throw error
  }
}
