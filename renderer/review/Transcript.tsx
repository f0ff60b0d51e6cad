/** What was said, following what is heard: the line in colour, the word filled; a reader who scrolls is left alone until F. */
import { LocateFixed, Search, X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { CopyWords } from '../transcript/CopyWords.tsx'
import { CorrectDialog } from '../transcript/CorrectDialog.tsx'
import { useCorrections } from '../transcript/corrections.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Change } from './lanes.ts'
import type { Reviewed } from './marks.ts'
import { fold, quotesOf } from './quotes.ts'
import { type Entry, lineAt, startOf } from './spoken.ts'
import css from './Transcript.module.css'
import { TranscriptLine } from './TranscriptLine.tsx'
import { useAt, usePlayer } from './usePlayer.ts'

type Props = {
  readonly reviewed: Reviewed
  /** In order; undefined while they are read. */
  readonly lines: readonly Entry[] | undefined
  readonly fieldChanges: readonly Change[]
  readonly following: boolean
  readonly onFollowing: (on: boolean) => void
}

const NONE: readonly Entry[] = []

export function Transcript({ reviewed, lines: read, fieldChanges, following, onFollowing }: Props) {
  const lines = read ?? NONE
  const reading = read === undefined
  const t = useText()
  const format = useFormat()
  const player = usePlayer()
  const { call, alerts } = reviewed
  const { startedAt } = call
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState<string | null>(null)
  const [hit, setHit] = useState(0)
  const corrections = useCorrections(call.callId)
  const [correcting, setCorrecting] = useState<string | null>(null)

  const starts = useMemo(() => lines.map((line) => startOf(line, startedAt)), [lines, startedAt])
  const current = useAt((ms) => lineAt(starts, ms))
  const quotes = useMemo(
    () =>
      quotesOf(
        alerts.flatMap((alert) => alert.evidence),
        fieldChanges.flatMap((change) => change.evidence),
      ),
    [alerts, fieldChanges],
  )
  const found = useMemo(() => {
    const wanted = fold(search?.trim() ?? '')
    return wanted === '' ? [] : lines.flatMap((line, i) => (fold(line.text).includes(wanted) ? [i] : []))
  }, [lines, search])

  const show = useCallback((index: number): void => {
    const box = scroller.current
    const row = box?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    if (box === null || box === undefined || row === null || row === undefined) return
    // Not scrollIntoView: it would move the page too.
    box.scrollTop = row.offsetTop - box.clientHeight / 3
  }, [])
  useEffect(() => {
    if (following && current >= 0) show(current)
  }, [following, current, show])

  const hear = useCallback((ms: number) => player.seek(ms), [player])
  const leave = (): void => {
    if (following) onFollowing(false)
  }
  const next = (): void => {
    const at = found[hit % Math.max(1, found.length)]
    if (at === undefined) return
    leave()
    show(at)
    setHit(hit + 1)
  }
  const asked = correcting === null ? undefined : lines.find(({ key }) => key === correcting)
  useHotkeys({
    'shift+e': () => setCorrecting(lines[Math.max(0, current)]?.key ?? null),
    '/': () => {
      setSearch((before) => before ?? '')
      requestAnimationFrame(() => field.current?.focus())
    },
  })

  return (
    <Panel
      label={t('review.transcript')}
      title={
        <>
          <h2>{t('review.transcript')}</h2>
          <span className={css.mode}>{t(following ? 'review.following' : 'review.notFollowing')}</span>
        </>
      }
      aside={
        search === null ? (
          <>
            <CopyWords lines={lines} corrections={corrections} startedAt={startedAt} agentName={call.agentName} />
            {!following && (
              <Button size="small" icon={<LocateFixed aria-hidden />} onClick={() => onFollowing(true)}>
                {t('review.follow')} <Kbd>F</Kbd>
              </Button>
            )}
            <Button size="small" icon={<Search aria-hidden />} onClick={() => setSearch('')}>
              {t('review.find')} <Kbd>/</Kbd>
            </Button>
          </>
        ) : (
          <>
            <input
              ref={field}
              className={css.search}
              type="search"
              value={search}
              aria-label={t('review.findField')}
              onChange={(event) => {
                setSearch(event.target.value)
                setHit(0)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') next()
                if (event.key === 'Escape') setSearch(null)
              }}
            />
            <span role="status">{t('review.found', { n: found.length })}</span>
            <Button size="small" onClick={next}>
              {t('review.findNext')}
            </Button>
            <IconButton
              size="small"
              tone="ghost"
              icon={<X aria-hidden />}
              label={t('review.findClose')}
              onClick={() => setSearch(null)}
            />
          </>
        )
      }
    >
      <div
        ref={scroller}
        className={css.scroll}
        data-region="transcript"
        onWheel={leave}
        onTouchMove={leave}
        // A press on the scrollbar is one on the box itself.
        onPointerDown={(event) => event.target === event.currentTarget && leave()}
      >
        {lines.length === 0 ? (
          reading ? (
            <div className={css.none}>
              <Skeleton width="60%" />
            </div>
          ) : (
            <p className={css.none}>
              {call.transcriptErasedAt === undefined
                ? t('review.noWords')
                : t('review.wordsErased', { date: format.date(call.transcriptErasedAt) })}
            </p>
          )
        ) : (
          <ol className={css.lines} aria-label={t('review.transcript')}>
            {lines.map((line, i) => (
              <TranscriptLine
                key={line._id}
                line={line}
                index={i}
                when={i === current ? 'now' : i < current ? 'past' : 'later'}
                quotes={quotes.get(line.key)}
                startedAt={startedAt}
                agentName={call.agentName}
                found={search !== null && found.includes(i)}
                reachable={i === Math.max(0, current)}
                onHear={hear}
                correction={corrections.get(line.key)}
                onCorrect={setCorrecting}
              />
            ))}
          </ol>
        )}
      </div>
      {asked !== undefined && (
        <CorrectDialog
          callId={call.callId}
          entryKey={asked.key}
          text={asked.text}
          correction={corrections.get(asked.key)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Panel>
  )
}
