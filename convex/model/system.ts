/** The services that carry a call, and what it costs: sole writer of `callSystemConfig`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { COST_PER_MINUTE, costOf } from '../domain/cost.ts'
import type { Service, ServiceStatus, SourceKind } from '../domain/liveCall.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import { checkNumber, refuse } from './refusal.ts'

type Row = Doc<'callSystemConfig'>

const STATUS = { sip: 'sipStatus', stt: 'sttStatus', llm: 'llmStatus', tts: 'ttsStatus' } as const satisfies Record<
  Service,
  keyof Row
>

const TELEPHONE: ReadonlySet<SourceKind> = new Set<SourceKind>(['sip', 'siprec', 'mediaStream'])

type Start = {
  readonly stt?: string
  readonly llm?: string
  readonly practice?: boolean
  readonly sourceKind?: SourceKind
}

/**
 * The start values of the contract; `samples` 0 says that no service has reported yet. A capture host says where its sound
 * comes from, and then only what it really uses is told to be at work. A practice call costs nothing.
 */
export async function add(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, call: Start, now: number): Promise<void> {
  const { sourceKind } = call
  const told = sourceKind !== undefined && sourceKind !== 'external'
  const unless = (used: boolean, status: ServiceStatus): ServiceStatus => (told && !used ? 'idle' : status)
  await ctx.db.insert('callSystemConfig', {
    liveCallId,
    sipProvider: 'Telnyx',
    sttProvider: call.stt ?? 'Deepgram',
    llmProvider: call.llm ?? 'OpenAI GPT-4',
    ttsProvider: 'ElevenLabs',
    sipStatus: unless(sourceKind !== undefined && TELEPHONE.has(sourceKind), 'connected'),
    sttStatus: unless(call.stt !== undefined, 'streaming'),
    llmStatus: unless(call.llm !== undefined, 'active'),
    ttsStatus: unless(false, 'active'),
    apiLatency: 0,
    errorRate: 0,
    queueDepth: 0,
    costPerMinute: call.practice === true ? 0 : COST_PER_MINUTE,
    totalCost: 0,
    samples: 0,
    updatedAt: now,
  })
}

export async function of(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Row> {
  const row = await ctx.db
    .query('callSystemConfig')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .unique()
  return row ?? refuse('system_config_not_found')
}

/** `latency` in ms, `errorRate` 0 to 100 (a share or a percentage, as the program reports it). */
export async function update(
  ctx: Writing,
  args: { callId: string; service: Service; status: ServiceStatus; latency?: number; errorRate?: number },
): Promise<null> {
  checkNumber('latency', args.latency, 0, 3_600_000)
  checkNumber('errorRate', args.errorRate, 0, 100)
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  const row = await of(ctx, call._id)
  const column = STATUS[args.service]
  const now = Date.now()
  await ctx.db.patch('callSystemConfig', row._id, {
    [column]: args.status,
    samples: row.samples + 1,
    updatedAt: now,
    ...given({ apiLatency: args.latency, errorRate: args.errorRate }),
  })
  const before = row[column]
  if (args.service === 'stt' && before !== args.status && (before === 'error' || args.status === 'error'))
    await Board.show(ctx, call.callId, { wordlessSince: args.status === 'error' ? now : null }, now)
  if (before !== args.status)
    await Events.append(ctx, call.sessionId, 'ServiceStateChangeLogEvent', now, {
      service: args.service,
      from: before,
      to: args.status,
    })
  return null
}

/** Writes the cost of `durationMs`, when it is another than before; returns it. */
export async function bill(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  durationMs: number,
  now: number,
): Promise<number> {
  const row = await of(ctx, liveCallId)
  const totalCost = costOf(durationMs, row.costPerMinute)
  if (totalCost !== row.totalCost) await ctx.db.patch('callSystemConfig', row._id, { totalCost, updatedAt: now })
  return totalCost
}

/** Services in error count first, then the error rate, then the latency. */
const badness = (row: Row): number =>
  Object.values(STATUS).filter((column) => row[column] === 'error').length * 1e9 +
  row.errorRate * 1e6 +
  Math.min(row.apiLatency, 1e6 - 1)

export async function health(ctx: QueryCtx, { callId }: { callId?: string }): Promise<Row | null> {
  if (callId !== undefined) {
    const call = await Calls.find(ctx, callId)
    return call === null ? null : of(ctx, call._id)
  }
  const rows = await Promise.all((await Calls.active(ctx)).map((call) => of(ctx, call._id)))
  return rows.reduce<Row | null>((worst, row) => (worst !== null && badness(worst) >= badness(row) ? worst : row), null)
}
