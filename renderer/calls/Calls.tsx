/** The call list: every call of the room, the one that most needs a supervisor first. */
import { useQuery } from 'convex/react'
import { CircleX, GraduationCap, Moon } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { keepSame } from '../board/keepSame.ts'
import { titleOf } from '../board/naming.ts'
import { type BoardRow, bandOf } from '../board/row.ts'
import { useAttention } from '../board/useAttention.ts'
import { useOrder } from '../board/useOrder.ts'
import { useBackendLostAt } from '../convex.tsx'
import { announce } from '../frame/announce.ts'
import { Fault } from '../frame/Fault.tsx'
import { useText } from '../i18n/text.ts'
import { useLive } from '../live.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Panel } from '../ui/Panel.tsx'
import { levelOf } from '../ui/PriorityGlyph.tsx'
import { useView } from '../view.ts'
import { CallGrid } from './CallGrid.tsx'
import css from './Calls.module.css'
import { Counts } from './Counts.tsx'
import { NO_FILTER, passes, useFilter } from './filter.ts'
import { Loading } from './Loading.tsx'
import { Peek } from './Peek.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useHold } from './useHold.ts'
import { useListKeys } from './useListKeys.ts'

export default function Calls() {
  const t = useText()
  return (
    <Fault
      instead={(error, retry) => (
        <EmptyState
          icon={<CircleX />}
          title={t('calls.error.title')}
          actions={<Button onClick={retry}>{t('frame.state.retry')}</Button>}
        >
          <span>{t(String(error).includes('forbidden') ? 'calls.error.forbidden' : 'calls.error.other')}</span>
        </EmptyState>
      )}
    >
      <List />
    </Fault>
  )
}

const NONE: readonly BoardRow[] = []

/** Waiting on top, oldest first; live by order; ended last, newest first. */
const inBands = (rows: readonly BoardRow[], ids: readonly string[]) => {
  const byId = new Map(rows.map((row) => [row.callId, row]))
  return {
    waiting: rows.filter((row) => bandOf(row) === 'waiting').toSorted((a, b) => a.startedAt - b.startedAt),
    live: ids.flatMap((id) => byId.get(id) ?? []),
    ended: rows
      .filter((row) => bandOf(row) === 'ended')
      .toSorted((a, b) => (b.endedAt ?? b.updatedAt) - (a.endedAt ?? a.updatedAt)),
  }
}

/** Nothing new reaches this window: its own client or the whole host is cut off from the backend. */
const useStaleSince = (): number | undefined => {
  const clientLostAt = useBackendLostAt()
  const link = useLive((live) => live.link)
  const linkLostAt = link.backend === 'down' ? link.since : undefined
  return clientLostAt === undefined ? linkLostAt : Math.min(clientLostAt, linkLostAt ?? clientLostAt)
}

function List() {
  const t = useText()
  const loaded = useQuery(api.queries.wallboard.liveList, {})
  const kept = useRef(NONE)
  const rows = keepSame(kept.current, loaded ?? NONE)
  kept.current = rows
  const staleSince = useStaleSince()
  const filter = useFilter()
  const area = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { hold, toggle, touch } = useHold(panel)
  const attention = useAttention(rows)
  const entries = useMemo(
    () =>
      rows.flatMap((row) => {
        const score = attention.get(row.callId)?.score
        return score === undefined
          ? []
          : [{ id: row.callId, score, level: levelOf(row.priority), help: row.helpRequested }]
      }),
    [rows, attention],
  )
  const { ids, held } = useOrder(entries, hold !== 'none')

  const bands = useMemo(() => inBands(rows, ids), [rows, ids])
  const places = useMemo(() => new Map(bands.live.map((row, i) => [row.callId, i + 1])), [bands])
  const shown = useMemo(() => {
    const passing = (band: readonly BoardRow[]) => band.filter((row) => passes(row, titleOf(t, row), filter))
    return { waiting: passing(bands.waiting), live: passing(bands.live), ended: passing(bands.ended) }
  }, [bands, filter, t])
  const all = useMemo(() => [...shown.waiting, ...shown.live, ...shown.ended], [shown])

  const [chosen, setChosen] = useState<string | null>(null)
  const [moves, setMoves] = useState(0)
  const [peeking, setPeeking] = useState(false)
  const selected = all.find((row) => row.callId === chosen) ?? shown.live[0] ?? all[0]

  const go = useView((state) => state.go)
  const showPractice = useView((state) => state.open)
  const setOrder = useView((state) => state.setOrder)
  useEffect(() => setOrder(ids), [ids, setOrder])

  const first = bands.live[0]
  const spoken = first === undefined ? null : t('calls.row.first', { name: `${first.agentName}, ${titleOf(t, first)}` })
  useEffect(() => {
    if (spoken !== null) announce.soon(spoken)
  }, [spoken])

  const open = useCallback((callId: string) => go({ kind: 'monitor', callId }), [go])
  const select = useCallback((callId: string) => setChosen(callId), [])

  useListKeys({
    rows: all,
    selectedId: selected?.callId,
    onMove: (callId) => {
      touch()
      setChosen(callId)
      setMoves((n) => n + 1)
    },
    onOpen: open,
    onPeek: () => setPeeking((on) => !on),
    onClose: () => {
      if (!peeking) return false
      setPeeking(false)
      return true
    },
    onHold: toggle,
    onSearch: () => search.current?.focus(),
  })

  return (
    <div className={css.calls}>
      <Counts search={search} />
      <div ref={panel} className={css.list}>
        <Panel label={t('calls.title')}>
          <Toolbar hold={hold} onHold={toggle} staleSince={staleSince} />
          {loaded === undefined ? (
            <Loading />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={<Moon />}
              title={t('calls.empty.title')}
              actions={
                <Button tone="primary" icon={<GraduationCap />} onClick={() => showPractice('practice')}>
                  {t('calls.empty.practice')}
                </Button>
              }
            >
              <span>{t('calls.empty.body')}</span>
            </EmptyState>
          ) : all.length === 0 ? (
            <EmptyState
              title={t('calls.filter.none')}
              actions={<Button onClick={() => useFilter.setState(NO_FILTER)}>{t('calls.filter.clear')}</Button>}
            />
          ) : (
            <CallGrid
              rows={all}
              places={places}
              attention={attention}
              held={held}
              selectedId={selected?.callId ?? null}
              moves={moves}
              stale={staleSince !== undefined}
              area={area}
              onSelect={select}
              onOpen={open}
            />
          )}
        </Panel>
      </div>
      <Peek
        row={selected}
        place={(selected && places.get(selected.callId)) ?? 0}
        attention={selected === undefined ? undefined : attention.get(selected.callId)}
        open={peeking}
        onClose={() => setPeeking(false)}
        onOpen={open}
      />
    </div>
  )
}
