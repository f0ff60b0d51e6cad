/** Whether this number has called before: when last, for what, from where. Nothing is said of a number that is hidden or new. */
import { useQuery } from 'convex/react'
import { History } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { clockText, useFormat } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import css from './Place.module.css'

export function RepeatCaller({ callId }: { readonly callId: string }) {
  const t = useText()
  const format = useFormat()
  const earlier = useQuery(api.earlier.ofCall, { callId })
  const [last] = earlier?.calls ?? []
  if (!earlier || !last) return null
  const reason = last.reason && textOr(t, `vocabulary.reason.${last.reason}`, last.reason)
  const count = earlier.more
    ? t('dispatcher.repeatMany', { n: earlier.calls.length })
    : t('dispatcher.repeat', { n: earlier.calls.length })
  return (
    <p className={css.repeat} data-repeat={earlier.calls.length}>
      <History aria-hidden />
      <b>{count}</b>
      {[t('dispatcher.repeatLast', { when: `${format.date(last.at)} ${clockText(last.at)}` }), reason, last.place]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}
