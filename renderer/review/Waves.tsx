/** Both voices as waveforms on canvas, drawn once; what has been heard is uncovered by a style, not drawn again. */
import { Headphones, Volume2 } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Timeline.module.css'
import { whyNoSound } from './TopLine.tsx'
import { usePlayer } from './usePlayer.ts'
import type { Sound } from './useSound.ts'

type Props = { readonly sound: Sound; readonly durationMs: number }

const VOICES = [
  ['customer', Volume2],
  ['agent', Headphones],
] as const

export const Waves = memo(function Waves({ sound, durationMs }: Props) {
  const t = useText()
  const format = useFormat()
  return VOICES.map(([voice, Icon], i) => (
    <div key={voice} className={css.pair}>
      <div className={names(css.label, css[voice])} data-row={voice}>
        <Icon aria-hidden />
        {t(`review.row_${voice}`)}
      </div>
      <div className={css.row} data-row={voice}>
        {sound.kind === 'ready' ? (
          <Wave
            peaks={sound.loudness[voice]}
            share={sound.loudness.durationMs / durationMs}
            durationMs={durationMs}
            voice={voice}
            label={t('review.wave', { voice: t(`review.row_${voice}`) })}
          />
        ) : sound.kind === 'measuring' ? (
          <div className={css.bone}>
            <Skeleton width="100%" height={18} />
          </div>
        ) : (
          i === 0 && <p className={css.noSound}>{whyNoSound(t, format.date, sound)}</p>
        )}
      </div>
    </div>
  ))
})

type WaveProps = {
  readonly peaks: Uint8Array
  /** How much of the axis the recording covers, 0 to 1. */
  readonly share: number
  readonly durationMs: number
  readonly voice: 'agent' | 'customer'
  readonly label: string
}

/** A bar and the gap behind it, px. */
const BAR = 2
const GAP = 1

function Wave({ peaks, share, durationMs, voice, label }: WaveProps) {
  const player = usePlayer()
  const whole = useRef<HTMLCanvasElement>(null)
  const heard = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const draw = (): void => {
      for (const canvas of [whole.current, heard.current]) if (canvas !== null) drawWave(canvas, peaks, share)
    }
    draw()
    const size = new ResizeObserver(draw)
    if (whole.current !== null) size.observe(whole.current)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-density'] })
    return () => {
      size.disconnect()
      theme.disconnect()
    }
  }, [peaks, share])
  useEffect(() => {
    const uncover = (ms: number): void => {
      if (heard.current !== null) heard.current.style.clipPath = `inset(0 ${100 - (ms / durationMs) * 100}% 0 0)`
    }
    uncover(player.position())
    return player.onMove(uncover)
  }, [player, durationMs])
  return (
    <div className={names(css.wave, css[voice])} role="img" aria-label={label}>
      <canvas ref={whole} data-part={`wave-${voice}`} />
      <canvas ref={heard} />
    </div>
  )
}

function drawWave(canvas: HTMLCanvasElement, peaks: Uint8Array, share: number): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = canvas.getContext('2d')
  if (context === null || width === 0) return
  const scale = window.devicePixelRatio || 1
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.clearRect(0, 0, width, height)
  context.fillStyle = getComputedStyle(canvas).color
  const bars = Math.floor((width * share) / (BAR + GAP))
  for (let i = 0; i < bars; i++) {
    let most = 0
    const end = Math.ceil(((i + 1) * peaks.length) / bars)
    for (let n = Math.floor((i * peaks.length) / bars); n < end; n++) most = Math.max(most, peaks[n] ?? 0)
    // The bytes are roots; a little of that is taken back, so that speech stands out of the room.
    const bar = Math.max(1, (most / 255) ** 1.5 * (height - 4))
    context.fillRect(i * (BAR + GAP), (height - bar) / 2, BAR, bar)
  }
}
