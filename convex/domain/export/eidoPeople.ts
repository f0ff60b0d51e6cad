/** The people of an EIDO: who calls, who is ill, who answers; and how to call back. */
import type { CanonicalRecord } from '../canonical.ts'
import { yearsOf } from '../columns.ts'
import type { IncidentBundle } from './bundle.ts'
import { type Part, type Parts, type Reference, refer } from './eidoParts.ts'
import { staffOf } from './personal.ts'

const text = (value: string): readonly object[] => [{ value }]

/** The one who needs help, as NIEM has a person; null while nothing is known of them. */
export function patientOf(
  { part }: Parts,
  record: CanonicalRecord,
  at: number,
  places: readonly Reference[],
): Part | null {
  const { nombre, apellido, edad, sexo, historia_clinica: history } = record
  if ([nombre, apellido, edad, sexo, history].every((value) => value === undefined)) return null
  const years = yearsOf(edad)
  const name = {
    ...(nombre === undefined ? {} : { personGivenName: text(nombre) }),
    ...(apellido === undefined ? {} : { personSurName: text(apellido) }),
  }
  return part('person', 'patient', at, {
    personIncidentRoleRegistryText: ['Patient'],
    ...(places.length === 0 ? {} : { locationReference: places }),
    ncPersonComponent: {
      ...(Object.keys(name).length === 0 ? {} : { name: [name] }),
      ...(edad === undefined ? {} : { ageDescription: text(edad) }),
      ...(years === undefined
        ? {}
        : { ageMeasure: [{ unsignedIntegerValue: [{ value: years }], unit: text('year') }] }),
      ...(sexo === 'M' || sexo === 'F' ? { sexCode: [{ simpleType: sexo }] } : {}),
      ...(history === undefined ? {} : { medicalDescription: text(history) }),
    },
  })
}

/** How the caller can be called back; null when no number is known, or none may be told. */
export function callbackOf({ part }: Parts, { call }: IncidentBundle): Part | null {
  const uri = phoneUri(call.customerPhone)
  return uri === null ? null : part('callback', 1, call.startedAt, { callBackInformationUri: [uri] })
}

/** `tel:` of a number, `sip:` of an address (RFC 3966, RFC 3261). */
export function phoneUri(phone: string): string | null {
  const sent = phone.trim()
  if (/^sips?:[^\s<>"]+$/i.test(sent)) return sent
  const figures = sent.replace(/[\s().-]/g, '')
  return /^\+?\d{2,15}$/.test(figures) ? `tel:${figures}` : null
}

export function callerOf({ part }: Parts, { call }: IncidentBundle, callId: string, callback: Part | null): Part {
  const name = call.customerName.trim()
  return part('person', 'caller', call.startedAt, {
    personIncidentRoleRegistryText: ['Caller'],
    callIdentifier: [callId],
    ...(name === '' ? {} : { ncPersonComponent: { name: [{ personFullName: text(name) }] } }),
    ...(callback === null ? {} : { callBackReference: refer(callback) }),
  })
}

/** Those of the room who took part: the dispatcher first, then whoever stepped in. */
export function agentsOf({ part, agency }: Parts, bundle: IncidentBundle): readonly Part[] {
  return staffOf(bundle).map((name, i) =>
    part('agent', i + 1, bundle.call.startedAt, {
      agentJcard: jcard(name),
      agentRoleRegistryText: [name === bundle.call.agentName.trim() ? 'Call Taking' : 'Supervision'],
      agencyReference: agency,
    }),
  )
}

/** A name as jCard (RFC 7095), which the standard keeps in a text. */
const jcard = (name: string): string =>
  JSON.stringify([
    'vcard',
    [
      ['version', {}, 'text', '4.0'],
      ['fn', {}, 'text', name],
    ],
  ])
