/** The promise of the card: whatever programs send, in whatever order, a field that a person holds does not move. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { openRoom } from './room.fixture.ts'

const callSessionId = 'session-lock'
const FIELDS = ['nombre', 'apellido', 'direccion', 'numero', 'comuna', 'codigo', 'edad', 'motivo', 'alergias'] as const
type Name = (typeof FIELDS)[number]
const VALUES: Record<Name, readonly string[]> = {
  nombre: ['Juan', 'Ana'],
  apellido: ['Pérez', 'Soto'],
  direccion: ['Apoquindo', 'Av. Matta'],
  numero: ['3000', '12'],
  comuna: ['Las Condes', 'Ñuñoa'],
  codigo: ['rojo', 'verde'],
  edad: ['45', '11 meses'],
  motivo: ['acv', 'caida'],
  alergias: ['ninguna', 'penicilina'],
}

const pick = fc
  .constantFrom(...FIELDS)
  .chain((field) => fc.record({ field: fc.constant(field), value: fc.constantFrom(...VALUES[field]) }))
const step = fc.oneof(
  fc.record({
    kind: fc.constant('hear' as const),
    at: pick,
    confidence: fc.constantFrom(0.2, 0.6, 0.95),
    gone: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('raw' as const), at: fc.array(pick, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('columns' as const),
    patientName: fc.constantFrom('Juan Pérez', 'Ana Soto', 'Pedro'),
    address: fc.constantFrom('Apoquindo 3000', 'Av. Matta 12', 'Unknown', 'Ruta 5'),
    allergies: fc.constantFrom('ninguna', 'maní'),
    incidentType: fc.constantFrom('acv', 'dolor de pecho'),
    priority: fc.constantFrom('critical' as const, 'low' as const),
  }),
  fc.record({ kind: fc.constant('set' as const), at: pick, empty: fc.boolean() }),
  fc.record({ kind: fc.constant('lock' as const), at: pick }),
  fc.record({ kind: fc.constant('unlock' as const), at: pick }),
  fc.record({ kind: fc.constant('accept' as const), at: pick }),
)

const COLUMN: Record<Name, (incident: Record<string, unknown>) => unknown> = {
  nombre: (i) => i.firstName,
  apellido: (i) => i.lastName,
  direccion: (i) => i.rawCanonicalData,
  numero: (i) => i.rawCanonicalData,
  comuna: (i) => (i.location as { district?: string }).district,
  codigo: (i) => i.priority,
  edad: (i) => i.patientAge,
  motivo: (i) => i.incidentType,
  alergias: (i) => i.allergies,
}

test('a locked field is never overwritten by a machine, by any door, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const { service, dispatcher, admin } = openRoom()
      const dispatcherId = await admin.mutation(api.dispatchers.create, { name: 'Diego', email: 'd@x.invalid' })
      const send = (columns: object) =>
        service.mutation(api.incidents.createOrUpdate, { callSessionId, dispatcherId, ...columns })
      await send({})
      const held = new Map<Name, string | null>()
      const read = async () => {
        const card = await dispatcher.query(api.incidents.card, { callSessionId })
        if (card === null) throw new Error('no card')
        return card
      }
      const heldValue = async (name: Name) => (await read()).fields.find(({ field }) => field === name)?.value ?? null

      for (const act of steps) {
        const before = await read()
        if (act.kind === 'hear')
          await service.mutation(api.incidents.applyFields, {
            callId: 'c',
            callSessionId,
            changes: [
              { field: act.at.field, value: act.gone ? null : act.at.value, confidence: act.confidence, evidence: [] },
            ],
            by: { provider: 'p', model: 'm', version: '1' },
          })
        else if (act.kind === 'raw')
          await send({ rawCanonicalData: Object.fromEntries(act.at.map(({ field, value }) => [field, value])) })
        else if (act.kind === 'columns') {
          const { kind: _, address, ...columns } = act
          await send({ ...columns, location: { address } })
        } else await decide(act, held, { dispatcher, heldValue, before })

        const now = await read()
        for (const [name, value] of held) {
          expect(now.fields.find(({ field }) => field === name)).toMatchObject({ value, lockedBy: 'Diego' })
          const raw: unknown = (now.incident.rawCanonicalData as Record<string, unknown> | undefined)?.[name] ?? ''
          expect(raw).toBe(value ?? '')
          if (name === 'direccion' && value !== null)
            expect(now.incident.location.address?.startsWith(value)).toBe(true)
          const isMachine = act.kind === 'hear' || act.kind === 'raw' || act.kind === 'columns'
          if (isMachine && name !== 'direccion' && name !== 'numero')
            expect(COLUMN[name](now.incident)).toEqual(COLUMN[name](before.incident))
        }
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

type Person = Extract<
  typeof step extends fc.Arbitrary<infer S> ? S : never,
  { kind: 'set' | 'lock' | 'unlock' | 'accept' }
>

async function decide(
  act: Person,
  held: Map<Name, string | null>,
  at: {
    dispatcher: ReturnType<typeof openRoom>['dispatcher']
    heldValue: (name: Name) => Promise<string | null>
    before: { fields: { field: string; alternatives: { value: string }[] }[] }
  },
): Promise<void> {
  const { field } = act.at
  const place = { callSessionId, field }
  if (act.kind === 'set') {
    const value = act.empty ? '' : act.at.value
    await at.dispatcher.mutation(api.incidents.setField, { ...place, value })
    held.set(field, value === '' ? null : value)
  } else if (act.kind === 'lock') {
    await at.dispatcher.mutation(api.incidents.lockField, place)
    held.set(field, await at.heldValue(field))
  } else if (act.kind === 'unlock') {
    await at.dispatcher.mutation(api.incidents.unlockField, place)
    held.delete(field)
  } else {
    const offered = at.before.fields.find((row) => row.field === field)?.alternatives[0]?.value
    if (offered === undefined) return
    await at.dispatcher.mutation(api.incidents.acceptAlternative, { ...place, value: offered })
    held.set(field, offered)
  }
}
