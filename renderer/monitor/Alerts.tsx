/** Alerts that nobody has seen yet: what, from which words, by which rule; A marks the first as seen. */
import { useMutation, useQuery } from 'convex/react'
import { useEffect } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { iconOf } from '../alertIcon.tsx'
import { announce } from '../frame/announce.ts'
import { clockText } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import css from './Alerts.module.css'
import { spotlight } from './spotlight.ts'
import { useNarrow } from './useNarrow.ts'

type Props = { readonly callId: string; readonly startedAt: number }
type Verdict = NonNullable<Doc<'alerts'>['verdict']>

const SEVERITIES = ['life', 'caution', 'info'] as const
const SHOWN = { wide: 2, narrow: 1 } as const

export function Alerts({ callId, startedAt }: Props) {
  const t = useText()
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId })
  const acknowledge = useMutation(api.mutations.liveCalls.acknowledgeAlert)
  const unseen = (alerts ?? [])
    // That another call tells the same is asked beside, with that call.
    .filter(
      (alert) => alert.retiredAt === undefined && alert.acknowledgedAt === undefined && alert.rule !== 'same_incident',
    )
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.atMs - a.atMs)
  const shown = useNarrow() ? SHOWN.narrow : SHOWN.wide
  const first = unseen[0]
  const vital = first?.severity === 'life' ? first.type : null
  useEffect(() => {
    if (vital !== null) announce.now(t(`vocabulary.alert.${vital}`))
  }, [vital, t])

  const mark = (alert: Doc<'alerts'>, verdict?: Verdict): void =>
    void acknowledge({ alertId: alert._id, ...(verdict && { verdict }) }).catch(() => undefined)
  useHotkeys(first === undefined ? {} : { a: () => mark(first) })

  if (first === undefined) return null
  return (
    <section className={css.alerts} aria-label={t('monitor.alerts')} data-region="alerts">
      {unseen.slice(0, shown).map((alert) => (
        <Unseen
          key={alert._id}
          alert={alert}
          startedAt={startedAt}
          first={alert === first}
          more={alert === first ? unseen.length - shown : 0}
          onMark={mark}
        />
      ))}
    </section>
  )
}

type UnseenProps = {
  readonly alert: Doc<'alerts'>
  readonly startedAt: number
  readonly first: boolean
  /** Alerts that are not drawn. */
  readonly more: number
  readonly onMark: (alert: Doc<'alerts'>, verdict?: Verdict) => void
}

function Unseen({ alert, startedAt, first, more, onMark }: UnseenProps) {
  const t = useText()
  const Icon = iconOf(alert.type)
  const quotes = [...new Set(alert.evidence.map((proof) => `«${proof.quote}»`))].join(', ')
  return (
    // The words are outlined in the transcript while the pointer is on their alert; the keyboard reads them here.
    <div
      className={names(css.alert, css[alert.severity])}
      data-alert={alert.type}
      onPointerEnter={() => spotlight(alert.evidence[0] ?? null)}
      onPointerLeave={() => spotlight(null)}
    >
      <Icon aria-hidden />
      <b>{t(`vocabulary.alert.${alert.type}`)}</b>
      <span>{clockText(startedAt + alert.atMs)}</span>
      {quotes !== '' && <span className={css.words}>{t('monitor.alertWords', { words: quotes })}</span>}
      <span className={css.rule}>
        {t('monitor.ruleSays', { rule: textOr(t, `monitor.rule_${alert.rule}`, alert.rule) })}
      </span>
      <span className={css.choices}>
        {more > 0 && <span className={css.more}>{t('monitor.moreHidden', { n: more })}</span>}
        <Button size="small" onClick={() => onMark(alert)}>
          {t('monitor.acknowledge')} {first && <Kbd>A</Kbd>}
        </Button>
        <Button size="small" tone="ghost" onClick={() => onMark(alert, 'useful')}>
          {t('monitor.useful')}
        </Button>
        <Button size="small" tone="ghost" onClick={() => onMark(alert, 'noise')}>
          {t('monitor.noise')}
        </Button>
      </span>
    </div>
  )
}
