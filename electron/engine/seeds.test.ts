/** Programs of the room that follow the published usage examples to the letter, with nothing added but a service token. */
import { makeFunctionReference } from 'convex/server'
import type { Value } from 'convex/values'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct } from './modules.ts'
import { type Bench, openBench } from './testing/open.ts'

let bench: Bench
let token: string
beforeAll(async () => {
  bench = await openBench(openProduct())
  token = await bench.issuer.issue(
    { subject: 'monitor-service', name: 'Monitor', email: 'monitor@vigia.example', role: 'service' },
    { ttlS: 600, now: Date.now() },
  )
})
afterAll(() => bench.close())

type Args = Record<string, Value | undefined>

/** A program knows functions by their names only. */
const program = () => {
  const client = bench.http()
  client.setAuth(token)
  return {
    mutation: (name: string, args: Args): Promise<Value> =>
      client.mutation(makeFunctionReference<'mutation', Args, Value>(name), args),
    query: (name: string, args: Args): Promise<Value> =>
      client.query(makeFunctionReference<'query', Args, Value>(name), args),
  }
}

test('the live-call examples run as they are written', async () => {
  const { mutation, query } = program()
  const callId = 'call_1732190000000'
  const live = (name: string, args: Args) => mutation(`mutations/liveCalls:${name}`, { callId, ...args })
  const callData = {
    customerName: 'María González',
    customerPhone: '+56 9 8765 4321',
    agentName: 'Diego Rojas',
    campaignName: 'Emergencias Metropolitana',
  }

  const id = await mutation('mutations/liveCalls:startLiveCall', { callId, sessionId: 'session_1', ...callData })
  await live('updateCallStatus', { status: 'connected' })
  const data = { timestamp: '00:00:04', speaker: 'customer', text: 'Mi marido no respira', isFinal: true }
  await live('addTranscriptEntry', { ...data, sentiment: 'negative', confidence: 0.93 })
  await live('addTranscriptEntry', { ...data, speaker: 'agent', sentiment: undefined, confidence: undefined })
  await live('updatePerformanceMetrics', { metrics: { scriptAdherence: 92, responseQuality: 'EXCELLENT' } })
  await live('updateCallProgress', { duration: 60, agentGain: 65, customerGain: 40 })
  const supervisor = { supervisorId: 'sup-1', supervisorName: 'Paula Herrera' }
  await live('addSupervisorAction', { ...supervisor, action: 'ADD_NOTE', details: 'Confirmar dirección' })
  await live('addCoachingRecommendation', { type: 'warning', title: 'RCP', description: 'Inicie ya', priority: 10 })
  await live('updateCallPhase', { phase: 'Location', quality: 'good' })
  await live('toggleRecording', { isRecording: true })
  await live('updateSystemStatus', { service: 'stt', status: 'streaming', latency: 120, errorRate: 0.01 })

  expect(typeof id).toBe('string')
  expect(await query('queries/liveCalls:getLiveCallData', { callId })).toMatchObject({
    call: {
      ...callData,
      status: 'connected',
      currentPhase: 'Location',
      duration: 60,
      agentGain: 65,
      isRecording: true,
    },
    transcripts: [
      { order: 0, text: 'Mi marido no respira', sentiment: 'negative', confidence: 0.93 },
      { order: 1, speaker: 'agent' },
    ],
    metrics: { scriptAdherence: 92, responseQuality: 'EXCELLENT', agentConfidence: 85 },
    sentiment: { positivePercentage: 30, neutralPercentage: 60, negativePercentage: 10 },
    supervisorActions: [{ ...supervisor, action: 'ADD_NOTE', order: 0 }],
    recommendations: [{ title: 'RCP', priority: 10, isActive: true }],
    system: { apiLatency: 120, errorRate: 0.01, totalCost: 0.0298 },
  })

  await live('addSupervisorAction', { ...supervisor, action: 'END_CALL' })

  expect(await query('queries/liveCalls:getLiveCallData', { callId })).toMatchObject({
    call: { status: 'ended' },
    recommendations: [],
  })
  expect(await query('queries/liveCalls:getActiveCalls', {})).toEqual([])
})

const canonical = {
  nombre: '',
  apellido: '',
  sexo: '',
  edad: '',
  direccion: '',
  numero: '',
  comuna: '',
  depto: '',
  ubicacion_referencia: '',
  ubicacion_detalle: '',
  codigo: '',
  avdi: '',
  consciente: '',
  respira: '',
  estado_respiratorio: '',
  motivo: '',
  inicio_sintomas: '',
  cantidad_rescatistas: '',
  recursos_requeridos: '',
  historia_clinica: '',
  medicamentos: '',
  alergias: '',
  seguro_salud: '',
  aviso_conserjeria: '',
  signos_vitales: '',
}
type Canonical = typeof canonical
const PRIORITY: Record<string, string> = { Rojo: 'critical', Naranja: 'high', Amarillo: 'medium', Verde: 'low' }

/** `update_incident_realtime` of the Python service: the same keys from the same fields, `None` values left out. */
function updateData(session: string, dispatcher: string, data: Canonical, transcript: string): Args {
  const update: Args = {
    callSessionId: session,
    dispatcherId: dispatcher,
    priority: PRIORITY[data.codigo] ?? 'medium',
    patientName: `${data.nombre} ${data.apellido}`.trim() || undefined,
    patientAge: data.edad === '' ? undefined : Number(data.edad),
    patientSex: ['M', 'F'].includes(data.sexo) ? data.sexo : undefined,
    consciousness: data.consciente || undefined,
    breathing: data.respira || undefined,
    avdi: data.avdi || undefined,
    respiratoryStatus: data.estado_respiratorio || undefined,
    symptomOnset: data.inicio_sintomas || undefined,
    medicalHistory: data.historia_clinica || undefined,
    currentMedications: data.medicamentos || undefined,
    allergies: data.alergias || undefined,
    vitalSigns: data.signos_vitales || undefined,
    location: {
      address: `${data.direccion} ${data.numero}`.trim() || 'Unknown',
      // The example drops `None` from the outer mapping only.
      district: data.comuna || null,
      reference: data.ubicacion_referencia || null,
    },
    apartment: data.depto || undefined,
    locationDetail: data.ubicacion_detalle || undefined,
    requiredRescuers: data.cantidad_rescatistas || undefined,
    requiredResources: data.recursos_requeridos || undefined,
    healthInsurance: data.seguro_salud || undefined,
    conciergeNotified: data.aviso_conserjeria || undefined,
    incidentType: data.motivo || undefined,
    description: `Motivo: ${data.motivo}`,
    fullTranscript: transcript,
    rawCanonicalData: data,
  }
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined))
}

test('the Python service fills an incident chunk by chunk and completes it', async () => {
  const { mutation, query } = program()
  const session = '550e8400-e29b-41d4-a716-446655440000'
  const dispatcher = String(await mutation('dispatchers:create', { name: 'Diego', email: 'diego@vigia.example' }))
  const send = (data: Canonical, transcript: string) =>
    mutation('incidents:createOrUpdate', updateData(session, dispatcher, data, transcript))
  const seen = () => query('incidents:get', { callSessionId: session })

  const first = await send(canonical, 'hola necesito ayuda')
  expect(await seen()).toMatchObject({
    _id: first,
    incidentNumber: 'INC-55440000',
    status: 'incoming_call',
    priority: 'medium',
    location: { address: 'Unknown' },
    fullTranscript: 'hola necesito ayuda',
  })

  const named = { ...canonical, nombre: 'Juan', apellido: 'Pérez' }
  expect(await send(named, 'hola necesito ayuda mi nombre es Juan Pérez')).toBe(first)
  expect(await seen()).toMatchObject({ patientName: 'Juan Pérez', location: { address: 'Unknown' } })

  const full: Canonical = {
    ...named,
    sexo: 'M',
    edad: '45',
    direccion: 'Apoquindo',
    numero: '3000',
    comuna: 'Las Condes',
    depto: '501',
    ubicacion_referencia: 'frente al metro',
    ubicacion_detalle: 'torre B',
    codigo: 'Rojo',
    avdi: 'dolor',
    consciente: 'si',
    respira: 'si',
    estado_respiratorio: 'respira',
    motivo: 'dolor de pecho',
    inicio_sintomas: 'hace diez minutos',
    cantidad_rescatistas: '2',
    recursos_requeridos: 'ambulancia avanzada',
    historia_clinica: 'hipertensión',
    medicamentos: 'losartán',
    alergias: 'penicilina',
    seguro_salud: 'Fonasa',
    aviso_conserjeria: 'si',
    signos_vitales: 'presión 180/100',
  }
  const { callSessionId: _session, ...sent } = updateData(session, dispatcher, full, '...estoy en Apoquindo 3000')
  await send(full, '...estoy en Apoquindo 3000')
  expect(await seen()).toMatchObject(sent)
  expect(await query('incidents:listRecent', {})).toHaveLength(1)

  await mutation('incidents:updateStatus', { callSessionId: session, status: 'completed' })
  expect(await seen()).toMatchObject({ ...sent, status: 'completed' })
})

test('a program without a client library reaches the same functions by HTTP', async () => {
  const post = async (kind: string, path: string, args: object): Promise<unknown> => {
    const response = await fetch(`${bench.engine.url}/api/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ path, args, format: 'json' }),
    })
    return response.json()
  }

  const made = await post('mutation', 'dispatchers:create', { name: 'Ana', email: 'ana@vigia.example' })
  const wrong = await post('mutation', 'incidents:updateStatus', { callSessionId: 'none', status: 'completed' })

  expect(made).toMatchObject({ status: 'success', value: expect.any(String) })
  expect(wrong).toMatchObject({ status: 'error', errorData: { code: 'incident_not_found', field: 'callSessionId' } })
})
