/** What the dispatcher might do now: the two most urgent pieces of advice, what the protocol still wants among them; each can be whispered or put away. */
import { useMutation, useQuery } from 'convex/react'
import { ArrowRight, CirclePause, Lightbulb, type LucideIcon, Mic, ThumbsUp, TriangleAlert, X } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.ts'
import { type Text, textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Duration, durationText } from '../ui/Duration.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { serverNow } from '../ui/ticker.ts'
import css from './Analysis.module.css'
import { type Mind, mindOf } from './degraded.ts'
import { missingOf, nextDue } from './missing.ts'
import { useSupervise } from './supervise.ts'
import { useFeed } from './useFeed.ts'

type Row = Doc<'coachingRecommendations'>

/** At most this many at once: a person cannot follow three. */
const SHOWN = 2

const ICONS: Record<Row['type'], LucideIcon> = { warning: TriangleAlert, suggestion: Lightbulb, positive: ThumbsUp }

/** Praise goes by itself after this, ms. */
const PRAISE_MS = 20_000

/** When a piece of advice goes by itself, ms since the epoch; only praise does. */
const expiryOf = (advice: Row): number =>
  advice.type === 'positive' ? Date.parse(advice.timestamp) + PRAISE_MS : Number.POSITIVE_INFINITY

type Advice = {
  /** Said again later, it is new advice. */
  readonly id: string
  readonly type: Row['type']
  readonly title: string
  /** One sentence to say. */
  readonly say: string
  readonly priority: number
  /** Since when it should have been done, ms since the epoch. */
  readonly since?: number | null
  readonly key?: string | undefined
}

/** What should have been asked by now is as urgent as the rules' own reminders. */
const MISSING_PRIORITY = 8

type Call = { readonly callId: string; readonly startedAt: number }

/** Active advice, most urgent first, without what this window put away; and how to put one away. */
function useAdvice({ callId, startedAt }: Call): readonly [readonly Advice[] | undefined, (advice: Advice) => void] {
  const t = useText()
  const language = useLanguage((state) => state.language)
  const [now, setNow] = useState(() => serverNow())
  const active = useQuery(api.queries.liveCalls.getActiveCoachingRecommendations, { callId })
  const steps = useQuery(api.protocol.ofCall, { callId })?.steps ?? []
  const retire = useMutation(api.mutations.liveCalls.retireCoaching)
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const advised = active?.filter((row) => expiryOf(row) > now) ?? []
  const missing = missingOf(steps, { startedAt, now, advised: advised.map(({ key }) => key) })
  const all: Advice[] = [
    ...advised.map(({ _id, timestamp, type, title, description, priority, key }) => ({
      ...{ id: _id + timestamp, type, title, say: description, priority, key },
    })),
    ...missing.map(({ step, since }, i) => ({
      id: `step:${step.id}`,
      type: 'suggestion' as const,
      title: t('monitor.unasked', { step: step.title[language] }),
      say: step.say[language],
      priority: MISSING_PRIORITY - i / 100,
      since,
    })),
  ]
  const shown = all.filter(({ id }) => !away.has(id)).sort((a, b) => b.priority - a.priority)
  const soonest = Math.min(nextDue(steps, startedAt, now), ...advised.map(expiryOf))
  useEffect(() => {
    if (!Number.isFinite(soonest)) return
    const timer = setTimeout(() => setNow(serverNow()), Math.max(0, soonest - serverNow()) + 1)
    return () => clearTimeout(timer)
  }, [soonest])
  const dismiss = ({ id, key }: Advice): void => {
    setAway((before) => new Set([...before, id]))
    if (key !== undefined) retire({ callId, keys: [key] }).catch(() => undefined)
  }
  return [active === undefined ? undefined : shown, dismiss]
}

type Props = Call & { readonly next: readonly Doc<'nextActions'>[]; readonly endedAt: number | undefined }

export function Recommendations({ callId, startedAt, next, endedAt }: Props) {
  const live = endedAt === undefined
  const mind = mindOf(useFeed({ callId, endedAt }))
  const t = useText()
  const { role } = useHostInfo()
  const [advice, dismiss] = useAdvice({ callId, startedAt })
  const supervise = useSupervise(callId)
  const [said, setSaid] = useState<{ readonly id: string; readonly refused: boolean }>()
  const shown = live ? (advice?.slice(0, SHOWN) ?? []) : []
  const mayWhisper = may(role, 'supervise') && live
  const act = (index: number, how: (one: Advice) => void) => (): unknown => {
    const one = shown[index]
    return one === undefined ? false : how(one)
  }
  const whisper = (one: Advice): void => {
    supervise('COACH_AGENT', one.say).then(
      () => setSaid({ id: one.id, refused: false }),
      () => setSaid({ id: one.id, refused: true }),
    )
  }
  useHotkeys({
    'shift+1': act(0, dismiss),
    'shift+2': act(1, dismiss),
    ...(mayWhisper && { 1: act(0, whisper), 2: act(1, whisper) }),
  })
  return (
    <Panel
      title={t('monitor.recommendations')}
      aside={
        mind.kind !== 'on' ? (
          <MindWord mind={mind} />
        ) : live && advice && advice.length > 0 ? (
          t('monitor.active', { n: advice.length })
        ) : undefined
      }
    >
      {mind.kind !== 'on' && (
        <p className={css.halted} role="status" data-mind={mind.kind}>
          {mindText(t, mind)}
        </p>
      )}
      {mind.kind === 'on' && shown.length === 0 && (next.length === 0 || !live) && (
        <p className={css.none}>{t('monitor.noneActive')}</p>
      )}
      {shown.map((one, i) => {
        const Icon = ICONS[one.type]
        return (
          <div key={one.id} className={names(css.advice, css[one.type])} data-advice={one.type}>
            <Icon aria-hidden />
            <b>
              {one.title}
              {one.since !== undefined && one.since !== null && (
                <small>
                  {t('monitor.unaskedFor')} <Duration since={one.since} />
                </small>
              )}
            </b>
            <span className={css.choices}>
              {mayWhisper && one.type !== 'positive' && (
                <Button
                  size="small"
                  icon={<Mic aria-hidden />}
                  title={t('monitor.whisperThis')}
                  onClick={() => whisper(one)}
                >
                  <span className={css.word}>{t('monitor.whisperThis')}</span> <Kbd>{i + 1}</Kbd>
                </Button>
              )}
              <Button
                size="small"
                tone="ghost"
                icon={<X aria-hidden />}
                title={t('monitor.dismiss')}
                onClick={() => dismiss(one)}
              >
                <span className={css.word}>{t('monitor.dismiss')}</span> <Kbd>⇧{i + 1}</Kbd>
              </Button>
            </span>
            <p>
              {one.say}
              {said?.id === one.id && (
                <em role="status"> {t(said.refused ? 'monitor.whisperRefused' : 'monitor.whispered')}</em>
              )}
            </p>
          </div>
        )
      })}
      {live &&
        next.slice(0, SHOWN - shown.length).map((action) => (
          <div key={action._id} className={css.next} title={t('monitor.next')}>
            <ArrowRight aria-hidden />
            {textOr(t, `vocabulary.action.${action.key}`, action.text)}
          </div>
        ))}
    </Panel>
  )
}

type Halted = Exclude<Mind, { readonly kind: 'on' }>

const mindText = (t: Text, mind: Halted): string =>
  mind.kind === 'paused'
    ? t(`monitor.paused_${mind.why}`)
    : t(mind.kind === 'rulesOnly' ? 'monitor.rulesOnlyBody' : `monitor.late_${mind.what}`)

/** At the heading: that advice is paused or late, and since when. */
function MindWord({ mind }: { readonly mind: Halted }) {
  const t = useText()
  const format = useFormat()
  const { kind } = mind
  const since = kind === 'late' ? undefined : mind.since
  const text = useCallback(
    (now: number) =>
      t(kind === 'rulesOnly' ? 'monitor.rulesOnly' : 'monitor.pausedFor', { time: durationText(now - (since ?? now)) }),
    [t, kind, since],
  )
  return (
    <b className={css.haltedWord}>
      {kind === 'late' ? (
        t('monitor.lateBy', { time: format.shortTime(mind.lagMs) })
      ) : since === undefined ? (
        t('monitor.paused')
      ) : (
        <Ticking text={text} />
      )}
    </b>
  )
}

/** The most urgent advice as one strip, where there is no room for the column; where no new advice can come, that is what it says. */
export function TopCoaching({ callId, startedAt, endedAt }: Call & { readonly endedAt: number | undefined }) {
  const t = useText()
  const mind = mindOf(useFeed({ callId, endedAt }))
  const [advice, dismiss] = useAdvice({ callId, startedAt })
  const top = endedAt === undefined ? advice?.find(({ type }) => type !== 'positive') : undefined
  // Advice that comes late, or from the rules alone, is advice: only where there is none does the strip speak of that.
  if (endedAt === undefined && (mind.kind === 'paused' || (mind.kind !== 'on' && top === undefined)))
    return (
      <div className={css.strip} data-region="coaching" data-mind={mind.kind}>
        <CirclePause aria-hidden />
        <span role="status">
          {mindText(t, mind)} {top !== undefined && t('monitor.lastAdvice', { title: top.title })}
        </span>
      </div>
    )
  if (top === undefined) return null
  const Icon = ICONS[top.type]
  return (
    <div className={css.strip} data-region="coaching">
      <Icon aria-hidden />
      <b>{top.title}</b>
      <span>{top.say}</span>
      <Button size="small" onClick={() => dismiss(top)}>
        {t('monitor.dismiss')}
      </Button>
    </div>
  )
}
