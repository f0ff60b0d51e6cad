/** The product's own functions, call after call by all who may and may not, on convex-test and on the engine at one stopped clock. */
import { makeFunctionReference } from 'convex/server'
import { convexToJson, type JSONValue, jsonToConvex, type Value } from 'convex/values'
import { convexTest } from 'convex-test'
import convexSchema from '../../../convex/schema.ts'
import { openDatabase } from '../../storage/database.ts'
import { ISSUER } from '../auth/issuer.ts'
import { openProduct } from '../modules.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { createDice, type Dice } from '../testing/values.ts'
import { tableNumberOf } from '../values/ids.ts'
import { isObject } from '../values/keys.ts'
import { draft, type Suite } from './report.ts'

type Step = {
  readonly kind: 'query' | 'mutation'
  readonly path: string
  readonly args: Record<string, Value>
  readonly role: string
}
type Side = (step: Step) => Promise<string>

const CALLS = ['call-1', 'call-2', 'call-3']
const FIELDS = ['direccion', 'motivo', 'nombre', 'codigo', 'comuna', 'edad', 'telefono', 'nothing-like-it']
const ROLES = ['service', 'service', 'service', 'supervisor', 'supervisor', 'dispatcher', 'admin', 'janitor']

/** Ids are numbered as they appear, and creation times left out: no two databases share them. */
const normal = (): ((value: JSONValue) => JSONValue) => {
  const known = new Map<string, string>()
  const named = (id: string): string => {
    if (!known.has(id)) known.set(id, `id ${known.size}`)
    return known.get(id) ?? ''
  }
  const isId = (value: string): boolean => tableNumberOf(value) !== null || /^0{5,}\d+[A-Za-z_]+$/.test(value)
  const each = (value: JSONValue): JSONValue => {
    if (typeof value === 'string') return isId(value) ? named(value) : value
    if (Array.isArray(value)) return value.map(each)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '_creationTime')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, each(item ?? null)]),
    )
  }
  return each
}

const identityOf = (role: string) => ({ subject: role, name: role, email: `${role}@sala.example`, role })

const openSides = (): { reference: Side; engine: Side } => {
  const product = openProduct()
  const modules = Object.entries(product.modules).map(([path, module]) => [`/convex/${path}.ts`, async () => module])
  const oracle = convexTest({
    schema: convexSchema,
    modules: { ...Object.fromEntries(modules), '/convex/_generated/api.js': async () => ({}) },
  })
  const runtime = openRuntime({
    db: openDatabase(':memory:'),
    modules: product.modules,
    schema: product.schema,
    now: Date.now,
  })

  const told = (side: (step: Step) => Promise<unknown>): Side => {
    const normalise = normal()
    return async (step) => {
      try {
        return JSON.stringify(normalise(convexToJson(((await side(step)) ?? null) as Value)))
      } catch (error) {
        if (!(error instanceof Error) || !('data' in error)) return 'refused'
        const data =
          typeof error.data === 'string' ? (JSON.parse(error.data) as JSONValue) : convexToJson(error.data as Value)
        return `refused: ${JSON.stringify(normalise(data))}`
      }
    }
  }
  return {
    reference: told(({ kind, path, args, role }) => {
      const as = oracle.withIdentity({ ...identityOf(role), issuer: ISSUER })
      return kind === 'query'
        ? as.query(makeFunctionReference<'query'>(path), args)
        : as.mutation(makeFunctionReference<'mutation'>(path), args)
    }),
    engine: told(async ({ kind, path, args, role }) => {
      const identity = { ...identityOf(role), issuer: ISSUER, tokenIdentifier: `${ISSUER}|${role}` }
      const call = { path, args: convexToJson(args), identity, from: 'client' } as const
      return jsonToConvex(JSON.parse(kind === 'query' ? await runtime.query(call) : (await runtime.mutate(call)).text))
    }),
  }
}

const evidence = (dice: Dice): Value => ({
  entryKey: `k${dice.below(9)}`,
  quote: 'no respira',
  speaker: 'customer',
  atMs: dice.below(9000),
})

const write = (dice: Dice, now: number): Omit<Step, 'kind' | 'role'> => {
  const callId = dice.pick(CALLS)
  const callSessionId = callId
  const live = (name: string, args: Record<string, Value>) => ({
    path: `mutations/liveCalls:${name}`,
    args: { callId, ...args },
  })
  const incident = (name: string, args: Record<string, Value>) => ({
    path: `incidents:${name}`,
    args: { callSessionId, ...args },
  })
  const field = dice.pick(FIELDS)
  const value = dice.pick(['Apoquindo 3000', 'Los Leones 12', '', 'P1', '64'])
  const makers = [
    () =>
      live('startLiveCall', {
        sessionId: callId,
        agentName: 'Ana',
        customerName: '',
        customerPhone: '+56 9',
        campaignName: 'E',
        ...(dice.below(2) === 0 ? { template: dice.pick(['dispatch', 'outreach']) } : {}),
      }),
    () => live('updateCallStatus', { status: dice.pick(['ringing', 'connected', 'on-hold', 'ended']) }),
    () =>
      live('addTranscriptEntry', {
        timestamp: new Date(now).toISOString(),
        speaker: dice.pick(['agent', 'customer']),
        text: `línea ${dice.below(50)}`,
        sentiment: dice.pick(['positive', 'neutral', 'negative']),
        confidence: 0.5,
        isFinal: dice.below(4) > 0,
        endMs: dice.below(60_000),
        ...(dice.below(2) === 0 ? { idempotencyKey: `key ${dice.below(30)}` } : {}),
      }),
    () => live('setPartial', { speaker: 'customer', text: 'apú', startMs: dice.below(9000), seq: dice.below(5) }),
    () =>
      live('updatePerformanceMetrics', {
        metrics: { scriptAdherence: dice.below(100), voiceEnergyLevel: dice.pick(['LOW', 'HIGH', 'WRONG']) },
      }),
    () => live('updateCallProgress', { duration: dice.below(900), currentPhase: dice.pick(['x', 'location']) }),
    () =>
      live('addCoachingRecommendation', {
        type: dice.pick(['OBJECTION', 'SCRIPT', 'wrong']),
        title: 't',
        description: 'd',
        priority: dice.below(5),
        key: `c${dice.below(4)}`,
      }),
    () => live('retireCoaching', { keys: [`c${dice.below(4)}`] }),
    () => live('updateCallPhase', { phase: dice.pick(['greeting', 'location', 'triage', 'nowhere']) }),
    () => live('toggleRecording', { isRecording: dice.below(2) === 0 }),
    () =>
      live('updateSystemStatus', {
        service: dice.pick(['sip', 'stt']),
        status: dice.pick(['active', 'idle', 'error', 'odd']),
        latency: dice.below(90),
      }),
    () =>
      live('addSupervisorAction', { action: dice.pick(['WHISPER', 'BARGE', 'END_CALL', 'NOTE', 'odd']), details: 'x' }),
    () => live('setNextActions', { actions: [{ key: `a${dice.below(3)}`, text: 'ir', priority: dice.below(3) }] }),
    () =>
      live('raiseAlert', {
        type: dice.pick(['distress', 'cardiac_arrest', 'odd']),
        rule: `r${dice.below(3)}`,
        evidence: [evidence(dice)],
        atMs: dice.below(9000),
      }),
    () => live('endLiveCall', { reason: dice.pick(['hangup', 'interrupted']) }),
    () =>
      incident('applyFields', {
        callId,
        changes: [{ field, value, confidence: dice.below(100) / 100, evidence: [evidence(dice)] }],
        by: { provider: 'rules', model: 'm', version: '1' },
      }),
    () => incident('setField', { field, value }),
    () => incident(dice.pick(['lockField', 'unlockField']), { field }),
    () => incident(dice.pick(['acceptAlternative', 'dismissAlternative']), { field, value }),
    () => incident('updateStatus', { status: dice.pick(['pending', 'dispatched', 'closed', 'odd']) }),
    () => ({ path: 'users:register', args: {} }),
    () => ({ path: 'patients:create', args: { firstName: 'Eva', lastName: 'Soto' } }),
  ]
  return dice.pick(makers)()
}

const reads = (): Omit<Step, 'kind' | 'role'>[] => [
  ...CALLS.flatMap((callId) => [
    ...[
      'getLiveCallData',
      'getCall',
      'subscribeToTranscripts',
      'transcriptTail',
      'partials',
      'subscribeToMetrics',
      'getSupervisorActions',
      'getActiveCoachingRecommendations',
      'getAlerts',
      'getSystemHealth',
    ].map((name) => ({ path: `queries/liveCalls:${name}`, args: { callId } })),
    { path: 'queries/wallboard:helpRequested', args: { callId } },
    ...[0, 1].map((page) => ({ path: 'queries/liveCalls:transcriptPage', args: { callId, page } })),
    ...['get', 'card', 'history'].map((name) => ({ path: `incidents:${name}`, args: { callSessionId: callId } })),
  ]),
  ...[
    'queries/liveCalls:getActiveCalls',
    'queries/wallboard:liveList',
    'queries/wallboard:endedList',
    'incidents:listRecent',
    'dispatchers:list',
    'users:me',
    'campaigns:list',
  ].map((path) => ({ path, args: {} })),
  { path: 'queries/wallboard:answers', args: { since: 0, targetS: 15 } },
  { path: 'trends:hours', args: { since: 0, practice: true } },
  ...[0, 7, 15].map((part) => ({ path: 'queries/wallboard:liveList', args: { part } })),
]

export const product: Suite = async ({ seed, scale }) => {
  const report = draft('product')
  const [seeds, steps] = scale === 'large' ? [10, 500] : [1, 150]
  const clock = Date.now
  let now = clock()
  let refused = 0
  let asked = 0
  Date.now = () => now
  try {
    for (let at = seed; at < seed + seeds; at++) {
      const { reference, engine } = openSides()
      const dice = createDice(at)
      const compare = async (step: Step, i: number): Promise<void> => {
        const expected = await reference(step)
        const actual = await engine(step)
        asked += 1
        if (expected.startsWith('refused')) refused += 1
        if (actual !== expected)
          report.differs(
            `seed ${at}, step ${i}, ${step.role}: ${step.path} ${JSON.stringify(convexToJson(step.args))}:\n${actual.slice(0, 600)}\nnot\n${expected.slice(0, 600)}`,
          )
      }
      for (let i = 0; i < steps; i++) {
        now += dice.below(3000) + 1
        await compare({ kind: 'mutation', role: dice.pick(ROLES), ...write(dice, now) }, i)
        if (i % 10 === 9) for (const read of reads()) await compare({ kind: 'query', role: 'supervisor', ...read }, i)
      }
    }
  } finally {
    Date.now = clock
  }
  report.note(
    `seeds ${seed}–${seed + seeds - 1} × ${steps} steps, ${asked} answers compared, ${refused} refusals among them`,
  )
  report.check('most was answered', refused < asked / 2, `${refused} of ${asked}`)
  return report.done()
}
