/** A level meter drawn on canvas at most 20 times a second, straight from its source: no level ever passes through React. */
import { useEffect, useRef } from 'react'
import { onFrame } from './frames.ts'
import css from './Meter.module.css'

/** The newest level, or null when nothing has been heard for a while. dBFS, negative; 0 is full scale. */
export type LevelSource = () => { readonly rmsDbfs: number; readonly peakDbfs: number } | null

type Props = {
  readonly source: LevelSource
  readonly label: string
  /** «−9 dB», for the screen reader and the tooltip; once a second at most. */
  readonly text: (dbfs: number | null) => string
  readonly segments?: number
  /** px of one segment. */
  readonly segmentWidth?: number
  readonly height?: number
}

/** dBFS shown as an empty bar. */
const FLOOR_DB = -60
const GAP = 2

const COLOURS = ['--track', '--t2', '--p2', '--p1'] as const

export function Meter({ source, label, text, segments = 22, segmentWidth = 5, height = 12 }: Props) {
  const ref = useRef<HTMLCanvasElement>(null)
  const named = useRef<HTMLDivElement>(null)
  const width = segments * (segmentWidth + GAP) - GAP
  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (canvas === null || context === null || context === undefined) return
    const scale = window.devicePixelRatio || 1
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    let shown = 0
    let drawn = ''
    let spokenAt = 0
    let theme = ''
    let colours: readonly string[] = []
    return onFrame((now) => {
      const level = source()
      const share = level === null ? 0 : Math.min(1, Math.max(0, 1 - level.rmsDbfs / FLOOR_DB))
      // Rises at once, falls in about 300 ms, as a needle would.
      shown = share >= shown ? share : Math.max(share, shown - 0.15)
      const lit = Math.round(shown * segments)
      const clipped = level !== null && level.peakDbfs > -0.5
      const present = document.documentElement.dataset.theme ?? ''
      if (theme !== present) {
        theme = present
        const style = getComputedStyle(canvas)
        colours = COLOURS.map((name) => style.getPropertyValue(name))
      }
      const key = `${lit}${clipped}${theme}`
      if (key !== drawn) {
        drawn = key
        context.setTransform(scale, 0, 0, scale, 0, 0)
        context.clearRect(0, 0, width, height)
        for (let i = 0; i < segments; i++) {
          const hot = i >= segments - 2 ? 3 : i >= segments - 4 ? 2 : 1
          context.fillStyle = colours[i < lit || (clipped && i === segments - 1) ? hot : 0] ?? 'gray'
          context.fillRect(i * (segmentWidth + GAP), 0, segmentWidth, height)
        }
      }
      if (now - spokenAt > 1000) {
        spokenAt = now
        const db = level === null ? null : Math.round(level.rmsDbfs)
        named.current?.setAttribute('aria-valuenow', String(db ?? FLOOR_DB))
        named.current?.setAttribute('aria-valuetext', text(db))
      }
    })
  }, [source, text, segments, segmentWidth, width, height])
  return (
    <div
      ref={named}
      className={css.meter}
      style={{ width, height }}
      role="meter"
      aria-label={label}
      aria-valuemin={FLOOR_DB}
      aria-valuemax={0}
      aria-valuenow={FLOOR_DB}
    >
      <canvas ref={ref} />
    </div>
  )
}
