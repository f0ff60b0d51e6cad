/** The call list: every call of the room, the one that most needs a supervisor first. */
import { GraduationCap, Moon } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { may } from '../../convex/domain/roles.ts'
import { useBackendAwaySince } from '../backend.ts'
import { BoardFault } from '../board/BoardFault.tsx'
import { CalmRows, type RowsProps } from '../board/CalmRows.tsx'
import { titleOf } from '../board/naming.ts'
import { type BoardRow, isShelved } from '../board/row.ts'
import { useBoard } from '../board/useBoard.ts'
import { useFirst } from '../board/useFirst.ts'
import { byGravity } from '../board/useShown.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Panel } from '../ui/Panel.tsx'
import { serverNow } from '../ui/ticker.ts'
import { useView } from '../view.ts'
import { CallGrid } from './CallGrid.tsx'
import css from './Calls.module.css'
import { Counts } from './Counts.tsx'
import { NO_FILTER, passes, useFilter } from './filter.ts'
import { Loading } from './Loading.tsx'
import { Peek } from './Peek.tsx'
import { sorted, useSort } from './sort.ts'
import { Toolbar } from './Toolbar.tsx'
import { useAlertActs } from './useAlertActs.ts'
import { useHold } from './useHold.ts'
import { useListEar } from './useListEar.ts'
import { useListKeys } from './useListKeys.ts'

export default function Calls() {
  return (
    <BoardFault>
      <CalmRows Screen={List} />
    </BoardFault>
  )
}

function List({ loaded: found }: RowsProps) {
  const t = useText()
  const { role } = useHostInfo()
  const staleSince = useBackendAwaySince()
  const filter = useFilter()
  const sort = useSort((state) => state.sort)
  const area = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { hold, toggle, touch } = useHold(panel)
  const { loaded, rows, bands, attention, held } = useBoard(found, hold !== 'none')

  const places = useMemo(() => new Map(bands.live.map((row, i) => [row.callId, i + 1])), [bands])
  const shown = useMemo(() => {
    const passing = (band: readonly BoardRow[]) => band.filter((row) => passes(row, titleOf(t, row), filter))
    return { waiting: passing(bands.waiting), live: sorted(passing(bands.live), sort), ended: passing(bands.ended) }
  }, [bands, filter, sort, t])
  const all = useMemo(() => [...shown.waiting, ...shown.live, ...shown.ended], [shown])

  const [chosen, setChosen] = useState<string | null>(null)
  const [moves, setMoves] = useState(0)
  const [peeking, setPeeking] = useState(false)
  const selected = all.find((row) => row.callId === chosen) ?? shown.live[0] ?? all[0]

  const go = useView((state) => state.go)
  const showPractice = useView((state) => state.open)
  const setOrder = useView((state) => state.setOrder)
  const order = bands.live
  useEffect(() => setOrder(order.map((row) => row.callId)), [order, setOrder])

  const first = bands.live[0]
  useFirst(
    first?.callId,
    first === undefined ? null : t('calls.row.first', { name: `${first.agentName}, ${titleOf(t, first)}` }),
  )

  const open = useCallback((callId: string) => go({ kind: 'monitor', callId }), [go])
  const select = useCallback((callId: string) => setChosen(callId), [])

  const ear = useListEar(selected?.callId)
  const acts = useAlertActs()
  const acknowledge = (): void => {
    const now = serverNow()
    const first = byGravity(selected?.alerts ?? []).find((alert) => !alert.acknowledged && !isShelved(alert, now))
    if (first !== undefined && may(role, 'edit')) acts.acknowledge(first)
  }

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
    onAcknowledge: acknowledge,
    onWall: () => go({ kind: 'wall' }),
    onSearch: () => search.current?.focus(),
  })

  return (
    <div className={css.calls}>
      <Counts search={search} rows={loaded ? rows : undefined} />
      <div ref={panel} className={css.list}>
        <Panel label={t('calls.title')}>
          <Toolbar hold={hold} onHold={toggle} staleSince={staleSince} onOpen={open} />
          {!loaded ? (
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
        open={peeking}
        ear={ear}
        acts={acts}
        onClose={() => setPeeking(false)}
        onOpen={open}
      />
    </div>
  )
}
