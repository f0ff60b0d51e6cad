/** Who owns the ids of an exported incident: the domain name of the room, which only the room knows. */
import type { Issuer } from './eidoIds.ts'

/** Stands in an export until the room has said its own; `.invalid` can belong to nobody (RFC 2606 §2). */
export const NOBODY: Issuer = { domain: 'sala.vigia.invalid' }

const LONGEST = 253
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** As it is kept: without blanks around, in lower case. */
export const domainOf = (typed: string): string => typed.trim().toLowerCase().replace(/\.$/, '')

/** Why a domain name cannot own ids, in the words of a refusal; undefined when it can. RFC 1123 §2.1. */
export function faultOfDomain(domain: string): string | undefined {
  if (domain.length > LONGEST) return `must have at most ${LONGEST} characters`
  const labels = domain.split('.')
  if (labels.length < 2) return 'must be a domain name with a point, such as sala.ejemplo.cl'
  if (!labels.every((label) => LABEL.test(label))) return 'must have letters, figures and hyphens between points'
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'must be a name, not an address'
  return labels.at(-1) === 'invalid' ? 'must be a domain that somebody owns' : undefined
}
