/** The beginning of a call: every row that it will need, made once. */
import type { Id } from '../_generated/dataModel.js'
import type { SourceKind } from '../domain/liveCall.ts'
import { TEMPLATES, type TemplateName } from '../domain/templates.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Campaigns from './campaigns.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import * as Incidents from './incidents.ts'
import * as Metrics from './metrics.ts'
import * as Objectives from './objectives.ts'
import * as Phases from './phases.ts'
import { checkId, checkText, parseInstant, TEXT_LIMITS } from './refusal.ts'
import * as Sentiment from './sentiment.ts'
import * as System from './system.ts'

export type Start = {
  callId: string
  agentName: string
  customerName: string
  customerPhone: string
  campaignId?: Id<'campaigns'>
  campaignName: string
  sessionId: string
  sipEndpoint?: string
  language?: string
  practice?: boolean
  sourceKind?: SourceKind
  template?: TemplateName
  startTime?: string
  stt?: string
  llm?: string
}

/** Starts a call. A `callId` that is known, live or past, is that same call and nothing changes. */
export async function start(ctx: Writing, args: Start): Promise<Id<'liveCalls'>> {
  check(args)
  const present = await Calls.idOf(ctx, args.callId)
  if (present !== null) return present

  const now = Date.now()
  const startedAt = args.startTime === undefined ? now : parseInstant('startTime', args.startTime)
  const template = TEMPLATES[await templateOf(ctx, args)]
  const call = {
    callId: args.callId,
    sessionId: args.sessionId,
    agentName: args.agentName,
    customerName: args.customerName,
    customerPhone: args.customerPhone,
    status: 'connecting' as const,
    startTime: new Date(startedAt).toISOString(),
    startedAt,
    practice: args.practice ?? false,
  }
  const liveCallId = await Calls.add(ctx, {
    ...call,
    currentPhase: 'Connecting',
    campaignName: args.campaignName,
    isRecording: false,
    sourceKind: args.sourceKind ?? 'external',
    template: template === TEMPLATES.outreach ? 'outreach' : 'dispatch',
    createdAt: now,
    updatedAt: now,
    ...given({ campaignId: args.campaignId, sipEndpoint: args.sipEndpoint, language: args.language }),
  })
  await Calls.addActivity(ctx, liveCallId, now)
  await Objectives.add(ctx, liveCallId, template.objectives)
  await Phases.add(ctx, liveCallId, template.phases)
  await Metrics.add(ctx, liveCallId, now)
  await Sentiment.add(ctx, liveCallId, now)
  await System.add(ctx, liveCallId, args, now)
  await Board.add(ctx, call, template.phases.length, now)
  if (args.sourceKind !== undefined && args.sourceKind !== 'external' && args.stt === undefined)
    await Board.show(ctx, args.callId, { wordlessSince: startedAt }, now)
  await Incidents.showOnBoard(ctx, args.sessionId, now)
  await Events.append(ctx, args.sessionId, 'CallStartLogEvent', startedAt, {
    callId: args.callId,
    practice: call.practice,
  })
  return liveCallId
}

async function templateOf(ctx: Writing, args: Start): Promise<TemplateName> {
  const campaign = args.campaignId === undefined ? null : await Campaigns.known(ctx, args.campaignId)
  return args.template ?? campaign?.type ?? 'dispatch'
}

function check(args: Start): void {
  checkId('callId', args.callId)
  checkId('sessionId', args.sessionId)
  for (const name of ['agentName', 'customerName', 'customerPhone', 'campaignName'] as const)
    checkText(name, args[name], TEXT_LIMITS.name)
  for (const name of ['sipEndpoint', 'language', 'stt', 'llm'] as const) {
    const value = args[name]
    if (value !== undefined) checkId(name, value, TEXT_LIMITS.name)
  }
}
