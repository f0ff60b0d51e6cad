/** The services that carry the call, in words, and what it costs so far. */
import { useQuery } from 'convex/react'
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useCallback } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { costOf } from '../../convex/domain/cost.ts'
import { SERVICES } from '../../convex/domain/liveCall.ts'
import { useFormat } from '../i18n/format.ts'
import { serviceName, useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './Analysis.module.css'

type Measure = NonNullable<NonNullable<Doc<'callSystemConfig'>['measured']>['stt']>

export function System({ call }: { readonly call: Doc<'liveCalls'> }) {
  const t = useText()
  const format = useFormat()
  const system = useQuery(api.queries.liveCalls.getSystemHealth, { callId: call.callId })
  if (!system) return null
  const costs = Object.values(system.measured ?? {}).some(({ cost }) => cost !== undefined)
  /** What there is no room for, on the pointer. */
  const detailOf = (measured: Measure | undefined): string =>
    [
      ...(measured?.errorRate === undefined
        ? []
        : [t('monitor.errors', { rate: format.percent(measured.errorRate / 100, 1) })]),
      ...(measured?.queueDepth === undefined ? [] : [t('providers.queue', { n: measured.queueDepth })]),
      ...(measured?.costPerMinute === undefined
        ? []
        : [t('monitor.perMinute', { rate: format.number(measured.costPerMinute, 4) })]),
      ...(measured?.reason === undefined ? [] : [t('providers.why', { reason: measured.reason })]),
    ].join(' · ')
  return (
    <Panel label={t('monitor.system')}>
      <div className={css.body}>
        <div className={css.services}>
          {SERVICES.map((service) => {
            const status = system[`${service}Status`]
            const kind = status === 'error' ? 'down' : status === 'idle' ? 'idle' : 'ok'
            const measured = system.measured?.[service]
            const name = serviceName(t, measured?.provider || system[`${service}Provider`])
            const provider = kind === 'idle' || name === '' ? '—' : name
            const latency =
              measured?.latencyP50 ?? (service === 'stt' && system.apiLatency > 0 ? system.apiLatency : undefined)
            const Icon = { ok: CircleCheck, idle: CircleDashed, down: CircleX }[kind]
            return (
              <div key={service} className={names(css.service, css[kind])}>
                <b>
                  <Icon aria-hidden />
                  {t(`vocabulary.service.${service}`)}
                </b>
                <span title={provider}>{provider}</span>
                <span title={detailOf(measured)} data-latency={service}>
                  {kind !== 'ok' || latency === undefined
                    ? t(`monitor.service_${status}`)
                    : measured?.latencyP95 === undefined
                      ? format.shortTime(latency)
                      : t('providers.p95', {
                          p50: format.shortTime(latency),
                          p95: format.shortTime(measured.latencyP95),
                        })}
                </span>
              </div>
            )
          })}
        </div>
        <div className={css.cost}>
          <span>{t('monitor.cost')}</span>
          {costs ? (
            <b data-cost>{format.dollars(system.totalCost)}</b>
          ) : (
            <Cost call={call} perMinute={system.costPerMinute} />
          )}
          <span>· {t('monitor.perMinute', { rate: format.number(system.costPerMinute, 4) })}</span>
          {system.samples > 0 && (
            <span>
              {[
                t('monitor.errors', { rate: format.percent(system.errorRate / 100, 1) }),
                t('monitor.queue', { n: system.queueDepth }),
              ].join(' · ')}
            </span>
          )}
        </div>
      </div>
    </Panel>
  )
}

function Cost({ call, perMinute }: { readonly call: Doc<'liveCalls'>; readonly perMinute: number }) {
  const format = useFormat()
  const { startedAt, endedAt } = call
  const text = useCallback(
    (now: number) => format.dollars(costOf(Math.max(0, (endedAt ?? now) - startedAt), perMinute)),
    [format, startedAt, endedAt, perMinute],
  )
  return (
    <b>
      <Ticking text={text} />
    </b>
  )
}
