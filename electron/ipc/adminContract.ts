/** The part of the contract that is about people at this console, its machine and its data: signing in, accounts, backups, diagnostics, updates. */
import { type GenericValidator, v } from 'convex/values'

const nothing = v.null()
const role = v.union(v.literal('supervisor'), v.literal('dispatcher'), v.literal('admin'))
const person = v.object({ id: v.string(), name: v.string(), role })

/** What a window knows before anybody has signed in: who may, and whether a call is ringing meanwhile. */
export const signinState = v.object({
  /** open: no accounts, nobody is asked; out: nobody is here; locked: `person` left the screen; in: `person` sits here. */
  kind: v.union(v.literal('open'), v.literal('out'), v.literal('locked'), v.literal('in')),
  person: v.union(person, v.null()),
  people: v.array(person),
  /** 0 never locks by itself. */
  idleMinutes: v.number(),
  ringing: v.number(),
})

const account = v.object({ id: v.string(), name: v.string(), role, disabled: v.boolean(), createdAt: v.number() })
const accounts = v.object({ accounts: v.array(account), idleMinutes: v.number(), guarded: v.boolean() })

const report = v.object({ documents: v.number(), tables: v.number(), faults: v.array(v.string()) })
const outcome = v.union(
  v.object({ kind: v.literal('done'), report }),
  v.object({ kind: v.literal('failed'), code: v.string() }),
)

/** How this console comes to a newer version. */
export const updates = v.object({
  how: v.union(
    /** Whoever runs the host brings it up to date. */
    v.object({ kind: v.literal('administered') }),
    /** It does not look by itself; why. */
    v.object({ kind: v.literal('off'), why: v.string() }),
    /** It has not looked yet. */
    v.object({ kind: v.literal('idle') }),
    v.object({ kind: v.literal('current'), checkedAt: v.number() }),
    v.object({ kind: v.literal('checking') }),
    /** Found, and fetched when no call is live. */
    v.object({ kind: v.literal('postponed'), version: v.string() }),
    v.object({ kind: v.literal('loading'), version: v.string(), percent: v.number() }),
    /** Verified. Installed when the console is closed; `asked`: as soon as no call is live. */
    v.object({ kind: v.literal('ready'), version: v.string(), asked: v.boolean() }),
    v.object({ kind: v.literal('failed'), code: v.string(), at: v.number() }),
  ),
  /** Set by administration; null: the one that this version was made with. */
  feed: v.union(v.string(), v.null()),
  channel: v.string(),
  checkedAt: v.union(v.number(), v.null()),
  /** Live at this console. */
  calls: v.number(),
})

export const adminCalls = {
  'signin.state': { args: v.object({}), returns: signinState },
  /** Refused with `signin_refused`, with `signin_disabled` after the right passphrase of who was shut out, or with `signin_wait` and the moment (ms since the epoch) as reason. */
  'signin.enter': { args: v.object({ id: v.string(), passphrase: v.string() }), returns: signinState },
  'signin.lock': { args: v.object({}), returns: signinState },
  'signin.leave': { args: v.object({}), returns: signinState },
  /** Somebody moved a hand at a window; to be sent now and then. */
  'signin.here': { args: v.object({}), returns: nothing },
  /** One's own passphrase; the old one is asked again. */
  'signin.passphrase': { args: v.object({ old: v.string(), fresh: v.string() }), returns: nothing },
  'accounts.list': { args: v.object({}), returns: accounts },
  'accounts.create': {
    args: v.object({ name: v.string(), role, passphrase: v.string() }),
    returns: accounts,
  },
  'accounts.change': {
    args: v.object({
      id: v.string(),
      name: v.optional(v.string()),
      role: v.optional(role),
      disabled: v.optional(v.boolean()),
      passphrase: v.optional(v.string()),
    }),
    returns: accounts,
  },
  'accounts.idle': { args: v.object({ minutes: v.number() }), returns: accounts },
  'admin.backend': {
    args: v.object({}),
    returns: v.object({
      embedded: v.boolean(),
      url: v.string(),
      backend: v.union(v.literal('connecting'), v.literal('up'), v.literal('down')),
      since: v.number(),
      queued: v.number(),
      /** Facts that were refused for good and lie on the disk. */
      parked: v.number(),
      /** Of the embedded engine; 0 elsewhere. */
      databaseBytes: v.number(),
      backups: v.array(v.object({ file: v.string(), bytes: v.number(), at: v.number() })),
    }),
  },
  'admin.backup': { args: v.object({}), returns: outcome },
  'admin.check': { args: v.object({}), returns: outcome },
  'admin.diagnostics': {
    args: v.object({}),
    returns: v.object({
      versions: v.record(v.string(), v.string()),
      system: v.string(),
      startedAt: v.number(),
      loopP99Ms: v.number(),
      loopMostMs: v.number(),
      memoryBytes: v.number(),
      memoryOfBytes: v.number(),
      diskFreeBytes: v.union(v.number(), v.null()),
      calls: v.number(),
      recordings: v.number(),
      lines: v.record(v.string(), v.number()),
      /** How this machine keeps secrets. */
      vault: v.union(v.literal('keychain'), v.literal('file'), v.literal('none')),
      troubles: v.array(v.object({ at: v.string(), level: v.string(), event: v.string(), detail: v.string() })),
    }),
  },
  'admin.updates': { args: v.object({}), returns: updates },
  /** Looks for a newer version now. */
  'admin.look': { args: v.object({}), returns: updates },
  /** Installs what is ready, now or when the last call is over. */
  'admin.install': { args: v.object({}), returns: updates },
  /** Refused with `feed_invalid` and the reason; null goes back to the address that this version was made with. */
  'admin.feed': { args: v.object({ url: v.union(v.string(), v.null()) }), returns: updates },
} satisfies Record<string, { args: GenericValidator; returns: GenericValidator }>

export const adminEvents = {
  /** Who sits at this console has changed, or a call rings while nobody does. */
  'live.signin': signinState,
} satisfies Record<string, GenericValidator>
