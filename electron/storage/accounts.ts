/** The people who sign in at this console: name, role and a salted hash of a passphrase, in a file that only this system user can read. */

import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { FieldError } from './fieldError.ts'

export const ACCOUNT_ROLES = ['supervisor', 'dispatcher', 'admin'] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

/** What of an account may be known to others. */
export type Account = {
  readonly id: string
  readonly name: string
  readonly role: AccountRole
  readonly disabled: boolean
  /** ms since the epoch. */
  readonly createdAt: number
}

type Kept = Account & { readonly salt: string; readonly hash: string }

export type Change = {
  readonly name?: string | undefined
  readonly role?: AccountRole | undefined
  readonly disabled?: boolean | undefined
  readonly passphrase?: string | undefined
}

/** What cannot be: which field of an account, and why. Quotes nothing of what was given. */
export class AccountError extends FieldError {
  override readonly name = 'AccountError'
}

export type Accounts = {
  list(): readonly Account[]
  /** An administrator can sign in, so the console asks who is there. */
  guarded(): boolean
  /** Minutes without a hand on the console after which it locks; 0 never. */
  idleMinutes(): number
  setIdleMinutes(minutes: number): void
  /** Durable when it resolves. Rejects with `AccountError`. */
  create(account: { name: string; role: AccountRole; passphrase: string }): Promise<Account>
  change(id: string, change: Change): Promise<Account>
  /** `wrong` for a wrong passphrase and for an unknown account, `disabled` only after the right one: all take as long. */
  verify(id: string, passphrase: string): Promise<'right' | 'wrong' | 'disabled'>
}

/** scrypt's cost (RFC 7914 §2); 2^15 takes 32 MiB and some 60 ms of one core for each try. */
const COST = 2 ** 15
const MEMORY = 64 * 1024 * 1024
const HASH_BYTES = 32
const MOST = 200
const LONGEST_NAME = 80
export const LEAST_PASSPHRASE = 8
const LONGEST_PASSPHRASE = 200
export const MOST_IDLE = 240
const USUAL_IDLE = 15

/**
 * Throws when the file is there and is not one: a console that forgot its accounts would let anybody in. `cost` is of scrypt, and
 * the same for the life of a file.
 */
export function openAccounts(file: string, now: () => number, cost: number = COST): Accounts {
  let { accounts, idle } = load(file)

  const save = (next: readonly Kept[], minutes = idle): void => {
    const draft = `${file}.draft`
    const text = JSON.stringify({ version: 1, idleMinutes: minutes, accounts: next }, null, 2)
    writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true })
    renameSync(draft, file)
    accounts = next
    idle = minutes
  }
  const open = ({ id, name, role, disabled, createdAt }: Kept): Account => ({ id, name, role, disabled, createdAt })
  const isAdmin = ({ role, disabled }: Kept): boolean => role === 'admin' && !disabled

  return {
    list: () => accounts.map(open),
    guarded: () => accounts.some(isAdmin),
    idleMinutes: () => idle,
    setIdleMinutes(minutes) {
      if (!Number.isInteger(minutes) || minutes < 0 || minutes > MOST_IDLE)
        throw new AccountError('minutes', `must be whole, 0 to ${MOST_IDLE}`)
      save(accounts, minutes)
    },
    async create({ name, role, passphrase }) {
      if (accounts.length >= MOST) throw new AccountError('name', 'there are too many accounts')
      const called = nameOf(name, accounts)
      const secret = await hashOf(checked(passphrase), cost)
      // Somebody may have taken the name meanwhile.
      nameOf(name, accounts)
      const one: Kept = { id: randomUUID(), name: called, role, disabled: false, createdAt: now(), ...secret }
      save([...accounts, one])
      return open(one)
    },
    async change(id, { name, role, disabled, passphrase }) {
      const secret = passphrase === undefined ? {} : await hashOf(checked(passphrase), cost)
      const one = accounts.find((kept) => kept.id === id)
      if (!one) throw new AccountError('id', 'is no account')
      const others = accounts.filter((kept) => kept !== one)
      const next: Kept = {
        ...one,
        ...secret,
        ...(name === undefined ? {} : { name: nameOf(name, others) }),
        ...(role === undefined ? {} : { role }),
        ...(disabled === undefined ? {} : { disabled }),
      }
      if (isAdmin(one) && !isAdmin(next) && !others.some(isAdmin))
        throw new AccountError(role === undefined ? 'disabled' : 'role', 'is the last administrator')
      save(accounts.map((kept) => (kept === one ? next : kept)))
      return open(next)
    },
    async verify(id, passphrase) {
      const one = accounts.find((kept) => kept.id === id)
      const { salt, hash } = one ?? NOBODY
      const right = timingSafeEqual(await derive(passphrase, salt, cost), Buffer.from(hash, 'base64'))
      if (!right || one === undefined) return 'wrong'
      // Somebody may have shut them out meanwhile.
      return accounts.find((kept) => kept.id === id)?.disabled === false ? 'right' : 'disabled'
    },
  }
}

/** What an unknown name is compared with, so that it takes as long as a known one. */
const NOBODY = {
  salt: randomBytes(16).toString('base64'),
  hash: randomBytes(HASH_BYTES).toString('base64'),
}

async function hashOf(passphrase: string, cost: number): Promise<Pick<Kept, 'salt' | 'hash'>> {
  const salt = randomBytes(16).toString('base64')
  return { salt, hash: (await derive(passphrase, salt, cost)).toString('base64') }
}

/** The same letters typed on another keyboard are the same passphrase (Unicode NFKC). */
const derive = (passphrase: string, salt: string, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const text = passphrase.normalize('NFKC').slice(0, LONGEST_PASSPHRASE)
    scrypt(text, Buffer.from(salt, 'base64'), HASH_BYTES, { N: cost, r: 8, p: 1, maxmem: MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

function checked(passphrase: string): string {
  if (passphrase.length < LEAST_PASSPHRASE || passphrase.length > LONGEST_PASSPHRASE)
    throw new AccountError('passphrase', `must have ${LEAST_PASSPHRASE} to ${LONGEST_PASSPHRASE} characters`)
  return passphrase
}

function nameOf(name: string, others: readonly Kept[]): string {
  const text = name.trim().replace(/\s+/g, ' ')
  if (text === '' || text.length > LONGEST_NAME)
    throw new AccountError('name', `must have 1 to ${LONGEST_NAME} characters`)
  const same = (one: Kept): boolean => one.name.localeCompare(text, 'es', { sensitivity: 'base' }) === 0
  if (others.some(same)) throw new AccountError('name', 'is taken')
  return text
}

function load(file: string): { accounts: readonly Kept[]; idle: number } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { accounts: [], idle: USUAL_IDLE }
    throw error
  }
  const { accounts, idleMinutes } = JSON.parse(text) as { accounts?: unknown; idleMinutes?: unknown }
  if (!Array.isArray(accounts) || !accounts.every(isKept) || typeof idleMinutes !== 'number')
    throw new Error('it holds no accounts')
  return { accounts, idle: idleMinutes }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, role, disabled, createdAt, salt, hash } = value as Record<string, unknown>
  return (
    [id, name, salt, hash].every((one) => typeof one === 'string' && one !== '') &&
    Buffer.from(String(hash), 'base64').length === HASH_BYTES &&
    ACCOUNT_ROLES.some((one) => one === role) &&
    typeof disabled === 'boolean' &&
    typeof createdAt === 'number'
  )
}
