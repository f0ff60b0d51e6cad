/** The dispatcher in a call: controls that are hard to miss, what to say next, the last words, and the card beside them. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { phoneText } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import { AlertChips } from '../incident/AlertChips.tsx'
import { IncidentCard } from '../incident/IncidentCard.tsx'
import { SameIncident } from '../links/SameIncident.tsx'
import { useLocalCall } from '../live.ts'
import { type PhoneCall, useLineOf } from '../phone.ts'
import { Presence } from '../supervision/Presence.tsx'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Duration } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { useView } from '../view.ts'
import { Controls } from './Controls.tsx'
import css from './InCall.module.css'
import { Levels } from './Levels.tsx'
import { Others } from './Others.tsx'
import { Place } from './Place.tsx'
import { Protocol } from './Protocol.tsx'
import { RepeatCaller } from './RepeatCaller.tsx'
import { SoundTrouble } from './SoundTrouble.tsx'
import { stateWord } from './states.ts'
import { Tail } from './Tail.tsx'
import { useSeat } from './useSeat.ts'
import { useVitals } from './useVitals.ts'
import vitals from './vitals.module.css'
import { useWhispers, Whispers } from './Whispers.tsx'

type Props = {
  readonly call: PhoneCall
  /** Calls of this seat besides the one that is shown. */
  readonly others: readonly PhoneCall[]
}

const nothing = (): null => null

export function InCall({ call, others }: Props) {
  const t = useText()
  const seat = useSeat(call.callId, call.muted)
  const line = useLineOf(call)
  const card = useQuery(api.incidents.card, { callSessionId: call.callId })
  const whispers = useWhispers(call.callId)
  const local = useLocalCall(call.callId)
  const go = useView((view) => view.go)
  useVitals()
  const reason = card?.fields.find((field) => field.field === 'motivo')?.value
  const priority = card?.incident.priorityFrom === undefined ? undefined : card?.incident.priority
  const level = levelOf(priority)
  const standing = stateWord(call)
  const who = [call.name, phoneText(call.number) ?? t('monitor.hiddenNumber'), line?.name ?? call.line]
  return (
    <div className={css.call}>
      <div className={css.main}>
        <div className={css.desk}>
          {call.muted && <Banner tone="error" title={t('dispatcher.mutedTitle')} />}
          {seat && <SoundTrouble seat={seat} />}
          <section className={css.head} aria-label={t('dispatcher.mine')} data-region="header">
            <PriorityGlyph
              level={level}
              size={48}
              label={`${t('incident.priority')} ${level === 0 ? '' : level} ${t(`vocabulary.priority.${priority ?? 'none'}`)}`}
            />
            <div className={css.who}>
              <h1>
                {reason ? textOr(t, `vocabulary.reason.${reason}`, reason) : t('monitor.unclassified')}
                <AlertChips callId={call.callId} />
              </h1>
              <p>{who.filter(Boolean).join(' · ')}</p>
            </div>
            {standing !== 'talking' && <AlertChip tone="caution">{t(`dispatcher.seat_${standing}`)}</AlertChip>}
            <Duration since={call.answeredAt ?? call.startedAt} className={css.time} label={t('monitor.duration')} />
          </section>
          <Controls call={call} urgent={priority === 'critical'} />
          <Levels call={call} seat={seat} />
          <Presence callId={call.callId} />
          <RepeatCaller callId={call.callId} />
          <SameIncident callSessionId={call.callId} onOpen={(other) => go({ kind: 'monitor', callId: other })} />
          <Whispers whispers={whispers} spoken={call.spoken?.ear} />
          <Others call={call} others={others} />
        </div>
        <Protocol call={call} deaf={local !== undefined && local.speech !== 'listening'} />
        <Tail callId={call.callId} />
      </div>
      <div className={names(css.aside, vitals.keys)}>
        <IncidentCard
          callId={call.callId}
          callSessionId={call.callId}
          startedAt={call.startedAt}
          audible
          lineOf={nothing}
          onAsk={nothing}
        />
        <Place callId={call.callId} />
      </div>
    </div>
  )
}
