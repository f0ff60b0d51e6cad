/** The words of a call: sole writer of `liveTranscripts` (final, kept) and `partialTranscripts` (not yet final, one row a leg). */
import type { Infer } from 'convex/values'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Speaker } from '../domain/canonical.ts'
import type { Sentiment as Feeling } from '../domain/sentiment.ts'
import { BOOK_PAGES, PAGE_LINES } from '../domain/transcript.ts'
import type { VoiceReading } from '../domain/voice.ts'
import * as Board from './board.ts'
import * as Calls from './calls.ts'
import { given } from './given.ts'
import { checkCallMs, checkId, checkInteger, checkNumber, checkText, refuse, TEXT_LIMITS } from './refusal.ts'
import * as Sentiment from './sentiment.ts'
import type * as Shape from './shapes.ts'

const MOST_LINES = 1000
const MOST_WORDS = 2000

type Word = { text: string; startMs: number; endMs: number; confidence: number }
export type Entry = {
  callId: string
  timestamp: string
  speaker: Speaker
  text: string
  sentiment?: Feeling
  voice?: VoiceReading
  confidence?: number
  isFinal: boolean
  startMs?: number
  endMs?: number
  words?: Word[]
  late?: boolean
  idempotencyKey?: string
}

/**
 * A final entry is kept, numbered and felt; one that is not final only shows as its leg's partial words. Words are never refused
 * for coming after the end of the call: they are kept as late.
 */
export async function add(ctx: MutationCtx, entry: Entry): Promise<Id<'liveTranscripts'> | null> {
  check(entry)
  const call = await Calls.known(ctx, entry.callId)
  const ended = call.status === 'ended'
  const now = Date.now()
  if (!entry.isFinal) {
    if (!ended) await keepPartial(ctx, call._id, entry.speaker, { text: entry.text, startMs: entry.startMs ?? 0 }, now)
    return null
  }
  if (entry.idempotencyKey !== undefined) {
    const present = await byKey(ctx, call._id, entry.idempotencyKey)
    if (present !== null) return present._id
  }
  const id = await insert(ctx, call._id, entry, ended || entry.late === true, now)
  await clearPartial(ctx, call._id, entry.speaker, entry.startMs, now)
  if (ended) return id

  const atMs = entry.endMs ?? entry.startMs ?? Math.max(0, now - call.startedAt)
  const { sentiment, speaker, voice } = entry
  const isKnown = sentiment !== undefined || voice !== undefined
  const said = { speaker, atMs, ...given({ sentiment, voice }) }
  const feeling = isKnown ? await Sentiment.take(ctx, call._id, said, now) : undefined
  if (speaker === 'customer') await Board.hearCustomer(ctx, call.callId, { atMs, ...given({ feeling }) }, now)
  return id
}

async function insert(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  entry: Entry,
  late: boolean,
  now: number,
): Promise<Id<'liveTranscripts'>> {
  const { timestamp, speaker, text, sentiment, voice, confidence, startMs, endMs, words } = entry
  const order = await Calls.nextLine(ctx, liveCallId, speaker, now)
  const id = await ctx.db.insert('liveTranscripts', {
    liveCallId,
    key: entry.idempotencyKey ?? '',
    timestamp,
    speaker,
    text,
    isFinal: true,
    order,
    createdAt: now,
    ...given({ sentiment, voice, confidence, startMs, endMs, words, late: late ? true : undefined }),
  })
  if (entry.idempotencyKey === undefined) await ctx.db.patch('liveTranscripts', id, { key: id })
  return id
}

/** The caller's voice where nobody wrote down words: it may be a scream, or the recogniser is away. A call that is over feels no more. */
export async function hearVoice(
  ctx: MutationCtx,
  { callId, voice }: { callId: string; voice: VoiceReading },
): Promise<null> {
  checkVoice(voice)
  const call = await Calls.living(ctx, callId)
  if (call === null) return null
  const now = Date.now()
  const atMs = voice.endMs
  const feeling = await Sentiment.take(ctx, call._id, { voice, speaker: 'customer', atMs }, now)
  await Board.hearCustomer(ctx, callId, { atMs, feeling }, now)
  return null
}

function checkVoice({ level: _, ...figures }: VoiceReading): void {
  checkCallMs('voice.startMs', figures.startMs)
  checkCallMs('voice.endMs', figures.endMs)
  for (const [name, value] of Object.entries(figures)) {
    if (!Number.isFinite(value)) refuse('value_invalid', `voice.${name}`)
  }
}

/** A machine's translation beside the words; also of a call that is over. An entry that is not there yet is refused, to be told again. */
export async function translate(
  ctx: MutationCtx,
  args: { callId: string; entryKey: string; translation: Infer<typeof Shape.translation> },
): Promise<null> {
  const { entryKey, translation } = args
  checkId('translation.text', translation.text, TEXT_LIMITS.line)
  checkId('translation.from', translation.from)
  checkId('translation.into', translation.into)
  const call = await Calls.known(ctx, args.callId)
  const entry = await byKey(ctx, call._id, entryKey)
  if (entry === null) refuse('not_found', 'entryKey')
  if (entry.translation?.text === translation.text) return null
  await ctx.db.patch('liveTranscripts', entry._id, { translation })
  return null
}

/** Partial words straight from a recogniser; `seq` rises, and what is older than what is shown is dropped. */
export async function setPartial(
  ctx: MutationCtx,
  args: { callId: string; speaker: Speaker; text: string; startMs: number; seq: number },
): Promise<null> {
  checkText('text', args.text, TEXT_LIMITS.line)
  checkCallMs('startMs', args.startMs)
  checkInteger('seq', args.seq, 0, Number.MAX_SAFE_INTEGER)
  const call = await Calls.living(ctx, args.callId)
  if (call !== null) await keepPartial(ctx, call._id, args.speaker, args, Date.now())
  return null
}

const partialOf = (
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  speaker: Speaker,
): Promise<Doc<'partialTranscripts'> | null> =>
  ctx.db
    .query('partialTranscripts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId).eq('speaker', speaker))
    .unique()

async function keepPartial(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  speaker: Speaker,
  partial: { text: string; startMs: number; seq?: number },
  now: number,
): Promise<void> {
  const row = await partialOf(ctx, liveCallId, speaker)
  const { text, startMs } = partial
  if (row === null) {
    const seq = partial.seq ?? 0
    await ctx.db.insert('partialTranscripts', { liveCallId, speaker, text, startMs, seq, finalMs: -1, updatedAt: now })
    return
  }
  if (partial.seq !== undefined && (partial.seq <= row.seq || startMs <= row.finalMs)) return
  await ctx.db.patch('partialTranscripts', row._id, { text, startMs, seq: partial.seq ?? row.seq + 1, updatedAt: now })
}

async function clearPartial(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  speaker: Speaker,
  startMs: number | undefined,
  now: number,
): Promise<void> {
  const row = await partialOf(ctx, liveCallId, speaker)
  if (row === null) return
  const finalMs = Math.max(row.finalMs, startMs ?? row.finalMs)
  if (row.text === '' && row.finalMs === finalMs) return
  await ctx.db.patch('partialTranscripts', row._id, { text: '', finalMs, updatedAt: now })
}

/** The call is over: nothing is being said. */
export async function hush(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, now: number): Promise<void> {
  for (const speaker of ['agent', 'customer'] as const) await clearPartial(ctx, liveCallId, speaker, undefined, now)
}

/** The newest `limit` entries (default 200), oldest first; also of a call whose live rows are gone. */
export async function list(
  ctx: QueryCtx,
  { callId, limit = 200 }: { callId: string; limit?: number },
): Promise<Doc<'liveTranscripts'>[]> {
  checkInteger('limit', limit, 1, MOST_LINES)
  const liveCallId = await Calls.idOf(ctx, callId)
  return liveCallId === null ? [] : newest(ctx, liveCallId, limit)
}

/**
 * The lines of the page that still grows, and the number of the first of them. All before it are full pages, which no new line
 * touches: whoever reads a call by pages is sent a few lines with each new one, however long the call is.
 */
export async function tail(
  ctx: QueryCtx,
  { callId }: { callId: string },
): Promise<{ from: number; lines: Doc<'liveTranscripts'>[] }> {
  const liveCallId = await Calls.idOf(ctx, callId)
  if (liveCallId === null) return { from: 0, lines: [] }
  const lines = await newest(ctx, liveCallId, PAGE_LINES)
  const last = lines.at(-1)?.order ?? 0
  const from = last - (last % PAGE_LINES)
  return { from, lines: lines.filter(({ order }) => order >= from) }
}

/** The lines `PAGE_LINES * page` and up, as many as `pages` pages hold (1 when not given, at most a book). */
export async function page(
  ctx: QueryCtx,
  { callId, page, pages = 1 }: { callId: string; page: number; pages?: number },
): Promise<Doc<'liveTranscripts'>[]> {
  checkInteger('page', page, 0, Number.MAX_SAFE_INTEGER / PAGE_LINES - BOOK_PAGES)
  checkInteger('pages', pages, 1, BOOK_PAGES)
  const liveCallId = await Calls.idOf(ctx, callId)
  if (liveCallId === null) return []
  const [from, count] = [page * PAGE_LINES, pages * PAGE_LINES]
  return ctx.db
    .query('liveTranscripts')
    .withIndex('by_call', (q) =>
      q
        .eq('liveCallId', liveCallId)
        .gte('order', from)
        .lt('order', from + count),
    )
    .take(count)
}

export async function newest(
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  limit: number,
): Promise<Doc<'liveTranscripts'>[]> {
  const rows = await ctx.db
    .query('liveTranscripts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .order('desc')
    .take(limit)
  return rows.reverse()
}

export async function partials(ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'partialTranscripts'>[]> {
  const call = await Calls.find(ctx, callId)
  if (call === null || call.status === 'ended') return []
  const rows = await ctx.db
    .query('partialTranscripts')
    .withIndex('by_call', (q) => q.eq('liveCallId', call._id))
    .take(2)
  return rows.filter((row) => row.text !== '')
}

export const byKey = (
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  key: string,
): Promise<Doc<'liveTranscripts'> | null> =>
  ctx.db
    .query('liveTranscripts')
    .withIndex('by_key', (q) => q.eq('liveCallId', liveCallId).eq('key', key))
    .first()

function check(entry: Entry): void {
  checkId('timestamp', entry.timestamp, TEXT_LIMITS.name)
  checkId('text', entry.text, TEXT_LIMITS.line)
  checkNumber('confidence', entry.confidence, 0, 1)
  checkCallMs('startMs', entry.startMs)
  checkCallMs('endMs', entry.endMs)
  if (entry.startMs !== undefined && entry.endMs !== undefined && entry.endMs < entry.startMs)
    refuse('value_invalid', 'endMs', 'before startMs')
  if (entry.voice !== undefined) checkVoice(entry.voice)
  if ((entry.words?.length ?? 0) > MOST_WORDS) refuse('value_invalid', 'words', `more than ${MOST_WORDS}`)
  for (const word of entry.words ?? []) {
    checkCallMs('words.startMs', word.startMs)
    checkCallMs('words.endMs', word.endMs)
    checkNumber('words.confidence', word.confidence, 0, 1)
  }
}
