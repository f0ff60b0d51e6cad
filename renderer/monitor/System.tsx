/** The services that carry the call, in words, and what it costs so far. */
import { useQuery } from 'convex/react'
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useCallback } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { costOf } from '../../convex/domain/cost.ts'
import { SERVICES } from '../../convex/domain/liveCall.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './Analysis.module.css'

export function System({ call }: { readonly call: Doc<'liveCalls'> }) {
  const t = useText()
  const format = useFormat()
  const system = useQuery(api.queries.liveCalls.getSystemHealth, { callId: call.callId })
  if (!system) return null
  return (
    <Panel label={t('monitor.system')}>
      <div className={css.body}>
        <div className={css.services}>
          {SERVICES.map((service) => {
            const status = system[`${service}Status`]
            const kind = status === 'error' ? 'down' : status === 'idle' ? 'idle' : 'ok'
            const provider = kind === 'idle' ? '—' : system[`${service}Provider`]
            const Icon = { ok: CircleCheck, idle: CircleDashed, down: CircleX }[kind]
            return (
              <div key={service} className={names(css.service, css[kind])}>
                <b>
                  <Icon aria-hidden />
                  {t(`vocabulary.service.${service}`)}
                </b>
                <span title={provider}>{provider}</span>
                <span>
                  {service === 'stt' && kind === 'ok' && system.apiLatency > 0
                    ? format.shortTime(system.apiLatency)
                    : t(`monitor.service_${status}`)}
                </span>
              </div>
            )
          })}
        </div>
        <div className={css.cost}>
          <span>{t('monitor.cost')}</span>
          <Cost call={call} perMinute={system.costPerMinute} />
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
