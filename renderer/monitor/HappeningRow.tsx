/** An alert, a note or a mark, as a rule across both lanes of the transcript. */
import { useMutation } from 'convex/react'
import { Bookmark, Flag, type LucideIcon, NotebookPen, PhoneForwarded, PhoneOff, UserPlus } from 'lucide-react'
import { memo } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { joinModeOf } from '../../convex/domain/supervision.ts'
import { iconOf } from '../alertIcon.tsx'
import { clockText } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { names } from '../ui/names.ts'
import css from './Line.module.css'
import type { Happening } from './timeline.ts'

type Props = { readonly happening: Happening; readonly startedAt: number }

const ICONS: Record<Doc<'supervisorActions'>['action'], LucideIcon> = {
  ADD_NOTE: NotebookPen,
  BOOKMARK_MOMENT: Bookmark,
  FLAG_FOR_REVIEW: Flag,
  END_CALL: PhoneOff,
  TRANSFER_CALL: PhoneForwarded,
  JOIN_CALL: UserPlus,
  COACH_AGENT: UserPlus,
}

export const HappeningRow = memo(function HappeningRow({ happening, startedAt }: Props) {
  const t = useText()
  const time = clockText(startedAt + happening.at)
  if (happening.kind === 'action') {
    const { action, supervisorName: name, details = '' } = happening.action
    const Icon = ICONS[action]
    return (
      <li className={css.happening} data-happening={action}>
        <Icon aria-hidden />
        <span>{[wordsOf(t, action, name, details), time].join(' · ')}</span>
      </li>
    )
  }
  return <AlertRule alert={happening.alert} time={time} />
})

/** A step of the ladder is told by what it was, other actions by their name. */
function wordsOf(t: Text, action: Doc<'supervisorActions'>['action'], name: string, details: string): string {
  if (action === 'JOIN_CALL') return t(`supervision.did_${joinModeOf(details)}`, { name })
  if (action === 'COACH_AGENT' && details === '') return t('supervision.did_whisper', { name })
  return t(`monitor.event_${action}`, { name, details })
}

function AlertRule({ alert, time }: { readonly alert: Doc<'alerts'>; readonly time: string }) {
  const t = useText()
  const acknowledge = useMutation(api.mutations.liveCalls.acknowledgeAlert)
  const Icon = iconOf(alert.type)
  const quotes = [...new Set(alert.evidence.map((proof) => `«${proof.quote}»`))].join(', ')
  const seen = alert.acknowledgedAt !== undefined
  const judge = (verdict: 'useful' | 'noise') => (): void =>
    void acknowledge({ alertId: alert._id, verdict }).catch(() => undefined)
  const parts = [
    t(`vocabulary.alert.${alert.type}`),
    time,
    quotes,
    seen && alert.acknowledgedBy !== undefined && t('monitor.acknowledgedBy', { name: alert.acknowledgedBy }),
    alert.verdict !== undefined && t(`monitor.verdict_${alert.verdict}`),
  ]
  return (
    <li className={names(css.happening, css[alert.severity])} data-happening={alert.type}>
      <Icon aria-hidden />
      <span>{parts.filter(Boolean).join(' · ')}</span>
      {seen && alert.verdict === undefined && (
        <span className={css.verdicts}>
          <Button size="small" tone="ghost" onClick={judge('useful')}>
            {t('monitor.useful')}
          </Button>
          <Button size="small" tone="ghost" onClick={judge('noise')}>
            {t('monitor.noise')}
          </Button>
        </span>
      )}
    </li>
  )
}
