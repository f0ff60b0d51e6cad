/** One finished call: everything that is kept of it, on one axis of time. */
import { useQuery } from 'convex/react'
import { CircleX, PhoneOff } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { Fault } from '../frame/Fault.tsx'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { focusPlace } from '../ui/focusPlace.ts'
import { useView } from '../view.ts'
import css from './Call.module.css'
import { CallLoading } from './CallLoading.tsx'
import { Changes } from './Changes.tsx'
import { callTime } from './callTime.ts'
import { Evaluation } from './Evaluation.tsx'
import { Header } from './Header.tsx'
import { Offline } from './List.tsx'
import { type Change, lanesOf } from './lanes.ts'
import { marksOf, type Reviewed } from './marks.ts'
import type { Over } from './over.ts'
import { SignDialog } from './SignDialog.tsx'
import { type Entry, inOrder } from './spoken.ts'
import { Timeline } from './Timeline.tsx'
import { TopLine } from './TopLine.tsx'
import { Transcript } from './Transcript.tsx'
import { useClipChoice } from './useClipChoice.ts'
import { PlayerPlace, usePlaying } from './usePlayer.ts'
import { useReviewKeys } from './useReviewKeys.ts'
import { useCheck, useSound } from './useSound.ts'

const ExportPanel = lazy(() => import('../export/ExportPanel.tsx'))

/** Longer calls show their newest lines. */
const MOST_LINES = 1000

export function Call({ callId }: { readonly callId: string }) {
  const t = useText()
  const go = useView((view) => view.go)
  const reviewed = useView((view) => view.reviewed)
  return (
    <Fault
      instead={(error, retry) => (
        <EmptyState
          icon={<CircleX />}
          title={t('review.unreadable')}
          actions={
            <>
              <Button onClick={retry}>{t('review.retry')}</Button>
              <Button onClick={() => go(reviewed)}>{t('review.toList')}</Button>
            </>
          }
        >
          {String(error).includes('forbidden') && <span>{t('review.forbidden')}</span>}
        </EmptyState>
      )}
    >
      <Found callId={callId} />
    </Fault>
  )
}

const NO_CHANGES: readonly Change[] = []

function Found({ callId }: { readonly callId: string }) {
  const reviewed = useQuery(api.review.get, { callId })
  const entries = useQuery(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: MOST_LINES })
  const changes = useQuery(api.review.changes, { callId })
  if (reviewed === null) return <NotFound callId={callId} />
  if (reviewed === undefined) return <CallLoading entries={entries} />
  return <Whole reviewed={reviewed} entries={entries} changes={changes ?? NO_CHANGES} />
}

type WholeProps = {
  readonly reviewed: Reviewed
  /** Undefined while they are read. */
  readonly entries: readonly Entry[] | undefined
  readonly changes: readonly Change[]
}

function Whole({ reviewed, entries, changes }: WholeProps) {
  const { call, recording } = reviewed
  const { callId } = call
  const { role } = useHostInfo()
  const judges = role === 'supervisor' || role === 'admin'
  const evaluation = useQuery(api.review.evaluation, { callId })
  const sound = useSound(callId, reviewed)
  const check = useCheck(callId, reviewed, sound)
  const recordedMs =
    sound.kind === 'ready' ? sound.loudness.durationMs : recording === null ? undefined : recording.capturedMs
  const time = useMemo(() => callTime(call, recordedMs), [call, recordedMs])
  const { player, silences } = usePlaying(callId, time.durationMs, sound)
  const lines = useMemo(() => entries && inOrder(entries, call.startedAt), [entries, call.startedAt])
  const notes = evaluation?.notes
  const marks = useMemo(
    () => marksOf(reviewed, { changes, notes: notes ?? [], time }),
    [reviewed, changes, notes, time],
  )
  const lanes = useMemo(() => lanesOf(changes, time), [changes, time])
  const [over, setOver] = useState<Over>(null)
  const [drawer, setDrawer] = useState(false)
  const [following, setFollowing] = useState(true)
  const aside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!drawer) return
    const before = focusPlace()
    // What was opened by a key is gone on with by keys, and closed to where one was.
    aside.current?.querySelector<HTMLElement>('[data-criterion] input, button')?.focus()
    return before.back
  }, [drawer])
  const clip = useClipChoice(player, lines, call.startedAt, time.durationMs)
  useReviewKeys({
    player,
    marks,
    clip,
    drawer,
    onFollow: () => setFollowing(true),
    onExport: () => setOver('export'),
    onDrawer: setDrawer,
  })

  return (
    <PlayerPlace value={player}>
      <TopLine reviewed={reviewed} sound={sound} check={check} />
      <div className={css.call}>
        <Offline />
        <Header
          reviewed={reviewed}
          time={time}
          evaluation={evaluation ?? null}
          judges={judges}
          drawer={drawer}
          onClip={clip.begin}
          onOver={setOver}
          onDrawer={setDrawer}
          audible={sound.kind === 'ready'}
        />
        <Timeline
          reviewed={reviewed}
          time={time}
          sound={sound}
          silences={silences}
          marks={marks}
          lanes={lanes}
          lines={lines}
          clip={clip}
        />
        <div className={css.low}>
          <Transcript
            reviewed={reviewed}
            lines={lines}
            fieldChanges={changes}
            following={following}
            onFollowing={setFollowing}
          />
          <Changes changes={changes} time={time} following={following} />
          <div ref={aside} className={css.aside} data-open={drawer || undefined}>
            <Evaluation
              reviewed={reviewed}
              evaluation={evaluation}
              judges={judges}
              onClose={() => setDrawer(false)}
              onSign={() => setOver('sign')}
            />
          </div>
        </div>
      </div>
      {over === 'sign' && evaluation && (
        <SignDialog callId={callId} score={evaluation.score ?? 0} onClose={() => setOver(null)} />
      )}
      {over === 'export' && (
        <Suspense>
          <ExportPanel callId={callId} onClose={() => setOver(null)} />
        </Suspense>
      )}
    </PlayerPlace>
  )
}

function NotFound({ callId }: { readonly callId: string }) {
  const t = useText()
  const go = useView((view) => view.go)
  const reviewed = useView((view) => view.reviewed)
  return (
    <EmptyState
      icon={<PhoneOff aria-hidden />}
      title={t('review.notFound')}
      actions={
        <>
          <Button onClick={() => go(reviewed)}>{t('review.toList')}</Button>
          <Button onClick={() => go({ kind: 'monitor', callId })}>{t('review.toMonitor')}</Button>
        </>
      }
    >
      {t('review.notFoundBody')}
    </EmptyState>
  )
}
