/** Who understands: the room's rules alone, or a language model beside them; and into which language a caller's words are put. */

import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import fields from '../ui/Entry.module.css'
import { Entry } from '../ui/Entry.tsx'
import { Card } from './Card.tsx'
import type { Editing } from './editing.ts'
import css from './Providers.module.css'
import { Price } from './Recognition.tsx'
import { SecretInput } from './SecretInput.tsx'

const VENDORS = ['none', 'anthropic', 'openai', 'compatible'] as const
const FORMS = ['auto', 'tool', 'schema', 'json'] as const
const TONGUES = ['off', 'es', 'en'] as const

export function Understanding(editing: Editing) {
  const t = useText()
  const { draft, change, wrong, view, used } = editing
  const { llm } = draft
  const set = (part: Partial<typeof llm>): void => change({ llm: { ...llm, ...part } })
  const prices = llm.prices ?? { input: 0, output: 0 }
  const into = TONGUES.find((one) => one === draft.translateInto) ?? 'off'
  return (
    <section className={css.group} aria-label={t('providers.understanding')}>
      <h2>{t('providers.understanding')}</h2>
      <Card {...editing} service="llm" testable={llm.vendor !== 'none'}>
        <div className={fields.entry}>
          <span>{t('providers.vendor')}</span>
          <Choice
            label={t('providers.vendor')}
            value={llm.vendor}
            options={VENDORS.map((value) => ({ value, text: t(`providers.vendor_${value}`) }))}
            onChange={(vendor) => set({ vendor })}
          />
        </div>
        {llm.vendor !== 'none' && (
          <>
            <SecretInput service="llm" view={view} optional={llm.vendor === 'compatible'} {...used} />
            <Entry
              label={t('providers.model')}
              hint={t('providers.model_llm')}
              value={llm.model}
              wrong={wrong('llm.model')}
              onChange={(model) => set({ model: model.trim() })}
            />
            <Entry
              label={t('providers.baseUrl')}
              hint={t('providers.baseUrl_llm')}
              value={llm.baseUrl}
              wrong={wrong('llm.baseUrl')}
              onChange={(baseUrl) => set({ baseUrl: baseUrl.trim() })}
            />
            <div className={fields.entry}>
              <span>{t('providers.form')}</span>
              <Choice
                label={t('providers.form')}
                value={llm.form ?? 'auto'}
                options={FORMS.map((value) => ({ value, text: t(`providers.form_${value}`) }))}
                onChange={(form) => {
                  const { form: _before, ...rest } = llm
                  change({ llm: form === 'auto' ? rest : { ...rest, form } })
                }}
              />
            </div>
            <Price
              label={t('providers.priceInput')}
              value={prices.input}
              wrong={wrong('llm.prices.input')}
              onChange={(input) => set({ prices: { ...prices, input } })}
            />
            <Price
              label={t('providers.priceOutput')}
              value={prices.output}
              wrong={wrong('llm.prices.output')}
              onChange={(output) => set({ prices: { ...prices, output } })}
            />
            <Price
              label={t('providers.priceCache')}
              value={prices.cacheRead ?? prices.input}
              wrong={wrong('llm.prices.cacheRead')}
              onChange={(cacheRead) => set({ prices: { ...prices, cacheRead } })}
            />
          </>
        )}
        <div className={fields.entry}>
          <span>{t('providers.translateInto')}</span>
          <div>
            <Choice
              label={t('providers.translateInto')}
              value={into}
              options={TONGUES.map((value) => ({ value, text: t(`providers.translate_${value}`) }))}
              onChange={(tongue) => change({ translateInto: tongue === 'off' ? '' : tongue })}
            />
            <small className={css.hint}>{t('providers.translationBody')}</small>
          </div>
        </div>
      </Card>
    </section>
  )
}
