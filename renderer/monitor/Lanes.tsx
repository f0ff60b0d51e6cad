/** Heads of the two lanes: who speaks there and how loud, straight from the sound. */
import { Headphones, Volume2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Speaker } from '../../convex/domain/canonical.ts'
import { decibels } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { levelSource } from '../live.ts'
import { LevelText } from '../ui/LevelText.tsx'
import { Meter } from '../ui/Meter.tsx'
import css from './Transcript.module.css'
import { useNarrow } from './useNarrow.ts'

export function Lanes({ callId, local }: { readonly callId: string; readonly local: boolean }) {
  return (
    <div className={css.lanes}>
      <Lane callId={callId} leg="customer" local={local} />
      <span />
      <Lane callId={callId} leg="agent" local={local} />
    </div>
  )
}

function Lane({ callId, leg, local }: { callId: string; leg: Speaker; local: boolean }) {
  const t = useText()
  const narrow = useNarrow()
  const source = useMemo(() => levelSource(callId, leg), [callId, leg])
  const name = leg === 'customer' ? t('monitor.caller') : t('monitor.agent')
  const Icon = leg === 'customer' ? Volume2 : Headphones
  return (
    <div className={css.lane} title={local ? undefined : t('monitor.levelElsewhere')}>
      <Icon aria-hidden />
      <b className={leg === 'customer' ? css.caller : css.agent}>{name}</b>
      <Meter
        source={source}
        label={t('monitor.level', { leg: name })}
        text={decibels}
        segments={16}
        segmentWidth={narrow ? 3 : 5}
      />
      <LevelText source={source} text={decibels} className={css.db} />
    </div>
  )
}
