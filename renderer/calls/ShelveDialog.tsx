/** Puts an alert off: for how long, and why; both are kept with the name of whoever did it. */
import { useId, useState } from 'react'
import { alertOf } from '../board/naming.ts'
import type { BoardAlert } from '../board/useShown.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './ShelveDialog.module.css'

const MINUTES = { life: [2, 5, 10], caution: [5, 15, 30, 60], info: [5, 15, 30, 60] } as const
const REASONS = ['attended', 'waiting', 'repeated', 'other'] as const
type Reason = (typeof REASONS)[number]

type Props = {
  readonly alert: BoardAlert
  readonly onClose: () => void
  readonly onShelve: (minutes: number, reason: string) => void
}

export function ShelveDialog({ alert, onClose, onShelve }: Props) {
  const t = useText()
  const id = useId()
  const choices: readonly number[] = MINUTES[alert.severity]
  const [minutes, setMinutes] = useState(choices[0] ?? 5)
  const [reason, setReason] = useState<Reason>('attended')
  const [words, setWords] = useState('')
  const said = reason === 'other' ? words.trim() : t(`calls.shelve.${reason}`)
  return (
    <Dialog
      title={t('calls.shelve.title', { name: alertOf(t, alert.type) })}
      closeLabel={t('frame.action.close')}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('calls.shelve.keep')}
          </Button>
          <Button
            tone="primary"
            unavailable={said === '' ? t('calls.shelve.needsReason') : undefined}
            onClick={() => onShelve(minutes, said)}
          >
            {t('calls.shelve.do', { n: minutes })}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <span>{t('calls.shelve.minutes')}</span>
        <Choice
          label={t('calls.shelve.minutes')}
          value={String(minutes)}
          options={choices.map((value) => ({ value: String(value), text: `${value} min` }))}
          onChange={(value) => setMinutes(Number(value))}
        />
        <span>{t('calls.shelve.reason')}</span>
        <Choice
          label={t('calls.shelve.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, text: t(`calls.shelve.${value}`) }))}
          onChange={setReason}
        />
        {reason === 'other' && (
          <>
            <label htmlFor={id}>{t('calls.shelve.words')}</label>
            <input id={id} value={words} maxLength={200} onChange={(event) => setWords(event.target.value)} />
          </>
        )}
      </div>
      <p className={css.note}>{t(alert.severity === 'life' ? 'calls.shelve.noteLife' : 'calls.shelve.note')}</p>
    </Dialog>
  )
}
