/** What the dispatcher might do now: the two most urgent pieces of advice, each of which can be put away. */
import { useMutation, useQuery } from 'convex/react'
import { ArrowRight, Lightbulb, type LucideIcon, ThumbsUp, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { serverNow } from '../ui/ticker.ts'
import css from './Analysis.module.css'

type Advice = Doc<'coachingRecommendations'>

/** At most this many at once: a person cannot follow three. */
const SHOWN = 2

const ICONS: Record<Advice['type'], LucideIcon> = { warning: TriangleAlert, suggestion: Lightbulb, positive: ThumbsUp }

/** Praise goes by itself after this, ms. */
const PRAISE_MS = 20_000

/** When a piece of advice goes by itself, ms since the epoch; only praise does. */
const expiryOf = (advice: Advice): number =>
  advice.type === 'positive' ? Date.parse(advice.timestamp) + PRAISE_MS : Number.POSITIVE_INFINITY

/** Active advice, most urgent first, without what this window put away; and how to put one away. */
function useAdvice(callId: string): readonly [readonly Advice[] | undefined, (advice: Advice) => void] {
  const [now, setNow] = useState(() => serverNow())
  const active = useQuery(api.queries.liveCalls.getActiveCoachingRecommendations, { callId })
  const retire = useMutation(api.mutations.liveCalls.retireCoaching)
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const dismiss = (advice: Advice): void => {
    // Said again later, it is new advice.
    setAway((before) => new Set([...before, advice._id + advice.timestamp]))
    if (advice.key !== undefined) retire({ callId, keys: [advice.key] }).catch(() => undefined)
  }
  const shown = active?.filter((advice) => !away.has(advice._id + advice.timestamp) && expiryOf(advice) > now)
  const soonest = Math.min(...(shown ?? []).map(expiryOf))
  useEffect(() => {
    if (!Number.isFinite(soonest)) return
    const timer = setTimeout(() => setNow(serverNow()), Math.max(0, soonest - serverNow()) + 1)
    return () => clearTimeout(timer)
  }, [soonest])
  return [shown, dismiss]
}

type Props = { readonly callId: string; readonly next: readonly Doc<'nextActions'>[] }

export function Recommendations({ callId, next }: Props) {
  const t = useText()
  const [advice, dismiss] = useAdvice(callId)
  const shown = advice?.slice(0, SHOWN) ?? []
  const put = (index: number) => (): void => {
    const one = shown[index]
    if (one) dismiss(one)
  }
  useHotkeys({ 'shift+1': put(0), 'shift+2': put(1) })
  return (
    <Panel
      title={t('monitor.recommendations')}
      aside={advice && advice.length > 0 ? t('monitor.active', { n: advice.length }) : undefined}
    >
      {shown.length === 0 && next.length === 0 && <p className={css.none}>{t('monitor.noneActive')}</p>}
      {shown.map((one, i) => {
        const Icon = ICONS[one.type]
        return (
          <div key={one._id} className={names(css.advice, css[one.type])} data-advice={one.type}>
            <Icon aria-hidden />
            <b>{one.title}</b>
            <p>{one.description}</p>
            <div className={css.choices}>
              <Button size="small" onClick={() => dismiss(one)}>
                {t('monitor.dismiss')} <Kbd>⇧{i + 1}</Kbd>
              </Button>
            </div>
          </div>
        )
      })}
      {next.slice(0, SHOWN - shown.length).map((action) => (
        <div key={action._id} className={css.next} title={t('monitor.next')}>
          <ArrowRight aria-hidden />
          {textOr(t, `vocabulary.action.${action.key}`, action.text)}
        </div>
      ))}
    </Panel>
  )
}

/** The most urgent advice as one strip, where there is no room for the column. */
export function TopCoaching({ callId }: { readonly callId: string }) {
  const t = useText()
  const [advice, dismiss] = useAdvice(callId)
  const top = advice?.[0]
  if (top === undefined || top.type === 'positive') return null
  const Icon = ICONS[top.type]
  return (
    <div className={css.strip} data-region="coaching">
      <Icon aria-hidden />
      <b>{top.title}</b>
      <span>{top.description}</span>
      <Button size="small" onClick={() => dismiss(top)}>
        {t('monitor.dismiss')}
      </Button>
    </div>
  )
}
