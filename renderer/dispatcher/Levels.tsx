/** Both voices and the line between them: levels straight to canvas, quality in words, and whether it is recorded. */
import { Headphones, Volume2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Voice } from '../audio/voice.ts'
import { decibels, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { levelSource, useLocalCall } from '../live.ts'
import type { PhoneCall } from '../phone.ts'
import { LevelText } from '../ui/LevelText.tsx'
import { Meter } from '../ui/Meter.tsx'
import css from './Levels.module.css'

type Props = { readonly call: PhoneCall; readonly seat: Voice | undefined }

const silent = (): null => null

export function Levels({ call, seat }: Props) {
  const t = useText()
  const caller = useMemo(() => levelSource(call.callId, 'customer'), [call.callId])
  const mine = seat?.micLevel ?? silent
  return (
    <div className={css.levels}>
      <span className={css.voice}>
        <Volume2 aria-hidden /> {t('dispatcher.caller')}
        <Meter source={caller} label={t('dispatcher.caller')} text={decibels} />
        <LevelText source={caller} text={decibels} className={css.db} />
      </span>
      <span className={css.voice}>
        <Headphones aria-hidden /> {t('dispatcher.myVoice')}
        <Meter source={mine} label={t('dispatcher.myVoice')} text={decibels} />
        <LevelText source={mine} text={decibels} className={css.db} />
      </span>
      <Quality call={call} />
      <Recording callId={call.callId} />
    </div>
  )
}

/** Mean opinion score below which a listener is annoyed (ITU-T G.107 Annex B). */
const POOR_MOS = 3.1

function Quality({ call }: { readonly call: PhoneCall }) {
  const t = useText()
  const format = useFormat()
  const { quality } = call
  if (quality === undefined) return <span className={css.quality}>{t('dispatcher.noQuality')}</span>
  const share = quality.received + quality.lost === 0 ? 0 : quality.lost / (quality.received + quality.lost)
  return (
    <span className={quality.mos < POOR_MOS ? css.poor : css.quality}>
      {t('dispatcher.quality', {
        mos: format.number(quality.mos, 1),
        loss: format.percent(share, 1),
        jitter: format.number(quality.jitterMs, 0),
      })}
    </span>
  )
}

function Recording({ callId }: { readonly callId: string }) {
  const t = useText()
  const recording = useLocalCall(callId)?.recording
  if (recording === 'failed')
    return (
      <b className={css.lost} role="alert">
        {t('monitor.recordingFailed')}
      </b>
    )
  if (recording !== 'recording') return null
  return (
    <span className={css.recording}>
      <i />
      {t('monitor.recordingOn')}
    </span>
  )
}
