/** The one axis of a call: phases, marks, both voices, distress and what each field held, with one play line across all of it. */
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { Panel } from '../ui/Panel.tsx'
import { ClipBar } from './ClipBar.tsx'
import { Controls } from './Controls.tsx'
import { type CallTime, tickStep } from './callTime.ts'
import { Distress } from './Distress.tsx'
import { Lanes } from './Lanes.tsx'
import type { Lane } from './lanes.ts'
import { MarkRow } from './MarkRow.tsx'
import type { Mark, Reviewed } from './marks.ts'
import { PhaseRow } from './PhaseRow.tsx'
import type { Stretch } from './silence.ts'
import type { Entry } from './spoken.ts'
import css from './Timeline.module.css'
import type { ClipChoice } from './useClipChoice.ts'
import { usePlayer } from './usePlayer.ts'
import type { Sound } from './useSound.ts'
import { Waves } from './Waves.tsx'

type Props = {
  readonly reviewed: Reviewed
  readonly time: CallTime
  readonly sound: Sound
  readonly silences: readonly Stretch[]
  readonly marks: readonly Mark[]
  readonly lanes: readonly Lane[]
  readonly lines: readonly Entry[] | undefined
  readonly clip: ClipChoice
}

/** Before the first measure, and where nothing can be measured. */
const WIDTH_PX = 1200
/** What one mark takes, px. */
const MARK_PX = 27

const useWidth = (): readonly [number, (element: HTMLElement | null) => void] => {
  const [width, setWidth] = useState(WIDTH_PX)
  const observer = useRef<ResizeObserver>(undefined)
  const [watch] = useState(() => (element: HTMLElement | null): void => {
    observer.current?.disconnect()
    if (element === null) return
    observer.current = new ResizeObserver(() => setWidth(element.clientWidth || WIDTH_PX))
    observer.current.observe(element)
  })
  return [width, watch]
}

export function Timeline({ reviewed, time, sound, silences, marks, lanes, lines, clip }: Props) {
  const t = useText()
  const player = usePlayer()
  const [width, watch] = useWidth()
  const plot = useRef<HTMLDivElement>(null)
  const dragging = useRef<'seek' | { readonly clipFrom: number } | null>(null)
  const { durationMs } = time

  const msAt = (event: PointerEvent): number | null => {
    const box = plot.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return null
    const share = (event.clientX - box.left) / box.width
    return share < -0.002 ? null : Math.min(1, Math.max(0, share)) * durationMs
  }
  const begin = (event: PointerEvent<HTMLElement>): void => {
    const ms = msAt(event)
    if (ms === null || event.button !== 0) return
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragging.current = event.shiftKey ? { clipFrom: ms } : 'seek'
    if (!event.shiftKey) player.seek(ms)
  }
  const move = (event: PointerEvent<HTMLElement>): void => {
    const ms = msAt(event)
    if (dragging.current === null || ms === null) return
    if (dragging.current === 'seek') player.seek(ms)
    else clip.set({ from: dragging.current.clipFrom, to: ms })
  }
  const end = (): void => {
    dragging.current = null
  }

  return (
    <Panel label={t('review.timeline')}>
      <Controls time={time} sound={sound} silences={silences} />
      {clip.range !== null && <ClipBar clip={clip} reviewed={reviewed} range={clip.range} />}
      <div className={css.rows} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end}>
        <PhaseRow phases={reviewed.phases} time={time} />
        <MarkRow marks={marks} time={time} room={(durationMs * MARK_PX) / width} />
        <Waves sound={sound} durationMs={durationMs} />
        <Distress lines={lines} startedAt={reviewed.call.startedAt} durationMs={durationMs} />
        <Lanes lanes={lanes} time={time} />
        <Ruler durationMs={durationMs} width={width} />
        <div className={css.over} ref={plot}>
          <div ref={watch} className={css.measure} />
          {clip.range !== null && (
            <div
              className={css.clip}
              style={{
                left: `${(clip.range.from / durationMs) * 100}%`,
                width: `${((clip.range.to - clip.range.from) / durationMs) * 100}%`,
              }}
            />
          )}
          <PlayLine durationMs={durationMs} />
        </div>
      </div>
    </Panel>
  )
}

/** Moved by hand: a place that changes twenty times a second is nothing to render for. */
function PlayLine({ durationMs }: { readonly durationMs: number }) {
  const player = usePlayer()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = (ms: number): void => {
      if (ref.current !== null) ref.current.style.left = `${(ms / durationMs) * 100}%`
    }
    show(player.position())
    return player.onMove(show)
  }, [player, durationMs])
  return <div ref={ref} className={css.play} data-part="playLine" />
}

/** Minutes under the axis; the axis itself for the keyboard and for a screen reader. */
function Ruler({ durationMs, width }: { readonly durationMs: number; readonly width: number }) {
  const t = useText()
  const player = usePlayer()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let said = -1
    const tell = (ms: number): void => {
      const second = Math.floor(ms / 1000)
      if (second === said || ref.current === null) return
      said = second
      ref.current.setAttribute('aria-valuenow', `${second}`)
      ref.current.setAttribute('aria-valuetext', durationText(ms))
    }
    tell(player.position())
    return player.onMove(tell)
  }, [player])
  const step = tickStep(durationMs, width)
  const ticks = useMemo(
    () => Array.from({ length: Math.ceil(durationMs / step) }, (_, i) => i * step),
    [durationMs, step],
  )
  return (
    <>
      <div className={css.label} data-row="ruler" />
      <div
        ref={ref}
        className={css.ruler}
        role="slider"
        tabIndex={0}
        aria-label={t('review.position')}
        aria-valuemin={0}
        aria-valuemax={Math.floor(durationMs / 1000)}
        aria-valuenow={0}
        data-region="axis"
      >
        {ticks.map((ms) => (
          <span key={ms} style={{ left: `${(ms / durationMs) * 100}%` }}>
            {durationText(ms)}
          </span>
        ))}
      </div>
    </>
  )
}
