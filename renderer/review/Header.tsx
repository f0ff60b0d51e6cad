/** What the call was, in the few numbers by which it is judged, and what can be done with it. */

import { ClipboardCheck, FileDown, Scissors, Signature } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { phoneText, useFormat } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import type { Evaluated } from '../quality/evaluated.ts'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import type { CallTime } from './callTime.ts'
import css from './Header.module.css'
import type { Reviewed } from './marks.ts'
import type { Over } from './over.ts'

type Props = {
  readonly reviewed: Reviewed
  readonly time: CallTime
  /** Null while it is read, or for who may not see it. */
  readonly evaluation: Evaluated | null
  readonly judges: boolean
  readonly drawer: boolean
  readonly audible: boolean
  readonly onClip: () => void
  readonly onOver: (over: Over) => void
  readonly onDrawer: (open: boolean) => void
}

type NumberProps = { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }

function Figure({ name, wide, children }: NumberProps) {
  return (
    <div className={css.figure} data-wide={wide || undefined}>
      <small>{name}</small>
      <b>{children}</b>
    </div>
  )
}

export const Header = memo(function Header(props: Props) {
  const { reviewed, time, evaluation, judges, drawer, audible, onClip, onOver, onDrawer } = props
  const t = useText()
  const format = useFormat()
  const { call, incident } = reviewed
  const priority = incident?.priorityFrom === undefined ? null : incident.priority
  const reason = incident?.incidentType
  const who = incident?.patientName ?? call.customerName
  const phone = phoneText(call.customerPhone) ?? t('review.hidden')
  const arrest = reviewed.alerts.some((alert) => alert.type === 'cardiac_arrest_suspected')
  const took = (key: string): string => {
    const because = evaluation?.form.find((one) => one.key === key)?.machine?.because
    return because?.kind === 'took' ? durationText(because.ms) : t('review.never')
  }
  const signed = evaluation?.signed ?? null
  return (
    <section className={css.header} aria-label={t('review.back')}>
      <PriorityGlyph level={levelOf(priority)} size={34} label={t(`vocabulary.priority.${priority ?? 'none'}`)} />
      <div className={css.title}>
        <h1>{reason === undefined ? t('review.noReason') : textOr(t, `vocabulary.reason.${reason}`, reason)}</h1>
        <span>
          {[incident?.incidentNumber, who, phone].filter((part) => part !== undefined && part !== '').join(' · ')}
        </span>
      </div>
      <Figure name={t('review.kpi_duration')}>{durationText(time.durationMs)}</Figure>
      <Figure name={t('review.kpi_answer')}>
        {call.answeredAt === undefined
          ? t('review.unanswered')
          : format.shortTime(Math.max(0, time.msOf(call.answeredAt)))}
      </Figure>
      {evaluation !== null && arrest && <Figure name={t('review.kpi_arrest')}>{took('instructions')}</Figure>}
      {evaluation !== null && call.template === 'dispatch' && (
        <Figure name={t('review.kpi_dispatch')} wide>
          {took('dispatch')}
        </Figure>
      )}
      <Figure name={t('review.kpi_agent')} wide>
        {call.agentName}
      </Figure>
      <Figure name={t('review.kpi_cost')} wide>
        {format.dollars(call.totalCost)}
      </Figure>
      <span className={css.actions}>
        <Button
          icon={<Scissors aria-hidden />}
          unavailable={audible ? undefined : t('review.audio_short')}
          onClick={onClip}
        >
          {t('review.clip')} <Kbd>C</Kbd>
        </Button>
        <Button icon={<FileDown aria-hidden />} onClick={() => onOver('export')}>
          {t('review.export')}
          <span className={css.keys}>
            <Kbd>Ctrl</Kbd> <Kbd>E</Kbd>
          </span>
        </Button>
        <span className={css.narrow}>
          <Button
            icon={<ClipboardCheck aria-hidden />}
            pressed={drawer}
            aria-expanded={drawer}
            onClick={() => onDrawer(!drawer)}
          >
            {t('review.evaluationShow')} <Kbd>Q</Kbd>
          </Button>
        </span>
        {signed !== null ? (
          <span className={css.signed}>
            <Signature aria-hidden /> {t('review.signedBy', { name: signed.by.name })} · <b>{signed.score}</b>
          </span>
        ) : (
          judges && (
            <Button
              tone="primary"
              icon={<Signature aria-hidden />}
              unavailable={evaluation !== null && evaluation.open === 0 ? undefined : t('review.whySignOpen')}
              onClick={() => onOver('sign')}
            >
              {t('review.sign')}
            </Button>
          )
        )}
      </span>
    </section>
  )
})
