/** Patients: sole writer of `patients`. */
import type { WithoutSystemFields } from 'convex/server'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { checkId, checkInteger } from './refusal.ts'

type Known = Omit<WithoutSystemFields<Doc<'patients'>>, 'createdAt'>

export async function create(ctx: MutationCtx, patient: Known): Promise<Id<'patients'>> {
  checkInteger('age', patient.age, 0, 120)
  for (const [name, value] of Object.entries(patient)) if (typeof value === 'string') checkId(name, value, 2000)
  return ctx.db.insert('patients', { ...patient, createdAt: Date.now() })
}

export const get = (ctx: QueryCtx, { patientId }: { patientId: Id<'patients'> }): Promise<Doc<'patients'> | null> =>
  ctx.db.get('patients', patientId)
