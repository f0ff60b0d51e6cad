/** A new passphrase for whoever sits here, who says the present one first. Nothing while nobody has signed in. */
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Entry } from '../ui/Entry.tsx'
import { Panel } from '../ui/Panel.tsx'
import { toast } from '../ui/Toast.tsx'
import { Saved, Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { useHostRead } from './useHostRead.ts'
import { type Kept, useKept } from './useKept.ts'

const REST: Kept = { kind: 'rest' }
const LEAST = 8

export function OwnPassphrase() {
  const t = useText()
  const { read } = useHostRead('signin.state')
  const [open, setOpen] = useState(false)
  if (read.kind !== 'ready' || read.value.kind !== 'in') return null
  return (
    <Panel label={t('signin.own')}>
      <Setting title={t('signin.passphrase')} hint={t('signin.ownBody')} kept={REST} id="passphrase">
        <Button icon={<KeyRound aria-hidden />} onClick={() => setOpen(true)}>
          {t('signin.own')}
        </Button>
      </Setting>
      {open && <Ask onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function Ask({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { kept, keep } = useKept()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const short = tried && fresh.length < LEAST
  const differ = tried && fresh !== again
  const change = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (fresh.length < LEAST || fresh !== again) return
    if (!(await keep(() => bridge().call('signin.passphrase', { old, fresh })))) return setOld('')
    toast(t('signin.changed'))
    onClose()
  }
  return (
    <Dialog title={t('signin.own')} closeLabel={t('frame.action.close')} onClose={onClose}>
      <form className={css.column} onSubmit={(event) => void change(event)}>
        <Entry
          label={t('signin.old')}
          type="password"
          autoComplete="current-password"
          value={old}
          onChange={setOld}
          required
        />
        <Entry
          label={t('signin.fresh')}
          type="password"
          hint={t('people.passphraseBody')}
          wrong={short ? t('people.passphraseBody') : undefined}
          maxLength={200}
          value={fresh}
          onChange={setFresh}
          required
        />
        <Entry
          label={t('signin.again')}
          type="password"
          wrong={differ ? t('signin.differ') : undefined}
          maxLength={200}
          value={again}
          onChange={setAgain}
          required
        />
        <div className={css.acts}>
          <Button type="submit" tone="primary" busy={kept.kind === 'saving'}>
            {t('signin.own')}
          </Button>
          <Saved kept={kept} />
        </div>
      </form>
    </Dialog>
  )
}
