/** A link between two calls as the window shows it: which side is the other, how it is named, what speaks for it. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import type { FieldName } from '../../convex/domain/canonical.ts'
import { clockText } from '../i18n/format.ts'
import type { Text } from '../i18n/text.ts'
import { saidOf } from '../incident/words.ts'
import { durationText } from '../ui/Duration.tsx'

export type Link = FunctionReturnType<typeof api.links.ofSession>[number]
export type Side = Link['first']
export type Hint = Link['hints'][number]

/** How long a rejection or a split can be seen and taken back beside its call, ms. */
export const REGRET_MS = 2 * 60_000

export const otherOf = (link: Link, callSessionId: string): Side =>
  link.first.callSessionId === callSessionId ? link.second : link.first

const told = (side: Side, field: FieldName): string | undefined =>
  side.fields.find((known) => known.field === field)?.value

/** What happened and where, or when it began while nothing else is known. */
export function nameOf(t: Text, side: Side): string {
  const reason = told(side, 'motivo')
  const street = [told(side, 'direccion'), told(side, 'numero')].filter(Boolean).join(' ')
  const place = [street || told(side, 'ubicacion_referencia'), told(side, 'comuna')].filter(Boolean).join(', ')
  const parts = [reason === undefined ? '' : saidOf(t, 'motivo', reason), place].filter((part) => part !== '')
  return parts.join(' · ') || t('links.unnamed', { time: clockText(side.startedAt) })
}

/** Why, in a few words: «misma calle o cruce, motivo compatible, con 01:20 de diferencia». */
export const whyOf = (t: Text, link: Link): string => link.hints.map((hint) => sayHint(t, hint, link)).join(', ')

export const sayHint = (t: Text, { kind, points }: Hint, link: Link): string =>
  t(`links.${points > 0 ? 'for' : 'against'}_${kind}`, {
    t: durationText(Math.abs(link.second.startedAt - link.first.startedAt)),
  })

/** One side of a hint as it is read: the value of the card; a time is a time. */
export function sideText(t: Text, hint: Hint, which: 'first' | 'second'): string {
  const { value, fields } = hint[which]
  if (hint.kind === 'phone') return t('links.samePhone')
  if (hint.kind === 'time') return clockText(Date.parse(value))
  const field = fields[0]
  return field !== undefined && fields.length === 1 ? saidOf(t, field, value) : value
}

/** Fields that either card has, those that differ first. */
export function fieldsOf({ first, second }: Link): { field: FieldName; a?: string; b?: string; differs: boolean }[] {
  const names = [...new Set([...first.fields, ...second.fields].map(({ field }) => field))]
  const rows = names.map((field) => {
    const [a, b] = [told(first, field), told(second, field)]
    const differs = a !== undefined && b !== undefined && a.toLocaleLowerCase() !== b.toLocaleLowerCase()
    return { field, ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }), differs }
  })
  return rows.sort((x, y) => Number(y.differs) - Number(x.differs))
}
