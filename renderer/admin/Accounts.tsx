/** The accounts of this console: who signs in here, with which role, and when it locks by itself. */
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Args, Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { AccountForm } from './AccountForm.tsx'
import { Door } from './Door.tsx'
import { NumberField } from './NumberField.tsx'
import { PassphraseDialog } from './PassphraseDialog.tsx'
import { Reading } from './Reading.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import { Saved, Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { useHostRead } from './useHostRead.ts'
import { useKept } from './useKept.ts'

type Listed = Returns<'accounts.list'>
type Account = Listed['accounts'][number]
type Change = Omit<Args<'accounts.change'>, 'id'>

const MOST_IDLE = 240

export function Accounts() {
  const t = useText()
  const { read, again, take } = useHostRead('accounts.list')
  const { kept, keep } = useKept()
  return (
    <Panel title={t('people.accounts')} label={t('people.accounts')}>
      <Reading read={read} onRetry={again} rows={2}>
        {({ accounts, idleMinutes, guarded }) => (
          <>
            <p className={css.pad}>{t(accounts.length === 0 ? 'people.accountsNone' : 'people.accountsBody')}</p>
            {accounts.length > 0 && (
              <table className={css.table}>
                <thead>
                  <tr>
                    <th>{t('people.name')}</th>
                    <th>{t('people.role')}</th>
                    <th>
                      <span className={css.unseen}>{t('people.disable')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {accounts.map((account) => (
                    <Row key={account.id} account={account} onTake={take} />
                  ))}
                </tbody>
              </table>
            )}
            <AccountForm guarded={guarded} onTake={take} />
            {guarded && (
              <Setting title={t('people.idle')} hint={t('people.idleBody')} kept={kept} id="idle">
                <NumberField
                  label={t('people.idle')}
                  value={idleMinutes}
                  least={0}
                  most={MOST_IDLE}
                  unit="min"
                  onKeep={(minutes) => void keep(async () => take(await bridge().call('accounts.idle', { minutes })))}
                />
              </Setting>
            )}
          </>
        )}
      </Reading>
    </Panel>
  )
}

function Row({ account, onTake }: { readonly account: Account; readonly onTake: (listed: Listed) => void }) {
  const t = useText()
  const { kept, keep } = useKept()
  const [asked, setAsked] = useState(false)
  const { id, name, role, disabled } = account
  const change = (to: Change): void => {
    setAsked(false)
    void keep(async () => onTake(await bridge().call('accounts.change', { id, ...to })))
  }
  return (
    <tr data-account={name} data-off={disabled || undefined}>
      <td>
        {name} {disabled && <small className={css.hint}>({t('people.disabled')})</small>}
      </td>
      <td>
        <RoleSelect<never>
          label={`${t('people.role')}: ${name}`}
          value={role}
          onChange={(next) => change({ role: next })}
        />
      </td>
      <td>
        <div className={css.acts}>
          <Button size="small" icon={<KeyRound aria-hidden />} onClick={() => setAsked(true)}>
            {t('people.change')}
          </Button>
          <Door name={name} disabled={disabled} onChange={(next) => change({ disabled: next })} />
          <Saved kept={kept} />
        </div>
        {asked && (
          <PassphraseDialog
            name={name}
            onClose={() => setAsked(false)}
            onSet={(passphrase) => change({ passphrase })}
          />
        )}
      </td>
    </tr>
  )
}
