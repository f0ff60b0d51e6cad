/** One service: its name and what it is, how its last test went and what is wrong with it, then its settings. */
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { names } from '../ui/names.ts'
import type { Editing } from './editing.ts'
import css from './Providers.module.css'
import type { Service } from './useProviders.ts'
import { failureText, wrongText } from './words.ts'

type Props = Editing & {
  readonly service: Service
  /** Its place among those that are used; absent: not used. */
  readonly place?: string | undefined
  readonly aside?: ReactNode
  /** Without it there is nothing to test. */
  readonly testable?: boolean
  readonly children: ReactNode
}

export function Card({ service, place, aside, testable = true, children, view, used, dirty }: Props) {
  const t = useText()
  const fault = view.faults.find((one) => one.service === service)
  return (
    <section className={css.card} aria-label={t(`providers.name_${service}`)} data-service={service}>
      <header>
        <div className={css.name}>
          <h3>{t(`providers.name_${service}`)}</h3>
          {place !== undefined && <span className={css.place}>{place}</span>}
        </div>
        <p>{t(`providers.about_${service}`)}</p>
        <Standing service={service} view={view} used={used} />
        <span className={css.acts}>
          {aside}
          {testable && (
            <Button
              unavailable={dirty ? t('providers.saveFirst') : undefined}
              busy={used.testing.has(service)}
              onClick={() => void used.test(service)}
            >
              {t(used.testing.has(service) ? 'providers.testing' : 'providers.test')}
            </Button>
          )}
        </span>
      </header>
      {fault && (
        <p className={names(css.notice, css.caution)}>
          <TriangleAlert aria-hidden />
          {service === 'sherpa' && fault.field === 'folder'
            ? t('providers.noModel')
            : t('providers.fault', { reason: `${fault.field}: ${wrongText(t, fault.reason)}` })}
        </p>
      )}
      {children}
    </section>
  )
}

function Standing({ service, view, used }: Pick<Props, 'service' | 'view' | 'used'>) {
  const t = useText()
  const format = useFormat()
  const outcome = used.outcomes[service]
  const last = view.tests[service]
  const ok = outcome?.ok ?? last?.ok
  const Icon = ok === undefined ? CircleDashed : ok ? CircleCheck : CircleX
  const failure = outcome ? outcome.failure : last?.failure
  const latencyMs = outcome ? outcome.latencyMs : last?.latencyMs
  return (
    <div className={css.standing} data-ok={ok} role="status">
      <b>
        <Icon aria-hidden />
        {ok === undefined
          ? t('providers.neverTested')
          : ok
            ? `${t('providers.works')}${latencyMs === undefined ? '' : ` · ${format.shortTime(latencyMs)}`}`
            : failureText(t, failure, outcome?.reason)}
      </b>
      {outcome?.heard !== undefined && <span>{t('providers.heard', { words: outcome.heard })}</span>}
      {outcome?.unheard === true && <span>{t('providers.unheard')}</span>}
      {outcome === undefined && last !== undefined && (
        <span>{t('providers.tested', { age: format.age(Date.now() - last.at) })}</span>
      )}
    </div>
  )
}
