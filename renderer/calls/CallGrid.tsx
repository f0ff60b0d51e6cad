/** The list itself: a grid with one Tab stop, drawn only where it is seen. */
import { ArrowDown } from 'lucide-react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { Attention } from '../board/attention.ts'
import type { BoardRow } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import css from './CallGrid.module.css'
import rowCss from './Row.module.css'
import { Row } from './Row.tsx'
import { useRowKeys } from './rowKeys.ts'
import { useSlides } from './slides.ts'
import { useSort } from './sort.ts'

const HEADER_PX = 32
const ROW_PX = 30
/** Rows beyond the edge: what one turn of a wheel shows is there before it. */
const BUFFER_PX = 120

/** Before the first measure, and where nothing can be measured. */
const ROOM_PX = 440

/** Width of the column that holds a call's name and its alerts, px. */
const useRoom = (column: RefObject<HTMLElement | null>): number => {
  const [room, setRoom] = useState(ROOM_PX)
  useEffect(() => {
    const element = column.current
    if (element === null) return
    const observer = new ResizeObserver(() => setRoom(element.clientWidth - 16))
    observer.observe(element)
    return () => observer.disconnect()
  }, [column])
  return room
}

type Props = {
  /** Waiting, live in order, ended: as shown. */
  readonly rows: readonly BoardRow[]
  /** Place of each live call among all live calls, from 1, whatever the filter. */
  readonly places: ReadonlyMap<string, number>
  readonly attention: ReadonlyMap<string, Attention>
  readonly held: ReadonlyMap<string, 'up' | 'down'>
  readonly selectedId: string | null
  /** Counts the moves made with the keyboard: each brings the selected row into view and focus. */
  readonly moves: number
  readonly stale: boolean
  readonly area: RefObject<HTMLDivElement | null>
  readonly onSelect: (callId: string) => void
  readonly onOpen: (callId: string) => void
}

export function CallGrid(props: Props) {
  const { rows, places, attention, held, selectedId, moves, stale, area, onSelect, onOpen } = props
  const t = useText()
  const list = useRef<VirtualizerHandle>(null)
  const incident = useRef<HTMLSpanElement>(null)
  const selectedIndex = rows.findIndex((row) => row.callId === selectedId)
  const target = useRef(selectedIndex)
  target.current = selectedIndex

  useEffect(() => {
    if (moves === 0 || target.current < 0) return
    list.current?.scrollToIndex(target.current, { align: 'nearest' })
    const frame = requestAnimationFrame(() => {
      area.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [moves, area])

  const sort = useSort((state) => state.sort)
  const room = useRoom(incident)
  const slides = useSlides(places)
  const keyOf = useRowKeys(
    useMemo(() => rows.map((row) => row.callId), [rows]),
    selectedId,
  )
  const columns = [
    ['order', '#'],
    ['attention'],
    ['priority', 'P'],
    ['incident'],
    ['state'],
    ['duration'],
    ['location'],
    ['phase'],
    ['distress'],
    ['dispatcher'],
  ] as const

  return (
    <div
      ref={area}
      className={css.area}
      role="grid"
      aria-label={t('calls.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      data-stale={stale || undefined}
    >
      <div role="row" aria-rowindex={1} className={names(css.header, rowCss.grid)}>
        {columns.map(([column, short]) => (
          <span
            key={column}
            ref={column === 'incident' ? incident : undefined}
            role="columnheader"
            aria-label={t(`calls.col.${column}`)}
            aria-sort={
              column === sort
                ? column === 'attention' || column === 'duration'
                  ? 'descending'
                  : 'ascending'
                : undefined
            }
            title={short === undefined ? undefined : t(`calls.col.${column}`)}
          >
            {short ?? t(`calls.col.${column}`)}
            {column === sort && <ArrowDown aria-hidden="true" />}
          </span>
        ))}
      </div>
      <Virtualizer
        ref={list}
        scrollRef={area}
        startMargin={HEADER_PX}
        bufferSize={BUFFER_PX}
        itemSize={ROW_PX}
        keepMounted={selectedIndex >= 0 ? [selectedIndex] : []}
      >
        {rows.map((row, i) => (
          <Row
            key={keyOf(row.callId)}
            row={row}
            index={i + 2}
            place={places.get(row.callId) ?? 0}
            score={attention.get(row.callId)?.score}
            held={held.get(row.callId)}
            selected={i === selectedIndex}
            room={room}
            slides={slides}
            reachable={i === Math.max(0, selectedIndex)}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      </Virtualizer>
    </div>
  )
}
