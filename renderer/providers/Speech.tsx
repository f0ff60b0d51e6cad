/** Who speaks: the voices in the order in which they are tried, and whether supervisors' written words are said in the dispatcher's ear. */
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import fields from '../ui/Entry.module.css'
import { Entry } from '../ui/Entry.tsx'
import { Card } from './Card.tsx'
import type { Editing } from './editing.ts'
import { Place } from './Place.tsx'
import css from './Providers.module.css'
import { Price } from './Recognition.tsx'
import { SecretInput } from './SecretInput.tsx'

const VOICES = ['elevenlabs', 'openaiVoice', 'espeak'] as const

export function Speech(editing: Editing) {
  const t = useText()
  const { draft, change, wrong } = editing
  const { speech } = draft
  const { order } = speech
  const set = (part: Partial<typeof speech>): void => change({ speech: { ...speech, ...part } })
  const all = [...order, ...VOICES.filter((one) => !order.includes(one))]
  return (
    <section className={css.group} aria-label={t('providers.speech')}>
      <h2>{t('providers.speech')}</h2>
      <p className={css.hint}>{t(order.length === 0 ? 'providers.speechNone' : 'providers.speechBody')}</p>
      <div className={fields.entry}>
        <span>{t('providers.whispers')}</span>
        <div>
          <Choice
            label={t('providers.whispers')}
            value={speech.whispers ? 'on' : 'off'}
            options={(['off', 'on'] as const).map((value) => ({ value, text: t(`providers.whispers_${value}`) }))}
            onChange={(value) => set({ whispers: value === 'on' })}
          />
          <small className={css.hint}>{t('providers.whispersBody')}</small>
        </div>
      </div>
      {all.map((service) => {
        const at = order.indexOf(service)
        return (
          <Card
            key={service}
            {...editing}
            service={service}
            place={at < 0 ? t('providers.voiceUnused') : t('providers.place', { n: at + 1 })}
            aside={<Place order={order} service={service} onOrder={(next) => set({ order: next })} />}
          >
            {service === 'espeak' ? (
              <Entry
                label={t('providers.voice')}
                hint={t('providers.voice_espeak')}
                value={speech.espeak.voice}
                wrong={wrong('speech.espeak.voice')}
                onChange={(voice) => set({ espeak: { voice: voice.trim() } })}
              />
            ) : (
              <Cloud {...editing} service={service} />
            )}
          </Card>
        )
      })}
    </section>
  )
}

function Cloud({ service, draft, change, wrong, view, used }: Editing & { service: 'elevenlabs' | 'openaiVoice' }) {
  const t = useText()
  const { speech } = draft
  const mine = speech[service]
  const set = (part: Partial<typeof mine>): void => change({ speech: { ...speech, [service]: { ...mine, ...part } } })
  return (
    <>
      <SecretInput service={service} view={view} optional={service === 'openaiVoice'} {...used} />
      <Entry
        label={t('providers.baseUrl')}
        hint={t(`providers.baseUrl_${service}`)}
        value={mine.baseUrl}
        wrong={wrong(`speech.${service}.baseUrl`)}
        onChange={(baseUrl) => set({ baseUrl: baseUrl.trim() })}
      />
      <Entry
        label={t('providers.voice')}
        hint={t(`providers.voice_${service}`)}
        value={mine.voice}
        wrong={wrong(`speech.${service}.voice`)}
        onChange={(voice) => set({ voice: voice.trim() })}
      />
      <Entry
        label={t('providers.model')}
        hint={t(`providers.model_${service}`)}
        value={mine.model}
        onChange={(model) => set({ model: model.trim() })}
      />
      <Price
        label={t('providers.pricePerThousand')}
        hint={t('providers.pricePerThousandBody')}
        value={mine.pricePerThousand}
        wrong={wrong(`speech.${service}.pricePerThousand`)}
        onChange={(pricePerThousand) => set({ pricePerThousand })}
      />
    </>
  )
}
