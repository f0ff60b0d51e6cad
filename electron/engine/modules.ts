/** The product's Convex functions, schema and clock jobs: the one place that loads the files of convex/ themselves. */

import * as alarms from '../../convex/alarms.ts'
import * as audit from '../../convex/audit.ts'
import * as callbacks from '../../convex/callbacks.ts'
import * as campaigns from '../../convex/campaigns.ts'
import crons from '../../convex/crons.ts'
import * as dispatchers from '../../convex/dispatchers.ts'
import * as earlier from '../../convex/earlier.ts'
import * as exports_ from '../../convex/exports.ts'
import * as incidents from '../../convex/incidents.ts'
import * as links from '../../convex/links.ts'
import * as mutationsLiveCalls from '../../convex/mutations/liveCalls.ts'
import * as mutationsSupervision from '../../convex/mutations/supervision.ts'
import * as patients from '../../convex/patients.ts'
import * as protocol from '../../convex/protocol.ts'
import * as queriesLiveCalls from '../../convex/queries/liveCalls.ts'
import * as queriesSupervision from '../../convex/queries/supervision.ts'
import * as queriesWallboard from '../../convex/queries/wallboard.ts'
import * as retention from '../../convex/retention.ts'
import * as review from '../../convex/review.ts'
import schema from '../../convex/schema.ts'
import * as seats from '../../convex/seats.ts'
import * as settings from '../../convex/settings.ts'
import * as sweep from '../../convex/sweep.ts'
import * as trends from '../../convex/trends.ts'
import * as users from '../../convex/users.ts'
import type { Modules } from './runtime/functions.ts'
import { type CronJob, parseCrons } from './scheduler/crons.ts'
import { parseSchema, type SchemaJSON } from './store/catalogue.ts'

export type Product = {
  readonly modules: Modules
  readonly schema: SchemaJSON
  readonly crons: ReadonlyMap<string, CronJob>
}

/** By path in convex/, without extension. Their own test holds this list against the folder. */
const modules: Modules = {
  alarms,
  callbacks,
  links,
  audit,
  campaigns,
  dispatchers,
  earlier,
  exports: exports_,
  incidents,
  'mutations/liveCalls': mutationsLiveCalls,
  'mutations/supervision': mutationsSupervision,
  patients,
  protocol,
  'queries/liveCalls': queriesLiveCalls,
  'queries/supervision': queriesSupervision,
  'queries/wallboard': queriesWallboard,
  seats,
  retention,
  settings,
  review,
  sweep,
  trends,
  users,
}

/** What a `defineSchema` or `cronJobs()` holds; its `export` is left out of the published types. */
const exported = (definition: object, name: string): string => {
  if (!('export' in definition) || typeof definition.export !== 'function')
    throw new Error(`convex/${name}.ts exports nothing.`)
  return String(definition.export())
}

export const openProduct = (): Product => ({
  modules,
  schema: parseSchema(exported(schema, 'schema')),
  crons: parseCrons(exported(crons, 'crons')),
})
