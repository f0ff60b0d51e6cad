/** The dispatcher in a call: controls that are hard to miss, what to say next, the last words, and the card beside them. */
import { useQuery } from 'convex/react'
import { PhoneIncoming } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { phoneText } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import { IncidentCard } from '../incident/IncidentCard.tsx'
import type { PhoneCall } from '../phone.ts'
import { Presence } from '../supervision/Presence.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Duration } from '../ui/Duration.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { Controls } from './Controls.tsx'
import css from './InCall.module.css'
import { Levels } from './Levels.tsx'
import { NextSteps } from './NextSteps.tsx'
import { Tail } from './Tail.tsx'
import { useSeat } from './useSeat.ts'
import { useWhispers, Whispers } from './Whispers.tsx'

type Props = { readonly call: PhoneCall; readonly waiting: readonly PhoneCall[] }

const nothing = (): null => null

export function InCall({ call, waiting }: Props) {
  const t = useText()
  const seat = useSeat(call.callId, call.muted)
  const card = useQuery(api.incidents.card, { callSessionId: call.callId })
  const whispers = useWhispers(call.callId)
  const reason = card?.fields.find((field) => field.field === 'motivo')?.value
  const priority = card?.incident.priorityFrom === undefined ? undefined : card?.incident.priority
  const level = levelOf(priority)
  return (
    <div className={css.call}>
      <div className={css.main}>
        {call.muted && <Banner tone="error" title={t('dispatcher.mutedTitle')} />}
        <section className={css.head} aria-label={t('dispatcher.mine')} data-region="header">
          <PriorityGlyph
            level={level}
            size={44}
            label={`${t('incident.priority')} ${level === 0 ? '' : level} ${t(`vocabulary.priority.${priority ?? 'none'}`)}`}
          />
          <div className={css.who}>
            <h1>{reason ? textOr(t, `vocabulary.reason.${reason}`, reason) : t('monitor.unclassified')}</h1>
            <p>{[call.name, phoneText(call.number) ?? t('monitor.hiddenNumber')].filter(Boolean).join(' · ')}</p>
          </div>
          <Duration since={call.answeredAt ?? call.startedAt} className={css.time} label={t('monitor.duration')} />
        </section>
        <Controls call={call} urgent={priority === 'critical'} />
        <Levels call={call} seat={seat} />
        <Presence callId={call.callId} />
        <Whispers whispers={whispers} />
        {waiting.map((one) => (
          <Banner key={one.callId} tone="offline" icon={<PhoneIncoming aria-hidden />} title={t('dispatcher.another')}>
            {phoneText(one.number) ?? t('monitor.hiddenNumber')}
          </Banner>
        ))}
        <NextSteps callId={call.callId} />
        <Tail callId={call.callId} />
      </div>
      <IncidentCard
        callId={call.callId}
        callSessionId={call.callId}
        startedAt={call.startedAt}
        audible
        lineOf={nothing}
        onAsk={nothing}
      />
    </div>
  )
}
