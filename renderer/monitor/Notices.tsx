/** What must be known of the call as a whole before reading it: it is practice, it is over, its words have stopped. */
import { useQuery } from 'convex/react'
import { CircleAlert, CircleStop, GraduationCap } from 'lucide-react'
import { useCallback, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { bridge } from '../bridge.ts'
import { clockText } from '../i18n/format.ts'
import { serviceName, useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { Ticking } from '../ui/Ticking.tsx'

type Props = { readonly call: Doc<'liveCalls'>; readonly local: LocalCall | undefined }

const SWITCHABLE = ['deepgram', 'whisper', 'sherpa', 'pocketsphinx'] as const

/** Nobody hears the words: who failed and since when, what still works, and whom this host could change to. */
function Wordless({ call, local }: Props) {
  const t = useText()
  const system = useQuery(api.queries.liveCalls.getSystemHealth, { callId: call.callId })
  const [refused, setRefused] = useState(false)
  const { provider, since, reason, others = [] } = system?.measured?.stt ?? {}
  const time = useCallback(
    (now: number) =>
      since === undefined
        ? t('monitor.sttStoppedTitle')
        : t('providers.stoppedTitle', {
            provider: serviceName(t, provider ?? ''),
            time: durationText(now - since),
          }),
    [t, since, provider],
  )
  if (local?.speech !== 'failed' && system?.sttStatus !== 'error') return null
  const change = (service: (typeof SWITCHABLE)[number]): void =>
    void bridge()
      .call('providers.switch', { callId: call.callId, service })
      .then(
        () => setRefused(false),
        () => setRefused(true),
      )
  return (
    <Banner
      tone="offline"
      icon={<CircleAlert aria-hidden />}
      title={<Ticking text={time} />}
      actions={
        local &&
        SWITCHABLE.filter((service) => others.includes(service)).map((service) => (
          <Button key={service} size="small" onClick={() => change(service)}>
            {t('providers.switchTo', { provider: serviceName(t, service) })}
          </Button>
        ))
      }
    >
      <span title={reason}>{t(refused ? 'providers.switchRefused' : 'providers.stoppedBody')}</span>
    </Banner>
  )
}

export function Notices({ call, local }: Props) {
  const t = useText()
  const reason = call.endReason ?? 'hangup'
  return (
    <>
      {call.practice && (
        <Banner tone="practice" icon={<GraduationCap aria-hidden />} title={t('monitor.practice')}>
          {t('monitor.practiceBody')}
        </Banner>
      )}
      {call.endedAt !== undefined && (
        <Banner
          tone={reason === 'interrupted' || reason === 'error' ? 'offline' : 'recovered'}
          icon={<CircleStop aria-hidden />}
          title={t(`monitor.ended_${reason}`)}
        >
          {t(`monitor.endedBody_${reason}`, { time: clockText(call.endedAt) })}
        </Banner>
      )}
      {call.endedAt === undefined && <Wordless call={call} local={local} />}
    </>
  )
}
