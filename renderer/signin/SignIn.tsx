/** Asks who sits here: at the start, after a lock, and when somebody else takes over. Shows nothing of the room. */

import { Phone } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import type { Bridge } from '../../electron/ipc/contract.ts'
import { type HostRefusal, refusalOf } from '../bridge.ts'
import { clockText } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import { Ticking } from '../ui/Ticking.tsx'
import css from './SignIn.module.css'
import type { Signin } from './useSignin.ts'

export default function SignIn({ bridge, signin }: { readonly bridge: Bridge; readonly signin: Signin }) {
  const t = useText()
  const id = useId()
  const { kind, person, people, ringing } = signin
  const [chosen, setChosen] = useState(person?.id ?? people[0]?.id ?? '')
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const [refusal, setRefusal] = useState<HostRefusal>()

  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      // Who is in is told to every window of this host, and each begins anew.
      await bridge.call('signin.enter', { id: chosen, passphrase })
    } catch (error) {
      setRefusal(refusalOf(error))
      setPassphrase('')
    } finally {
      setBusy(false)
    }
  }
  const look = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <main className={css.screen}>
      <form className={css.card} onSubmit={(event) => void enter(event)} data-signin={kind}>
        <Ticking text={clockText} className={css.clock} />
        <h1>{kind === 'locked' && person ? t('signin.locked', { name: person.name }) : t('signin.title')}</h1>
        <p className={css.body}>{t(kind === 'locked' ? 'signin.lockedBody' : 'signin.outBody')}</p>
        {ringing > 0 && (
          <p className={css.ringing} role="alert">
            <Phone aria-hidden />
            {t('signin.ringing', { n: ringing })}
          </p>
        )}
        <label htmlFor={`${id}-who`}>{t('signin.person')}</label>
        <select
          id={`${id}-who`}
          className={names(fields.input, fields.large)}
          value={chosen}
          onChange={({ target }) => {
            setChosen(target.value)
            setRefusal(undefined)
          }}
        >
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.name} · ${t(`vocabulary.role.${one.role}`)}`}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-pass`}>{t('signin.passphrase')}</label>
        <input
          id={`${id}-pass`}
          className={names(fields.input, fields.large)}
          type="password"
          autoComplete="current-password"
          // biome-ignore lint/a11y/noAutofocus: nothing else is on this screen, and somebody may be ringing
          autoFocus
          maxLength={200}
          value={passphrase}
          aria-invalid={refusal?.code === 'signin_refused' || undefined}
          aria-describedby={`${id}-wrong`}
          onKeyUp={look}
          onChange={({ target }) => setPassphrase(target.value)}
        />
        <p id={`${id}-wrong`} className={css.wrong} role="alert">
          {refusal ? words(t, refusal) : capsLock ? t('signin.caps') : ''}
        </p>
        <Button tone="primary" size="large" type="submit" busy={busy}>
          {t(busy ? 'signin.entering' : 'signin.enter')}
        </Button>
      </form>
    </main>
  )
}

function words(t: Text, { code, reason }: HostRefusal): string {
  if (code === 'signin_wait') return t('signin.wait', { time: clockText(Number(reason)) })
  return t(code === 'signin_refused' ? 'signin.wrong' : code === 'signin_disabled' ? 'signin.disabled' : 'signin.lost')
}
