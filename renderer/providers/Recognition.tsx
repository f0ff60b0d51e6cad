/** Who hears: the recognisers in the order in which they are tried, each with its settings. */

import { useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import fields from '../ui/Entry.module.css'
import { Entry } from '../ui/Entry.tsx'
import { Card } from './Card.tsx'
import type { Editing } from './editing.ts'
import { Place } from './Place.tsx'
import css from './Providers.module.css'
import { SecretInput } from './SecretInput.tsx'

const RECOGNISERS = ['deepgram', 'whisper', 'sherpa', 'pocketsphinx'] as const

export function Recognition(editing: Editing) {
  const t = useText()
  const { draft, change, wrong, view, used } = editing
  const { order } = draft
  const all = [...order, ...RECOGNISERS.filter((one) => !order.includes(one))]
  const settingsOf = (service: 'deepgram' | 'whisper') => (
    <>
      <SecretInput service={service} view={view} optional={service === 'whisper'} {...used} />
      <Entry
        label={t('providers.baseUrl')}
        hint={t(`providers.baseUrl_${service}`)}
        value={draft[service].baseUrl}
        wrong={wrong(`${service}.baseUrl`)}
        onChange={(baseUrl) => change({ [service]: { ...draft[service], baseUrl: baseUrl.trim() } })}
      />
      <Entry
        label={t('providers.model')}
        hint={t(`providers.model_${service}`)}
        value={draft[service].model}
        onChange={(model) => change({ [service]: { ...draft[service], model: model.trim() } })}
      />
      <Price
        label={t('providers.pricePerMinute')}
        hint={t('providers.pricePerMinuteBody')}
        value={draft[service].pricePerMinute}
        wrong={wrong(`${service}.pricePerMinute`)}
        onChange={(pricePerMinute) => change({ [service]: { ...draft[service], pricePerMinute } })}
      />
    </>
  )
  return (
    <section className={css.group} aria-label={t('providers.recognition')}>
      <h2>{t('providers.recognition')}</h2>
      <p className={css.hint}>{t(order.length === 0 ? 'providers.noneUsed' : 'providers.recognitionBody')}</p>
      {all.map((service) => {
        const at = order.indexOf(service)
        return (
          <Card
            key={service}
            {...editing}
            service={service}
            place={at < 0 ? t('providers.notUsed') : t('providers.place', { n: at + 1 })}
            aside={<Place order={order} service={service} onOrder={(next) => change({ order: next })} />}
          >
            {service === 'sherpa' ? (
              <Folder {...editing} />
            ) : service === 'pocketsphinx' ? (
              <Phrases {...editing} />
            ) : (
              settingsOf(service)
            )}
          </Card>
        )
      })}
      <div className={fields.entry}>
        <span>{t('providers.hears')}</span>
        <div>
          <Choice
            label={t('providers.hears')}
            value={draft.hears}
            options={(['line', 'any'] as const).map((value) => ({ value, text: t(`providers.hears_${value}`) }))}
            onChange={(hears) => change({ hears })}
          />
          <small className={css.hint}>{t('providers.hearsBody')}</small>
        </div>
      </div>
      <Entry
        label={t('providers.terms')}
        hint={t('providers.termsBody')}
        rows={3}
        value={draft.terms.join('\n')}
        wrong={wrong('terms')}
        onChange={(text) => change({ terms: text === '' ? [] : text.split('\n') })}
      />
    </section>
  )
}

function Phrases({ draft, change, wrong }: Editing) {
  const t = useText()
  return (
    <Entry
      label={t('providers.phrases')}
      hint={t('providers.phrasesBody')}
      rows={3}
      value={draft.pocketsphinx.phrases.join('\n')}
      wrong={wrong('pocketsphinx.phrases')}
      onChange={(text) => change({ pocketsphinx: { phrases: text === '' ? [] : text.split('\n') } })}
    />
  )
}

function Folder({ draft, used }: Editing) {
  const t = useText()
  const [folder, setFolder] = useState(draft.sherpa.folder)
  const [refused, setRefused] = useState<string>()
  const [before, setBefore] = useState(draft.sherpa.folder)
  // Another folder was chosen elsewhere on this page.
  if (before !== draft.sherpa.folder) {
    setBefore(draft.sherpa.folder)
    setFolder(draft.sherpa.folder)
  }
  return (
    <div className={css.inline}>
      <Entry
        label={t('providers.folder')}
        hint={t('providers.folderBody')}
        value={folder}
        wrong={refused}
        onChange={setFolder}
      />
      <Button
        onClick={() =>
          void used
            .importFolder(folder.trim())
            .then((refusal) => setRefused(refusal && t('providers.wrong_folder', { reason: refusal.reason ?? '' })))
        }
      >
        {t('providers.import')}
      </Button>
    </div>
  )
}

type PriceProps = {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly wrong?: string | undefined
  readonly onChange: (value: number) => void
}

/** A price as it is being typed; what is no number yet is not told. */
export function Price({ label, hint, value, wrong, onChange }: PriceProps) {
  const t = useText()
  const [typed, setTyped] = useState<string>()
  const read = Number((typed ?? '').trim().replace(',', '.'))
  const bad = typed !== undefined && (typed.trim() === '' || !(read >= 0))
  return (
    <Entry
      label={label}
      hint={hint}
      numeric
      value={typed ?? String(value)}
      wrong={bad ? t('providers.wrong_price') : wrong}
      onChange={(text) => {
        setTyped(text)
        const number = Number(text.trim().replace(',', '.'))
        if (text.trim() !== '' && number >= 0) onChange(number)
      }}
    />
  )
}
