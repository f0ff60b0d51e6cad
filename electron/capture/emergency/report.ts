/** Tells a call where the network says that its caller is: at once what came by value, then what a reference gave. */
import type { SipRequest } from '../../sip/message/message.ts'
import type { Sign } from '../source.ts'
import { dereference, FETCH_LIMITS, REFUSE, type ReferencePolicy } from './dereference.ts'
import { type EmergencyData, readEmergency } from './emergencyData.ts'
import { sourceFields, toIncident } from './incident.ts'

export type ReportOptions = {
  /** ms since the epoch. */
  readonly now: () => number
  /** `es-CL`, `en-US`: of the words between the parts. */
  readonly language: string
  readonly policy: ReferencePolicy
}

/** The room's setting as a policy: nobody is asked by default. */
export const policyOf = (location: { readonly hosts: readonly string[] } | null): ReferencePolicy =>
  location === null ? REFUSE : { kind: 'fetch', hosts: location.hosts, ...FETCH_LIMITS }

/** Resolves when nothing more is told; never rejects. */
export async function reportPlace(
  invite: SipRequest,
  tell: (sign: Exclude<Sign, { kind: 'ended' }>) => void,
  options: ReportOptions,
): Promise<void> {
  const data = readEmergency(invite)
  const points = data.locations.some(({ kind }) => kind === 'reference')
  const asks = points && options.policy.kind === 'fetch'
  report(data, tell, options, !asks)
  if (!asks) return
  report(await dereference(data, options.policy), tell, options, true)
}

/** `last`: nothing better will come, so what is wrong is said too. */
function report(
  data: EmergencyData,
  tell: (sign: Exclude<Sign, { kind: 'ended' }>) => void,
  { now, language }: ReportOptions,
  last: boolean,
): void {
  const words = language.startsWith('en') ? 'en' : 'es'
  const incident = toIncident(data, { now: now(), language: words })
  const fields = sourceFields(incident, words)
  const { location, remarks } = incident
  const uncertaintyM = location?.position?.uncertaintyM ?? null
  if (fields.length > 0) tell({ kind: 'fields', fields, uncertaintyM })
  if (!last || (remarks.length === 0 && location === null)) return
  tell({
    kind: 'event',
    type: 'NetworkLocationLogEvent',
    at: now(),
    // Where the caller is stands on the record, not on the timeline.
    data: {
      found: location !== null,
      uncertaintyM,
      method: location?.method ?? null,
      remark: remarks.join('; ') || null,
    },
  })
}
