/** A new passphrase for somebody who forgot theirs. */

import { type FormEvent, useId, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import css from './Settings.module.css'

type Props = { readonly name: string; readonly onClose: () => void; readonly onSet: (passphrase: string) => void }

export function PassphraseDialog({ name, onClose, onSet }: Props) {
  const t = useText()
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const set = (event: FormEvent): void => {
    event.preventDefault()
    onSet(passphrase)
  }
  return (
    <Dialog title={t('people.changeOf', { name })} closeLabel={t('frame.action.close')} onClose={onClose}>
      <form className={css.acts} onSubmit={set}>
        <label htmlFor={id}>{t('people.passphrase')}</label>
        <input
          id={id}
          data-autofocus
          className={names(fields.input, fields.fit)}
          type="password"
          required
          minLength={8}
          maxLength={200}
          autoComplete="new-password"
          aria-describedby={`${id}-hint`}
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
        />
        <Button type="submit" tone="primary">
          {t('admin.save')}
        </Button>
      </form>
      <p id={`${id}-hint`} className={css.hint}>
        {t('people.passphraseBody')}
      </p>
    </Dialog>
  )
}
