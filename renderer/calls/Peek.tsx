/** A look at one call without leaving the list: who, where, why it stands there, the last words, the sound. */
import { useQuery } from 'convex/react'
import { Ear, ExternalLink, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import { clockText, decibels } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type Leg, levelSource, useLocalCall, usePartial } from '../live.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Meter } from '../ui/Meter.tsx'
import { Section } from '../ui/Panel.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import type { Attention, Part } from './attention.ts'
import { type BoardRow, bandOf } from './board.ts'
import { alertOf, callerOf, phaseOf, priorityName, stateOf, titleOf } from './naming.ts'
import css from './Peek.module.css'
import { Alerts } from './Row.tsx'

type Props = {
  readonly row: BoardRow | undefined
  /** 1 for the first live call. */
  readonly place: number
  readonly attention: Attention | undefined
  /** On narrow windows the peek lies over the list and must be asked for. */
  readonly open: boolean
  readonly onClose: () => void
  readonly onOpen: (callId: string) => void
}

export function Peek({ row, place, attention, open, onClose, onOpen }: Props) {
  const t = useText()
  return (
    <aside className={css.peek} aria-label={t('calls.peek.label')} data-open={open || undefined}>
      {row === undefined ? (
        <EmptyState icon={<Ear />} title={t('calls.peek.none')} />
      ) : (
        <>
          <header className={css.header}>
            <PriorityGlyph level={levelOf(row.priority)} label={priorityName(t, row)} />
            <h2>{titleOf(t, row)}</h2>
            {row.practice && <AlertChip tone="practice" small children={t('frame.practice.mark')} />}
            <span className={css.id}>{row.callId.slice(-8).toUpperCase()}</span>
            <span className={css.close}>
              <IconButton size="small" tone="ghost" icon={<X />} label={t('frame.action.close')} onClick={onClose} />
            </span>
          </header>
          <div className={css.body}>
            <Facts row={row} />
            {attention !== undefined && <Why attention={attention} first={place === 1} />}
            <LastWords row={row} />
            <Sound callId={row.callId} />
          </div>
          <footer className={css.footer}>
            <Button tone="primary" wide icon={<ExternalLink />} onClick={() => onOpen(row.callId)}>
              {t('calls.peek.open')} <Kbd>Enter</Kbd>
            </Button>
          </footer>
        </>
      )}
    </aside>
  )
}

function Facts({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('calls.peek.caller'), callerOf(t, row)],
    [
      t('calls.peek.location'),
      row.location ?? (
        <span className={css.missing}>{t(bandOf(row) === 'live' ? 'calls.peek.missing' : 'calls.peek.noData')}</span>
      ),
    ],
    [t('calls.peek.state'), `${stateOf(t, row)}${row.endedAt === undefined ? '' : ` · ${clockText(row.endedAt)}`}`],
    [t('calls.peek.phase'), row.phase === null ? t('calls.peek.noData') : phaseOf(t, row.phase)],
    [t('calls.peek.dispatcher'), row.agentName === '' ? t('calls.peek.noData') : row.agentName],
  ]
  return (
    <Section>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.alerts.length > 0 && (
        <div className={css.alerts}>
          <Alerts row={row} most={6} />
        </div>
      )}
    </Section>
  )
}

function useReason(): (part: Part) => string {
  const t = useText()
  return (part) => {
    switch (part.kind) {
      case 'priority':
        return part.level === 0
          ? t('calls.why.unclassified')
          : t('calls.why.priority', {
              name: t(
                `vocabulary.priority.${(['critical', 'high', 'medium', 'low'] as const)[part.level - 1] ?? 'none'}`,
              ),
              level: part.level,
            })
      case 'help':
        return t('calls.why.help')
      case 'distress':
        return t(part.rising ? 'calls.why.distressRising' : 'calls.why.distress', { value: part.value })
      case 'alert':
        return alertOf(t, part.type)
      case 'noLocation':
        return t('calls.why.noLocation', { time: durationText(part.ms) })
      case 'silence':
        return t('calls.why.silence', { time: durationText(part.ms) })
      case 'answeredLate':
        return t('calls.why.answeredLate')
      case 'slowPhase':
        return t('calls.why.slowPhase', { phase: phaseOf(t, part.phase), time: durationText(part.ms) })
    }
  }
}

function Why({ attention, first }: { readonly attention: Attention; readonly first: boolean }) {
  const t = useText()
  const reason = useReason()
  const sum = attention.parts.reduce((total, part) => total + part.points, 0)
  return (
    <Section
      title={t(first ? 'calls.peek.why' : 'calls.peek.whyHere')}
      aside={<b className={css.total}>{attention.score}</b>}
    >
      <ul className={css.why}>
        {attention.parts.map((part) => (
          <li key={part.kind === 'alert' ? `alert ${part.type}` : part.kind}>
            <span>{reason(part)}</span>
            <span>+{part.points}</span>
          </li>
        ))}
        {sum > attention.score && (
          <li>
            <span>{t('calls.why.clamped')}</span>
            <span>−{sum - attention.score}</span>
          </li>
        )}
      </ul>
    </Section>
  )
}

const LINES = 3

function LastWords({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const lines = useQuery(api.queries.liveCalls.subscribeToTranscripts, { callId: row.callId, limit: LINES })
  const local = useLocalCall(row.callId) !== undefined
  const own = { agent: usePartial(row.callId, 'agent'), customer: usePartial(row.callId, 'customer') }
  const far = useQuery(
    api.queries.liveCalls.partials,
    local || row.status === 'ended' ? 'skip' : { callId: row.callId },
  )
  const partials = local
    ? (['customer', 'agent'] as const).flatMap((speaker) => {
        const words = own[speaker]
        return words === undefined ? [] : [{ speaker, text: words.text }]
      })
    : (far ?? [])
  const who = (speaker: Leg): string =>
    speaker === 'customer' ? t('vocabulary.leg.customer') : row.agentName || t('vocabulary.leg.agent')
  return (
    <Section
      title={
        <>
          {t('calls.peek.words')} <Ear aria-hidden="true" />
        </>
      }
    >
      <div className={css.words}>
        {lines?.length === 0 && partials.length === 0 && <p className={css.silent}>{t('calls.peek.noWords')}</p>}
        {lines?.map((line) => (
          <p key={line._id} data-negative={line.sentiment === 'negative' || undefined}>
            <small>
              {who(line.speaker)} · {clockText(Date.parse(line.timestamp))}
            </small>
            {line.text}
          </p>
        ))}
        {partials
          .filter(({ text }) => text !== '')
          .map(({ speaker, text }) => (
            <p key={`partial ${speaker}`} className={css.partial}>
              <small>
                {who(speaker)} · {t('calls.peek.partial')}
              </small>
              {text}
            </p>
          ))}
      </div>
    </Section>
  )
}

/** Only the host that hears the call has its levels. */
function Sound({ callId }: { readonly callId: string }) {
  const t = useText()
  const local = useLocalCall(callId)
  const sources = useMemo(
    () => ({ customer: levelSource(callId, 'customer'), agent: levelSource(callId, 'agent') }),
    [callId],
  )
  if (local === undefined) return null
  return (
    <Section title={t('calls.peek.audio')}>
      {(['customer', 'agent'] as const).map((leg) => (
        <div key={leg} className={css.sound}>
          <span>{t(`vocabulary.leg.${leg}`)}</span>
          <Meter source={sources[leg]} label={t(`vocabulary.leg.${leg}`)} text={decibels} />
        </div>
      ))}
    </Section>
  )
}
