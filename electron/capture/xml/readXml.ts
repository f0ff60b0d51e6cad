/**
 * Reads an XML document that a stranger sent (XML 1.0, Namespaces in XML): no document types, no entities but the five, nothing
 * fetched, every size bounded, linear in the input. It never throws; of a broken document it gives what was closed before the break.
 */
import { decodeText } from './decodeText.ts'
import type { XmlAttribute, XmlElement } from './element.ts'

export type XmlProblem = {
  /** Counts from 1; 0 is the whole document. */
  readonly line: number
  /** English, for the log; never carries the document's words. */
  readonly why: string
}

export type XmlRead =
  /** `problems` are faults that reading went past. */
  | { readonly kind: 'ok'; readonly root: XmlElement; readonly problems: readonly XmlProblem[] }
  /** `root` holds what was whole before the fault; the last problem is the fault itself. */
  | { readonly kind: 'bad'; readonly root: XmlElement | null; readonly problems: readonly XmlProblem[] }

export type XmlLimits = {
  readonly bytes: number
  readonly depth: number
  readonly elements: number
  /** Of one element. */
  readonly attributes: number
  /** Characters of a name. */
  readonly name: number
}

/** Far above what a conference of a hundred voices or a polygon of a county needs. */
export const XML_LIMITS: XmlLimits = { bytes: 524_288, depth: 48, elements: 6_000, attributes: 64, name: 256 }

/** Problems that are kept; a document with more is as bad as one with these. */
const PROBLEMS = 20

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

const NONE: readonly never[] = []

/** An element that is open. */
type Open = {
  readonly qualified: string
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: XmlElement[]
  readonly declared: readonly string[]
  text: string
}

/** Ends reading at a fault that cannot be gone past. Never leaves this file. */
class Fault extends Error {}

export function readXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): XmlRead {
  const problems: XmlProblem[] = []
  if (bytes.length > limits.bytes) return { kind: 'bad', root: null, problems: [{ line: 0, why: 'too large' }] }
  const { text, problem } = decodeText(bytes)
  if (problem !== null) problems.push({ line: 0, why: problem })

  const open: Open[] = []
  /** Prefix to the URIs that are in force, innermost last. */
  const scopes = new Map<string, string[]>([['xml', [XML_NAMESPACE]]])
  let root: XmlElement | null = null
  let elements = 0
  let at = 0

  const lines = countLines(text)
  const report = (why: string): void => {
    if (problems.length < PROBLEMS) problems.push({ line: lines(at), why })
  }
  const until = (mark: string, what: string): number => {
    const end = text.indexOf(mark, at)
    if (end < 0) throw new Fault(`${what} is not closed`)
    return end
  }
  const resolve = (prefix: string): string | null => scopes.get(prefix)?.at(-1) ?? null

  /** Characters between marks; those outside the root carry nothing. */
  const takeText = (raw: string): void => {
    const within = open.at(-1)
    if (within) within.text += raw.includes('&') ? expand(raw, report) : raw
    else if (raw.trim() !== '') report(root ? 'text after the root element' : 'text before the root element')
  }

  const openElement = (): void => {
    if (++elements > limits.elements) throw new Fault('too many elements')
    if (open.length >= limits.depth) throw new Fault('nested too deeply')
    const tag = readTag(text, at, limits)
    at = tag.end
    const bare = tag.attributes.length === 0
    const declared = bare ? NONE : declare(tag.attributes, scopes)
    const [prefix, name] = split(tag.name)
    const namespace = resolve(prefix)
    if (namespace === null && prefix !== '') report('a prefix was never declared')
    const element: Open = {
      qualified: tag.name,
      name,
      namespace: namespace ?? '',
      attributes: bare ? NONE : qualify(tag.attributes),
      children: [],
      declared,
      text: '',
    }
    if (tag.twice) report('an attribute comes twice')
    if (tag.loose) report('an attribute is not name="value"')
    open.push(element)
    if (tag.empty) closeElement()
  }

  const qualify = (attributes: readonly (readonly [string, string])[]): XmlAttribute[] => {
    const list: XmlAttribute[] = []
    for (const [qualified, raw] of attributes) {
      if (qualified === 'xmlns' || qualified.startsWith('xmlns:')) continue
      const [prefix, name] = split(qualified)
      const namespace = prefix === '' ? '' : (resolve(prefix) ?? '')
      // XML 1.0 §3.3.3: line ends and tabs in an attribute's value are blanks.
      const value = (raw.includes('&') ? expand(raw, report) : raw).replace(/[\t\r\n]/g, ' ')
      list.push({ name, namespace, value })
    }
    return list
  }

  const closeElement = (): void => {
    const done = open.pop()
    if (!done) return
    for (const prefix of done.declared) scopes.get(prefix)?.pop()
    attach(seal(done, done.text))
  }

  const attach = (element: XmlElement): void => {
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  }

  const endTag = (): void => {
    const end = until('>', 'an end tag')
    const name = text.slice(at + 2, end).trimEnd()
    if (name.length > limits.name || open.at(-1)?.qualified !== name) throw new Fault('an end tag does not fit')
    at = end + 1
    closeElement()
  }

  const mark = (): void => {
    if (text.startsWith('<!--', at)) at = until('-->', 'a comment') + 3
    else if (text.startsWith('<?', at)) at = until('?>', 'a processing instruction') + 2
    else if (text.startsWith('<![CDATA[', at)) {
      const end = until(']]>', 'a CDATA section')
      const within = open.at(-1)
      if (!within) throw new Fault('a CDATA section outside the root element')
      within.text += text.slice(at + 9, end)
      at = end + 3
    } else if (text.startsWith('<!', at)) throw new Fault('document types are not read')
    else if (text.startsWith('</', at)) endTag()
    else if (root) throw new Fault('a second root element')
    else openElement()
  }

  try {
    while (at < text.length) {
      const next = text.indexOf('<', at)
      const end = next < 0 ? text.length : next
      if (end > at) takeText(text.slice(at, end))
      at = end
      if (next >= 0) mark()
    }
    if (open.length > 0) throw new Fault('the document breaks off')
    if (!root) throw new Fault('no root element')
    return { kind: 'ok', root, problems }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    problems.push({ line: lines(at), why: error.message })
    return { kind: 'bad', root: root ?? salvage(open), problems }
  }
}

const seal = ({ name, namespace, attributes, children }: Open, text: string): XmlElement => ({
  name,
  namespace,
  attributes,
  children,
  text,
})

/** What was whole when the document broke: open elements keep their closed children and lose their own unfinished text. */
function salvage(open: readonly Open[]): XmlElement | null {
  let inner: XmlElement | null = null
  for (const one of open.toReversed()) {
    const children: XmlElement[] = inner ? [...one.children, inner] : one.children
    inner = children.length > 0 ? seal({ ...one, children }, '') : null
  }
  return inner
}

type Tag = {
  readonly name: string
  /** As written, unexpanded. */
  readonly attributes: readonly (readonly [name: string, raw: string])[]
  readonly empty: boolean
  /** Where reading goes on. */
  readonly end: number
  readonly twice: boolean
  readonly loose: boolean
}

/** From `<` to `>`; `at` stands on `<`. */
function readTag(text: string, at: number, limits: XmlLimits): Tag {
  let here = at + 1
  const name = (): string => {
    const from = here
    while (here < text.length && !isMark(text.charCodeAt(here))) here++
    if (here === from) throw new Fault('a name is missing')
    if (here - from > limits.name) throw new Fault('a name is too long')
    return text.slice(from, here)
  }
  const blanks = (): void => {
    while (here < text.length && isBlank(text.charCodeAt(here))) here++
  }
  const tag = name()
  const attributes: (readonly [string, string])[] = []
  let twice = false
  let loose = false
  for (;;) {
    blanks()
    const char = text[here]
    if (char === undefined) throw new Fault('a tag is not closed')
    if (char === '>') return { name: tag, attributes, empty: false, end: here + 1, twice, loose }
    if (char === '/' && text[here + 1] === '>')
      return { name: tag, attributes, empty: true, end: here + 2, twice, loose }
    if (attributes.length >= limits.attributes) throw new Fault('too many attributes')
    const key = name()
    blanks()
    if (text[here] !== '=') {
      loose = true
      continue
    }
    here++
    blanks()
    const quote = text[here]
    if (quote !== '"' && quote !== "'") throw new Fault('an attribute has no quotes')
    const end = text.indexOf(quote, here + 1)
    if (end < 0) throw new Fault('an attribute is not closed')
    const value = text.slice(here + 1, end)
    here = end + 1
    if (attributes.some(([other]) => other === key)) twice = true
    else attributes.push([key, value])
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9
/** What ends a name: blanks, `/`, `>`, `=`, `<`, quotes and `&`. */
const isMark = (code: number): boolean =>
  isBlank(code) || code === 47 || code === 62 || code === 61 || code === 60 || code === 34 || code === 39 || code === 38

const split = (qualified: string): readonly [prefix: string, name: string] => {
  const colon = qualified.indexOf(':')
  return colon < 0 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)]
}

/** Puts an element's `xmlns` in force; gives the prefixes to take back at its end. */
function declare(attributes: readonly (readonly [string, string])[], scopes: Map<string, string[]>): readonly string[] {
  const declared: string[] = []
  for (const [name, uri] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const prefix = name.slice(6)
    const stack = scopes.get(prefix)
    if (stack) stack.push(uri.trim())
    else scopes.set(prefix, [uri.trim()])
    declared.push(prefix)
  }
  return declared
}

const FIVE: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities and character references; any other stays as it is written and is told. */
function expand(raw: string, report: (why: string) => void): string {
  const pieces: string[] = []
  let taken = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    const end = endOfName(raw, at + 1)
    const known = raw[end] === ';' ? meaning(raw.slice(at + 1, end)) : undefined
    if (known === undefined) {
      report('an entity that is none of the five')
      continue
    }
    pieces.push(raw.slice(taken, at), known)
    taken = end + 1
  }
  return taken === 0 ? raw : pieces.join('') + raw.slice(taken)
}

/** Names of entities that mean anything have at most 8 characters, `#` among them. */
function endOfName(raw: string, from: number): number {
  let at = from
  while (at < raw.length && at - from <= 8) {
    const code = raw.charCodeAt(at)
    const isName =
      (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 35
    if (!isName) break
    at++
  }
  return at
}

/** `#233` or `#xE9`, when XML allows the character (XML 1.0 §2.2); else one of the five. */
function meaning(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(FIVE, name) ? FIVE[name] : undefined
  const hex = name[1] === 'x' || name[1] === 'X'
  const digits = name.slice(hex ? 2 : 1)
  if (!(hex ? /^[0-9A-Fa-f]+$/ : /^[0-9]+$/).test(digits)) return undefined
  const code = Number.parseInt(digits, hex ? 16 : 10)
  const allowed =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0x10_ffff)
  return allowed ? String.fromCodePoint(code) : undefined
}

/** The line of a place in the text. Places only go forward, so all questions together cost one pass. */
function countLines(text: string): (at: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (at) => {
    while (next >= 0 && next < at) {
      line++
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
