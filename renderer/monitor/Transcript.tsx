/** What is being said: caller on the left, dispatcher on the right, happenings across both. */
import { useQuery } from 'convex/react'
import { ArrowDownToLine, Ear, TriangleAlert } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { useBackendAwaySince } from '../backend.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { useTranscript } from '../transcript/useTranscript.ts'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { HappeningRow } from './HappeningRow.tsx'
import { Lanes } from './Lanes.tsx'
import lineCss from './Line.module.css'
import { type Entry, LineRow } from './Line.tsx'
import { createLines } from './lines.ts'
import { contains } from './marks.ts'
import { Search } from './Search.tsx'
import { sayingKey, useSaying } from './saying.ts'
import css from './Transcript.module.css'
import { happeningsOf, interleave, type Marks, marksOf } from './timeline.ts'
import { usePinned } from './usePinned.ts'

type Props = { readonly call: Doc<'liveCalls'>; readonly local: LocalCall | undefined }

const NONE: readonly never[] = []

/** The words that prove something, by entry; an unchanged entry keeps its list. */
function useMarks(call: Doc<'liveCalls'>, alerts: readonly Doc<'alerts'>[]): Marks {
  const card = useQuery(api.incidents.card, { callSessionId: call.sessionId })
  const before = useRef<Marks>(new Map())
  return useMemo(() => {
    before.current = marksOf(
      before.current,
      alerts.flatMap((alert) => alert.evidence),
      card?.fields.flatMap((field) => field.evidence) ?? NONE,
    )
    return before.current
  }, [alerts, card])
}

export function Transcript({ call, local }: Props) {
  const t = useText()
  const { callId, startedAt } = call
  const ended = call.endedAt !== undefined
  const entries = useTranscript(callId)
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId }) ?? NONE
  const actions = useQuery(api.queries.liveCalls.getSupervisorActions, { callId }) ?? NONE
  const saying = useSaying(callId, { local: local !== undefined, ended, finals: entries ?? NONE })
  const marks = useMarks(call, alerts)
  const [merge] = useState(() => createLines<Entry>())
  const [search, setSearch] = useState<string | null>(null)
  const [hit, setHit] = useState(0)

  const lines = useMemo(() => merge(entries ?? NONE, saying.interims), [merge, entries, saying.interims])
  const rows = useMemo(
    () => interleave(lines, happeningsOf(alerts, actions, startedAt)),
    [lines, alerts, actions, startedAt],
  )
  const found = useMemo(
    () => (search === null ? NONE : lines.filter((line) => line.final !== null && contains(line.final.text, search))),
    [lines, search],
  )
  const foundKeys = useMemo(() => new Set(found.map((line) => line.key)), [found])
  const hitKey = found[hit]?.key
  const pinned = usePinned(rows.length)
  const reach = (index: number): void => {
    setHit(index)
    const key = found[index]?.final?.key
    if (key !== undefined)
      document.querySelector(`[data-entry="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'center' })
  }

  useHotkeys({
    end: pinned.toEnd,
    '/': () => {
      setSearch('')
      setHit(0)
    },
  })

  return (
    <Panel label={t('monitor.transcript')}>
      <Lanes callId={callId} local={local !== undefined} />
      <div
        className={css.scroll}
        ref={pinned.scroller}
        onScroll={pinned.onScroll}
        role="log"
        aria-live="off"
        aria-label={t('monitor.transcriptLive')}
        // A log is scrolled with the keyboard: it needs focus of its own.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
        tabIndex={0}
        data-region="transcript"
      >
        {entries === undefined ? (
          <Loading />
        ) : rows.length === 0 ? (
          <Silence call={call} local={local} />
        ) : (
          <ol className={css.lines} ref={pinned.content}>
            {rows.map((row) =>
              row.kind === 'line' ? (
                <LineRow
                  key={row.key}
                  line={row.line}
                  callId={callId}
                  startedAt={startedAt}
                  marks={row.line.final === null ? undefined : marks.get(row.line.final.key)}
                  interimText={
                    row.line.final === null ? saying.texts.get(sayingKey(row.line.speaker, row.line.at)) : undefined
                  }
                  found={foundKeys.has(row.key) ? search : null}
                  hit={row.key === hitKey}
                />
              ) : (
                <HappeningRow key={row.key} happening={row.happening} startedAt={startedAt} />
              ),
            )}
            {local?.speech === 'failed' && !ended && <Stopped />}
          </ol>
        )}
      </div>
      <div className={css.foot}>
        <State callId={callId} ended={ended} stopped={local?.speech === 'failed'} local={local !== undefined} />
        <span className={css.legend}>
          <span className={lineCss.low}>{t('monitor.lowWords')}</span>
          <span className={lineCss.clinical}>{t('monitor.clinical')}</span>
          <span className={lineCss.data}>{t('monitor.data')}</span>
        </span>
        <span className={css.right}>
          <Search
            search={search}
            hit={hit}
            count={found.length}
            onSearch={(text) => {
              setSearch(text)
              setHit(0)
            }}
            onHit={reach}
          />
          <Button
            size="small"
            icon={<ArrowDownToLine aria-hidden />}
            onClick={pinned.toEnd}
            pressed={pinned.unseen > 0}
          >
            {ended ? t('monitor.jumpEnd') : t('monitor.jump')}
            {pinned.unseen > 0 && ` · ${t('monitor.unseen', { n: pinned.unseen })}`} <Kbd>End</Kbd>
          </Button>
        </span>
      </div>
    </Panel>
  )
}

function Stopped() {
  const t = useText()
  return (
    <li className={names(lineCss.happening, lineCss.life)}>
      <TriangleAlert aria-hidden />
      <span>{t('monitor.sttStopped')}</span>
    </li>
  )
}

function Silence({ call, local }: Props) {
  const t = useText()
  const key =
    call.endedAt !== undefined ? 'monitor.noWords' : local?.speech === 'none' ? 'monitor.noStt' : 'monitor.nobodySpeaks'
  return (
    <div className={css.empty}>
      <Ear size={34} aria-hidden />
      <p>{t(key)}</p>
    </div>
  )
}

function Loading() {
  return (
    <div className={css.empty} aria-busy="true">
      <Skeleton width="320px" height={44} />
    </div>
  )
}

type StateProps = {
  readonly callId: string
  readonly ended: boolean
  readonly stopped: boolean
  readonly local: boolean
}

/** Live, over, or how old the last words are; a call heard by this very host is live whatever the backend does. */
function State({ callId, ended, stopped, local }: StateProps) {
  const t = useText()
  const format = useFormat()
  const lostAt = useBackendAwaySince()
  const age = useMemo(
    () => (now: number) => t('monitor.offlineAge', { age: format.age(now - (lostAt ?? now)) }),
    [t, format, lostAt],
  )
  const stt = useQuery(api.queries.liveCalls.getSystemHealth, { callId })?.measured?.stt
  const since = stt?.since
  const behind = useMemo(
    () => (now: number) => t('providers.behind', { time: durationText(now - (since ?? now)) }),
    [t, since],
  )
  const aged = lostAt !== undefined && !local
  const tone = ended ? css.over : aged || stopped ? css.behind : undefined
  return (
    <span className={names(css.state, tone)}>
      <i />
      {ended ? (
        t('monitor.closedNow')
      ) : since !== undefined ? (
        <Ticking text={behind} />
      ) : stopped ? (
        t('monitor.sttStoppedTitle')
      ) : !aged ? (
        stt?.latencyP50 === undefined ? (
          t('monitor.liveNow')
        ) : (
          t('providers.liveLag', { time: format.shortTime(stt.latencyP50) })
        )
      ) : (
        <Ticking text={age} />
      )}
    </span>
  )
}
