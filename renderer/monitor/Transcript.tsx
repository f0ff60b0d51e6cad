/** What is being said: caller on the left, dispatcher on the right, happenings across both. */
import { useQuery } from 'convex/react'
import { ArrowDownToLine, Ear, TriangleAlert } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { type Format, useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { CopyWords } from '../transcript/CopyWords.tsx'
import { CorrectDialog } from '../transcript/CorrectDialog.tsx'
import { useCorrections } from '../transcript/corrections.ts'
import { useTranscript } from '../transcript/useTranscript.ts'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { type Words, wordsOf } from './degraded.ts'
import { HappeningRow } from './HappeningRow.tsx'
import { Keywords } from './Keywords.tsx'
import { keywordedOf, nextKeyword } from './keywords.ts'
import { Lanes } from './Lanes.tsx'
import lineCss from './Line.module.css'
import { type Entry, LineRow } from './Line.tsx'
import { createLines } from './lines.ts'
import { contains } from './marks.ts'
import { Search } from './Search.tsx'
import { sayingKey, useSaying } from './saying.ts'
import css from './Transcript.module.css'
import { happeningsOf, interleave, type Marks, marksOf } from './timeline.ts'
import { useFeed } from './useFeed.ts'
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
  const corrections = useCorrections(callId)
  const { role } = useHostInfo()
  const mayCorrect = may(role, 'edit')
  const [correcting, setCorrecting] = useState<string | null>(null)

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
  const keyworded = useMemo(() => keywordedOf(entries?.map(({ key }) => key) ?? NONE, marks), [entries, marks])
  const [jumped, setJumped] = useState<string | null>(null)
  const pinned = usePinned(rows.length)
  const toEntry = (key: string): void =>
    document.querySelector(`[data-entry="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'center' })
  const reach = (index: number): void => {
    setHit(index)
    const key = found[index]?.final?.key
    if (key !== undefined) toEntry(key)
  }
  const jump = (by: 1 | -1, among = keyworded): void => {
    const next = nextKeyword(keyworded, among, jumped, by)
    if (!next) return
    setJumped(next.entryKey)
    toEntry(next.entryKey)
  }
  const toEnd = (): void => {
    setJumped(null)
    pinned.toEnd()
  }

  const asked = correcting === null ? undefined : entries?.find(({ key }) => key === correcting)

  useHotkeys({
    end: toEnd,
    ']': () => jump(1),
    '[': () => jump(-1),
    ...(mayCorrect && {
      'shift+e': () =>
        setCorrecting(
          found[hit]?.final?.key ?? jumped ?? lines.findLast((line) => line.final !== null)?.final?.key ?? null,
        ),
    }),
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
                  hit={row.key === hitKey || (jumped !== null && row.line.final?.key === jumped)}
                  correction={row.line.final === null ? undefined : corrections.get(row.line.final.key)}
                  onCorrect={mayCorrect ? setCorrecting : undefined}
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
        <State call={call} />
        <span className={css.legend}>
          <span className={lineCss.low}>{t('monitor.lowWords')}</span>
        </span>
        <Keywords all={keyworded} jumped={jumped} onJump={(among) => jump(1, among)} />
        <span className={css.right}>
          {search === null && jumped === null && (
            <CopyWords
              lines={entries ?? NONE}
              corrections={corrections}
              startedAt={startedAt}
              agentName={call.agentName}
            />
          )}
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
          <Button size="small" icon={<ArrowDownToLine aria-hidden />} onClick={toEnd} pressed={pinned.unseen > 0}>
            {ended ? t('monitor.jumpEnd') : t('monitor.jump')}
            {pinned.unseen > 0 && ` · ${t('monitor.unseen', { n: pinned.unseen })}`} <Kbd>End</Kbd>
          </Button>
        </span>
      </div>
      {asked !== undefined && (
        <CorrectDialog
          callId={callId}
          entryKey={asked.key}
          text={asked.text}
          correction={corrections.get(asked.key)}
          onClose={() => setCorrecting(null)}
        />
      )}
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

/** Live, late, over, or how old the last words are. */
function State({ call }: { readonly call: Doc<'liveCalls'> }) {
  const t = useText()
  const format = useFormat()
  const words = wordsOf(useFeed(call))
  const since = 'since' in words ? words.since : undefined
  const aged = useMemo(() => {
    if (since === undefined) return undefined
    return words.kind === 'away'
      ? (now: number) => t('monitor.offlineAge', { age: format.age(now - since) })
      : (now: number) => t('providers.behind', { time: durationText(now - since) })
  }, [t, format, since, words.kind])
  const tone = {
    over: css.over,
    live: undefined,
    late: css.behind,
    stopped: css.behind,
    unheard: css.over,
    away: css.behind,
  }
  return (
    <span className={names(css.state, tone[words.kind])} data-words={words.kind}>
      <i />
      {aged ? <Ticking text={aged} /> : wordsText(t, format, words)}
    </span>
  )
}

function wordsText(t: Text, format: Format, words: Words): string {
  switch (words.kind) {
    case 'over':
      return t('monitor.closedNow')
    case 'unheard':
      return t('monitor.unheardNow')
    case 'late':
      return t('monitor.lateNow', { time: format.shortTime(words.lagMs) })
    case 'live':
      return words.lagMs === undefined
        ? t('monitor.liveNow')
        : t('providers.liveLag', { time: format.shortTime(words.lagMs) })
    default:
      return t('monitor.sttStoppedTitle')
  }
}
