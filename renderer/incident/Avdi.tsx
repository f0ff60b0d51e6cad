/** How awake the patient is: Alert, Voice, Pain, Unresponsive, one press each. */
import { FIELDS } from '../../convex/domain/canonical.ts'
import { useText } from '../i18n/text.ts'
import css from './Field.module.css'

const LETTERS = ['A', 'V', 'D', 'I'] as const

type Props = { readonly value: string | null; readonly onPick: (value: string) => void }

export function Avdi({ value, onPick }: Props) {
  const t = useText()
  const shown = t('incident.avdi_letters').split(' ')
  return (
    <span className={css.avdi} role="radiogroup" aria-label={t('incident.f_avdi')}>
      {FIELDS.avdi.values.map((each, i) => {
        const letter = LETTERS[i] ?? 'A'
        return (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === value}
            aria-label={t(`incident.avdi_${letter}`)}
            title={t(`incident.avdi_${letter}`)}
            data-letter={letter}
            onClick={() => onPick(each)}
          >
            {shown[i] ?? letter}
          </button>
        )
      })}
    </span>
  )
}
