/** An incident as an Emergency Incident Data Object (NENA-STA-021.1 EIDO JSON, version 1.0). */
import type { CanonicalRecord, Reason } from '../canonical.ts'
import type { Priority } from '../triage.ts'
import type { BundleCall, IncidentBundle } from './bundle.ts'
import { callUrn, hashUri, type Issuer, incidentUrn, partId } from './eidoIds.ts'
import { cautionsOf, notesOf, proofOf } from './eidoNotes.ts'
import { type Eido, type Part, type Parts, refer } from './eidoParts.ts'
import { agentsOf, callbackOf, callerOf, patientOf } from './eidoPeople.ts'
import { pidfLo, placeText } from './pidfLo.ts'

/** The registry's scale: 10 is the most urgent. */
const PRIORITY_NUMBERS: Readonly<Record<Priority, number>> = { critical: 10, high: 7, medium: 5, low: 2 }
const CALL_PRIORITIES = { critical: 'highest', high: 'high', medium: 'normal', low: 'low' } as const

/** Kinds of incident in the words of the common registry; our own word goes beside them as the internal code. */
const COMMON_TYPES: Partial<Record<Reason, string>> = {
  violencia_intrafamiliar: 'Domestic',
  accidente_transito: 'Traffic Crash',
  incendio: 'Fire',
  ideacion_suicida: 'Suicidal Person',
}
const MEDICAL = 'Medical Emergency'

export function toEido(bundle: IncidentBundle, issuer: Issuer): Eido {
  const { call, incident, recording } = bundle
  const id = incidentUrn(issuer, call.sessionId)
  const callId = callUrn(issuer, call.callId)
  const agency = { $ref: issuer.domain }
  const prologue = ($id: string, at: number) => ({
    $id,
    lastUpdateTimeStamp: new Date(at).toISOString(),
    updatedByAgencyReference: agency,
  })
  const parts: Parts = {
    incident: id,
    agency,
    part: (kind, n, at, more) => ({ ...prologue(partId(id, kind, n), at), ...more }),
  }
  const updatedAt = latest(bundle)
  const record = recordOf(bundle)
  const place = locationOf(parts, record, updatedAt)
  const places = place === null ? [] : [refer(place)]
  const callback = callbackOf(parts, bundle)
  const caller = callerOf(parts, bundle, callId, callback)
  const patient = patientOf(parts, record, updatedAt, places)
  const people = [caller, ...(patient === null ? [] : [patient])]
  const agents = agentsOf(parts, bundle)
  const cautions = cautionsOf(parts, bundle)
  const notes = notesOf(parts, bundle, cautions)
  const proof = proofOf(parts, bundle, updatedAt)
  const media =
    recording?.sha256 === null || recording === null
      ? []
      : [parts.part('media', 1, call.endedAt ?? updatedAt, mediaOf(recording.sha256, recording.file))]
  const priority = incident === null || incident.priorityFrom === null ? null : incident.priority
  const first = agents.slice(0, call.agentName.trim() === '' ? 0 : 1).map(refer)

  return {
    ...prologue(id, updatedAt),
    eidoVersion: '1.0',
    issuingElementIdentification: issuer.domain,
    agencyComponent: [
      {
        ...prologue(issuer.domain, call.startedAt),
        agencyRoleDescriptionRegistryText: ['CallReceiving', 'Dispatch'],
        agencyType: ['psap'],
        incidentOwningAgencyIndicator: true,
      },
    ],
    incidentComponent: parts.part('incident', 1, incident?.updatedAt ?? updatedAt, {
      incidentTypeCommonRegistryText: commonType(record),
      ...(record.motivo === undefined ? {} : { incidentTypeInternalCode: record.motivo }),
      ...(incident === null
        ? {}
        : { internalIncidentId: incident.number, incidentStatusInternalText: [incident.status] }),
      ...(priority === null
        ? {}
        : {
            incidentPriorityInternalText: record.codigo ?? priority,
            incidentCommonPriorityNumber: PRIORITY_NUMBERS[priority],
          }),
      ...some('agentReference', agents.map(refer)),
      ...some('locationReference', places),
      personReference: people.map(refer),
      ...some('notesReference', notes.map(refer)),
      ...some('mediaReferences', media.map(refer)),
    }),
    callComponent: [
      {
        ...prologue(callId, call.endedAt ?? updatedAt),
        // A practice call must never look like one that somebody has to go to.
        standardPrimaryCallType: call.practice ? 'nonEmergency' : 'emergency',
        ...(call.practice ? { localCallType: 'practice' } : {}),
        direction: 'incoming',
        callStartTimestamp: new Date(call.startedAt).toISOString(),
        ...(call.answeredAt === null ? {} : { answerDate: new Date(call.answeredAt).toISOString() }),
        callStateRegistryText: stateOf(call),
        ...(priority === null ? {} : { priorityIdentifier: CALL_PRIORITIES[priority] }),
        ...(callback === null ? {} : { callBackReference: refer(callback) }),
        ...some('agentReference', first),
        ...some('locationReference', places),
        ...(proof === null ? {} : { additionalDataReference: [refer(proof)] }),
        personReference: [refer(caller)],
      },
    ],
    personComponent: people,
    ...some('agentComponent', agents),
    ...(callback === null ? {} : { callbackComponent: [callback] }),
    ...(place === null ? {} : { locationComponent: [place] }),
    ...some('notesComponent', notes),
    ...some('cautionComponent', cautions),
    ...(proof === null ? {} : { additionalDataComponent: [proof] }),
    ...some('mediaComponent', media),
    '@context': { '@vocab': './JSON-LD_Contexts/EmergencyIncidentDataObjectType.jsonld' },
  }
}

const some = <T>(name: string, list: readonly T[]): object => (list.length === 0 ? {} : { [name]: list })

const recordOf = ({ fields }: IncidentBundle): CanonicalRecord =>
  Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])))

const commonType = ({ motivo }: CanonicalRecord): string => {
  if (motivo === undefined || motivo === 'otro') return 'Other'
  return COMMON_TYPES[motivo as Reason] ?? MEDICAL
}

function locationOf({ part, incident }: Parts, record: CanonicalRecord, at: number): Part | null {
  const xml = pidfLo(record, `pres:${incident.split(':').at(-2) ?? 'incident'}@${incident.split(':').at(-1) ?? ''}`)
  if (xml === null) return null
  return part('location', 1, at, {
    locationTypeDescriptionRegistryText: 'Incident',
    locationByValue: xml,
    locationDescriptionText: placeText(record),
  })
}

const mediaOf = (sha256: string, file: string): object => ({
  uri: hashUri(sha256),
  contentType: file.endsWith('.wav') ? 'audio/wav' : 'application/octet-stream',
  label: file,
})

/** By the LogEvent CallStates registry (NENA-STA-010.3). */
function stateOf({ status, answeredAt }: BundleCall): string {
  if (status === 'ended') return 'callEnd'
  return answeredAt === null ? 'callBegin' : 'callAnswered'
}

/** When anything of the incident last changed. */
const latest = ({ call, incident, fields, actions, review }: IncidentBundle): number =>
  Math.max(
    call.startedAt,
    call.answeredAt ?? 0,
    call.endedAt ?? 0,
    incident?.updatedAt ?? 0,
    review?.at ?? 0,
    ...fields.map(({ updatedAt }) => updatedAt),
    ...actions.map(({ at }) => at),
  )
