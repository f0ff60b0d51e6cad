/** The moments worth going to, along the axis; those too near to each other as one. */
import {
  Ambulance,
  Bookmark,
  Check,
  Ear,
  Flag,
  Hand,
  Lock,
  Megaphone,
  Mic,
  NotebookPen,
  PauseCircle,
  PhoneForwarded,
  PhoneOff,
} from 'lucide-react'
import { memo } from 'react'
import { AlertIcon } from '../alertIcon.tsx'
import { type Text, textOr, useText } from '../i18n/text.ts'
import { labelOf, saidOf } from '../incident/words.ts'
import { durationText } from '../ui/Duration.tsx'
import type { CallTime } from './callTime.ts'
import { clustersOf, type Mark } from './marks.ts'
import css from './Timeline.module.css'
import { usePlayer } from './usePlayer.ts'

type Props = {
  readonly marks: readonly Mark[]
  readonly time: CallTime
  /** ms that one mark takes on the axis. */
  readonly room: number
}

export const MarkRow = memo(function MarkRow({ marks, time, room }: Props) {
  const t = useText()
  const player = usePlayer()
  return (
    <>
      <div className={css.label}>{t('review.row_marks')}</div>
      <div className={css.row} data-row="marks">
        {clustersOf(marks, room).map(({ ms, marks: [first, ...others] }) => {
          const said = t('review.markAt', { what: markText(t, first), time: durationText(first.ms) })
          const more = others.length === 0 ? '' : ` ${t('review.markMany', { n: others.length })}`
          const list = [first, ...others].map((mark) => `${durationText(mark.ms)} ${markText(t, mark)}`).join('\n')
          return (
            <button
              key={first.key}
              type="button"
              tabIndex={-1}
              className={css.mark}
              data-tone={first.tone}
              data-mark={first.kind}
              style={{ left: `clamp(13px, ${(ms / time.durationMs) * 100}%, calc(100% - 13px))` }}
              title={list}
              aria-label={`${said}${more}`}
              onClick={() => player.seek(first.ms)}
            >
              <MarkIcon mark={first} />
              {others.length > 0 && <small data-count={others.length + 1} />}
            </button>
          )
        })}
      </div>
    </>
  )
})

const ACTION_ICONS = {
  COACH_AGENT: Mic,
  JOIN_CALL: Ear,
  TRANSFER_CALL: PhoneForwarded,
  END_CALL: PhoneOff,
  ADD_NOTE: NotebookPen,
  BOOKMARK_MOMENT: Bookmark,
  FLAG_FOR_REVIEW: Flag,
} as const
const KIND_ICONS = {
  hold: PauseCircle,
  transfer: PhoneForwarded,
  help: Hand,
  correction: Lock,
  note: NotebookPen,
  objective: Check,
  readOut: Megaphone,
} as const

function MarkIcon({ mark }: { readonly mark: Mark }) {
  if (mark.kind === 'alert') return <AlertIcon type={mark.type} />
  if (mark.kind === 'objective' && mark.objective === 'resources_dispatched') return <Ambulance aria-hidden />
  const Icon =
    mark.kind === 'action'
      ? ACTION_ICONS[mark.action]
      : mark.kind === 'joined'
        ? mark.mode === 'listen'
          ? Ear
          : Mic
        : KIND_ICONS[mark.kind]
  return <Icon aria-hidden />
}

export function markText(t: Text, mark: Mark): string {
  switch (mark.kind) {
    case 'alert':
      return t(`vocabulary.alert.${mark.type}`)
    case 'action': {
      const said = t(`review.mark_${mark.action}`, { name: mark.name })
      return mark.details === null ? said : `${said}: ${mark.details}`
    }
    case 'joined':
      return t(`review.mark_joined_${mark.mode}`, { name: mark.name })
    case 'help':
      return t('review.mark_help', { name: mark.name })
    case 'objective':
      return textOr(t, `vocabulary.objective.${mark.objective}`, mark.text)
    case 'correction': {
      const value = mark.value === null || mark.value === '' ? t('review.emptied') : saidOf(t, mark.field, mark.value)
      return t('review.mark_correction', { field: labelOf(t, mark.field), value, name: mark.name })
    }
    case 'readOut': {
      const { name, text, to } = mark
      const state = mark.state === 'begun' || mark.state === 'stopped' ? mark.state : 'failed'
      return to === 'ear' ? t('review.mark_unheard', { name }) : t(`review.mark_readOut_${state}`, { name, text })
    }
    case 'note':
      return t('review.mark_note', { name: mark.name, text: mark.text })
    default:
      return t(`review.mark_${mark.kind}`)
  }
}
