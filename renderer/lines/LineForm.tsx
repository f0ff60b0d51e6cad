/** Writes one line: what it is, where its server is, how it answers and who may call on it. */
import { type FormEvent, useId, useState } from 'react'
import { HostRefusal } from '../bridge.ts'
import { type TextKey, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Entry } from '../ui/Entry.tsx'
import { HoldButton } from '../ui/HoldButton.tsx'
import { CODECS, type Draft, idFrom, lineOf } from './draft.ts'
import css from './Lines.module.css'
import { Refusal } from './Refusal.tsx'
import { reasonText } from './reasons.ts'
import type { UsedLines } from './useLines.ts'

type Props = {
  readonly start: Draft
  readonly isNew: boolean
  /** Identifiers of the lines that there are: a new one must not take the place of another. */
  readonly taken: readonly string[]
  readonly passwordKept: boolean
  /** This machine can keep a password. */
  readonly canKeep: boolean
  readonly save: UsedLines['save']
  readonly remove: UsedLines['remove']
  readonly onSaved: (id: string) => void
  readonly onRemoved: () => void
}

export function LineForm({ start, isNew, taken, passwordKept, canKeep, save, remove, onSaved, onRemoved }: Props) {
  const t = useText()
  const form = useId()
  const [draft, setDraft] = useState(start)
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'rest' | 'saving' | 'saved'>('rest')
  const [refusal, setRefusal] = useState<HostRefusal>()
  const change = (part: Partial<Draft>): void => {
    setState('rest')
    setDraft((now) => ({ ...now, ...part }))
  }
  const wrong = (field: string): string | undefined =>
    refusal?.field?.replace(/\.\d+$/, '') === field ? reasonText(t, refusal.reason ?? refusal.code) : undefined
  const text = (field: keyof Draft, hint?: TextKey, more: { required?: boolean } = {}) => (
    <Entry
      label={t(`lines.${field}` as TextKey)}
      hint={hint === undefined ? undefined : t(hint)}
      value={String(draft[field])}
      wrong={wrong(field)}
      onChange={(value) => change({ [field]: value })}
      {...more}
    />
  )
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState('saving')
    const line = lineOf(isNew && draft.id === '' ? { ...draft, id: idFrom(draft.name) } : draft)
    const refused =
      isNew && taken.includes(line.id)
        ? new HostRefusal({ code: 'line_invalid', field: 'id', reason: 'is taken' })
        : await save(line, password === '' ? undefined : password)
    setRefusal(refused)
    setState(refused ? 'rest' : 'saved')
    if (refused) return
    setPassword('')
    onSaved(line.id)
  }
  const named = draft.kind !== 'recorder'
  return (
    <form
      id={form}
      className={css.form}
      onSubmit={(event) => void submit(event)}
      aria-label={draft.name || t('lines.newLine')}
    >
      <h2>{draft.name || t('lines.newLine')}</h2>
      <Choice
        label={t('lines.kind')}
        value={draft.kind}
        options={(['account', 'trunk', 'recorder'] as const).map((value) => ({
          value,
          text: t(`lines.kind_${value}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      <p className={css.hint}>{t(`lines.kindBody_${draft.kind}`)}</p>
      {text('name', undefined, { required: true })}
      {isNew && text('id', 'lines.idBody')}
      {named && text('registrar', 'lines.registrarBody', { required: true })}
      {named && text('user')}
      {draft.kind === 'account' && text('authUser')}
      {named && (
        <Entry
          label={t('lines.password')}
          hint={passwordKept ? t('lines.passwordKept') : t('lines.passwordNone')}
          value={password}
          type="password"
          disabled={!canKeep}
          wrong={wrong('password')}
          onChange={(value) => {
            setState('rest')
            setPassword(value)
          }}
        />
      )}
      {named && text('proxy')}
      {named && text('stun')}
      <div className={css.pair}>
        <span>{t('lines.transport')}</span>
        <Choice
          label={t('lines.transport')}
          value={draft.transport}
          options={(['udp', 'tcp', 'tls'] as const).map((value) => ({ value, text: value.toUpperCase() }))}
          onChange={(transport) => change({ transport })}
        />
        <span>{t('lines.srtp')}</span>
        <Choice
          label={t('lines.srtp')}
          value={draft.srtp}
          options={(['off', 'offer', 'required'] as const).map((value) => ({ value, text: t(`lines.srtp_${value}`) }))}
          onChange={(srtp) => change({ srtp })}
        />
        <span>{t('lines.answer')}</span>
        <Choice
          label={t('lines.answer')}
          value={draft.answer}
          options={[
            { value: 'ask', text: t('lines.answer_ask') },
            { value: 'auto', text: t('lines.answer_auto') },
            { value: 'after', text: t('lines.answer_after', { n: Number(draft.afterS) || 0 }) },
          ]}
          onChange={(answer) => change({ answer })}
        />
      </div>
      <fieldset className={css.codecs}>
        <legend>{t('lines.codecs')}</legend>
        {CODECS.map((codec) => (
          <label key={codec}>
            <input
              type="checkbox"
              checked={draft.codecs.includes(codec)}
              onChange={({ target }) =>
                change({
                  codecs: target.checked ? [...draft.codecs, codec] : draft.codecs.filter((one) => one !== codec),
                })
              }
            />
            {codec.toUpperCase()}
            {draft.codecs.includes(codec) && <small>{draft.codecs.indexOf(codec) + 1}</small>}
          </label>
        ))}
      </fieldset>
      <Entry
        label={t('lines.allow')}
        hint={t('lines.allowBody')}
        value={draft.allow}
        rows={3}
        wrong={wrong('allow')}
        onChange={(allow) => change({ allow })}
      />
      {!named && (
        <Entry
          label={t('lines.agents')}
          hint={t('lines.agentsBody')}
          value={draft.agents}
          rows={3}
          wrong={wrong('agents')}
          onChange={(agents) => change({ agents })}
        />
      )}
      {text('language')}
      {text('campaign')}
      <label className={css.check}>
        <input type="checkbox" checked={draft.enabled} onChange={({ target }) => change({ enabled: target.checked })} />
        {t('lines.enabled')}
      </label>
      <div className={css.acts}>
        <Button tone="primary" type="submit" busy={state === 'saving'}>
          {t(state === 'saving' ? 'lines.saving' : 'lines.save')}
        </Button>
        <span role="status">{state === 'saved' && t('lines.saved')}</span>
        {!isNew && (
          <HoldButton
            confirm={t('lines.removeConfirm')}
            onHeld={() => void remove(draft.id).then((refused) => (refused ? setRefusal(refused) : onRemoved()))}
          >
            {t('lines.removeHold')}
          </HoldButton>
        )}
      </div>
      {refusal && <Refusal refusal={refusal} />}
    </form>
  )
}
