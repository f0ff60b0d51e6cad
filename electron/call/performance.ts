/** How the call goes, in the names of the live-call tables, from what can be counted. What cannot be counted is not sent. */
import { type CanonicalRecord, FIELD_NAMES, FIELDS, type Speaker } from '../../convex/domain/canonical.ts'
import { DISPATCH_OBJECTIVES } from '../../convex/domain/templates.ts'
import type { Heard } from '../speech/understanding.ts'

export type Performance = {
  /** Objectives of the protocol that are done, %. */
  readonly scriptAdherence: number
  /** Shown as caller engagement: the dispatcher's lines that the caller answered, %. */
  readonly prospectEngagement?: number
  /** Shown as information completeness: fields that no card may lack and that are known, %. */
  readonly conversionProbability: number
  /** Shown as dispatch readiness: of place, reason and triage code, how much is known, %. */
  readonly demoAcceptanceProbability: number
  /** How loud the caller speaks. */
  readonly voiceEnergyLevel?: 'LOW' | 'MEDIUM' | 'HIGH'
}

const REQUIRED = FIELD_NAMES.filter((name) => 'required' in FIELDS[name])
/** Means of speech, dBFS: under the first a voice is faint on the line, over the second it shouts. */
const FAINT_DBFS = -36
const LOUD_DBFS = -18

export type PerformanceCount = {
  /** What is known after one more line; nothing when it is as before. */
  after(line: {
    readonly speaker: Speaker
    readonly record: CanonicalRecord
    readonly heard: Heard | undefined
    /** Mean level of the caller's speech. */
    readonly callerDbfs: number | undefined
  }): Performance | undefined
}

export function createPerformance(): PerformanceCount {
  const done = new Set<string>()
  let asked = 0
  let answered = 0
  let last: Speaker | undefined
  let told = ''
  return {
    after({ speaker, record, heard, callerDbfs }) {
      for (const objective of heard?.objectives ?? []) if (objective.status === 'completed') done.add(objective.id)
      if (speaker === 'agent' && last !== 'agent') asked++
      if (speaker === 'customer' && last === 'agent') answered++
      last = speaker
      const performance: Performance = {
        scriptAdherence: percent(done.size, DISPATCH_OBJECTIVES.length),
        conversionProbability: percent(REQUIRED.filter((name) => record[name] !== undefined).length, REQUIRED.length),
        demoAcceptanceProbability: readiness(record),
        ...(asked > 0 ? { prospectEngagement: percent(answered, asked) } : {}),
        ...(callerDbfs === undefined ? {} : { voiceEnergyLevel: energy(callerDbfs) }),
      }
      const telling = JSON.stringify(performance)
      if (telling === told) return undefined
      told = telling
      return performance
    },
  }
}

/** A unit can leave with a place, a reason and a code. */
function readiness(record: CanonicalRecord): number {
  const place = (record.direccion && record.comuna) || record.ubicacion_referencia
  return percent([place, record.motivo, record.codigo].filter(Boolean).length, 3)
}

const energy = (dbfs: number): 'LOW' | 'MEDIUM' | 'HIGH' =>
  dbfs < FAINT_DBFS ? 'LOW' : dbfs > LOUD_DBFS ? 'HIGH' : 'MEDIUM'
const percent = (part: number, whole: number): number => Math.round((100 * part) / whole)
