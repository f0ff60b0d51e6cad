/** The bar at the bottom: how each service does, in shape, word and number, and the keys that help. */
import { useQuery } from 'convex/react'
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { SERVICES, type ServiceStatus } from '../../convex/domain/liveCall.ts'
import { useBackendLostAt } from '../convex.tsx'
import { useHostInfo } from '../host.ts'
import { useFormat } from '../i18n/format.ts'
import { serviceName, useText } from '../i18n/text.ts'
import { useLive } from '../live.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useView } from '../view.ts'
import css from './Footer.module.css'
import { useLatency } from './latency.ts'

type Health = 'ok' | 'warn' | 'down'

const ICONS = { ok: <CircleCheck />, warn: <TriangleAlert />, down: <CircleX /> }

type ServiceProps = { readonly name: string; readonly health: Health; readonly text: string }

function Service({ name, health, text }: ServiceProps) {
  return (
    <span className={css.service} data-health={health}>
      {ICONS[health]}
      <b>{name}</b>
      <span>{text}</span>
    </span>
  )
}

/** The services of the live call that is worst off; a service nobody uses is not shown. */
function CallServices() {
  const t = useText()
  const health = useQuery(api.queries.liveCalls.getSystemHealth, {})
  if (health === undefined || health === null) return null
  return SERVICES.map((service) => {
    const status: ServiceStatus = health[`${service}Status`]
    if (status === 'idle') return null
    const failed = status === 'error'
    return (
      <Service
        key={service}
        name={t(`vocabulary.service.${service}`)}
        health={failed ? 'down' : 'ok'}
        text={failed ? t('frame.foot.failed') : serviceName(t, health[`${service}Provider`])}
      />
    )
  })
}

function BackendService() {
  const t = useText()
  const format = useFormat()
  const lost = useBackendLostAt() !== undefined
  const link = useLive((live) => live.link)
  const latency = useLatency(useHostInfo().convexUrl)
  const down = lost || link.backend === 'down'
  const state =
    link.queued > 0
      ? t('frame.foot.queued', { n: link.queued })
      : t(down ? 'frame.foot.down' : link.backend === 'connecting' ? 'frame.foot.connecting' : 'frame.foot.upToDate')
  const parts = down
    ? [t('frame.foot.down'), ...(link.queued > 0 ? [state] : [])]
    : [...(latency === undefined ? [] : [format.shortTime(latency)]), state]
  return (
    <Service
      name={t('frame.foot.backend')}
      health={down ? 'down' : link.backend === 'connecting' ? 'warn' : 'ok'}
      text={parts.join(' · ')}
    />
  )
}

/** Recording and words of the calls this host hears: the two that must never stop unseen. */
function LocalServices() {
  const t = useText()
  const local = useLive((live) => live.local)
  const host = useLive((live) => live.host)
  const calls = Object.values(local)
  // Without the host nobody knows whether it still records.
  if (calls.length === 0 || !host) return null
  const recordingFailed = calls.some(({ recording }) => recording === 'failed')
  const wordsFailed = calls.some(({ speech }) => speech === 'failed')
  const recording = calls.filter((call) => call.recording === 'recording').length
  return (
    <>
      <Service
        name={t('frame.foot.recording')}
        health={recordingFailed ? 'down' : 'ok'}
        text={recordingFailed ? t('frame.foot.failed') : t('frame.foot.recordingOf', { n: recording })}
      />
      {wordsFailed && <Service name={t('frame.foot.words')} health="down" text={t('frame.foot.failed')} />}
    </>
  )
}

export function Footer() {
  const t = useText()
  const { version } = useHostInfo()
  const open = useView((state) => state.open)
  return (
    <footer className={css.footer}>
      <h2 className={css.spoken}>{t('frame.foot.label')}</h2>
      <LocalServices />
      <CallServices />
      <BackendService />
      <span className={css.keys}>
        <span>
          <Kbd>⇧ D</Kbd> {t('frame.foot.theme')}
        </span>
        <button type="button" className={css.help} onClick={() => open('palette')}>
          <Kbd>Ctrl K</Kbd> {t('frame.foot.commands')}
        </button>
        <button type="button" className={css.help} onClick={() => open('shortcuts')}>
          <Kbd>?</Kbd> {t('frame.foot.shortcuts')}
        </button>
        <span>v{version}</span>
      </span>
    </footer>
  )
}
