/** The last words of a call, as the dispatcher glances at them. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { usePartial } from '../live.ts'
import css from './Tail.module.css'

const LINES = 3

export function Tail({ callId }: { readonly callId: string }) {
  const t = useText()
  const lines = useQuery(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: LINES }) ?? []
  const caller = usePartial(callId, 'customer')
  const mine = usePartial(callId, 'agent')
  const speaker = (leg: 'agent' | 'customer'): string => t(leg === 'agent' ? 'dispatcher.you' : 'dispatcher.caller')
  const partials = [
    ...(caller ? [{ leg: 'customer' as const, ...caller }] : []),
    ...(mine ? [{ leg: 'agent' as const, ...mine }] : []),
  ]
  return (
    <section className={css.tail} aria-label={t('monitor.transcript')} data-region="transcript">
      {lines.length === 0 && partials.length === 0 && <p className={css.none}>{t('monitor.nobodySpeaks')}</p>}
      {lines.map((line) => (
        <p key={line.key}>
          <span className={css[line.speaker]}>{speaker(line.speaker)}</span> {line.text}
        </p>
      ))}
      {partials.map(({ leg, text }) => (
        <p key={leg} className={css.partial}>
          <span className={css[leg]}>{speaker(leg)}</span> {text}
        </p>
      ))}
    </section>
  )
}
