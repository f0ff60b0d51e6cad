/** The calls of the room to be read from three metres: no scroll, no pointer, no caller's name or number. */
import { LayoutList, Maximize, Moon, Ruler } from 'lucide-react'
import { type CSSProperties, useCallback, useEffect, useMemo, useState } from 'react'
import { useBackendAwaySince } from '../backend.ts'
import { BoardFault } from '../board/BoardFault.tsx'
import { CalmRows, type RowsProps } from '../board/CalmRows.tsx'
import { figuresOf } from '../board/figures.ts'
import { useBoard } from '../board/useBoard.ts'
import { useSeats } from '../board/useFigures.ts'
import { useFirst } from '../board/useFirst.ts'
import { Notices } from '../frame/Notices.tsx'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useLive } from '../live.ts'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { useView } from '../view.ts'
import { Calls } from './Calls.tsx'
import { Figures } from './Figures.tsx'
import { Loading } from './Loading.tsx'
import { shortName } from './naming.ts'
import { usePlace } from './place.ts'
import { Queue } from './Queue.tsx'
import { Setup } from './Setup.tsx'
import { type Shape, shapeOf, wallScale } from './scale.ts'
import { useQuiet } from './useQuiet.ts'
import css from './Wall.module.css'

/** The wall's shape in this window. */
const useShape = (banner: boolean): Shape => {
  const place = usePlace()
  const [size, setSize] = useState(() => ({ width: window.innerWidth, height: window.innerHeight }))
  useEffect(() => {
    const measure = (): void => setSize({ width: window.innerWidth, height: window.innerHeight })
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return useMemo(() => shapeOf(wallScale(place), { ...size, banner }), [place, size, banner])
}

function Age({ since }: { readonly since: number }) {
  const t = useText()
  const format = useFormat()
  const text = useCallback((now: number) => t('wall.stale', { age: format.age(now - since) }), [t, format, since])
  return <Ticking text={text} className={css.age} />
}

const fullScreen = (): void => {
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()
  done.catch(() => undefined)
}

function Tools() {
  const t = useText()
  const { go, open } = useView()
  return (
    <div className={css.tools} role="toolbar" aria-label={t('wall.label')}>
      <Button size="small" icon={<LayoutList />} onClick={() => go({ kind: 'calls' })}>
        {t('wall.set.back')} <Kbd>V</Kbd>
      </Button>
      <Button size="small" icon={<Maximize />} onClick={fullScreen}>
        {t('wall.set.full')} <Kbd>F</Kbd>
      </Button>
      <Button size="small" icon={<Ruler />} onClick={() => open('wallSize')}>
        {t('wall.set.open')} <Kbd>D</Kbd>
      </Button>
    </div>
  )
}

function Board({ loaded: found }: RowsProps) {
  const t = useText()
  const { go } = useView()
  const overlay = useView((state) => state.overlay)
  const open = useView((state) => state.open)
  const { loaded, rows, bands } = useBoard(found, false)
  const seats = useSeats(rows)
  const staleSince = useBackendAwaySince()
  const hostLost = useLive((live) => live.hostLostAt !== undefined)
  const shape = useShape(staleSince !== undefined || hostLost)
  const quiet = useQuiet()
  const figures = useMemo(() => (loaded ? figuresOf(rows) : undefined), [loaded, rows])
  const first = bands.live[0]
  useFirst(first?.callId, first === undefined ? null : t('calls.row.first', { name: shortName(t, first) }))
  const back = (): void => go({ kind: 'calls' })
  useHotkeys({ v: back, escape: back, f: fullScreen, d: () => open('wallSize') })
  const last = bands.ended[0]
  return (
    <div
      className={css.wall}
      style={{ zoom: shape.zoom, width: shape.width, height: shape.height, '--zoom': shape.zoom } as CSSProperties}
      data-quiet={quiet || undefined}
      data-stale={staleSince !== undefined || undefined}
    >
      <div className={css.notices}>
        <Notices />
        {staleSince !== undefined && <Age since={staleSince} />}
      </div>
      <Figures figures={figures} seats={seats} narrow={shape.columns === 1} />
      <Queue waiting={bands.waiting} />
      {!loaded ? (
        <Loading shape={shape} />
      ) : bands.live.length === 0 ? (
        <div className={css.empty}>
          <EmptyState icon={<Moon />} title={t('calls.empty.title')}>
            {last?.endedAt !== undefined && (
              <span>
                {t('wall.empty.last', {
                  time: clockText(last.endedAt),
                  duration: durationText(last.endedAt - last.startedAt),
                })}
              </span>
            )}
            {seats !== undefined && seats.free.length > 0 && (
              <span>{t('wall.free.names', { names: seats.free.join(' · ') })}</span>
            )}
          </EmptyState>
        </div>
      ) : (
        <Calls live={bands.live} shape={shape} seats={seats} />
      )}
      {!quiet && <Tools />}
      {overlay === 'wallSize' && <Setup onClose={() => open(null)} />}
    </div>
  )
}

export default function Wall() {
  return (
    <BoardFault>
      <CalmRows Screen={Board} />
    </BoardFault>
  )
}
