/** The priority of an incident, as shapes; choosing one sets the triage code behind it. */
import { PRIORITIES, type Priority } from '../../convex/domain/triage.ts'
import { useText } from '../i18n/text.ts'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './IncidentCard.module.css'

const CODES: Record<Priority, string> = { critical: 'rojo', high: 'naranja', medium: 'amarillo', low: 'verde' }

type Props = {
  /** `null`: nothing has said it yet. */
  readonly priority: Priority | null
  /** Left out where the reader may not change it. */
  readonly onCode: ((code: string) => void) | undefined
}

export function PriorityRadio({ priority, onCode }: Props) {
  const t = useText()
  return (
    <div className={css.priority} role="radiogroup" aria-label={t('incident.priority')}>
      {PRIORITIES.map((each) => {
        const chosen = each === priority
        const name = t(`vocabulary.priority.${each}`)
        return (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={chosen}
            aria-label={`${t('incident.priority')} ${levelOf(each)} ${name}`}
            title={`${name} · ${t('incident.priorityFrom')}`}
            aria-disabled={onCode === undefined || undefined}
            onClick={() => onCode?.(CODES[each])}
          >
            <PriorityGlyph level={levelOf(each)} size={18} />
            {chosen && name}
          </button>
        )
      })}
    </div>
  )
}
