import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { api } from './_generated/api.js'
import type { FieldName } from './domain/canonical.ts'
import { openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const [A, B, C] = ['call-a', 'call-b', 'call-c'] as const
type Session = typeof A | typeof B | typeof C
const by = { provider: 'rules', model: 'es', version: '1' }

let room: Room
beforeEach(async () => {
  room = openRoom()
  for (const callId of [A, B, C]) await startCall(room, { callId })
})

const hear = (to: Room, callSessionId: Session, field: FieldName, value: string | null, confidence = 0.8) =>
  to.service.mutation(api.incidents.applyFields, {
    callId: callSessionId,
    callSessionId,
    changes: [
      {
        field,
        value,
        confidence,
        evidence: [{ entryKey: `${callSessionId}:1`, quote: value ?? 'no', speaker: 'customer', atMs: 1 }],
      },
    ],
    by,
  })
const set = (to: Room, callSessionId: Session, field: FieldName, value: string) =>
  to.dispatcher.mutation(api.incidents.setField, { callSessionId, field, value })
const merge = (callSessionId: Session, into: Session) =>
  room.supervisor.mutation(api.incidents.merge, { callSessionId, into })
const unmerge = (callSessionId: Session) => room.supervisor.mutation(api.incidents.unmerge, { callSessionId })
const card = (callSessionId: Session) => room.supervisor.query(api.incidents.card, { callSessionId })
const field = async (callSessionId: Session, name: FieldName) =>
  (await card(callSessionId))?.fields.find((row) => row.field === name)

test('an empty field takes the value of the other call, with its proof and where it comes from', async () => {
  await hear(room, A, 'direccion', 'Agustinas')
  await hear(room, B, 'numero', '853')
  await merge(B, A)

  expect(await field(A, 'numero')).toMatchObject({
    value: '853',
    from: B,
    evidence: [{ entryKey: `${B}:1`, quote: '853' }],
  })
  expect((await field(A, 'direccion'))?.from).toBeUndefined()
  expect(await field(B, 'direccion')).toBeUndefined()
})

test('a value that differs is an alternative; a locked field keeps its value; a person stands before a machine', async () => {
  await hear(room, A, 'numero', '853')
  await hear(room, B, 'numero', '835')
  await hear(room, A, 'edad', '40')
  await set(room, B, 'edad', '44')
  await set(room, A, 'comuna', 'Santiago')
  await set(room, B, 'comuna', 'Renca')
  await merge(B, A)

  expect(await field(A, 'numero')).toMatchObject({ value: '853', alternatives: [{ value: '835', from: B }] })
  expect(await field(A, 'edad')).toMatchObject({
    value: '44',
    lockedBy: 'Diego',
    from: B,
    alternatives: [{ value: '40' }],
  })
  expect(await field(A, 'comuna')).toMatchObject({ value: 'Santiago', alternatives: [{ value: 'Renca', from: B }] })
})

test('taking what the other call said is this card’s own from then on, and stays after a split', async () => {
  await hear(room, A, 'numero', '853')
  await hear(room, B, 'numero', '835')
  await hear(room, B, 'comuna', 'Renca')
  await merge(B, A)
  await room.dispatcher.mutation(api.incidents.acceptAlternative, { callSessionId: A, field: 'numero', value: '835' })
  await room.dispatcher.mutation(api.incidents.lockField, { callSessionId: A, field: 'comuna' })
  await unmerge(B)

  expect(await field(A, 'numero')).toMatchObject({ value: '835', lockedBy: 'Diego', alternatives: [{ value: '853' }] })
  expect((await field(A, 'numero'))?.evidence).toMatchObject([{ entryKey: `${B}:1` }])
  expect(await field(A, 'comuna')).toMatchObject({ value: 'Renca', lockedBy: 'Diego' })
  expect(await field(B, 'comuna')).toMatchObject({ value: 'Renca', lockedBy: null })
})

test('what is waved away is not shown again, and the other card still says it', async () => {
  await hear(room, A, 'numero', '853')
  await hear(room, B, 'numero', '835')
  await merge(B, A)
  await room.dispatcher.mutation(api.incidents.dismissAlternative, { callSessionId: A, field: 'numero', value: '835' })

  expect(await field(A, 'numero')).toMatchObject({ value: '853', alternatives: [] })
  expect(await field(B, 'numero')).toMatchObject({ value: '835' })
})

test('an incident is as urgent as its most urgent part', async () => {
  await hear(room, A, 'codigo', 'verde')
  await hear(room, B, 'codigo', 'rojo')
  await merge(B, A)
  expect((await card(A))?.incident.priority).toBe('critical')
  await unmerge(B)
  expect((await card(A))?.incident.priority).toBe('low')
})

test('merging and splitting twice happens once: one line of each in both timelines and in the audit', async () => {
  await hear(room, A, 'direccion', 'Agustinas')
  const ask = { callSessionId: B, into: A, idempotencyKey: 'k-1' }
  await room.supervisor.mutation(api.incidents.merge, ask)
  await room.supervisor.mutation(api.incidents.merge, ask)
  await merge(B, A)
  await unmerge(B)
  await unmerge(B)

  const [events, audit] = await room.room.run(async (ctx) => [
    (await ctx.db.query('callEvents').collect()).filter(({ type }) => type.includes('Merge')),
    await ctx.db.query('auditLog').collect(),
  ])
  expect(events?.map(({ sessionId, type }) => `${sessionId} ${type}`).sort()).toEqual([
    `${A} IncidentMergeLogEvent`,
    `${A} IncidentUnMergeLogEvent`,
    `${B} IncidentMergeLogEvent`,
    `${B} IncidentUnMergeLogEvent`,
  ])
  expect(audit.map(({ action, actor, target }) => [action, actor.name, target])).toEqual([
    ['incident.merge', 'Paula', B],
    ['incident.unmerge', 'Paula', B],
  ])
})

test('a third call joins the whole; rings and second homes are refused', async () => {
  await hear(room, A, 'direccion', 'Agustinas')
  await hear(room, B, 'numero', '853')
  await hear(room, C, 'comuna', 'Santiago')
  await merge(B, A)
  await merge(C, B)

  expect((await card(A))?.fields.map(({ field, value }) => `${field} ${value}`).sort()).toEqual([
    'comuna Santiago',
    'direccion Agustinas',
    'numero 853',
  ])
  expect(await refusal(merge(A, C))).toMatchObject({ code: 'value_invalid', field: 'into' })
  expect(await refusal(merge(A, A))).toMatchObject({ code: 'value_invalid', field: 'into' })
  await unmerge(C)
  await merge(C, A)
  await unmerge(C)
  await startCall(room, { callId: 'call-d' })
  await room.supervisor.mutation(api.incidents.merge, { callSessionId: C, into: 'call-d' })
  expect(await refusal(merge(C, A))).toMatchObject({ code: 'value_invalid', field: 'callSessionId' })
  expect(await refusal(room.supervisor.mutation(api.incidents.merge, { callSessionId: A, into: 'nobody' }))).toEqual({
    code: 'incident_not_found',
    field: 'callSessionId',
  })
})

test('both cards say that they are merged, with whom and by whom', async () => {
  await merge(B, A)
  const of = (callSessionId: Session) => room.dispatcher.query(api.links.merged, { callSessionId })
  expect(await of(B)).toMatchObject({ into: { callId: A }, holds: [], by: 'Paula' })
  expect(await of(A)).toMatchObject({ into: null, holds: [{ callId: B }], by: 'Paula' })
  expect(await of(C)).toBeNull()
})

type Op =
  | { kind: 'hear'; at: Session; field: FieldName; value: string | null; confidence: number }
  | { kind: 'set' | 'accept' | 'dismiss'; at: Session; field: FieldName; value: string }
  | { kind: 'lock' | 'unlock'; at: Session; field: FieldName }

const at = fc.constantFrom<Session>(A, B)
const name = fc.constantFrom<FieldName>('numero', 'edad', 'codigo')
const VALUES: Partial<Record<FieldName, readonly string[]>> = {
  numero: ['1', '2', '3'],
  edad: ['30', '40', '50'],
  codigo: ['rojo', 'verde', 'amarillo'],
}
const valued = name.chain((field) =>
  fc.record({ field: fc.constant(field), value: fc.constantFrom(...(VALUES[field] ?? [])) }),
)
const heard = fc.tuple(at, valued, fc.constantFrom(0.4, 0.8, 0.95), fc.boolean()).map(
  ([at, { field, value }, confidence, none]): Op => ({
    kind: 'hear',
    at,
    field,
    value: none ? null : value,
    confidence,
  }),
)
const written = fc.tuple(at, valued).map(([at, rest]): Op => ({ kind: 'set', at, ...rest }))
const loosed = fc.tuple(at, name).map(([at, field]): Op => ({ kind: 'unlock', at, field }))
const chosen = fc
  .tuple(fc.constantFrom('accept' as const, 'dismiss' as const), at, valued)
  .map(([kind, at, rest]): Op => ({ kind, at, ...rest }))
const locked = fc.tuple(at, name).map(([at, field]): Op => ({ kind: 'lock', at, field }))

async function act(to: Room, op: Op): Promise<void> {
  const place = { callSessionId: op.at, field: op.field }
  const { dispatcher } = to
  // What there is nothing to do to is refused in both rooms alike.
  const refused = (): void => undefined
  if (op.kind === 'hear') await hear(to, op.at, op.field, op.value, op.confidence)
  else if (op.kind === 'set') await set(to, op.at, op.field, op.value)
  else if (op.kind === 'lock') await dispatcher.mutation(api.incidents.lockField, place)
  else if (op.kind === 'unlock') await dispatcher.mutation(api.incidents.unlockField, place)
  else if (op.kind === 'accept')
    await dispatcher.mutation(api.incidents.acceptAlternative, { ...place, value: op.value }).catch(refused)
  else if (op.kind === 'dismiss')
    await dispatcher.mutation(api.incidents.dismissAlternative, { ...place, value: op.value }).catch(refused)
}

const MOVING = new Set(['_id', '_creationTime', 'updatedAt', 'at', 'lastUpdated'])
const still = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (MOVING.has(key) ? undefined : inner)))

const dump = (of: Room) =>
  of.room.run(async (ctx) =>
    still([
      await ctx.db.query('incidents').collect(),
      await ctx.db.query('incidentFields').collect(),
      await ctx.db.query('incidentChanges').collect(),
    ]),
  )

test('a split gives back just what was there, and what was written since stays where it was written', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(heard, written, loosed, chosen, locked), { maxLength: 10 }),
      fc.array(fc.oneof(heard, written, loosed), { maxLength: 8 }),
      async (before, since) => {
        const [merging, never] = [openRoom(), openRoom()]
        for (const to of [merging, never]) {
          for (const callId of [A, B]) await startCall(to, { callId })
          await hear(to, A, 'motivo', 'caida')
          await hear(to, B, 'motivo', 'trauma')
          for (const op of before) await act(to, op)
        }
        await merging.supervisor.mutation(api.incidents.merge, { callSessionId: B, into: A })
        for (const to of [merging, never]) for (const op of since) await act(to, op)
        await merging.supervisor.mutation(api.incidents.unmerge, { callSessionId: B })
        expect(await dump(merging)).toEqual(await dump(never))
      },
    ),
    { numRuns: 15 },
  )
}, 60_000)
