/** How often each rule spoke, how often people found it right, and how much of the room's attention alerts take. */
import { useQuery } from 'convex/react'
import { BellOff } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Panel } from '../ui/Panel.tsx'
import css from './AlarmRates.module.css'
import { Budget } from './Budget.tsx'

export type AlarmRatesProps = {
  /** 1 to 90. */
  readonly days?: number
}

export function AlarmRates({ days = 7 }: AlarmRatesProps) {
  const t = useText()
  const rates = useQuery(api.alarms.rates, { days })
  return (
    <Panel title={t('links.rates')} label={t('links.rates')} aside={t('links.ratesDays', { n: days })}>
      <Budget />
      {rates === undefined ? (
        <p className={css.loading} role="status">
          {t('links.ratesLoading')}
        </p>
      ) : rates.length === 0 ? (
        <EmptyState icon={<BellOff size={34} aria-hidden />} title={t('links.ratesNone')}>
          {t('links.ratesNoneBody')}
        </EmptyState>
      ) : (
        <Table rates={rates} />
      )}
    </Panel>
  )
}

type Rates = NonNullable<ReturnType<typeof useQuery<typeof api.alarms.rates>>>

function Table({ rates }: { readonly rates: Rates }) {
  const t = useText()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('links.rates')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('links.alert')}</th>
            <th scope="col">{t('links.rule')}</th>
            {(['raised', 'acknowledged', 'useful', 'noise', 'precision'] as const).map((column) => (
              <th key={column} scope="col" className={css.figure}>
                {t(`links.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ type, rule, severity, raised, acknowledged, useful, noise, precision }) => (
            <tr key={`${type} ${rule}`} data-rule={rule}>
              <th scope="row">
                <AlertChip tone={severity} small>
                  {t(`vocabulary.alert.${type}`)}
                </AlertChip>
              </th>
              <td>{textOr(t, `monitor.rule_${rule}`, rule)}</td>
              {[raised, acknowledged, useful, noise].map((n, i) => (
                <td key={['raised', 'acknowledged', 'useful', 'noise'][i]} className={css.figure}>
                  {format.number(n)}
                </td>
              ))}
              <td className={css.figure} title={t('links.judged', { n: useful + noise, all: raised })}>
                {precision === null ? (
                  <span className={css.none}>{t('links.unjudged')}</span>
                ) : (
                  format.percent(precision)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
