/** What the marked words mean, and the way from one to the next: how many lines have each kind, and which one was jumped to. */
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { type Keyworded, withTone } from './keywords.ts'
import lineCss from './Line.module.css'
import css from './Transcript.module.css'

type Props = {
  readonly all: readonly Keyworded[]
  /** The entry that was jumped to. */
  readonly jumped: string | null
  readonly onJump: (among: readonly Keyworded[]) => void
}

export function Keywords({ all, jumped, onJump }: Props) {
  const t = useText()
  const place = all.findIndex(({ entryKey }) => entryKey === jumped)
  return (
    <>
      <span className={css.legend}>
        {(['clinical', 'data'] as const).map((tone) => {
          const among = withTone(all, tone)
          const kind = t(`monitor.${tone}`)
          return (
            <button
              key={tone}
              type="button"
              className={names(css.keyword, lineCss[tone])}
              disabled={among.length === 0}
              aria-label={t('monitor.keywordNext', { kind, n: among.length })}
              onClick={() => onJump(among)}
            >
              {kind}
              {among.length > 0 && ` ${among.length}`}
            </button>
          )
        })}
      </span>
      <span role="status">{place >= 0 && t('monitor.keywordAt', { i: place + 1, n: all.length })}</span>
    </>
  )
}
