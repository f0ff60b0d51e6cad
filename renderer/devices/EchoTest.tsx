/** Records three seconds, hears them back, and says what the way to the host and back did to them. */
import { Mic } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Trial } from '../audio/trial.ts'
import type { Voice } from '../audio/voice.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import css from './Devices.module.css'

type Phase =
  | { readonly kind: 'ready' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'told'; readonly trial: Trial; readonly playing: boolean }

const FRAMES = 150
const LONG_MS = 3000
/** Quieter than this nobody spoke, dBFS. */
const SILENT_DBFS = -50
/** Nothing on the way may change the sound; what is short of this was damaged. */
const SAME = 0.999

export function EchoTest({ voice, able }: { readonly voice: Voice; readonly able: boolean }) {
  const t = useText()
  const [phase, setPhase] = useState<Phase>({ kind: 'ready' })
  const over = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(over.current), [])

  const run = async (): Promise<void> => {
    clearTimeout(over.current)
    setPhase({ kind: 'recording' })
    const trial = await voice.trial(FRAMES)
    const playing = trial.returned > 0
    if (playing) voice.play(trial.pcm)
    setPhase({ kind: 'told', trial, playing })
    over.current = setTimeout(() => setPhase({ kind: 'told', trial, playing: false }), LONG_MS)
  }

  const words =
    phase.kind === 'recording' ? t('audio.echo.recording') : phase.kind === 'told' ? resultWords(phase.trial, t) : ''
  return (
    <div className={css.echo}>
      <Button
        icon={<Mic />}
        busy={phase.kind === 'recording'}
        unavailable={able ? undefined : t('audio.echo.unavailable')}
        onClick={() => void run()}
      >
        {t('audio.echo.start')}
      </Button>
      <p
        role="status"
        data-echo={phase.kind === 'told' ? verdictOf(phase.trial) : phase.kind}
        data-correlation={phase.kind === 'told' ? phase.trial.correlation.toFixed(6) : undefined}
        data-round-trip={phase.kind === 'told' ? (phase.trial.roundTripMs?.toFixed(2) ?? '') : undefined}
        data-peak={phase.kind === 'told' ? phase.trial.peakDbfs.toFixed(1) : undefined}
      >
        {words}
        {phase.kind === 'told' && phase.playing && ` ${t('audio.echo.playing')}`}
      </p>
    </div>
  )
}

export function verdictOf(trial: Trial): 'passed' | 'silent' | 'damaged' | 'failed' {
  if (trial.returned === 0) return 'failed'
  if (trial.returned < trial.sent) return 'damaged'
  if (trial.peakDbfs < SILENT_DBFS) return 'silent'
  return trial.correlation >= SAME ? 'passed' : 'damaged'
}

const resultWords = (trial: Trial, t: Text): string =>
  t(`audio.echo.${verdictOf(trial)}`, {
    ms: Math.round(trial.roundTripMs ?? 0),
    p95: Math.round(trial.roundTripP95Ms ?? 0),
    sent: trial.sent,
    returned: trial.returned,
  })
