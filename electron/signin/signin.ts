/** Signing in as windows see it: the accounts of this host, who sits here, what windows may hear, and whose name is on a token. */
import type { Event, EventName } from '../ipc/contract.ts'
import { type AccountRole, type Accounts, type Change, openAccounts } from '../storage/accounts.ts'
import { type Entered, openSession, type Session } from './session.ts'

/** Who it is while nobody has an account, by the role that the command line gave. */
const USUAL = {
  supervisor: { id: 'local-supervisor', name: 'Supervisión', email: 'supervision@vigia.local' },
  dispatcher: { id: 'local-dispatcher', name: 'Despacho', email: 'despacho@vigia.local' },
  admin: { id: 'local-admin', name: 'Administración', email: 'administracion@vigia.local' },
} as const

/** How often idleness is looked at, ms. */
const LOOK_MS = 5_000

type Parts = {
  readonly file: string
  readonly role: AccountRole
  readonly now: () => number
  readonly tell: (state: Event<'live.signin'>) => void
  /** scrypt's, see `openAccounts`. */
  readonly cost?: number
}

export type Signin = ReturnType<typeof openSignin>

/** Throws when the file of accounts is there and is not one. */
export function openSignin({ file, role, now, tell, cost }: Parts) {
  const accounts: Accounts = openAccounts(file, now, cost)
  const { email, ...named } = USUAL[role]
  const usual = { ...named, role }
  let phone: Event<'live.phone'>['calls'] = []
  /** Calls that the supervisor who sits here is in. */
  const attended = new Set<string>()
  const session: Session = openSession({
    accounts,
    usual,
    now,
    busy: () => attended.size > 0 || phone.some(({ state }) => state !== 'ringing' && state !== 'ended'),
    onChange: () => tell(state()),
  })
  const looking = setInterval(session.tick, LOOK_MS)
  looking.unref()

  const state = (): Event<'live.signin'> => {
    const standing = session.standing()
    return {
      kind: standing.kind,
      person: standing.kind === 'open' ? usual : 'person' in standing ? standing.person : null,
      // Who was shut out too: they are told so, once they have shown who they are.
      people: accounts.list().map(({ id, name, role }) => ({ id, name, role })),
      idleMinutes: accounts.idleMinutes(),
      ringing: phone.filter(({ state }) => state === 'ringing').length,
    }
  }

  /** Whoever adds the first administrator closes the door behind them: they are that administrator. */
  const guarding = async (act: () => Promise<{ readonly id: string }>): Promise<void> => {
    const before = accounts.guarded()
    const { id } = await act()
    if (!before && accounts.guarded()) session.adopt(id)
    else tell(state())
  }

  const follow = <K extends EventName>(name: K, event: Event<K>): void => {
    if (name === 'live.phone' && 'calls' in event) phone = event.calls as typeof phone
    if (name === 'live.callEnded' && 'callId' in event) attended.delete(event.callId)
    if (name !== 'live.supervision' || !('supervisors' in event)) return
    const { callId, supervisors } = event as Event<'live.supervision'>
    if (supervisors.some(({ supervisorId }) => supervisorId === session.person().id)) attended.add(callId)
    else attended.delete(callId)
  }

  return {
    /** Whoever sits here at the moment it is asked for. */
    user: {
      get id(): string {
        return session.person().id
      },
      get name(): string {
        return session.person().name
      },
      get role(): AccountRole {
        return session.person().role
      },
    },
    /** Whose token a window is given; nobody's while it is shut. */
    subject() {
      if (session.shut()) return undefined
      const { id, name, role } = session.person()
      return { subject: id, name, role, email: id === usual.id ? email : `${id}@vigia.local` }
    },
    shut: session.shut,
    /** Follows what the telephone tells, and says whether windows may hear it: while nobody has signed in, not who calls and what is said. */
    lets<K extends EventName>(name: K, event: Event<K>): boolean {
      follow(name, event)
      if (!session.shut() || name === 'live.signin' || name === 'live.link') return true
      if (name === 'live.phone') tell(state())
      return false
    },
    state,
    enter: session.enter,
    lock: session.lock,
    leave: session.leave,
    here: session.touch,
    accounts: () => ({
      accounts: [...accounts.list()],
      idleMinutes: accounts.idleMinutes(),
      guarded: accounts.guarded(),
    }),
    create: (account: Parameters<Accounts['create']>[0]) => guarding(() => accounts.create(account)),
    change: ({ id, ...change }: { id: string } & Change) => guarding(() => accounts.change(id, change)),
    idle(minutes: number): void {
      accounts.setIdleMinutes(minutes)
      tell(state())
    },
    /** Asked through the same door as signing in, so that it cannot be tried any faster. */
    async passphrase(old: string, fresh: string): Promise<Entered> {
      const { id } = session.person()
      const entered = await session.enter(id, old)
      if (entered.kind === 'in') await accounts.change(id, { passphrase: fresh })
      return entered
    },
    close: () => clearInterval(looking),
  }
}
