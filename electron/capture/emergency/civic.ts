/** A civic address in the types of RFC 5139 §3.1, RFC 6848 and their registry; what each is to a dispatcher is in `incident.ts`. */
import { attributeOf, tidy, type XmlElement } from '../xml/element.ts'

export type Civic = {
  /** Two letters, ISO 3166-1, upper case. */
  readonly country: string | null
  /** By CAtype: `A1` to `A6`, `RD`, `HNO`, … Those of other namespaces as `{namespace}NAME` (RFC 6848 §2). */
  readonly parts: ReadonlyMap<string, string>
  /** BCP 47; null when not said. */
  readonly language: string | null
}

/** Elements of the namespace of RFC 5139, and those of RFC 6848 §4, by their names. */
export const CA_TYPES: ReadonlySet<string> = new Set([
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'PRM', 'PRD', 'RD', 'STS', 'POD', 'POM', 'RDSEC', 'RDBR', 'RDSUBBR'],
  ...['HNO', 'HNS', 'LMK', 'LOC', 'FLR', 'NAM', 'PC', 'BLD', 'UNIT', 'ROOM', 'SEAT', 'PLC', 'PCN', 'POBOX', 'ADDCODE'],
  // RFC 6848: milepost, street type prefix, house number prefix, pole number.
  ...['MP', 'STP', 'HNP', 'PN'],
])

const RFC5139 = 'urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr'
/** Parts of an address are names, not tales. */
const PART = 256
const PARTS = 64

/** Null when it holds nothing at all. */
export function readCivic(element: XmlElement): Civic | null {
  const parts = new Map<string, string>()
  let country: string | null = null
  for (const { name, namespace, text } of element.children) {
    const value = tidy(text).slice(0, PART)
    if (value === '' || parts.size >= PARTS) continue
    if (name === 'country') country = value.toUpperCase()
    // The same type twice: the first is the answer, RFC 5139 §3.4 allows no other order.
    else {
      const key =
        CA_TYPES.has(name) || namespace.startsWith(RFC5139) || namespace === '' ? name : `{${namespace}}${name}`
      if (!parts.has(key)) parts.set(key, value)
    }
  }
  return country === null && parts.size === 0 ? null : { country, parts, language: attributeOf(element, 'lang') }
}
