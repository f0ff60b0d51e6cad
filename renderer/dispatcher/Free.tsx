/** A seat without a call: it is free, how the last call ended, and a number to call. */
import { Headphones, Phone } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { bridge, refusalOf } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { clockText, phoneText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useReturnCall } from '../links/useReturnCall.ts'
import { type Gone, usePhone } from '../phone.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useView } from '../view.ts'
import css from './Free.module.css'

export function Free() {
  const t = useText()
  const open = useView((view) => view.open)
  const { gone, lines } = usePhone()
  const [input, failed] = [useId(), useId()]
  const [number, setNumber] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const { role } = useHostInfo()
  const may = role !== 'supervisor'
  const able = may && [...lines.values()].some(({ enabled, kind }) => enabled && kind !== 'recorder')
  const dial = (target: string): void => {
    const wanted = target.replace(/\s+/g, '')
    if (wanted === '' || busy) return
    setBusy(true)
    bridge()
      .call('phone.dial', { target: wanted })
      .then(
        () => setRefused(undefined),
        (error: unknown) => setRefused(t('dispatcher.notCalled', { code: refusalOf(error).code })),
      )
      .finally(() => setBusy(false))
  }
  const back = useReturnCall()
  // Whoever gave up is called back once, by one person: the room is asked before the number is dialled.
  const dialBack = ({ callId, direction, how, number }: Gone): void => {
    if (direction === 'out' || how !== 'unanswered') dial(number)
    else if (!busy) {
      setBusy(true)
      back(callId, number)
        .then(setRefused)
        .finally(() => setBusy(false))
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    dial(number)
  }
  return (
    <EmptyState icon={<Headphones size={34} aria-hidden />} title={t('dispatcher.free')}>
      <p>{t(able ? 'dispatcher.freeBody' : may ? 'dispatcher.noLine' : 'dispatcher.noRole')}</p>
      {gone && <Last gone={gone} onCall={able ? dialBack : undefined} />}
      {able && (
        <form className={css.dial} onSubmit={submit}>
          <label htmlFor={input}>{t('dispatcher.callNumber')}</label>
          <input
            id={input}
            className={css.input}
            value={number}
            maxLength={200}
            inputMode="tel"
            autoComplete="off"
            aria-describedby={failed}
            onChange={({ target }) => setNumber(target.value)}
          />
          <Button type="submit" size="large" icon={<Phone aria-hidden />} busy={busy}>
            {t('dispatcher.call')}
          </Button>
        </form>
      )}
      <p id={failed} role="alert" className={css.refused}>
        {refused}
      </p>
      <Button tone="ghost" onClick={() => open('devices')}>
        {t('dispatcher.devices')}
      </Button>
    </EmptyState>
  )
}

function Last({ gone, onCall }: { readonly gone: Gone; readonly onCall: ((gone: Gone) => void) | undefined }) {
  const t = useText()
  const number = phoneText(gone.number)
  const words =
    gone.how === 'unanswered' && gone.direction === 'out' ? 'dispatcher.gone_noAnswer' : `dispatcher.gone_${gone.how}`
  return (
    <p className={css.last} role="status" data-gone={gone.how}>
      {t(words as 'dispatcher.gone_over', { number: number ?? t('monitor.hiddenNumber'), time: clockText(gone.at) })}
      {gone.how !== 'over' && number !== null && onCall && (
        <Button size="small" icon={<Phone aria-hidden />} onClick={() => onCall(gone)}>
          {t('dispatcher.callBack')}
        </Button>
      )}
    </p>
  )
}
