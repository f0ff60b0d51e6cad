/** Models for recognition inside this app: which are known, how far each has come, and whether what comes is trusted. */
import { useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { type TextKey, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Entry } from '../ui/Entry.tsx'
import { names } from '../ui/names.ts'
import type { Editing } from './editing.ts'
import css from './Providers.module.css'
import type { Model } from './useProviders.ts'
import { refusalText } from './words.ts'

const MEGABYTE = 1_000_000

export function Models(editing: Editing) {
  const t = useText()
  return (
    <section className={css.group} aria-label={t('providers.models')}>
      <h2>{t('providers.models')}</h2>
      <p className={css.hint}>{t('providers.modelsBody')}</p>
      <ul className={css.models}>
        {editing.view.models.map((model) => (
          <Row key={model.id} model={model} {...editing} />
        ))}
      </ul>
    </section>
  )
}

function Row({ model, view, used }: Editing & { readonly model: Model }) {
  const t = useText()
  const format = useFormat()
  const [sum, setSum] = useState('')
  const [trust, setTrust] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { id, state, bytes, have, folder, failure } = model
  const coming = state === 'fetching' || state === 'unpacking'
  const asksSum = model.sha256 === undefined && state !== 'ready' && !coming
  const begin = (): void => {
    const trusted = { ...(sum.trim() === '' ? {} : { sha256: sum.trim() }), ...(trust ? { trustFirst: true } : {}) }
    void used.fetchModel(id, trusted).then((refusal) => setWrong(refusal && refusalText(t, refusal)))
  }
  const size = (value: number): string => `${format.number(value / MEGABYTE)} MB`
  const mine = folder !== undefined && view.settings.sherpa.folder === folder
  return (
    <li className={css.model} data-model={id} data-state={state}>
      <b>{t('providers.model_title', { title: model.title, language: model.language })}</b>
      <span className={css.hint}>
        {size(bytes)} · {model.licence}
      </span>
      <span className={names(state === 'failed' && css.wrong)}>
        {state === 'failed' && failure !== undefined
          ? t(`providers.modelFail_${failure}` as TextKey)
          : t(`providers.modelState_${state}`)}
        {(state === 'fetching' || state === 'part') && ` · ${size(have)}`}
      </span>
      <span className={css.acts}>
        {coming ? (
          <Button onClick={() => used.cancelModel(id)}>{t('providers.stop')}</Button>
        ) : state === 'ready' ? (
          mine ? (
            <span className={css.place}>{t('providers.inUse')}</span>
          ) : (
            <Button onClick={() => folder !== undefined && void used.importFolder(folder)}>
              {t('providers.useModel')}
            </Button>
          )
        ) : (
          <Button onClick={begin}>{t(have > 0 ? 'providers.goOn' : 'providers.fetch')}</Button>
        )}
      </span>
      {state === 'fetching' && (
        <progress value={have} max={bytes} aria-label={t('providers.modelState_fetching')} className={css.progress} />
      )}
      {asksSum && (
        <div className={css.trust}>
          <Entry label={t('providers.sha')} hint={t('providers.shaBody')} value={sum} wrong={wrong} onChange={setSum} />
          <label className={css.check}>
            <input type="checkbox" checked={trust} onChange={(event) => setTrust(event.target.checked)} />
            {t('providers.trust')}
          </label>
        </div>
      )}
      {!asksSum && wrong !== undefined && <small className={css.wrong}>{wrong}</small>}
    </li>
  )
}
