/** Reads a presence document with a location in it (PIDF-LO: RFC 3863, 4119, 5139, 5491, 7459). */
import { attributeOf, child, descendants, textOf, tidy, type XmlElement } from '../xml/element.ts'
import { readXml } from '../xml/readXml.ts'
import { readTime } from '../xml/time.ts'
import { type AdditionalData, readProvided } from './additionalData.ts'
import { type Civic, readCivic } from './civic.ts'
import { readShape, SHAPES } from './gml.ts'
import type { Shape } from './shape.ts'

/** One `<geopriv>`: a location in one or more forms that mean the same place (RFC 5491 §3.4 rule 6). */
export type Located = {
  readonly within: 'device' | 'tuple' | 'person'
  readonly id: string | null
  readonly shapes: readonly Shape[]
  readonly civics: readonly Civic[]
  /** `GPS`, `Cell`, `Manual`, … (RFC 4119 §6.1 and its registry); as written. */
  readonly method: string | null
  /** ms since the epoch. */
  readonly at: number | null
  /** Per cent; null when not said (RFC 7459 §5.1 then supposes 95). */
  readonly confidence: number | null
  /** ms since the epoch after which it must not be kept (RFC 4119 §2.2.2). */
  readonly keepUntil: number | null
  /** May it be handed on? Default no (RFC 4119 §2.2.2). */
  readonly retransmission: boolean
  readonly providedBy: string | null
  /** Blocks that came within the location (RFC 7852 §5.3). */
  readonly additional: readonly AdditionalData[]
  readonly note: string | null
}

export type PidfLo = {
  /** `pres:…` of whom it is about; null when not said. */
  readonly entity: string | null
  /** In the order in which they count: devices, tuples, persons, each as in the document (RFC 5491 §3.4 rule 8). */
  readonly locations: readonly Located[]
}

export type PidfLoRead = {
  /** `damaged`: the document broke, what was whole before the break is here. `bad`: there is nothing to use. */
  readonly kind: 'ok' | 'damaged' | 'bad'
  readonly value: PidfLo
  /** English, never with the document's own words. */
  readonly problems: readonly string[]
}

const HOLDERS: ReadonlySet<string> = new Set(['device', 'tuple', 'person'])
const RANK = { device: 0, tuple: 1, person: 2 } as const
const LOCATIONS = 32

/** Never throws; linear in the input. */
export function parsePidfLo(bytes: Uint8Array): PidfLoRead {
  const xml = readXml(bytes)
  const problems = xml.problems.map(({ line, why }) => (line > 0 ? `line ${line}: ${why}` : why))
  const empty: PidfLo = { entity: null, locations: [] }
  if (!xml.root) return { kind: 'bad', value: empty, problems }
  const presence = presenceOf(xml.root)
  if (!presence) return { kind: 'bad', value: empty, problems: [...problems, 'no presence document'] }
  const locations: Located[] = []
  for (const holder of descendants(presence, HOLDERS)) {
    // Rule 4 of RFC 5491 §3.4: one geopriv a tuple. Where there are more, each is a location of its own.
    for (const geopriv of descendants(holder, new Set(['geopriv']))) {
      if (locations.length < LOCATIONS) locations.push(readLocated(geopriv, holder, problems))
    }
  }
  const useful = locations
    .filter(({ shapes, civics }) => shapes.length > 0 || civics.length > 0)
    .sort((a, b) => RANK[a.within] - RANK[b.within])
  if (useful.length === 0) problems.push('no location that can be used')
  const value = { entity: attributeOf(presence, 'entity'), locations: useful }
  return { kind: useful.length === 0 ? 'bad' : xml.kind === 'ok' ? 'ok' : 'damaged', value, problems }
}

/** A HELD answer carries the document inside `locationResponse` (RFC 5985 §6.4). */
function presenceOf(root: XmlElement): XmlElement | null {
  if (root.name === 'presence') return root
  const [inner] = descendants(root, new Set(['presence']))
  return inner ?? null
}

function readLocated(geopriv: XmlElement, holder: XmlElement, problems: string[]): Located {
  const shapes: Shape[] = []
  const civics: Civic[] = []
  const info = child(geopriv, 'location-info')
  for (const element of info ? descendants(info, new Set([...SHAPES, 'civicAddress'])) : []) {
    if (element.name === 'civicAddress') {
      const civic = readCivic(element)
      if (civic) civics.push(civic)
      continue
    }
    const read = readShape(element)
    if (read.kind === 'bad') problems.push(`${element.name}: ${read.why}`)
    else {
      shapes.push(read.shape)
      problems.push(...read.problems.map((why) => `${element.name}: ${why}`))
    }
  }
  const rules = child(geopriv, 'usage-rules')
  const providedBy = child(geopriv, 'provided-by')
  const additional = providedBy ? readProvided(providedBy) : []
  const within = holder.name === 'device' ? 'device' : holder.name === 'person' ? 'person' : 'tuple'
  return {
    within,
    id: attributeOf(holder, 'id'),
    shapes,
    civics,
    method: textOf(geopriv, 'method'),
    at: readTime(textOf(holder, 'timestamp')),
    confidence: readConfidence(info, problems),
    keepUntil: readTime(textOf(rules, 'retention-expiry')),
    retransmission: /^(?:yes|true|1)$/i.test(textOf(rules, 'retransmission-allowed') ?? ''),
    providedBy: providerOf(providedBy, additional),
    additional,
    note: textOf(rules, 'note-well') ?? textOf(holder, 'note'),
  }
}

/** RFC 7459 §5.1: `<confidence pdf="normal">95</confidence>`, or `unknown`. */
function readConfidence(info: XmlElement | null, problems: string[]): number | null {
  const text = textOf(info, 'confidence')
  if (text === null || text === 'unknown') return null
  const value = /^\d{1,3}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  if (value > 0 && value <= 100) return value
  problems.push('a confidence that is no per cent')
  return null
}

/** `<provided-by>` holds a schema of its own (RFC 4119 §2.2.4); a block of additional data names the provider, else its first words do. */
function providerOf(found: XmlElement | null, additional: readonly AdditionalData[]): string | null {
  if (!found) return null
  for (const one of additional) if (one.kind === 'provider') return one.name
  return additional.length > 0 ? null : tidy([...innerWords(found)].join(' ')).slice(0, 256) || null
}

function* innerWords(element: XmlElement): Generator<string> {
  if (element.text.trim() !== '') yield element.text
  for (const one of element.children) yield* innerWords(one)
}
