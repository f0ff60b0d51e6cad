/** A piece of an XML document as the telephone needs it: names without prefixes, text without marks, and no way to reach outside. */

export type XmlAttribute = {
  /** Local name. */
  readonly name: string
  /** URI; '' for an attribute without a prefix, which belongs to its element (Namespaces in XML §6.2). */
  readonly namespace: string
  readonly value: string
}

export type XmlElement = {
  /** Local name. */
  readonly name: string
  /** URI; '' when there is none, or when the prefix was never declared. */
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** Its own characters, without those of its children. */
  readonly text: string
}

/** The first child of this local name, whatever its namespace: peers of the field declare the wrong ones. */
export const child = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((one) => one.name === name) ?? null

export const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? []

/** Blanks within become one, as `xs:token` asks (XML Schema 2 §4.3.6). */
export const tidy = (text: string): string => text.trim().replace(/[ \t\r\n]+/g, ' ')

/** Text of the first child of this name; null when it is missing or empty. */
export const textOf = (element: XmlElement | null, name: string): string | null =>
  tidy(child(element, name)?.text ?? '') || null

/** Value of the first attribute of one of these local names; null when it is missing or empty. */
export function attributeOf(element: XmlElement | null, ...names: readonly string[]): string | null {
  if (!element || element.attributes.length === 0) return null
  for (const name of names) {
    const value = tidy(element.attributes.find((one) => one.name === name)?.value ?? '')
    if (value !== '') return value
  }
  return null
}

/** Every element below of one of these local names, in document order; does not look inside one it found. */
export function* descendants(element: XmlElement, names: ReadonlySet<string>): Generator<XmlElement> {
  for (const one of element.children) {
    if (names.has(one.name)) yield one
    else yield* descendants(one, names)
  }
}

/** All text below, in order, tidied. */
export const allText = (element: XmlElement): string => tidy([element.text, ...element.children.map(allText)].join(' '))
