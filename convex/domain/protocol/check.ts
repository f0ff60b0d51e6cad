/** Reads a protocol file: what is wrong with it is told by path and reason, and nothing that is not in the format comes through. Never throws. */
import { ALERT_TYPES } from '../alerts.ts'
import { FIELD_NAMES, FIELDS, isFieldName } from '../canonical.ts'
import { DISPATCH_PHASES } from '../templates.ts'
import { parsePattern } from './phrase.ts'
import type { Branch, Card, Condition, Metronome, Phrases, Proof, Protocol, Step, Words } from './protocol.ts'
import { FORMAT } from './protocol.ts'
import { absent, boolean, Fault, list, literal, number, type Reader, record, short, text, tongues } from './read.ts'
import { TOPICS } from './topics.ts'
import { faultIn } from './ways.ts'

export type Parsed =
  | { readonly ok: true; readonly protocol: Protocol }
  | { readonly ok: false; readonly path: string; readonly reason: string }

/** A protocol from the text of its file. */
export function parseProtocol(file: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(file)
  } catch {
    return { ok: false, path: '', reason: 'not JSON' }
  }
  return readProtocol(value)
}

export function readProtocol(value: unknown): Parsed {
  try {
    const protocol = protocolAt(value, '')
    const fault = faultIn(protocol)
    return fault ? { ok: false, ...fault } : { ok: true, protocol }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, path: error.path, reason: error.reason }
    // What is nested deeper than a stack can follow is no protocol either.
    return { ok: false, path: '', reason: 'cannot be read' }
  }
}

const words: Reader<Words> = (value, path) => tongues(value, path, text)

const phrase: Reader<string> = (value, path) => {
  const pattern = short(value, path)
  const parsed = parsePattern(pattern)
  if ('reason' in parsed) throw new Fault(path, parsed.reason)
  return pattern
}
const phrases: Reader<Phrases> = (value, path) => tongues(value, path, (one, at) => list(one, at, phrase, 0, 60))

const DEEPEST = 8

function conditionAt(value: unknown, path: string, depth = 0): Condition {
  if (depth > DEEPEST) throw new Fault(path, `nested deeper than ${DEEPEST}`)
  const part: Reader<Condition> = (one, at) => conditionAt(one, at, depth + 1)
  const given = record(value, path, ['field', 'is', 'known', 'alert', 'ageUnder', 'all', 'any', 'not'])
  const keys = Object.keys(given).filter((key) => key !== 'is')
  const [key] = keys
  if (keys.length !== 1 || ('is' in given && key !== 'field')) throw new Fault(path, 'must say one thing')
  if (key === 'all') return { all: list(given.all, `${path}.all`, part, 1, 20) }
  if (key === 'any') return { any: list(given.any, `${path}.any`, part, 1, 20) }
  if (key === 'not') return { not: part(given.not, `${path}.not`) }
  if (key === 'alert') return { alert: literal(ALERT_TYPES)(given.alert, `${path}.alert`) }
  if (key === 'known') return { known: literal(FIELD_NAMES)(given.known, `${path}.known`) }
  if (key === 'ageUnder') return { ageUnder: number(0, 130)(given.ageUnder, `${path}.ageUnder`) }
  const field = literal(FIELD_NAMES)(given.field, `${path}.field`)
  const is = list(given.is, `${path}.is`, short, 1, 40)
  const spec = isFieldName(field) ? FIELDS[field] : undefined
  const closed = spec && 'values' in spec && spec.kind === 'closed' ? (spec.values as readonly string[]) : undefined
  const odd = is.findIndex((one) => closed && !closed.includes(one))
  if (odd >= 0) throw new Fault(`${path}.is[${odd}]`, `is no value of ${field}`)
  return { field, is }
}
const condition: Reader<Condition> = (value, path) => conditionAt(value, path)

const proof: Reader<Proof> = (value, path) => {
  const given = record(value, path, ['fields', 'asks', 'says', 'hears', 'enters'])
  if (Object.keys(given).length === 0) throw new Fault(path, 'names nothing')
  const read: Proof = {
    ...absent(given, path, 'fields', (one, at) => list(one, at, literal(FIELD_NAMES), 1, 12)),
    ...absent(given, path, 'asks', (one, at) => list(one, at, literal(TOPICS), 1, 12)),
    ...absent(given, path, 'says', phrases),
    ...absent(given, path, 'hears', phrases),
    ...absent(given, path, 'enters', literal(DISPATCH_PHASES)),
  }
  return read
}

const branch: Reader<Branch> = (value, path) => {
  const given = record(value, path, ['label', 'next', 'when'])
  return {
    label: words(given.label, `${path}.label`),
    next: short(given.next, `${path}.next`),
    ...absent(given, path, 'when', condition),
  }
}

const metronome: Reader<Metronome> = (value, path) => {
  const given = record(value, path, ['perMinute', 'count'])
  return {
    perMinute: number(100, 120)(given.perMinute, `${path}.perMinute`),
    count: number(1, 100)(given.count, `${path}.count`),
  }
}

const STEP = [
  ...['id', 'phase', 'title', 'say', 'why', 'fallback', 'when', 'done', 'after', 'branches', 'required'],
  ...['targetS', 'metronome'],
]

const step: Reader<Step> = (value, path) => {
  const given = record(value, path, STEP)
  const fallback: Reader<NonNullable<Step['fallback']>> = (one, at) => {
    const { label, say } = record(one, at, ['label', 'say'])
    return { label: words(label, `${at}.label`), say: words(say, `${at}.say`) }
  }
  return {
    id: short(given.id, `${path}.id`),
    phase: literal(DISPATCH_PHASES)(given.phase, `${path}.phase`),
    title: words(given.title, `${path}.title`),
    say: words(given.say, `${path}.say`),
    ...absent(given, path, 'why', words),
    ...absent(given, path, 'fallback', fallback),
    ...absent(given, path, 'when', condition),
    done: list(given.done, `${path}.done`, proof, 0, 12),
    ...absent(given, path, 'after', (one, at) => list(one, at, short, 1, 12)),
    ...absent(given, path, 'branches', (one, at) => list(one, at, branch, 1, 2)),
    required: boolean(given.required, `${path}.required`),
    ...absent(given, path, 'targetS', number(1, 3600)),
    ...absent(given, path, 'metronome', metronome),
  }
}

const card: Reader<Card> = (value, path) => {
  const given = record(value, path, ['id', 'title', 'when', 'opens', 'steps'])
  const when: Reader<Condition | 'never'> = (one, at) => (one === 'never' ? one : condition(one, at))
  return {
    id: short(given.id, `${path}.id`),
    title: words(given.title, `${path}.title`),
    ...absent(given, path, 'when', when),
    ...absent(given, path, 'opens', phrases),
    steps: list(given.steps, `${path}.steps`, step, 1, 60),
  }
}

const FILE = ['format', 'id', 'version', 'title', 'status', 'notice', 'approvedBy', 'approvedOn', 'cards']

function protocolAt(value: unknown, path: string): Protocol {
  const given = record(value, path, FILE)
  const status = literal(['sample', 'approved'] as const)
  const date: Reader<string> = (one, at) => {
    const day = short(one, at)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
      throw new Fault(at, 'not a date (YYYY-MM-DD)')
    return day
  }
  const version: Reader<string> = (one, at) => {
    const name = short(one, at)
    if (!/^[\w.+-]+$/.test(name)) throw new Fault(at, 'may hold letters, digits and . _ + - only')
    return name
  }
  const read: Protocol = {
    format: literal([FORMAT] as const)(given.format, 'format'),
    id: version(given.id, 'id'),
    version: version(given.version, 'version'),
    title: words(given.title, 'title'),
    status: status(given.status, 'status'),
    notice: words(given.notice, 'notice'),
    ...absent(given, path, 'approvedBy', short),
    ...absent(given, path, 'approvedOn', date),
    cards: list(given.cards, 'cards', card, 1, 60),
  }
  if (read.status === 'approved' && (read.approvedBy === undefined || read.approvedOn === undefined))
    throw new Fault('approvedBy', 'an approved protocol names who approved it, and when')
  return read
}
