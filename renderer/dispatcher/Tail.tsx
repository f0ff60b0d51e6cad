/** The last words of a call, as the dispatcher glances at them. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { usePartial } from '../live.ts'
import { glance } from './glance.ts'
import css from './Tail.module.css'

/** Finals asked for: a partial may stand for one of them. */
const LINES = 4

export function Tail({ callId }: { readonly callId: string }) {
  const t = useText()
  const finals = useQuery(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: LINES })
  const caller = usePartial(callId, 'customer')
  const mine = usePartial(callId, 'agent')
  const lines = glance(finals ?? [], [
    ...(caller ? [{ speaker: 'customer' as const, ...caller }] : []),
    ...(mine ? [{ speaker: 'agent' as const, ...mine }] : []),
  ])
  return (
    <section className={css.tail} aria-label={t('monitor.transcript')} data-region="transcript">
      {lines.length === 0 && <p className={css.none}>{t('monitor.nobodySpeaks')}</p>}
      {lines.map(({ key, speaker, text, final, translation }) => (
        <p key={key} className={final ? undefined : css.partial} data-said={final ? 'final' : 'partial'}>
          <span className={css[speaker]}>{t(speaker === 'agent' ? 'dispatcher.you' : 'dispatcher.caller')}</span>{' '}
          <span>{text}</span>
          {translation !== undefined && (
            <i data-translation>
              {' '}
              {translation} ({t('providers.machineTranslation')})
            </i>
          )}
        </p>
      ))}
    </section>
  )
}
