/** What the room has set: sole writer of `settings` and of `settingsChanges`, its history. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
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

const rowOf = (ctx: QueryCtx, name: RoomSettingName): Promise<Doc<'settings'> | null> =>
  ctx.db
    .query('settings')
    .withIndex('by_name', (q) => q.eq('name', name))
    .unique()

export async function present(ctx: QueryCtx, name: RoomSettingName): Promise<number | null> {
  const row = await rowOf(ctx, name)
  return row === null ? ROOM_SETTINGS[name].usual : row.value
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
        row === undefined ? { value: usual, usual } : { value: row.value, usual, by: row.by.name, at: row.at },
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
  const before = found === null ? ROOM_SETTINGS[name].usual : found.value
  if (before === value) return
  const row = { name, value, by: { id: ctx.caller.subject, name: ctx.caller.name }, at: Date.now() }
  if (found === null) await ctx.db.insert('settings', row)
  else await ctx.db.patch('settings', found._id, row)
  await ctx.db.insert('settingsChanges', { name, before, after: value, by: row.by, at: row.at })
  await Audit.note(ctx, { action: 'setting.change', target: name, data: { before, after: value } })
}

/** The latest changes, newest first. */
export const history = (ctx: QueryCtx): Promise<Doc<'settingsChanges'>[]> =>
  ctx.db.query('settingsChanges').order('desc').take(LATEST)
