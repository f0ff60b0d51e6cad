/** The last things said in a call, and its sound when this host hears it. */
import { useQuery } from 'convex/react'
import { Ear } from 'lucide-react'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import type { BoardRow } from '../board/row.ts'
import { clockText, decibels } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type Leg, levelSource, useLocalCall, usePartial } from '../live.ts'
import { Meter } from '../ui/Meter.tsx'
import { Section } from '../ui/Panel.tsx'
import css from './Peek.module.css'

const LINES = 3

export function LastWords({ row }: { readonly row: BoardRow }) {
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
        return words === undefined ? [] : [{ speaker, ...words }]
      })
    : (far ?? [])
  // The final words of a partial can arrive by the other way, before its end is told.
  const isFinal = (speaker: Leg, startMs: number): boolean =>
    lines?.some((line) => line.speaker === speaker && (line.startMs ?? 0) >= startMs) ?? false
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
          <p key={line._id} data-negative={(line.speaker === 'customer' && line.sentiment === 'negative') || undefined}>
            <small>
              {who(line.speaker)} · {clockText(Date.parse(line.timestamp))}
            </small>
            {line.text}
          </p>
        ))}
        {partials
          .filter(({ speaker, text, startMs }) => text !== '' && !isFinal(speaker, startMs))
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
export function Sound({ callId }: { readonly callId: string }) {
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
