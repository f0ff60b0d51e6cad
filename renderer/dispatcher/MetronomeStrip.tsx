/** The metronome: how fast, the number to say now, as many blocks as compressions, and its click. Without sound the count goes on. */
import { HeartPulse, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { onFrame } from '../ui/frames.ts'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Metronome.module.css'
import { type Metronome, startMetronome } from './metronome.ts'

type Props = { readonly perMinute: number; readonly count: number }

export function MetronomeStrip({ perMinute, count }: Props) {
  const t = useText()
  const format = useFormat()
  const [on, setOn] = useState(false)
  const [silent, setSilent] = useState(false)
  const running = useRef<Metronome>(undefined)
  const number = useRef<HTMLElement>(null)
  const blocks = useRef<HTMLDivElement>(null)
  useHotkeys({ k: () => setOn((was) => !was) })
  useEffect(() => {
    if (!on) return
    setSilent(false)
    const metronome = startMetronome({ perMinute, count }, () => setSilent(true))
    running.current = metronome
    let shown = -1
    // Straight to the page: two beats a second must not draw the screen anew.
    const draw = (): void => {
      const now = metronome.count()
      if (now === shown) return
      shown = now
      if (number.current) number.current.textContent = t('dispatcher.beat', { n: now, total: count })
      for (const [i, block] of [...(blocks.current?.children ?? [])].entries())
        block.toggleAttribute('data-on', i < now)
    }
    const end = onFrame(draw)
    return () => {
      end()
      metronome.stop()
      running.current = undefined
    }
  }, [on, perMinute, count, t])
  return (
    <section className={css.metronome} aria-label={t('dispatcher.metronome')} data-metronome={on ? 'on' : 'off'}>
      <span className={css.heart} data-beating={on || undefined} style={{ animationDuration: `${60 / perMinute}s` }}>
        <HeartPulse aria-hidden />
      </span>
      <div className={css.middle}>
        <p>
          <b>{t('dispatcher.perMinute', { n: format.number(perMinute, 0) })}</b>
          <span>{on && silent ? t('dispatcher.silentClick') : t('dispatcher.countAloud')}</span>
          <b ref={number} className={css.number}>
            {t('dispatcher.beat', { n: 0, total: count })}
          </b>
        </p>
        <div ref={blocks} className={css.blocks} aria-hidden>
          {Array.from({ length: count }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is its number
            <i key={i} />
          ))}
        </div>
      </div>
      <Button
        icon={on ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        pressed={on}
        onClick={() => setOn((was) => !was)}
      >
        {t(on ? 'dispatcher.clickOff' : 'dispatcher.click')} <Kbd>K</Kbd>
      </Button>
    </section>
  )
}
