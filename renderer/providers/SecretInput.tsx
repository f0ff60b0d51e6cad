/** A key that only goes in: none, saved (its last four), being replaced, rejected by the service, or a machine that can keep none. */

import { KeyRound } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { HoldButton } from '../ui/HoldButton.tsx'
import { names } from '../ui/names.ts'
import css from './Providers.module.css'
import type { Keyed, UsedProviders, View } from './useProviders.ts'
import { refusalText } from './words.ts'

type Props = {
  readonly service: Keyed
  readonly view: View
  /** A server of the room's own may ask for none. */
  readonly optional?: boolean
  readonly setKey: UsedProviders['setKey']
  readonly forgetKey: UsedProviders['forgetKey']
}

export function SecretInput({ service, view, optional = false, setKey, forgetKey }: Props) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const [key, setText] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string>()
  const [forgetting, setForgetting] = useState(false)
  const { saved, last4, savedAt, unreadable } = view.keys[service]
  const test = view.tests[service]
  const rejected = saved && test?.failure === 'key' ? clockText(test.at) : undefined
  const canKeep = view.keychain !== 'none'

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const refusal = await setKey(service, key ?? '')
    setWrong(refusal && refusalText(t, refusal))
    if (!refusal) setText(null)
  }

  if (key !== null)
    return (
      <form className={fields.entry} onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>{t('providers.keyNew')}</label>
        <div>
          <span className={css.inline}>
            <input
              id={id}
              type="password"
              className={fields.input}
              value={key}
              // The field appears because it was asked for.
              // biome-ignore lint/a11y/noAutofocus: opened by the button that had the focus
              autoFocus
              autoComplete="off"
              aria-invalid={wrong === undefined ? undefined : true}
              onChange={(event) => setText(event.target.value)}
            />
            <Button type="submit" tone="primary">
              {t('providers.keySave')}
            </Button>
            <Button tone="ghost" onClick={() => setText(null)}>
              {t('providers.cancel')}
            </Button>
          </span>
          {wrong !== undefined && <small className={names(css.hint, css.wrong)}>{wrong}</small>}
        </div>
      </form>
    )

  const place = view.keychain === 'none' ? '' : t(`providers.keyPlace_${view.keychain}`)
  return (
    <div className={fields.entry}>
      <span>{t('providers.key')}</span>
      <div>
        <span className={css.inline}>
          <span className={names(css.secret, !saved && css.none)} data-secret={saved ? 'saved' : 'empty'}>
            <KeyRound aria-hidden />
            {saved ? `•••• •••• ${last4 ?? '••••'}` : t(optional ? 'providers.keyOptional' : 'providers.keyNone')}
            {saved && (
              <small>
                {place}
                {savedAt !== undefined && ` · ${t('providers.keySaved', { date: format.date(savedAt) })}`}
              </small>
            )}
          </span>
          <Button unavailable={canKeep ? undefined : t('providers.body_none')} onClick={() => setText('')}>
            {t(saved ? 'providers.keyReplace' : 'providers.keyAdd')}
          </Button>
          {saved && !forgetting && (
            <Button tone="ghost" onClick={() => setForgetting(true)}>
              {t('providers.keyForget')}
            </Button>
          )}
          {saved && forgetting && (
            <>
              <HoldButton confirm={t('providers.keyForget')} onHeld={() => void forgetKey(service)}>
                {t('providers.keyForgetHold')}
              </HoldButton>
              <Button tone="ghost" onClick={() => setForgetting(false)}>
                {t('providers.cancel')}
              </Button>
            </>
          )}
        </span>
        {unreadable && <small className={names(css.hint, css.wrong)}>{t('providers.keyUnreadable')}</small>}
        {rejected !== undefined && (
          <small className={names(css.hint, css.wrong)}>{t('providers.keyRejected', { time: rejected })}</small>
        )}
      </div>
    </div>
  )
}
