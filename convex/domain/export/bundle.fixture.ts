/** Bundles for tests: one that was lived through, and arbitrary ones. */
import fc from 'fast-check'
import { ALERT_TYPES, severityOf } from '../alerts.ts'
import { type Evidence, FIELD_NAMES, FIELDS, type FieldName, type FieldSpec, SPEAKERS } from '../canonical.ts'
import type { Machine } from '../field.ts'
import { CALL_STATUSES, END_REASONS, INCIDENT_STATUSES, SOURCE_KINDS } from '../liveCall.ts'
import { TEMPLATE_NAMES } from '../templates.ts'
import { PRIORITIES } from '../triage.ts'
import type { BundleField, BundleLine, IncidentBundle } from './bundle.ts'

export const STARTED_AT = Date.UTC(2026, 10, 20, 22, 37, 26)
export const rules: Machine = { kind: 'machine', provider: 'rules', model: 'es', version: '3' }

export const line = (key: string, speaker: BundleLine['speaker'], startMs: number, text: string): BundleLine => ({
  key,
  speaker,
  text,
  translation: null,
  correction: null,
  timestamp: new Date(STARTED_AT + startMs).toISOString(),
  startMs,
  endMs: startMs + 2500,
  confidence: 0.93,
  sentiment: null,
  late: false,
})

export const proof = (entryKey: string, quote: string, atMs: number): Evidence => ({
  entryKey,
  quote,
  speaker: 'customer',
  atMs,
})

const heard = (field: FieldName, value: string, evidence: Evidence, more: Partial<BundleField> = {}): BundleField => ({
  field,
  value,
  setBy: rules,
  confidence: 0.91,
  evidence: [evidence],
  lockedBy: null,
  alternatives: [],
  updatedAt: STARTED_AT + evidence.atMs,
  ...more,
})

/** A cardiac arrest, with everything that a bundle can hold. */
export const arrest: IncidentBundle = {
  redacted: false,
  call: {
    callId: '550e8400-e29b-41d4-a716-446655440000',
    sessionId: '550e8400-e29b-41d4-a716-446655440000',
    status: 'ended',
    template: 'dispatch',
    campaignName: 'Emergencias',
    practice: false,
    sourceKind: 'sip',
    language: 'es-CL',
    agentName: 'Carla Rojas',
    customerName: 'Marta Núñez',
    customerPhone: '+56 9 5550 1482',
    startedAt: STARTED_AT,
    answeredAt: STARTED_AT + 6200,
    endedAt: STARTED_AT + 468_000,
    endReason: 'hangup',
  },
  incident: {
    number: 'INC-55440000',
    status: 'completed',
    priority: 'critical',
    priorityFrom: 'code',
    description: 'Juan Pérez, 71 años, no responde en Los Tilos 2890',
    updatedAt: STARTED_AT + 400_000,
  },
  fields: [
    heard('direccion', 'Los Tilos', proof('k-4', 'Calle Los Tilos dos mil ochocientos diez', 9000)),
    heard('numero', '2890', proof('k-4', 'dos mil ochocientos noventa', 11_000), {
      alternatives: [
        { value: '2810', confidence: 0.4, evidence: [proof('k-4', 'dos mil ochocientos diez', 9500)], at: STARTED_AT },
      ],
    }),
    heard('depto', '501', proof('k-6', 'quinientos uno', 15_000)),
    heard('comuna', 'Providencia', proof('k-6', 'Providencia', 14_000)),
    heard('nombre', 'Juan', proof('k-8', 'se llama Juan Pérez', 22_000)),
    heard('apellido', 'Pérez', proof('k-8', 'se llama Juan Pérez', 22_000), {
      setBy: { kind: 'person', name: 'Paula Herrera' },
      confidence: null,
      lockedBy: 'Paula Herrera',
    }),
    heard('edad', '71', proof('k-8', 'setenta y un años', 24_000)),
    heard('motivo', 'paro_cardiorrespiratorio', proof('k-2', 'se desplomó y no responde', 4000)),
    heard('consciente', 'no', proof('k-2', 'no responde', 5000)),
    heard('respira', 'no', proof('k-10', 'no respira', 31_000)),
    heard('codigo', 'rojo', proof('k-10', 'no respira', 31_000)),
    heard('recursos_requeridos', 'ambulancia_avanzada; dea', proof('k-11', 'ambulancia avanzada', 40_000)),
  ],
  changes: [
    {
      field: 'numero',
      action: 'set',
      value: '2810',
      by: rules,
      confidence: 0.4,
      evidence: [proof('k-4', 'dos mil ochocientos diez', 9500)],
      at: STARTED_AT + 9800,
    },
    {
      field: 'apellido',
      action: 'set',
      value: 'Pérez',
      by: { kind: 'person', name: 'Paula Herrera' },
      confidence: null,
      evidence: [],
      at: STARTED_AT + 60_000,
    },
  ],
  transcript: [
    line('k-1', 'agent', 400, 'Emergencias, ¿cuál es su emergencia?'),
    line('k-2', 'customer', 3000, '¡Ayúdeme, por favor! Mi papá se desplomó y no responde.'),
    line('k-4', 'customer', 9000, 'Calle Los Tilos dos mil ochocientos diez, no, perdón, dos mil ochocientos noventa.'),
    line('k-6', 'customer', 14_000, 'Departamento quinientos uno, en Providencia. Es el 2.890, depto 501.'),
    line('k-7', 'agent', 18_000, 'Habla Carla Rojas. ¿Desde qué número llama?'),
    line('k-8', 'customer', 21_000, 'Se llama Juan Pérez, setenta y un años. Mi nombre es Marta Núñez.'),
    line('k-9', 'customer', 27_000, 'El nueve cinco cinco cinco cero uno cuatro ocho dos, o al 9 5550 1482.'),
    line('k-10', 'customer', 31_000, 'JUAN no respira. PEREZ no respira.'),
    line('k-11', 'agent', 40_000, 'Va una ambulancia avanzada. Comprima: uno, dos, tres, cuatro, cinco, seis, siete.'),
    line('k-12', 'customer', 90_000, 'Tenía la presión en ciento ochenta con cien, 180/100, hace cinco minutos.'),
  ],
  phases: [
    { phase: 'Opening', status: 'completed', startedAt: STARTED_AT, endedAt: STARTED_AT + 9000, quality: 'good' },
    {
      phase: 'Location',
      status: 'completed',
      startedAt: STARTED_AT + 9000,
      endedAt: STARTED_AT + 30_000,
      quality: null,
    },
  ],
  alerts: [
    {
      type: 'cardiac_arrest_suspected',
      rule: 'unconscious_and_not_breathing',
      severity: 'life',
      evidence: [proof('k-10', 'JUAN no respira', 31_000)],
      atMs: 31_500,
      raisedAt: STARTED_AT + 31_500,
      acknowledgedAt: STARTED_AT + 36_000,
      acknowledgedBy: 'Paula Herrera',
      verdict: 'useful',
    },
  ],
  actions: [
    {
      action: 'ADD_NOTE',
      by: 'Paula Herrera',
      details: 'Avisar a la familia de Juan Pérez al 9 5550 1482',
      at: STARTED_AT + 70_000,
    },
  ],
  recording: {
    file: 'call.wav',
    sha256: 'ab'.repeat(32),
    bytes: 14_976_044,
    sampleRate: 8000,
    channels: 2,
    capturedMs: 468_000,
    expectedMs: 468_000,
    state: 'closed',
    archive: null,
  },
  review: {
    score: 86,
    by: 'Paula Herrera',
    at: STARTED_AT + 900_000,
    signed: true,
    items: [
      { item: 'location', points: 20, max: 20 },
      { item: 'calm', points: 8, max: 10 },
    ],
    notes: [{ text: 'Carla mantuvo la calma.', by: 'Paula Herrera', at: STARTED_AT + 800_000, atMs: 60_000 }],
  },
  cut: [],
}

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '',
    'La señora está en el piso',
    '=1+1',
    '<b>&"\n',
    '你好 👋',
    'calle 12 #34, depto B',
    '\u0000\u001f',
    '</script>',
  ),
)
const at = fc.integer({ min: STARTED_AT, max: STARTED_AT + 3_600_000 })
const ms = fc.integer({ min: 0, max: 3_600_000 })
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const evidence = fc.record({ entryKey: fc.uuid(), quote: text, speaker: fc.constantFrom(...SPEAKERS), atMs: ms })
const by = fc.oneof(
  fc.constant(rules),
  text.filter((name) => name.trim() !== '').map((name) => ({ kind: 'person' as const, name })),
)
const valueIn = (field: FieldName): fc.Arbitrary<string> => {
  const { kind, values }: FieldSpec = FIELDS[field]
  return kind === 'closed' && values !== undefined ? fc.constantFrom(...values) : text
}
const fieldRow = fc.constantFrom(...FIELD_NAMES).chain((field) =>
  fc.record<BundleField>({
    field: fc.constant(field),
    value: fc.option(valueIn(field)),
    setBy: by,
    confidence: share,
    evidence: fc.array(evidence, { maxLength: 2 }),
    lockedBy: fc.option(text),
    alternatives: fc.array(
      fc.record({ value: valueIn(field), confidence: share, evidence: fc.array(evidence, { maxLength: 1 }), at }),
      { maxLength: 2 },
    ),
    updatedAt: at,
  }),
)

export const bundles: fc.Arbitrary<IncidentBundle> = fc.record({
  redacted: fc.constant(false),
  call: fc.record({
    callId: fc.string({ minLength: 1, maxLength: 60 }),
    sessionId: fc.string({ minLength: 1, maxLength: 60 }),
    status: fc.constantFrom(...CALL_STATUSES),
    template: fc.constantFrom(...TEMPLATE_NAMES),
    campaignName: text,
    practice: fc.boolean(),
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    language: fc.option(fc.constantFrom('es-CL', 'en')),
    agentName: text,
    customerName: text,
    customerPhone: fc.oneof(
      text,
      fc.integer({ min: 1e8, max: 1e11 }).map((n) => `+${n}`),
    ),
    startedAt: fc.constant(STARTED_AT),
    answeredAt: fc.option(at),
    endedAt: fc.option(at),
    endReason: fc.option(fc.constantFrom(...END_REASONS)),
  }),
  incident: fc.option(
    fc.record({
      number: text,
      status: fc.constantFrom(...INCIDENT_STATUSES),
      priority: fc.constantFrom(...PRIORITIES),
      priorityFrom: fc.option(fc.constantFrom('code' as const, 'given' as const, 'person' as const)),
      description: fc.option(text),
      updatedAt: at,
    }),
  ),
  fields: fc.uniqueArray(fieldRow, { selector: ({ field }) => field, maxLength: 12 }),
  changes: fc.array(
    fieldRow.map(({ field, value, setBy, confidence, evidence: proofs, updatedAt }) => ({
      field,
      action: 'set' as const,
      value,
      by: setBy,
      confidence,
      evidence: proofs,
      at: updatedAt,
    })),
    { maxLength: 4 },
  ),
  transcript: fc.array(
    fc.record({
      key: fc.uuid(),
      speaker: fc.constantFrom(...SPEAKERS),
      text,
      translation: fc.option(text),
      correction: fc.option(fc.record({ text, by: text, at: fc.nat() })),
      timestamp: at.map((moment) => new Date(moment).toISOString()),
      startMs: fc.option(ms),
      endMs: fc.option(ms),
      confidence: share,
      sentiment: fc.option(fc.constantFrom('positive', 'neutral', 'negative')),
      late: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  phases: fc.array(
    fc.record({
      phase: text,
      status: fc.constantFrom('active', 'completed'),
      startedAt: fc.option(at),
      endedAt: fc.option(at),
      quality: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
  alerts: fc.array(
    fc.constantFrom(...ALERT_TYPES).chain((type) =>
      fc.record({
        type: fc.constant(type),
        rule: text,
        severity: fc.constant(severityOf(type)),
        evidence: fc.array(evidence, { maxLength: 2 }),
        atMs: ms,
        raisedAt: at,
        acknowledgedAt: fc.option(at),
        acknowledgedBy: fc.option(text),
        verdict: fc.option(fc.constantFrom('useful' as const, 'noise' as const)),
      }),
    ),
    { maxLength: 3 },
  ),
  actions: fc.array(
    fc.record({ action: fc.constantFrom('ADD_NOTE', 'BOOKMARK_MOMENT'), by: text, details: fc.option(text), at }),
    { maxLength: 3 },
  ),
  recording: fc.option(fc.constant(arrest.recording), { nil: null }).map((recording) => recording ?? null),
  review: fc.constant(null),
  cut: fc.constant([]),
})
