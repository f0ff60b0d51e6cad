/** The people whom incidents are about. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Patients from './model/patients.ts'
import schema from './schema.ts'

const text = v.optional(v.string())

export const create = mutation({
  may: ['capture', 'edit'],
  args: {
    firstName: text,
    lastName: text,
    age: v.optional(v.number()),
    sex: text,
    medicalHistory: text,
    currentMedications: text,
    allergies: text,
    healthInsurance: text,
  },
  returns: v.id('patients'),
  handler: Patients.create,
})

export const get = query({
  may: ['watch'],
  args: { patientId: v.id('patients') },
  returns: v.union(v.null(), doc(schema, 'patients')),
  handler: Patients.get,
})
