/** Finished calls, newest first: find one, open it. */
import { usePaginatedQuery } from 'convex/react'
import { CircleX, FileClock, SearchX } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { api } from '../../convex/_generated/api'
import { useBackendAwaySince } from '../backend.ts'
import { Fault } from '../frame/Fault.tsx'
import { InTopBar } from '../frame/TopBar.tsx'
import { dayStart } from '../i18n/day.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { serverNow } from '../ui/ticker.ts'
import { type Ended, hashOf, useView } from '../view.ts'
import { Filters } from './Filters.tsx'
import { askedOf, isNarrow, listOf, NO_FILTER, useFilter } from './filter.ts'
import css from './List.module.css'
import { COLUMNS, ListRow } from './ListRow.tsx'

const PAGE = 40
/** A screen of rows; filters pass over calls, so that a page may bring fewer. */
const WANTED = 30
const HEADER_PX = 32
const MOST_FRAMES = 20
const ROW_PX = 42

export function List({ ended }: { readonly ended: Ended | undefined }) {
  const t = useText()
  return (
    <Fault
      instead={(error, retry) => (
        <EmptyState
          icon={<CircleX />}
          title={t('review.unreadable')}
          actions={<Button onClick={retry}>{t('review.retry')}</Button>}
        >
          {String(error).includes('forbidden') && <span>{t('review.forbidden')}</span>}
        </EmptyState>
      )}
    >
      <Calls key={hashOf(listOf(ended))} ended={ended} />
    </Fault>
  )
}

/** The call that was opened last: where focus is when a reader comes back. */
let lastOpened: string | null = null

function Calls({ ended }: { readonly ended: Ended | undefined }) {
  const t = useText()
  const [filter, narrow] = useFilter(ended)
  const text = useDeferredValue(filter.text)
  const [today] = useState(() => dayStart(serverNow()))
  const asked = useMemo(() => askedOf({ ...filter, text }, today, ended), [filter, text, today, ended])
  const { results, status, loadMore } = usePaginatedQuery(api.review.list, { filter: asked }, { initialNumItems: PAGE })
  const search = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const [chosen, setChosen] = useState(lastOpened)
  const [moves, setMoves] = useState(0)
  const returns = useRef(lastOpened !== null)
  const at = results.findIndex((row) => row.callId === chosen)
  const selected = Math.max(0, at)
  const go = useView((state) => state.go)
  const open = (callId: string): void => {
    lastOpened = callId
    go({ kind: 'review', callId })
  }

  useEffect(() => {
    if (status === 'CanLoadMore' && results.length < WANTED) loadMore(PAGE)
  }, [status, results.length, loadMore])

  // Whoever comes back from a call is at its row as soon as the rows are here.
  const here = at >= 0
  useEffect(() => {
    if (!here || !returns.current) return
    returns.current = false
    setMoves((n) => n + 1)
  }, [here])

  const place = useRef(selected)
  place.current = selected
  useEffect(() => {
    if (moves === 0) return
    list.current?.scrollToIndex(place.current, { align: 'nearest' })
    // The list draws a row some frames after it was asked for one.
    let frame = 0
    const take = (left: number): void => {
      frame = requestAnimationFrame(() => {
        const row = area.current?.querySelector<HTMLElement>('[aria-selected="true"]')
        row?.focus({ preventScroll: true })
        if (left > 0 && (row == null || document.activeElement !== row)) take(left - 1)
      })
    }
    take(MOST_FRAMES)
    return () => cancelAnimationFrame(frame)
  }, [moves])

  const to = (index: number) => () => {
    const row = results[Math.min(results.length - 1, Math.max(0, index))]
    if (row === undefined) return false
    setChosen(row.callId)
    setMoves((n) => n + 1)
    if (index >= results.length - 5 && status === 'CanLoadMore') loadMore(PAGE)
    return true
  }
  // The first move takes the first row: until then none has been chosen.
  const next = at < 0 ? 0 : at + 1
  useHotkeys(
    {
      j: to(next),
      arrowdown: to(next),
      k: to(selected - 1),
      arrowup: to(selected - 1),
      home: to(0),
      end: to(results.length - 1),
      pagedown: to(selected + 12),
      pageup: to(selected - 12),
    },
    { repeats: true },
  )
  useHotkeys({
    '/': () => search.current?.focus(),
    enter: ({ target }) => {
      const row = results[selected]
      if (row === undefined || (target instanceof Element && target.closest('button, a, select') !== null)) return false
      return open(row.callId)
    },
  })

  const loading = status === 'LoadingFirstPage' || (results.length === 0 && status !== 'Exhausted')
  return (
    <div className={css.list}>
      <InTopBar>
        <h1 className={css.title}>{t('review.title')}</h1>
        <span className={css.count} role="status">
          {!loading && t(status === 'Exhausted' ? 'review.count' : 'review.countMore', { n: results.length })}
        </span>
      </InTopBar>
      <Offline />
      <Panel label={t('review.title')}>
        <Filters search={search} ended={ended} />
        {loading ? (
          <Rows label={t('review.reading')} />
        ) : results.length === 0 ? (
          isNarrow(filter) || ended ? (
            <EmptyState
              icon={<SearchX />}
              title={t('review.nothing')}
              actions={
                <Button onClick={() => (isNarrow(filter) ? narrow(NO_FILTER) : go(listOf(undefined)))}>
                  {t('review.clear')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={<FileClock />} title={t('review.none')}>
              <span>{t('review.noneBody')}</span>
            </EmptyState>
          )
        ) : (
          <div
            ref={area}
            className={css.area}
            role="grid"
            aria-label={t('review.title')}
            aria-rowcount={status === 'Exhausted' ? results.length + 1 : -1}
            aria-colcount={COLUMNS.length}
            onScroll={({ currentTarget: box }) => {
              if (status === 'CanLoadMore' && box.scrollHeight - box.scrollTop - box.clientHeight < 400) loadMore(PAGE)
            }}
          >
            <div role="row" aria-rowindex={1} className={names(css.grid, css.header)}>
              {COLUMNS.map((column) => (
                <span key={column} role="columnheader" data-column={column}>
                  {t(`review.col_${column}`)}
                </span>
              ))}
            </div>
            <Virtualizer ref={list} scrollRef={area} startMargin={HEADER_PX} itemSize={ROW_PX} keepMounted={[selected]}>
              {results.map((row, i) => (
                <ListRow
                  key={row.callId}
                  row={row}
                  index={i + 2}
                  selected={i === at}
                  reachable={i === selected}
                  today={today}
                  onOpen={open}
                />
              ))}
            </Virtualizer>
          </div>
        )}
      </Panel>
    </div>
  )
}

function Rows({ label }: { readonly label: string }) {
  return (
    <div className={css.area} aria-busy="true" role="status" aria-label={label}>
      {Array.from({ length: 12 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing distinguishes them
        <div key={i} className={names(css.grid, css.row)}>
          {COLUMNS.map((column) => (
            <span key={column}>
              <Skeleton width={column === 'incident' ? '70%' : '50%'} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** What is shown is what was read before the backend went away. */
export function Offline() {
  const t = useText()
  const format = useFormat()
  const since = useBackendAwaySince()
  const text = useMemo(
    () => (now: number) => t('review.offline', { age: format.age(now - (since ?? now)) }),
    [t, format, since],
  )
  return since === undefined ? null : (
    <p className={css.offline} role="status">
      <Ticking text={text} />
    </p>
  )
}
