/** Who calls, where from, about whom, and what is on its way. */
import { useQuery } from 'convex/react'
import { type ReactNode, useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import { type FieldName, listItems } from '../../convex/domain/canonical.ts'
import { callerOf, phaseOf, stateOf } from '../board/naming.ts'
import { type BoardRow, bandOf } from '../board/row.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { type Text, textOr, useText } from '../i18n/text.ts'
import { Confidence } from '../ui/Confidence.tsx'
import { Section } from '../ui/Panel.tsx'
import css from './Peek.module.css'

type Card = { readonly value: (field: FieldName) => string | null; readonly confidence: number | null }

/** The incident's values by field, and how sure the machine is of the address (null when a person set it). */
const useCard = (row: BoardRow): Card => {
  const card = useQuery(api.incidents.card, { callSessionId: row.sessionId })
  return useMemo(() => {
    const fields = new Map(card?.fields.map((field) => [field.field as string, field]))
    return {
      value: (field) => fields.get(field)?.value ?? null,
      confidence: fields.get('direccion')?.confidence ?? null,
    }
  }, [card])
}

const said = (t: Text, { value }: Card, field: FieldName): string | null => {
  const is = value(field)
  if (is === null || is === '') return null
  return textOr(t, `incident.v_${field}_${is}`, textOr(t, `incident.v_${is}`, is))
}

const patientOf = (t: Text, card: Card): string => {
  const name = [card.value('nombre'), card.value('apellido')].filter(Boolean).join(' ')
  return [name, said(t, card, 'edad'), said(t, card, 'sexo')].filter(Boolean).join(', ')
}

const conditionOf = (t: Text, card: Card): string => {
  const named = (field: FieldName): string | null => {
    const is = said(t, card, field)
    return is === null ? null : `${textOr(t, `incident.f_${field}`, field)}: ${is.toLowerCase()}`
  }
  const breathing = said(t, card, 'estado_respiratorio') === null ? named('respira') : named('estado_respiratorio')
  return [said(t, card, 'avdi') ?? named('consciente'), breathing].filter(Boolean).join(' · ')
}

const resourcesOf = (t: Text, card: Card): string =>
  listItems(card.value('recursos_requeridos') ?? '')
    .map((item) => textOr(t, `incident.v_recurso_${item}`, item))
    .join(', ')

export function Facts({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const format = useFormat()
  const card = useCard(row)
  const nothing = t('calls.peek.noData')
  const place =
    row.location === null ? (
      <span className={css.missing}>{bandOf(row) === 'live' ? t('calls.peek.missing') : nothing}</span>
    ) : (
      <>
        {row.location}{' '}
        {card.confidence !== null && <Confidence value={card.confidence} text={format.percent(card.confidence)} />}
      </>
    )
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('calls.peek.caller'), callerOf(t, row)],
    [t('calls.peek.location'), place],
    [t('calls.peek.patient'), patientOf(t, card) || nothing],
    [t('calls.peek.condition'), conditionOf(t, card) || nothing],
    [t('calls.peek.resources'), resourcesOf(t, card) || nothing],
    [t('calls.peek.phase'), row.phase === null ? nothing : phaseOf(t, row.phase)],
    [t('calls.peek.state'), [stateOf(t, row), row.endedAt && clockText(row.endedAt)].filter(Boolean).join(' · ')],
    [t('calls.peek.dispatcher'), row.agentName || nothing],
  ]
  return (
    <Section>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-none={value === nothing || undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
