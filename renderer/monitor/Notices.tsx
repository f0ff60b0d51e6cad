/** What must be known of the call as a whole before reading it: it is practice, it is over, its words have stopped. */
import { CircleAlert, CircleStop, GraduationCap } from 'lucide-react'
import type { Doc } from '../../convex/_generated/dataModel'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { Banner } from '../ui/Banner.tsx'

type Props = { readonly call: Doc<'liveCalls'>; readonly local: LocalCall | undefined }

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
      {call.endedAt === undefined && local?.speech === 'failed' && (
        <Banner tone="offline" icon={<CircleAlert aria-hidden />} title={t('monitor.sttStoppedTitle')}>
          {t('monitor.sttStoppedBody')}
        </Banner>
      )}
    </>
  )
}
