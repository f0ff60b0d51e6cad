/** A review while it is being read: the words first, since they come first, and grey where the rest will be. */
import { useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Call.module.css'
import type { Entry } from './spoken.ts'
import lineCss from './Transcript.module.css'

export function CallLoading({ entries }: { readonly entries: readonly Entry[] | undefined }) {
  const t = useText()
  return (
    <div className={css.call} aria-busy="true">
      <p className={css.reading} role="status">
        {t('review.loading')}
      </p>
      <Panel label={t('review.timeline')}>
        <div className={css.bones}>
          {[28, 30, 50, 44, 44, 29, 29, 29].map((height, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing distinguishes them
            <Skeleton key={i} width="100%" height={height - 8} />
          ))}
        </div>
      </Panel>
      <div className={css.low}>
        <Panel title={t('review.transcript')} label={t('review.transcript')}>
          <ol className={lineCss.lines}>
            {entries?.map((entry) => (
              <li key={entry._id} className={lineCss.line} data-speaker={entry.speaker}>
                <span />
                <span className={lineCss.who}>{t(`review.voice_${entry.speaker}`)}</span>
                <span>{entry.text}</span>
              </li>
            )) ?? (
              <li className={css.bones}>
                <Skeleton width="70%" />
                <Skeleton width="55%" />
                <Skeleton width="62%" />
              </li>
            )}
          </ol>
        </Panel>
      </div>
    </div>
  )
}
