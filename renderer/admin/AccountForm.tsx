/** A new account of this console; the first one that administers shuts the door behind whoever makes it. */

import { UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import { type PersonRole, RoleSelect } from './RoleSelect.tsx'
import { Saved } from './Setting.tsx'
import css from './Settings.module.css'
import { useKept } from './useKept.ts'

type Props = { readonly guarded: boolean; readonly onTake: (listed: Returns<'accounts.list'>) => void }

export function AccountForm({ guarded, onTake }: Props) {
  const t = useText()
  const [name, setName] = useState('')
  const [role, setRole] = useState<PersonRole>(guarded ? 'dispatcher' : 'admin')
  const [passphrase, setPassphrase] = useState('')
  const { kept, keep } = useKept()
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const done = await keep(async () => onTake(await bridge().call('accounts.create', { name, role, passphrase })))
    if (!done) return
    setName('')
    setPassphrase('')
  }
  return (
    <form className={css.form} onSubmit={(event) => void create(event)} aria-label={t('people.add')}>
      <label>
        {t('people.name')}
        <input
          className={names(fields.input, fields.fit)}
          required
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <div className={css.named}>
        <span aria-hidden>{t('people.role')}</span>
        <RoleSelect<never> label={t('people.role')} value={role} onChange={setRole} />
      </div>
      <label>
        {t('people.passphrase')}
        <input
          className={names(fields.input, fields.fit)}
          type="password"
          required
          maxLength={200}
          autoComplete="new-password"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </label>
      <Button type="submit" icon={<UserPlus aria-hidden />} busy={kept.kind === 'saving'}>
        {t('people.add')}
      </Button>
      <p className={css.hint}>
        {t('people.passphraseBody')} {!guarded && role === 'admin' && t('people.firstAdmin')}
      </p>
      <Saved kept={kept} />
    </form>
  )
}
