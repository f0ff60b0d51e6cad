/** What help is asked for by the number that was dialled: `urn:service:sos` and its kinds (RFC 5031, 6881, 8147; NENA i3). */

export type EmergencyService =
  /** An ordinary call. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'sos'
      /** `ambulance`, `fire`, `police`, `ecall.manual`, … ; null for the plain emergency number. Lower case. */
      readonly help: string | null
      /** A test of the way here, not an emergency (RFC 6881 §17): it must never dispatch anybody. */
      readonly test: boolean
      /** As it came. */
      readonly urn: string
    }

/** `urn:service:sos.ambulance`, `urn:service:test.sos.fire`, `urn:nena:service:sos`, `urn:emergency:service:sos`. */
const SERVICE = /^urn:(?:(?:nena|emergency):)?service:(test\.)?sos((?:\.[a-z0-9-]{1,63}){0,8})$/i

export const NO_SERVICE: EmergencyService = { kind: 'none' }

export function readService(uri: string): EmergencyService {
  const found = SERVICE.exec(uri.trim())
  if (!found) return NO_SERVICE
  const help = (found[2] ?? '').slice(1).toLowerCase()
  return { kind: 'sos', help: help === '' ? null : help, test: found[1] !== undefined, urn: uri.trim() }
}
