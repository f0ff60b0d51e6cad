/** What happened, in one order of time: phases, alerts, what people changed and what supervisors did. */

import { type TextKey, textOr } from '../../i18n/text.ts'
import { labelOf, saidOf } from '../../incident/words.ts'
import { type About, authorText, clockOf, lapOf, personText } from './about.ts'
import { BODY, CONTENT, type Sheet, SMALL, STRONG, type Style } from './sheet.ts'

type Moment = { readonly at: number; readonly kind: string; readonly text: string; readonly style: Style }

const LAP = 44
const CLOCK = 52
const KIND = 78

export function timelinePart(sheet: Sheet, about: About): void {
  const moments = momentsOf(about)
  sheet.heading(about.t('export.pdf_timeline'))
  for (const { at, kind, text, style } of moments)
    sheet.row([
      { text: lapOf(about, at), width: LAP, style: STRONG },
      { text: clockOf(at), width: CLOCK, style: { ...SMALL, size: 8 } },
      { text: kind, width: KIND, style: { ...SMALL, size: 8 } },
      { text, width: CONTENT - LAP - CLOCK - KIND, style },
    ])
}

function momentsOf(about: About): readonly Moment[] {
  const { bundle, t } = about
  const { call, phases, alerts, actions, changes } = bundle
  const word = (kind: string): string => t(`export.kind_${kind}` as TextKey)
  const moments: readonly Moment[] = [
    { at: call.startedAt, kind: word('call'), text: t('export.pdf_began'), style: BODY },
    ...(call.answeredAt === null
      ? []
      : [{ at: call.answeredAt, kind: word('call'), text: t('export.pdf_answered'), style: BODY }]),
    ...phases.flatMap(({ phase, startedAt }) =>
      startedAt === null
        ? []
        : [{ at: startedAt, kind: word('phase'), text: textOr(t, `vocabulary.phase.${phase}`, phase), style: BODY }],
    ),
    ...alerts.map((alert) => ({
      at: alert.raisedAt,
      kind: word('alert'),
      text: [
        t(`vocabulary.alert.${alert.type}`),
        ...alert.evidence.map(({ quote }) => `«${quote}»`),
        ...(alert.acknowledgedBy === null
          ? []
          : [t('export.pdf_acknowledged', { name: personText(about, alert.acknowledgedBy) })]),
      ].join(' · '),
      style: alert.severity === 'life' ? STRONG : BODY,
    })),
    ...actions.map(({ action, by, details, at }) => ({
      at,
      kind: word('action'),
      text: [
        personText(about, by),
        textOr(t, `export.action_${action}`, action),
        ...(details === null ? [] : [`«${details}»`]),
      ].join(' · '),
      style: BODY,
    })),
    ...changes
      .filter(({ by }) => by.kind === 'person')
      .map(({ at, field, value, by, action }) => ({
        at,
        kind: word('change'),
        text: [
          authorText(about, by),
          labelOf(t, field),
          textOr(t, `export.change_${action}`, action),
          value === null ? '—' : saidOf(t, field, value),
        ].join(' · '),
        style: BODY,
      })),
    ...(call.endedAt === null
      ? []
      : [
          {
            at: call.endedAt,
            kind: word('call'),
            text: call.endReason === null ? t('export.pdf_ended') : t(`vocabulary.end.${call.endReason}`),
            style: BODY,
          },
        ]),
  ]
  return [...moments].sort((a, b) => a.at - b.at)
}
