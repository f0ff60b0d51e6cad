/** What the room has set: sole writer of `settings` and of `settingsChanges`, its history. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { domainOf, faultOfDomain } from '../domain/export/owner.ts'
import {
  faultOf,
  isRoomSetting,
  ROOM_SETTING_NAMES,
  ROOM_SETTINGS,
  type RoomSettingName,
} from '../domain/roomSettings.ts'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import { refuse } from './refusal.ts'

type Shown = { value: number | null; usual: number | null; by?: string; at?: number }

const LATEST = 100
/** Beside the numbers of `ROOM_SETTINGS`, the one text. */
const OWNER = 'export.domain'

const numberOf = (value: Doc<'settings'>['value']): number | null => (typeof value === 'string' ? null : value)

const rowOf = (ctx: QueryCtx, name: RoomSettingName | typeof OWNER): Promise<Doc<'settings'> | null> =>
  ctx.db
    .query('settings')
    .withIndex('by_name', (q) => q.eq('name', name))
    .unique()

export async function present(ctx: QueryCtx, name: RoomSettingName): Promise<number | null> {
  const row = await rowOf(ctx, name)
  return row === null ? ROOM_SETTINGS[name].usual : numberOf(row.value)
}

/** Every setting by its name, with who set it. */
export async function all(ctx: QueryCtx): Promise<Record<string, Shown>> {
  const rows = await ctx.db.query('settings').take(ROOM_SETTING_NAMES.length * 2)
  const found = new Map(rows.map((row) => [row.name, row]))
  return Object.fromEntries(
    ROOM_SETTING_NAMES.map((name) => {
      const { usual } = ROOM_SETTINGS[name]
      const row = found.get(name)
      return [
        name,
        row === undefined
          ? { value: usual, usual }
          : { value: numberOf(row.value), usual, by: row.by.name, at: row.at },
      ]
    }),
  )
}

/** Sets one, after its bounds; the same value again changes nothing. Retention has a way of its own, with a confirmation. */
export async function set(ctx: Writing, { name, value }: { name: string; value: number | null }): Promise<null> {
  if (!isRoomSetting(name)) refuse('value_invalid', 'name', 'is not a setting of the room')
  if (name.startsWith('retention.')) refuse('value_invalid', 'name', 'is set by retention:set')
  await write(ctx, name, value)
  return null
}

export async function write(ctx: Writing, name: RoomSettingName, value: number | null): Promise<void> {
  const fault = faultOf(name, value)
  if (fault !== undefined) refuse('value_invalid', name, fault)
  const found = await rowOf(ctx, name)
  await keep(ctx, found, { name, before: found === null ? ROOM_SETTINGS[name].usual : found.value, after: value })
}

type Change = Pick<Doc<'settingsChanges'>, 'name' | 'before' | 'after'>

async function keep(ctx: Writing, found: Doc<'settings'> | null, { name, before, after }: Change): Promise<void> {
  if (before === after) return
  const row = { name, value: after, by: { id: ctx.caller.subject, name: ctx.caller.name }, at: Date.now() }
  if (found === null) await ctx.db.insert('settings', row)
  else await ctx.db.patch('settings', found._id, row)
  await ctx.db.insert('settingsChanges', { name, before, after, by: row.by, at: row.at })
  await Audit.note(ctx, { action: 'setting.change', target: name, data: { before, after } })
}

type Owner = { domain: string | null; by?: string; at?: number }

/** The domain that owns the ids of exports; null until somebody has set it. */
export async function owner(ctx: QueryCtx): Promise<Owner> {
  const row = await rowOf(ctx, OWNER)
  if (row === null) return { domain: null }
  return { domain: typeof row.value === 'string' ? row.value : null, by: row.by.name, at: row.at }
}

/** Null: nobody's again. */
export async function setOwner(ctx: Writing, args: { domain: string | null }): Promise<null> {
  const domain = args.domain === null ? null : domainOf(args.domain)
  const fault = domain === null ? undefined : faultOfDomain(domain)
  if (fault !== undefined) refuse('value_invalid', 'domain', fault)
  const found = await rowOf(ctx, OWNER)
  await keep(ctx, found, { name: OWNER, before: found?.value ?? null, after: domain })
  return null
}

/** The latest changes, newest first. */
export const history = (ctx: QueryCtx): Promise<Doc<'settingsChanges'>[]> =>
  ctx.db.query('settingsChanges').order('desc').take(LATEST)
