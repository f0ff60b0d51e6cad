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
import { checkNumber, checkText, refuse, TEXT_LIMITS } from './refusal.ts'
import type { Measure } from './shapes.ts'

type Row = Doc<'callSystemConfig'>

const MOST_OTHERS = 10

const STATUS = { sip: 'sipStatus', stt: 'sttStatus', llm: 'llmStatus', tts: 'ttsStatus' } as const satisfies Record<
  Service,
  keyof Row
>

const TELEPHONE: ReadonlySet<SourceKind> = new Set<SourceKind>(['sip', 'siprec', 'mediaStream'])

type Start = {
  readonly stt?: string
  readonly llm?: string
  readonly sipEndpoint?: string
  readonly practice?: boolean
  readonly sourceKind?: SourceKind
}

/**
 * The start values of the contract; `samples` 0 says that no service has reported yet. A capture host says where its sound
 * comes from: then only what it really uses is named and at work, and only what is measured costs. A practice call costs nothing.
 */
export async function add(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, call: Start, now: number): Promise<void> {
  const { sourceKind } = call
  const told = sourceKind !== undefined && sourceKind !== 'external'
  const unless = (used: boolean, status: ServiceStatus): ServiceStatus => (told && !used ? 'idle' : status)
  await ctx.db.insert('callSystemConfig', {
    liveCallId,
    sipProvider: told ? (call.sipEndpoint ?? '') : 'Telnyx',
    sttProvider: call.stt ?? (told ? '' : 'Deepgram'),
    llmProvider: call.llm ?? (told ? '' : 'OpenAI GPT-4'),
    ttsProvider: told ? '' : 'ElevenLabs',
    sipStatus: unless(sourceKind !== undefined && TELEPHONE.has(sourceKind), 'connected'),
    sttStatus: unless(call.stt !== undefined, 'streaming'),
    llmStatus: unless(call.llm !== undefined, 'active'),
    ttsStatus: unless(false, 'active'),
    apiLatency: 0,
    errorRate: 0,
    queueDepth: 0,
    costPerMinute: told || call.practice === true ? 0 : COST_PER_MINUTE,
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

type Report = {
  callId: string
  service: Service
  status: ServiceStatus
  latency?: number
  errorRate?: number
  measure?: Measure
}

/** `latency` in ms, `errorRate` 0 to 100 (a share or a percentage, as the program reports it). */
export async function update(ctx: Writing, args: Report): Promise<null> {
  check(args)
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  const row = await of(ctx, call._id)
  const { service, status } = args
  const column = STATUS[service]
  const now = Date.now()
  const latency = args.measure?.latencyP50 ?? args.latency
  const errorRate = args.measure?.errorRate ?? args.errorRate
  const measured = {
    ...row.measured,
    [service]: args.measure ?? {
      ...row.measured?.[service],
      ...given({ latencyP50: args.latency, errorRate: args.errorRate }),
    },
  }
  await ctx.db.patch('callSystemConfig', row._id, {
    [column]: status,
    samples: row.samples + 1,
    measured,
    ...sums(measured),
    updatedAt: now,
    ...given({ apiLatency: service === 'sip' ? undefined : latency, errorRate }),
  })
  const before = row[column]
  if (before === status) return null
  if (service === 'stt')
    await Board.show(ctx, args.callId, { wordlessSince: status === 'error' ? (args.measure?.since ?? now) : null }, now)
  await Events.append(ctx, call.sessionId, 'ServiceStateChangeLogEvent', now, { service, from: before, to: status })
  return null
}

function check({ latency, errorRate, measure }: Report): void {
  checkNumber('latency', latency, 0, 3_600_000)
  checkNumber('errorRate', errorRate, 0, 100)
  if (measure === undefined) return
  checkNumber('measure.latencyP50', measure.latencyP50, 0, 3_600_000)
  checkNumber('measure.latencyP95', measure.latencyP95, 0, 3_600_000)
  checkNumber('measure.errorRate', measure.errorRate, 0, 100)
  checkNumber('measure.queueDepth', measure.queueDepth, 0, 1_000_000)
  checkNumber('measure.costPerMinute', measure.costPerMinute, 0, 1000)
  checkNumber('measure.cost', measure.cost, 0, 1_000_000)
  checkText('measure.reason', measure.reason ?? '', TEXT_LIMITS.name)
  checkText('measure.provider', measure.provider ?? '', TEXT_LIMITS.name)
  if ((measure.others?.length ?? 0) > MOST_OTHERS) refuse('value_invalid', 'measure.others', `more than ${MOST_OTHERS}`)
}

/** What the services say together; a column that none of them measures keeps its value. */
function sums(measured: NonNullable<Row['measured']>): Partial<Row> {
  const all = Object.values(measured)
  const sum = (of: (one: Measure) => number | undefined): number | undefined => {
    const known = all.map(of).filter((value) => value !== undefined)
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0)
  }
  return given({
    queueDepth: sum((one) => one.queueDepth),
    costPerMinute: sum((one) => one.costPerMinute),
    totalCost: sum((one) => one.cost),
  })
}

/** Writes the cost of `durationMs`, when it is another than before and nobody measured it; returns it. */
export async function bill(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  durationMs: number,
  now: number,
): Promise<number> {
  const row = await of(ctx, liveCallId)
  const isMeasured = Object.values(row.measured ?? {}).some((one) => one.cost !== undefined)
  const totalCost = isMeasured ? row.totalCost : costOf(durationMs, row.costPerMinute)
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
