/** What plays the call: start, steps, speed, whose voice, and silence left out. */
import { ChevronsRight, LoaderCircle, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { durationText } from '../ui/Duration.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Controls.module.css'
import type { CallTime } from './callTime.ts'
import { SPEEDS } from './player.ts'
import { type Stretch, savedMs } from './silence.ts'
import { whyNoSound } from './TopLine.tsx'
import { usePlayer, usePlayerState } from './usePlayer.ts'
import type { Sound } from './useSound.ts'

type Props = { readonly time: CallTime; readonly sound: Sound; readonly silences: readonly Stretch[] }

const VOICES = ['both', 'customer', 'agent'] as const

export function Controls({ time, sound, silences }: Props) {
  const t = useText()
  const format = useFormat()
  const player = usePlayer()
  const { status, speed, voice, skipping } = usePlayerState(player)
  const on = status === 'playing' || status === 'waiting'
  const saved = savedMs(silences)
  const why = sound.kind === 'measuring' ? t('review.measuringStart') : whyNoSound(t, format.date, sound)
  const label = status === 'failed' ? 'failed' : status === 'waiting' ? 'waiting' : on ? 'pause' : 'play'
  return (
    <div className={css.controls} data-region="player">
      <Button
        tone="primary"
        aria-label={`${t(`review.${label}`)}, ${t('review.space')}`}
        title={t(`review.${label}`)}
        unavailable={sound.kind === 'ready' ? undefined : why}
        data-status={status}
        icon={
          status === 'failed' ? (
            <RotateCcw aria-hidden />
          ) : status === 'waiting' ? (
            <LoaderCircle aria-hidden />
          ) : on ? (
            <Pause aria-hidden />
          ) : (
            <Play aria-hidden />
          )
        }
        onClick={player.toggle}
      >
        <Kbd>{t('review.space')}</Kbd>
      </Button>
      <IconButton
        icon={<SkipBack aria-hidden />}
        label={t('review.backward')}
        onClick={() => player.seek(player.position() - 5000)}
      />
      <IconButton
        icon={<SkipForward aria-hidden />}
        label={t('review.forward')}
        onClick={() => player.seek(player.position() + 5000)}
      />
      <Place time={time} />
      <Choice
        label={t('review.speed')}
        value={`${speed}`}
        options={SPEEDS.map((value) => ({
          value: `${value}`,
          text: t('review.times', { n: format.number(value, Number.isInteger(value) ? 0 : value === 1.25 ? 2 : 1) }),
        }))}
        onChange={(value) => player.setSpeed(SPEEDS.find((one) => `${one}` === value) ?? 1)}
      />
      <Choice
        label={t('review.voices')}
        value={voice}
        options={VOICES.map((value) => ({ value, text: t(`review.voice_${value}`) }))}
        onChange={player.setVoice}
      />
      <Button
        size="small"
        icon={<ChevronsRight aria-hidden />}
        pressed={skipping}
        unavailable={sound.kind !== 'ready' ? t('review.skipLater') : saved === 0 ? t('review.skipNone') : undefined}
        onClick={() => player.setSkipping(!skipping)}
      >
        {saved === 0 ? t('review.skipNone') : t('review.skip', { time: durationText(saved) })}
      </Button>
      <span className={css.state} role="status">
        {status === 'failed'
          ? t('review.failed')
          : sound.kind === 'measuring'
            ? sound.share === null
              ? t('review.measuringStart')
              : t('review.measuring', { share: format.percent(sound.share) })
            : ''}
      </span>
      <span className={css.hint}>
        <Kbd>[</Kbd> <Kbd>]</Kbd> {t('review.marksHint')}
      </span>
    </div>
  )
}

/** Where it is, written by hand: it changes with every second that is heard. */
function Place({ time }: { readonly time: CallTime }) {
  const t = useText()
  const player = usePlayer()
  const place = useRef<HTMLElement>(null)
  const clock = useRef<HTMLElement>(null)
  useEffect(() => {
    let said = -1
    const tell = (ms: number): void => {
      const second = Math.floor(ms / 1000)
      if (second === said) return
      said = second
      if (place.current !== null) place.current.textContent = durationText(ms)
      if (clock.current !== null) clock.current.textContent = clockText(time.atOf(ms))
    }
    tell(player.position())
    return player.onMove(tell)
  }, [player, time])
  return (
    <span className={css.place}>
      <b ref={place} data-part="place" />
      <span>
        {t('review.of', { total: durationText(time.durationMs) })} · <span ref={clock} />
      </span>
    </span>
  )
}
