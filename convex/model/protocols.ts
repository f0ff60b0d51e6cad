/** The versions of the room's protocol: sole writer of `protocols`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { parseProtocol } from '../domain/protocol/check.ts'
import { keyOf, type Protocol, type Words } from '../domain/protocol/protocol.ts'
import { SAMPLE } from '../domain/protocol/sample.ts'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import { given } from './given.ts'
import { checkId, refuse } from './refusal.ts'

/** A file of this many characters has every card of a large room in it; a document may not be much larger. */
const LONGEST_FILE = 600_000
const MOST = 200

const SAMPLE_KEY = keyOf(SAMPLE)
const SAMPLE_FILE = JSON.stringify(SAMPLE, null, 2)

type Row = Pick<Doc<'protocols'>, 'file' | 'active'> & Partial<Pick<Doc<'protocols'>, 'importedBy' | 'importedAt'>>

type Version = {
  key: string
  id: string
  version: string
  title: Words
  notice: Words
  status: 'sample' | 'approved'
  approvedBy: string | null
  approvedOn: string | null
  importedBy: string | null
  importedAt: number | null
  active: boolean
  cards: number
  steps: number
}

/** The version that new calls are pinned to. */
export async function current(ctx: QueryCtx): Promise<Version & { file: string }> {
  const row = (await activeRow(ctx)) ?? { file: SAMPLE_FILE, active: true }
  return { ...versionOf(row), file: row.file }
}

export async function list(ctx: QueryCtx): Promise<Version[]> {
  const rows = await ctx.db.query('protocols').order('desc').take(MOST)
  const built = { file: SAMPLE_FILE, active: !rows.some(({ active }) => active) }
  return [...rows, built].map(versionOf)
}

export async function fileOf(ctx: QueryCtx, { key }: { key: string }): Promise<string | null> {
  return (await byKey(ctx, key))?.file ?? (key === SAMPLE_KEY ? SAMPLE_FILE : null)
}

/** The protocol of a key; null for an unknown one. */
export async function find(ctx: QueryCtx, key: string): Promise<Protocol | null> {
  if (key === SAMPLE_KEY) return SAMPLE
  const row = await byKey(ctx, key)
  return row === null ? null : read(row.file)
}

export async function importFile(ctx: Writing, args: { file: string; activate?: boolean }): Promise<string> {
  if (args.file.length > LONGEST_FILE) refuse('value_invalid', 'file', `longer than ${LONGEST_FILE} characters`)
  const parsed = parseProtocol(args.file)
  if (!parsed.ok) refuse('value_invalid', `file.${parsed.path}`, parsed.reason)
  const { protocol } = parsed
  const key = keyOf(protocol)
  // Written anew, so that two files that mean the same are the same.
  const file = JSON.stringify(protocol, null, 2)
  const present = await fileOf(ctx, { key })
  if (present !== null && present !== file)
    refuse('value_invalid', 'file.version', `another file is known as ${key}: give this one a version of its own`)
  if (present === null) {
    const { approvedBy, approvedOn, status, version } = protocol
    await ctx.db.insert('protocols', {
      ...{ key, protocolId: protocol.id, version, status, file, active: false },
      ...{ importedBy: ctx.caller.name, importedAt: Date.now(), ...given({ approvedBy, approvedOn }) },
    })
    await Audit.note(ctx, { action: 'protocol.import', target: key, data: { status, approvedBy: approvedBy ?? null } })
  }
  if (args.activate === true) await activate(ctx, { key })
  return key
}

export async function activate(ctx: Writing, { key }: { key: string }): Promise<null> {
  checkId('key', key)
  const row = await byKey(ctx, key)
  if (row === null && key !== SAMPLE_KEY) refuse('not_found', 'key', 'no such version')
  const before = await activeRow(ctx)
  if ((before?.key ?? SAMPLE_KEY) === key) return null
  if (before !== null) await ctx.db.patch('protocols', before._id, { active: false })
  if (row !== null) await ctx.db.patch('protocols', row._id, { active: true })
  await Audit.note(ctx, { action: 'protocol.activate', target: key, data: { before: before?.key ?? SAMPLE_KEY } })
  return null
}

const activeRow = (ctx: QueryCtx): Promise<Doc<'protocols'> | null> =>
  ctx.db
    .query('protocols')
    .withIndex('by_active', (q) => q.eq('active', true))
    .first()

const byKey = (ctx: QueryCtx | MutationCtx, key: string): Promise<Doc<'protocols'> | null> =>
  ctx.db
    .query('protocols')
    .withIndex('by_key', (q) => q.eq('key', key))
    .unique()

/** Read files, by their text: a live query asks for the same one at every word of a call. */
const known = new Map<string, Protocol>()
const MOST_KNOWN = 8

/** A file that was taken in stays readable: an older format would be read here. */
function read(file: string): Protocol {
  const present = known.get(file)
  if (present) return present
  const parsed = parseProtocol(file)
  if (!parsed.ok) refuse('value_invalid', `file.${parsed.path}`, parsed.reason)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(file, parsed.protocol)
  return parsed.protocol
}

function versionOf(row: Row): Version {
  const protocol = row.file === SAMPLE_FILE ? SAMPLE : read(row.file)
  const { id, version, title, notice, status, approvedBy, approvedOn, cards } = protocol
  return {
    ...{ key: keyOf(protocol), id, version, title, notice, status },
    approvedBy: approvedBy ?? null,
    approvedOn: approvedOn ?? null,
    importedBy: row.importedBy ?? null,
    importedAt: row.importedAt ?? null,
    active: row.active,
    cards: cards.length,
    steps: cards.reduce((sum, card) => sum + card.steps.length, 0),
  }
}
