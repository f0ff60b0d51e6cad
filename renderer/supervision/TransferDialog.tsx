/** Asks a supervisor or a dispatcher to whom a call goes; nothing leaves before a target is written. */
import { PhoneForwarded } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './TransferDialog.module.css'

type Props = {
  /** Who goes with it, when that is to be said. */
  readonly caller?: string
  readonly onClose: () => void
  readonly onTransfer: (target: string) => void
}

export function TransferDialog({ caller, onClose, onTransfer }: Props) {
  const t = useText()
  const [input, form] = [useId(), useId()]
  const [target, setTarget] = useState('')
  // Numbers are written with spaces, and dialled without.
  const wanted = target.replace(/\s+/g, '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (wanted !== '') onTransfer(wanted)
  }
  return (
    <Dialog
      title={t('supervision.transferQuestion')}
      closeLabel={t('supervision.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('monitor.endKeep')}</Button>
          <Button
            tone="primary"
            type="submit"
            form={form}
            icon={<PhoneForwarded aria-hidden />}
            unavailable={wanted === '' ? t('supervision.transferEmpty') : undefined}
          >
            {t('supervision.transferDo')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <label className={css.label} htmlFor={input}>
          {t('supervision.transferTarget')}
        </label>
        <input
          id={input}
          className={css.target}
          value={target}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTarget(event.target.value)}
        />
        {caller !== undefined && <p className={css.why}>{t('supervision.transferBody', { caller })}</p>}
      </form>
    </Dialog>
  )
}
