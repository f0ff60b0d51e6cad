/** The bar above a review: the way back, when the call was, whether its sound is what was recorded. */
import { useQuery } from 'convex/react'
import { CalendarX2, ChevronLeft, ShieldAlert, ShieldCheck, ShieldQuestionMark, VolumeX } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { InTopBar } from '../frame/TopBar.tsx'
import { clockText, useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { useView } from '../view.ts'
import type { Reviewed } from './marks.ts'
import css from './TopLine.module.css'
import type { Check, Sound } from './useSound.ts'

type Props = { readonly reviewed: Reviewed; readonly sound: Sound; readonly check: Check }

const DAY_MS = 86_400_000
const ICONS = { whole: ShieldCheck, changed: ShieldAlert, working: ShieldQuestionMark } as const

export function TopLine({ reviewed: { call }, sound, check }: Props) {
  const t = useText()
  const format = useFormat()
  const go = useView((view) => view.go)
  const reviewed = useView((view) => view.reviewed)
  const kept = useQuery(api.settings.get, {})?.['retention.recordings']?.value ?? null
  const Icon = check === 'unknown' ? null : ICONS[check]
  const range = { date: format.date(call.startedAt), from: clockText(call.startedAt), to: clockText(call.endedAt) }
  return (
    <InTopBar>
      <Button tone="ghost" size="small" icon={<ChevronLeft aria-hidden />} onClick={() => go(reviewed)}>
        {t('review.back')}
      </Button>
      <span className={css.range}>{t('review.range', range)}</span>
      {call.endReason !== 'hangup' && <span className={css.range}>{t(`vocabulary.end.${call.endReason}`)}</span>}
      <span className={css.end}>
        {call.practice && (
          <AlertChip tone="practice" title={t('review.practiceBody')}>
            {t('review.practice')}
          </AlertChip>
        )}
        {Icon !== null && check !== 'unknown' && (
          <AlertChip
            tone={check === 'changed' ? 'life' : 'plain'}
            icon={<Icon aria-hidden />}
            {...(check === 'changed' ? { title: t('review.check_changedBody') } : {})}
          >
            {t(`review.check_${check}`)}
          </AlertChip>
        )}
        {kept !== null && sound.kind === 'ready' && (
          <AlertChip tone="plain" icon={<CalendarX2 aria-hidden />}>
            {t('review.erasedOn', { date: format.date(call.endedAt + kept * DAY_MS) })}
          </AlertChip>
        )}
        {sound.kind !== 'ready' && sound.kind !== 'measuring' && (
          <AlertChip tone="caution" icon={<VolumeX aria-hidden />} title={whyNoSound(t, format.date, sound)}>
            {t('review.audio_short')}
          </AlertChip>
        )}
      </span>
    </InTopBar>
  )
}

/** Why nothing can be heard, in words. */
export function whyNoSound(t: Text, date: (at: number) => string, sound: Sound): string {
  if (sound.kind === 'measuring' || sound.kind === 'ready') return ''
  if (sound.kind === 'erased') return t('review.audio_erased', { date: date(sound.at) })
  return t(`review.audio_${sound.kind}`)
}
