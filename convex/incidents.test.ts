import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const callSessionId = '550e8400-e29b-41d4-a716-446655440000'
const place = { callSessionId }
const by = { provider: 'rules', model: 'es', version: '1' }
const evidence = [{ entryKey: 'k-1', quote: 'me llamo Juan', speaker: 'customer' as const, atMs: 2000 }]

const open = async () => {
  const room = openRoom()
  const email = 'diego@sala.example.invalid'
  const dispatcherId = await room.admin.mutation(api.dispatchers.create, { name: 'Diego', email })
  const send = (columns: object) =>
    room.service.mutation(api.incidents.createOrUpdate, { callSessionId, dispatcherId, ...columns })
  const hear = (values: Record<string, string | null>, confidence = 0.9) =>
    room.service.mutation(api.incidents.applyFields, {
      callId: 'c',
      callSessionId,
      changes: Object.entries(values).map(([field, value]) => ({ field, value, confidence, evidence })),
      by,
    })
  return { room, dispatcherId, send, hear }
}

const incidentOf = async ({ supervisor }: Room) => {
  const incident = await supervisor.query(api.incidents.get, { callSessionId })
  if (incident === null) throw new Error('no incident')
  return incident
}

const fieldOf = async ({ supervisor }: Room, name: string) => {
  const card = await supervisor.query(api.incidents.card, { callSessionId })
  return card?.fields.find(({ field }) => field === name)
}

/** The payload of the Python service, as its example builds it, empty values and all. */
const python = (dispatcherId: string) => ({
  callSessionId,
  dispatcherId,
  priority: 'critical',
  patientName: 'Juan Pérez',
  patientAge: 45,
  patientSex: 'M',
  consciousness: 'no',
  breathing: 'no',
  avdi: 'inconsciente',
  respiratoryStatus: 'no respira',
  symptomOnset: 'hace diez minutos',
  medicalHistory: 'hipertensión',
  currentMedications: 'losartán',
  allergies: 'penicilina',
  vitalSigns: 'presión 80/40',
  location: { address: 'Apoquindo 3000', district: 'Las Condes', reference: 'frente al metro' },
  apartment: '501',
  locationDetail: 'torre B',
  requiredRescuers: '2',
  requiredResources: 'ambulancia avanzada',
  healthInsurance: 'Fonasa',
  conciergeNotified: 'si',
  incidentType: 'paro cardiaco',
  description: 'Hombre de 45 años no responde',
  fullTranscript: 'hola necesito ayuda',
  rawCanonicalData: {
    nombre: 'Juan',
    apellido: 'Pérez',
    sexo: 'M',
    edad: '45',
    direccion: 'Apoquindo',
    numero: '3000',
    comuna: 'Las Condes',
    depto: '501',
    codigo: 'Rojo',
    consciente: 'no',
    respira: 'no',
    estado_respiratorio: 'no respira',
    motivo: 'paro cardiaco',
    medico_turno: '',
  },
})

test('the first chunk makes the incident with the defaults of the contract', async () => {
  const { room, dispatcherId, send } = await open()

  const id = await send({})

  expect(await incidentOf(room)).toMatchObject({
    _id: id,
    dispatcherId,
    incidentNumber: 'INC-55440000',
    status: 'incoming_call',
    priority: 'medium',
    location: { address: 'Unknown' },
  })
})

test('every column of the Python example is kept as it was sent', async () => {
  const { room, dispatcherId, send } = await open()
  const { callSessionId: _session, dispatcherId: _dispatcher, ...columns } = python(dispatcherId)

  const id = await send(columns)
  expect(await send(columns)).toBe(id)

  expect(await incidentOf(room)).toMatchObject(columns)
  expect(await fieldOf(room, 'direccion')).toMatchObject({ value: 'Apoquindo', setBy: { kind: 'machine' } })
  expect(await fieldOf(room, 'codigo')).toMatchObject({ value: 'rojo' })
  expect(await fieldOf(room, 'estado_respiratorio')).toBeUndefined()
})

test('only what is given changes', async () => {
  const { room, send } = await open()
  await send({ patientName: 'Juan Pérez', location: { address: 'Apoquindo 3000', district: 'Las Condes' } })

  await send({ patientAge: 45, location: { address: 'Unknown', district: null, reference: 'frente al metro' } })

  expect(await incidentOf(room)).toMatchObject({
    patientName: 'Juan Pérez',
    patientAge: 45,
    location: { address: 'Apoquindo 3000', district: 'Las Condes', reference: 'frente al metro' },
  })
})

test('a program may lower the priority that it gave; a code that was heard only raises it', async () => {
  const { room, send, hear } = await open()
  await send({ priority: 'critical' })
  await send({ priority: 'high' })
  expect((await incidentOf(room)).priority).toBe('high')

  await hear({ codigo: 'verde' })
  expect((await incidentOf(room)).priority).toBe('high')
  await hear({ codigo: 'rojo' })
  expect((await incidentOf(room)).priority).toBe('critical')
})

test('a person’s code sets the priority and holds it against every program', async () => {
  const { room, send, hear } = await open()
  await hear({ codigo: 'rojo' })

  await room.dispatcher.mutation(api.incidents.setField, { ...place, field: 'codigo', value: 'verde' })
  await send({ priority: 'critical', rawCanonicalData: { codigo: 'Rojo' } })
  await hear({ codigo: 'naranja' })

  expect(await incidentOf(room)).toMatchObject({ priority: 'low', rawCanonicalData: { codigo: 'verde' } })
})

test('what a line made known fills the card with its proof and the columns with its values', async () => {
  const { room, hear } = await open()

  await hear({ nombre: 'Juan', apellido: 'Pérez', edad: '11 meses', direccion: 'Apoquindo', numero: '3000' })
  await hear({ numero: '3200', apellido: null })

  expect(await incidentOf(room)).toMatchObject({
    status: 'incoming_call',
    patientName: 'Juan',
    firstName: 'Juan',
    patientAge: 0,
    location: { address: 'Apoquindo 3200' },
    rawCanonicalData: { nombre: 'Juan', apellido: '', numero: '3200' },
  })
  expect(await fieldOf(room, 'numero')).toMatchObject({
    value: '3200',
    setBy: { kind: 'machine', ...by },
    confidence: 0.9,
    evidence,
    lockedBy: null,
    rev: 2,
  })
})

test('a person edits, locks, takes an alternative, waves one away and unlocks', async () => {
  const { room, hear } = await open()
  await hear({ nombre: 'Juan' })
  const field = 'nombre'

  await room.dispatcher.mutation(api.incidents.setField, { ...place, field, value: 'Pedro' })
  await hear({ nombre: 'Iván' })
  expect(await fieldOf(room, field)).toMatchObject({ value: 'Pedro', lockedBy: 'Diego' })
  expect((await fieldOf(room, field))?.alternatives.map(({ value }) => value)).toEqual(['Iván', 'Juan'])

  await room.supervisor.mutation(api.incidents.acceptAlternative, { ...place, field, value: 'Iván' })
  expect(await fieldOf(room, field)).toMatchObject({ value: 'Iván', lockedBy: 'Paula', evidence })
  await room.supervisor.mutation(api.incidents.dismissAlternative, { ...place, field, value: 'Juan' })
  await hear({ nombre: 'Juan' })
  expect((await fieldOf(room, field))?.alternatives).toEqual([])

  await room.supervisor.mutation(api.incidents.unlockField, { ...place, field })
  await hear({ nombre: 'Juana' })
  expect((await incidentOf(room)).patientName).toBe('Juana')

  const history = await room.supervisor.query(api.incidents.history, place)
  expect(history.reverse().map(({ action, value }) => [action, value])).toEqual([
    ['set', 'Juan'],
    ['set', 'Pedro'],
    ['propose', 'Iván'],
    ['accept', 'Iván'],
    ['dismiss', 'Juan'],
    ['unlock', 'Iván'],
    ['set', 'Juana'],
  ])
})

test('a lock holds the present value, also that there is none', async () => {
  const { room, send, hear } = await open()
  await hear({ alergias: 'ninguna' })

  await room.dispatcher.mutation(api.incidents.lockField, { ...place, field: 'alergias' })
  await room.dispatcher.mutation(api.incidents.setField, { ...place, field: 'medicamentos', value: '' })
  await send({ allergies: 'penicilina', currentMedications: 'losartán', incidentType: 'caída en la calle' })

  const incident = await incidentOf(room)
  expect(incident).toMatchObject({ allergies: 'ninguna', incidentType: 'caída en la calle' })
  expect(incident).not.toHaveProperty('currentMedications')
})

test('status moves by its own function, for programs and people', async () => {
  const { room, send } = await open()
  await send({})

  await room.service.mutation(api.incidents.updateStatus, { callSessionId, status: 'completed' })
  expect((await incidentOf(room)).status).toBe('completed')
  await room.dispatcher.mutation(api.incidents.updateStatus, { callSessionId, status: 'active' })

  expect((await incidentOf(room)).status).toBe('active')
  const unknown = room.service.mutation(api.incidents.updateStatus, { callSessionId: 'x', status: 'active' })
  expect(await refusal(unknown)).toMatchObject({ code: 'incident_not_found' })
})

test('the newest incidents come first', async () => {
  const { room, dispatcherId } = await open()
  for (const id of ['a', 'b', 'c'])
    await room.service.mutation(api.incidents.createOrUpdate, { callSessionId: id, dispatcherId })

  const recent = await room.supervisor.query(api.incidents.listRecent, { limit: 2 })

  expect(recent.map((incident) => incident.callSessionId)).toEqual(['c', 'b'])
})

test('a person may fill the card of a call that no program has filled yet', async () => {
  const { room } = await open()
  const fill = () =>
    room.dispatcher.mutation(api.incidents.setField, { ...place, field: 'comuna', value: 'Las Condes' })
  expect(await refusal(fill())).toMatchObject({ code: 'incident_not_found' })
  await startCall(room, { callId: callSessionId })

  await fill()

  expect(await incidentOf(room)).toMatchObject({ status: 'incoming_call', location: { district: 'Las Condes' } })
})
