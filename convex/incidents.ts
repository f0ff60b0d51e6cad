/** The incident card: written by programs as they understand, held by people as they decide. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Card from './model/card.ts'
import * as External from './model/external.ts'
import * as Incidents from './model/incidents.ts'
import * as Merges from './model/merges.ts'
import * as Shape from './model/shapes.ts'
import schema from './schema.ts'

const callSessionId = v.string()
const field = v.string()
const text = v.optional(v.string())
/** Some programs send these as one text, some as a list, some as a number. */
const loose = v.optional(v.union(v.string(), v.number(), v.array(v.string())))
/** The Python example leaves out what is `None` but not within the location. */
const place = v.optional(v.union(v.string(), v.null()))
const incident = doc(schema, 'incidents')

const fieldRow = v.object({
  field: Shape.fieldName,
  value: v.union(v.string(), v.null()),
  setBy: Shape.setBy,
  confidence: v.union(v.number(), v.null()),
  evidence: v.array(Shape.evidence),
  lockedBy: v.union(v.string(), v.null()),
  /** `from`: the session that says so, where another call of the same incident does. */
  alternatives: v.array(v.object({ ...Shape.alternative.fields, from: v.optional(v.string()) })),
  rev: v.number(),
  updatedAt: v.number(),
  from: v.optional(v.string()),
})

/** For other programs of the room: only what is given changes, and what a person has locked does not. */
export const createOrUpdate = mutation({
  may: ['capture'],
  args: {
    callSessionId,
    dispatcherId: v.id('dispatchers'),
    incidentNumber: text,
    status: v.optional(Shape.incidentStatus),
    priority: v.optional(Shape.priority),
    incidentType: text,
    description: text,
    location: v.optional(v.object({ address: place, district: place, reference: place })),
    patientName: text,
    firstName: text,
    lastName: text,
    patientAge: v.optional(v.number()),
    patientSex: text,
    consciousness: text,
    breathing: text,
    avdi: text,
    respiratoryStatus: text,
    symptomOnset: text,
    medicalHistory: loose,
    currentMedications: loose,
    allergies: loose,
    vitalSigns: loose,
    apartment: text,
    locationDetail: text,
    requiredRescuers: loose,
    requiredResources: loose,
    healthInsurance: text,
    conciergeNotified: text,
    fullTranscript: text,
    rawCanonicalData: v.optional(v.any()),
  },
  returns: v.id('incidents'),
  handler: External.createOrUpdate,
})

export const updateStatus = mutation({
  may: ['capture', 'edit'],
  args: { callSessionId, status: Shape.incidentStatus },
  returns: v.null(),
  handler: Incidents.updateStatus,
})

/** What the capture of a call understood from one line. */
export const applyFields = mutation({
  may: ['capture'],
  args: {
    callId: v.string(),
    callSessionId,
    changes: v.array(
      v.object({
        field,
        value: v.union(v.string(), v.null()),
        confidence: v.number(),
        evidence: v.array(Shape.evidence),
      }),
    ),
    by: v.object({ provider: v.string(), model: v.string(), version: v.string() }),
  },
  returns: v.null(),
  handler: Card.apply,
})

/** A person's value: it locks. Empty text locks the field as empty. */
export const setField = mutation({
  may: ['edit'],
  args: { callSessionId, field, value: v.string() },
  returns: v.null(),
  handler: Card.set,
})

/** Locks the present value. */
export const lockField = mutation({
  may: ['edit'],
  args: { callSessionId, field },
  returns: v.null(),
  handler: Card.lock,
})

export const unlockField = mutation({
  may: ['edit'],
  args: { callSessionId, field },
  returns: v.null(),
  handler: Card.unlock,
})

export const acceptAlternative = mutation({
  may: ['edit'],
  args: { callSessionId, field, value: v.string() },
  returns: v.null(),
  handler: Card.accept,
})

export const dismissAlternative = mutation({
  may: ['edit'],
  args: { callSessionId, field, value: v.string() },
  returns: v.null(),
  handler: Card.dismiss,
})

/** Two calls, one event: the incident of `callSessionId` becomes part of that of `into`. Both keep their fields and their proof. */
export const merge = mutation({
  may: ['edit'],
  args: { callSessionId, into: v.string() },
  returns: v.null(),
  handler: Merges.merge,
})

/** Takes a merge back: both are again as if it had never been, and keep what was written on each since. */
export const unmerge = mutation({
  may: ['edit'],
  args: { callSessionId },
  returns: v.null(),
  handler: Merges.unmerge,
})

export const get = query({
  may: ['watch'],
  args: { callSessionId },
  returns: v.union(v.null(), incident),
  handler: Incidents.get,
})

/** Newest first. */
export const listRecent = query({
  may: ['watch'],
  args: { limit: v.optional(v.number()) },
  returns: v.array(incident),
  handler: Incidents.listRecent,
})

/** The incident with each field's proof; null while nothing is known of the session. */
export const card = query({
  may: ['watch'],
  args: { callSessionId },
  returns: v.union(v.null(), v.object({ incident, fields: v.array(fieldRow) })),
  handler: Card.read,
})

/** Every value and lock that the fields have had, newest first. */
export const history = query({
  may: ['watch'],
  args: { callSessionId },
  returns: v.array(doc(schema, 'incidentChanges')),
  handler: Card.history,
})
