/** Who may call what: every public function, every role, checked against one table. */
import { makeFunctionReference } from 'convex/server'
import { expect, test } from 'vitest'
import { openRoom, refusal, type Seat, startCall } from './room.fixture.ts'

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', './{mutations,queries}/*.ts', '!./**/*.*.ts'])

type Role = 'service' | 'supervisor' | 'dispatcher' | 'admin'
const everyone: readonly Role[] = ['service', 'supervisor', 'dispatcher', 'admin']
const capture: readonly Role[] = ['service', 'admin']
const captureOrSupervise: readonly Role[] = ['service', 'supervisor', 'admin']
const people: readonly Role[] = ['supervisor', 'dispatcher', 'admin']

const live = 'mutations/liveCalls:'
const ALLOWED: Record<string, readonly Role[]> = {
  [`${live}startLiveCall`]: capture,
  [`${live}updateCallStatus`]: captureOrSupervise,
  [`${live}addTranscriptEntry`]: capture,
  [`${live}setPartial`]: capture,
  [`${live}updatePerformanceMetrics`]: capture,
  [`${live}updateCallProgress`]: capture,
  [`${live}addSupervisorAction`]: captureOrSupervise,
  [`${live}addCoachingRecommendation`]: captureOrSupervise,
  [`${live}retireCoaching`]: captureOrSupervise,
  [`${live}updateCallPhase`]: capture,
  [`${live}toggleRecording`]: captureOrSupervise,
  [`${live}updateSystemStatus`]: capture,
  [`${live}updateObjective`]: capture,
  [`${live}setNextActions`]: capture,
  [`${live}raiseAlert`]: capture,
  [`${live}retireAlert`]: capture,
  [`${live}addTranslation`]: capture,
  [`${live}hearVoice`]: capture,
  [`${live}acknowledgeAlert`]: people,
  [`${live}noteEvent`]: capture,
  [`${live}saveRecording`]: capture,
  [`${live}saveArchive`]: capture,
  [`${live}endLiveCall`]: captureOrSupervise,
  'mutations/supervision:leave': ['supervisor', 'admin'],
  'mutations/supervision:report': capture,
  'mutations/supervision:orderDone': capture,
  'mutations/supervision:requestHelp': people,
  'queries/supervision:open': capture,
  'queries/supervision:bridge': capture,
  'incidents:createOrUpdate': capture,
  'incidents:updateStatus': everyone,
  'incidents:applyFields': capture,
  [`${live}correctTranscriptEntry`]: people,
  'incidents:setField': people,
  'incidents:lockField': people,
  'incidents:unlockField': people,
  'incidents:acceptAlternative': people,
  'incidents:dismissAlternative': people,
  'incidents:merge': people,
  'incidents:unmerge': people,
  'links:reject': people,
  'seats:stand': people,
  'seats:leave': people,
  'links:reconsider': people,
  'callbacks:mine': people,
  'callbacks:claimOfCall': people,
  'callbacks:claimOne': people,
  'callbacks:hold': people,
  'callbacks:release': people,
  'callbacks:dialled': people,
  'callbacks:close': people,
  'callbacks:reopen': people,
  'alarms:onDuty': ['supervisor', 'admin'],
  'alarms:shelveAlert': ['supervisor', 'admin'],
  'alarms:unshelveAlert': ['supervisor', 'admin'],
  'audit:list': ['admin'],
  'audit:ofCall': ['supervisor', 'admin'],
  'exports:hidden': people,
  'exports:read': people,
  'exports:note': people,
  'protocol:importFile': ['admin'],
  'protocol:activate': ['admin'],
  'protocol:observe': capture,
  'protocol:mark': people,
  'protocol:answer': people,
  'protocol:openCard': people,
  'dispatchers:create': capture,
  'patients:create': everyone,
  'campaigns:create': capture,
  'review:list': people,
  'review:get': people,
  'review:changes': people,
  'review:evaluation': people,
  'trends:hours': ['supervisor', 'admin'],
  'review:saveNote': ['supervisor', 'admin'],
  'review:saveQa': ['supervisor', 'admin'],
  'review:sign': ['supervisor', 'admin'],
  'review:reopen': ['supervisor', 'admin'],
  'review:noteClip': people,
  'users:list': ['admin'],
  'users:setRole': ['admin'],
  'users:setDisabled': ['admin'],
  'settings:owner': everyone,
  'settings:setOwner': ['admin'],
  'settings:set': ['admin'],
  'settings:history': ['admin'],
  'retention:preview': ['admin'],
  'retention:set': ['admin'],
  'retention:due': capture,
  'retention:erased': capture,
}

type Registered = { isPublic?: true; isQuery?: true; exportArgs: () => string; exportReturns: () => string }

const isPublic = (value: unknown): value is Registered =>
  typeof value === 'function' && (value as unknown as Registered).isPublic === true

/** Every public function of the project, by its path. */
async function publicFunctions(): Promise<Map<string, Registered>> {
  const found = new Map<string, Registered>()
  for (const [file, load] of Object.entries(files)) {
    const path = file.slice(2, -3)
    for (const [name, value] of Object.entries(await load())) if (isPublic(value)) found.set(`${path}:${name}`, value)
  }
  return found
}

type Json = { type: string; value?: unknown; tableName?: string }
type Fields = Record<string, { fieldType: Json; optional: boolean }>

/** Some value that passes a validator; ids do not exist. */
function some(json: Json, ids: Record<string, string>): unknown {
  if (json.type === 'object') return someArgs(json.value as Fields, ids)
  // Null is none of a union: the cursor of a first page, a thing that is not there.
  if (json.type === 'union' && (json.value as Json[]).some(({ type }) => type === 'null')) return null
  if (json.type === 'union') return some((json.value as Json[])[0] as Json, ids)
  if (json.type === 'literal') return json.value
  if (json.type === 'id') return ids[json.tableName ?? '']
  const plain: Record<string, unknown> = {
    string: 'x',
    number: 1,
    boolean: true,
    array: [],
    null: null,
    any: {},
    record: {},
  }
  return plain[json.type]
}

const someArgs = (fields: Fields, ids: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { fieldType, optional }]) =>
      optional ? [] : [[name, some(fieldType, ids)]],
    ),
  )

async function knock(
  seat: Pick<Seat, 'query' | 'mutation'>,
  path: string,
  fn: Registered,
  ids: Record<string, string>,
) {
  const args = someArgs((JSON.parse(fn.exportArgs()) as Json).value as Fields, ids)
  try {
    if (fn.isQuery) await seat.query(makeFunctionReference<'query'>(path), args)
    else await seat.mutation(makeFunctionReference<'mutation'>(path), args)
    return 'ok'
  } catch (error) {
    return (await refusal(Promise.reject(error))).code
  }
}

test('every function knows who may call it: strangers and other roles are refused, the rest are let in', async () => {
  const room = openRoom()
  const liveCallId = await startCall(room)
  const ids = await room.room.run(async (ctx) => {
    const alert = { callId: 'x', sessionId: 'x', type: 'silent_call', rule: 'x', severity: 'info' } as const
    return {
      alerts: await ctx.db.insert('alerts', { liveCallId, ...alert, evidence: [], atMs: 0, raisedAt: 0 }),
      dispatchers: await ctx.db.insert('dispatchers', { name: 'x', email: 'x@x', createdAt: 0 }),
      patients: await ctx.db.insert('patients', { createdAt: 0 }),
      users: await ctx.db.insert('users', { tokenIdentifier: 'x', name: 'x', email: '', role: 'admin', createdAt: 0 }),
      incidentLinks: await ctx.db.insert('incidentLinks', {
        first: 'x',
        second: 'y',
        firstCallId: 'x',
        secondCallId: 'y',
        state: 'suggested',
        score: 0,
        hints: [],
        suggestedAt: 0,
        updatedAt: 0,
      }),
      callBacks: await ctx.db.insert('callBacks', {
        callId: 'x',
        sessionId: 'x',
        number: '',
        numberKey: '',
        state: 'pending',
        abandoned: 1,
        firstAt: 0,
        lastAt: 0,
        waitedMs: 0,
        attempts: 0,
      }),
      callOrders: await ctx.db.insert('callOrders', {
        callId: 'x',
        kind: 'transfer',
        details: '131',
        by: { id: 'x', name: 'x' },
        state: 'pending',
        at: 0,
      }),
    }
  })
  const functions = await publicFunctions()
  expect(functions.size).toBeGreaterThan(40)

  for (const [path, fn] of functions) {
    const allowed = ALLOWED[path] ?? (fn.isQuery || path === 'users:register' ? everyone : [])
    expect([path, await knock(room.room, path, fn, ids)]).toEqual([path, 'unauthenticated'])
    expect([path, await knock(room.stranger, path, fn, ids)]).toEqual([path, 'forbidden'])
    for (const role of everyone) {
      const answer = await knock(room[role], path, fn, ids)
      expect([path, role, answer === 'forbidden']).toEqual([path, role, !allowed.includes(role)])
    }
  }
}, 60_000)

test('every function says what it takes and what it returns', async () => {
  for (const [path, fn] of await publicFunctions()) {
    expect([path, (JSON.parse(fn.exportArgs()) as Json).type]).toEqual([path, 'object'])
    expect([path, (JSON.parse(fn.exportReturns()) as Json | null)?.type ?? 'missing']).not.toEqual([path, 'missing'])
    expect([path, (JSON.parse(fn.exportReturns()) as Json).type]).not.toEqual([path, 'any'])
  }
})
