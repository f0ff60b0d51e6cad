/** Both voices and the line between them: levels straight to canvas, quality in words. */
import { Mic, Volume2 } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Voice } from '../audio/voice.ts'
import { decibels, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { levelSource } from '../live.ts'
import type { PhoneCall } from '../phone.ts'
import { Meter } from '../ui/Meter.tsx'
import css from './Levels.module.css'

type Props = { readonly call: PhoneCall; readonly seat: Voice | undefined }

const silent = (): null => null
const text = (dbfs: number | null): string => decibels(dbfs)

export function Levels({ call, seat }: Props) {
  const t = useText()
  const caller = useMemo(() => levelSource(call.callId, 'customer'), [call.callId])
  return (
    <div className={css.levels}>
      <span className={css.voice}>
        <Volume2 aria-hidden /> {t('dispatcher.caller')}
        <Meter source={caller} label={t('dispatcher.caller')} text={text} />
      </span>
      <span className={css.voice}>
        <Mic aria-hidden /> {t('dispatcher.myVoice')}
        <Meter source={seat?.micLevel ?? silent} label={t('dispatcher.myVoice')} text={text} />
      </span>
      {seat && <Device seat={seat} />}
      <Quality call={call} />
    </div>
  )
}

/** A microphone that is away is louder than a level that stays down. */
function Device({ seat }: { readonly seat: Voice }) {
  const t = useText()
  const microphone = useStore(seat.state, (state) => state.microphone.kind)
  if (microphone === 'live' || microphone === 'closed' || microphone === 'opening') return null
  return (
    <b className={css.lost} role="alert">
      {t('dispatcher.noMicrophone')}
    </b>
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
