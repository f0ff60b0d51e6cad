/** Who is calling, about what, for how long, and whether it is being recorded. */
import { useQuery } from 'convex/react'
import type { ReactNode } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { phoneText } from '../i18n/format.ts'
import { type Text, textOr, useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { Duration, durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './Header.module.css'

type Props = {
  readonly call: Doc<'liveCalls'>
  readonly recording: Doc<'recordings'> | null
  readonly local: LocalCall | undefined
  readonly children: ReactNode
}

export function Header({ call, recording, local, children }: Props) {
  const t = useText()
  const card = useQuery(api.incidents.card, { callSessionId: call.sessionId })
  const reason = card?.fields.find((field) => field.field === 'motivo')?.value
  const priority = card?.incident.priorityFrom === undefined ? undefined : card.incident.priority
  const level = levelOf(priority)
  const live = call.endedAt === undefined
  const state = live ? call.status : 'ended'
  return (
    <section className={css.header} aria-label={t('monitor.title')} data-region="header">
      <PriorityGlyph
        level={level}
        size={40}
        label={`${t('incident.priority')} ${level === 0 ? '' : level} ${t(`vocabulary.priority.${priority ?? 'none'}`)}`}
      />
      <div className={css.who}>
        <h1>{reason ? textOr(t, `vocabulary.reason.${reason}`, reason) : t('monitor.unclassified')}</h1>
        <div className={css.sub}>{[call.customerName, phone(t, call.customerPhone)].filter(Boolean).join(' · ')}</div>
      </div>
      <div className={css.fact}>
        <small>{t('monitor.duration')}</small>
        <Duration since={call.startedAt} until={call.endedAt} className={css.big} label={t('monitor.duration')} />
      </div>
      <div className={css.fact}>
        <small>{t('monitor.state')}</small>
        <b className={names(css.state, live && css.live, state === 'on-hold' && css.held)}>
          <i />
          {live ? t(`vocabulary.status.${call.status}`) : t(`vocabulary.end.${call.endReason ?? 'hangup'}`)}
        </b>
      </div>
      <div className={css.fact}>
        <small>{t('monitor.recording')}</small>
        <Recording call={call} recording={recording} local={local} />
      </div>
      <div className={names(css.fact, css.optional)}>
        <small>{t('monitor.dispatcher')}</small>
        <b>{call.agentName}</b>
      </div>
      {children}
    </section>
  )
}

const phone = (t: Text, number: string): string => phoneText(number) ?? t('monitor.hiddenNumber')

function Recording({ call, recording, local }: Omit<Props, 'children'>) {
  const t = useText()
  if (local?.recording === 'failed' || recording?.state === 'failed')
    return (
      <b className={names(css.state, css.failed)}>
        <i />
        {t('monitor.recordingFailed')}
      </b>
    )
  if (call.endedAt !== undefined) {
    if (recording === null) return <b>{t('monitor.recordingOff')}</b>
    const key = recording.state === 'recovered' ? 'monitor.recordingRecovered' : 'monitor.recordingSaved'
    return <b>{t(key, { time: durationText(recording.capturedMs) })}</b>
  }
  if (!call.isRecording && local?.recording !== 'recording') return <b>{t('monitor.recordingOff')}</b>
  const since = call.recordingStartTime === undefined ? call.startedAt : Date.parse(call.recordingStartTime)
  return (
    <b className={names(css.state, css.recording)} title={t('monitor.recordingOn')}>
      <i />
      <Duration since={since} label={t('monitor.recordingOn')} />
    </b>
  )
}
