/** A contact card in XML (xCard, RFC 6351): what a dispatcher can use of it. */
import { allText, attributeOf, child, childrenOf, descendants, textOf, type XmlElement } from '../xml/element.ts'

export type Card = {
  readonly name: string | null
  readonly given: string | null
  readonly surname: string | null
  readonly organisation: string | null
  readonly phones: readonly { readonly number: string; readonly kinds: readonly string[] }[]
  readonly emails: readonly string[]
  /** Each in one line: street, locality, region, code, country. */
  readonly addresses: readonly string[]
  /** As written, `19730512` or `--0512`. */
  readonly birthday: string | null
  /** `M`, `F`, `O`, `N` or `U` (RFC 6350 §6.2.7). */
  readonly sex: string | null
  /** BCP 47, most wanted first. */
  readonly languages: readonly string[]
  /** Health notes and whatever else a person has written down for this moment. */
  readonly notes: readonly string[]
}

/** More of a kind is not a person's card. */
const MOST = 16
const LONG = 1_000
const cut = (text: string | null): string | null => (text === null ? null : text.slice(0, LONG))

/** All cards below an element, in order. */
export function readCards(element: XmlElement): readonly Card[] {
  const cards: Card[] = []
  for (const card of descendants(element, new Set(['vcard']))) {
    if (cards.length < MOST) cards.push(readCard(card))
  }
  return cards
}

function readCard(card: XmlElement): Card {
  const n = child(card, 'n')
  // `<group>` only binds properties together (RFC 6351 §3.2).
  const all = (name: string): XmlElement[] =>
    [card, ...childrenOf(card, 'group')].flatMap((one) => childrenOf(one, name)).slice(0, MOST)
  const values = (name: string, kind: string): string[] => all(name).flatMap((one) => cut(textOf(one, kind)) ?? [])
  return {
    name: cut(textOf(child(card, 'fn'), 'text')),
    given: cut(textOf(n, 'given')),
    surname: cut(textOf(n, 'surname')),
    organisation: values('org', 'text')[0] ?? null,
    phones: all('tel').flatMap((tel) => {
      const number = (textOf(tel, 'uri') ?? textOf(tel, 'text'))?.replace(/^tel:/i, '')
      return number ? [{ number: number.slice(0, 64), kinds: kindsOf(tel) }] : []
    }),
    emails: values('email', 'text'),
    addresses: all('adr').flatMap((adr) => addressOf(adr) ?? []),
    birthday: cut(textOf(child(card, 'bday'), 'date') ?? textOf(child(card, 'bday'), 'date-time')),
    sex: cut(textOf(child(card, 'gender'), 'sex')),
    languages: all('lang')
      .map((lang) => ({ tag: textOf(lang, 'language-tag'), order: preference(lang) }))
      .sort((a, b) => a.order - b.order)
      .flatMap(({ tag }) => tag ?? []),
    notes: values('note', 'text'),
  }
}

const kindsOf = (property: XmlElement): string[] =>
  childrenOf(child(child(property, 'parameters'), 'type'), 'text').map(({ text }) => text.trim().toLowerCase())

/** 1 is wanted most; absent comes last (RFC 6350 §5.3). */
function preference(property: XmlElement): number {
  const told = textOf(child(child(property, 'parameters'), 'pref'), 'integer')
  return told !== null && /^\d{1,3}$/.test(told) ? Number(told) : 101
}

const ADDRESS = ['pobox', 'ext', 'street', 'locality', 'region', 'code', 'country']

function addressOf(adr: XmlElement): string | null {
  const label =
    attributeOf(child(child(adr, 'parameters'), 'label'), 'text') ??
    textOf(child(child(adr, 'parameters'), 'label'), 'text')
  if (label !== null) return cut(label)
  const parts = ADDRESS.flatMap((name) => childrenOf(adr, name).map(allText)).filter((one) => one !== '')
  return parts.length === 0 ? null : cut(parts.join(', '))
}
