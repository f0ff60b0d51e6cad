/** Why a call stands where it stands: the parts of its attention score. */

import type { Part } from '../board/attention.ts'
import { alertOf, phaseOf } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { useAttentionOf } from '../board/useAttention.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { Section } from '../ui/Panel.tsx'
import css from './Peek.module.css'

function useReason(): (part: Part) => string {
  const t = useText()
  return (part) => {
    switch (part.kind) {
      case 'priority':
        return part.level === 0
          ? t('calls.why.unclassified')
          : t('calls.why.priority', {
              name: t(
                `vocabulary.priority.${(['critical', 'high', 'medium', 'low'] as const)[part.level - 1] ?? 'none'}`,
              ),
              level: part.level,
            })
      case 'help':
        return t('calls.why.help')
      case 'distress':
        return t(part.rising ? 'calls.why.distressRising' : 'calls.why.distress', { value: part.value })
      case 'alert':
        return alertOf(t, part.type)
      case 'noLocation':
        return t('calls.why.noLocation', { time: durationText(part.ms) })
      case 'silence':
        return t('calls.why.silence', { time: durationText(part.ms) })
      case 'answeredLate':
        return t('calls.why.answeredLate')
      case 'lowAdherence':
        return t('calls.why.lowAdherence', { value: part.value })
      case 'supervised':
        return t('calls.why.supervised', { names: part.names.join(', ') })
      case 'slowPhase':
        return t('calls.why.slowPhase', { phase: phaseOf(t, part.phase), time: durationText(part.ms) })
    }
  }
}

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)

export function Why({ row, first }: { readonly row: BoardRow; readonly first: boolean }) {
  const t = useText()
  const reason = useReason()
  const attention = useAttentionOf(row)
  if (attention === undefined) return null
  const sum = attention.parts.reduce((total, part) => total + part.points, 0)
  return (
    <Section
      title={t(first ? 'calls.peek.why' : 'calls.peek.whyHere')}
      aside={<b className={css.total}>{attention.score}</b>}
    >
      <ul className={css.why}>
        {attention.parts.map((part) => (
          <li key={part.kind === 'alert' ? `alert ${part.type}` : part.kind}>
            <span>{reason(part)}</span>
            <span>{signed(part.points)}</span>
          </li>
        ))}
        {sum > attention.score && (
          <li>
            <span>{t('calls.why.clamped')}</span>
            <span>−{sum - attention.score}</span>
          </li>
        )}
      </ul>
    </Section>
  )
}
