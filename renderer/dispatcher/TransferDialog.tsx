/** Asks a dispatcher to whom the call goes. */
import { type FormEvent, useId, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './Dialogs.module.css'

type Props = { readonly onClose: () => void; readonly onTransfer: (target: string) => void }

export function TransferDialog({ onClose, onTransfer }: Props) {
  const t = useText()
  const [input, form] = [useId(), useId()]
  const [target, setTarget] = useState('')
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
            unavailable={wanted === '' ? t('supervision.transferEmpty') : undefined}
          >
            {t('supervision.transferDo')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <label htmlFor={input}>{t('supervision.transferTarget')}</label>
        <input
          id={input}
          className={css.input}
          value={target}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTarget(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
