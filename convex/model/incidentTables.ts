/** The tables of what an emergency is: the incident, its fields with their proof, the patient. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

const optionalText = v.optional(v.string())

export const incidentTables = {
  incidents: defineTable({
    callSessionId: v.string(),
    /** Absent while only the host's own capture, which knows no dispatcher row, has written. */
    dispatcherId: v.optional(v.id('dispatchers')),
    patientId: v.optional(v.id('patients')),
    incidentNumber: v.string(),
    status: Shape.incidentStatus,
    priority: Shape.priority,
    /** What the priority rests on; absent: nothing yet. */
    priorityFrom: v.optional(Shape.oneOf(['code', 'given', 'person'])),
    incidentType: optionalText,
    description: optionalText,
    location: Shape.location,
    patientName: optionalText,
    firstName: optionalText,
    lastName: optionalText,
    patientAge: v.optional(v.number()),
    patientSex: optionalText,
    consciousness: optionalText,
    breathing: optionalText,
    avdi: optionalText,
    respiratoryStatus: optionalText,
    symptomOnset: optionalText,
    medicalHistory: optionalText,
    currentMedications: optionalText,
    allergies: optionalText,
    vitalSigns: optionalText,
    apartment: optionalText,
    locationDetail: optionalText,
    requiredRescuers: optionalText,
    requiredResources: optionalText,
    healthInsurance: optionalText,
    conciergeNotified: optionalText,
    fullTranscript: optionalText,
    rawCanonicalData: v.optional(v.any()),
    /** The session whose incident this one is part of; absent while it stands alone. */
    mergedInto: optionalText,
    mergedAt: v.optional(v.number()),
    mergedBy: optionalText,
    lastUpdated: v.number(),
  })
    .index('by_session', ['callSessionId'])
    .index('by_merged', ['mergedInto', 'mergedAt']),

  /** One row a field of an incident: its value, its proof, and who holds it. */
  incidentFields: defineTable({
    callSessionId: v.string(),
    field: Shape.fieldName,
    value: v.union(v.string(), v.null()),
    setBy: Shape.setBy,
    confidence: v.union(v.number(), v.null()),
    evidence: v.array(Shape.evidence),
    lockedBy: v.union(v.string(), v.null()),
    alternatives: v.array(Shape.alternative),
    /** Values a person has waved away: the machine does not offer them again. */
    dismissed: v.array(v.string()),
    rev: v.number(),
    updatedAt: v.number(),
  }).index('by_field', ['callSessionId', 'field']),

  /** Append-only: every value that a field has had, and every lock. */
  incidentChanges: defineTable({
    callSessionId: v.string(),
    field: Shape.fieldName,
    action: Shape.oneOf(['set', 'propose', 'lock', 'unlock', 'accept', 'dismiss']),
    value: v.union(v.string(), v.null()),
    by: Shape.setBy,
    confidence: v.union(v.number(), v.null()),
    evidence: v.array(Shape.evidence),
    rev: v.number(),
    at: v.number(),
  }).index('by_session', ['callSessionId']),

  patients: defineTable({
    firstName: optionalText,
    lastName: optionalText,
    age: v.optional(v.number()),
    sex: optionalText,
    medicalHistory: optionalText,
    currentMedications: optionalText,
    allergies: optionalText,
    healthInsurance: optionalText,
    createdAt: v.number(),
  }),
}
