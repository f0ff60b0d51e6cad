/** What the file will hold, before it exists: how much of what, and how its first lines read. */
import type { IncidentBundle } from '../../convex/domain/export/bundle.ts'
import { MASK } from '../../convex/domain/export/hide.ts'
import { useText } from '../i18n/text.ts'
import css from './ExportPanel.module.css'
import { countsOf } from './files.ts'

const SHOWN_LINES = 5
const COUNTED = ['fields', 'changes', 'lines', 'phases', 'alerts', 'actions'] as const

export function Preview({ bundle }: { readonly bundle: IncidentBundle }) {
  const t = useText()
  const counts = countsOf(bundle)
  const hidden = bundle.transcript.filter(({ text }) => text.includes(MASK)).length
  const first = bundle.redacted ? mostTelling(bundle) : bundle.transcript.slice(0, SHOWN_LINES)
  return (
    <section className={css.preview} aria-label={t('export.contents')}>
      <h3>{t('export.contents')}</h3>
      <ul className={css.counts}>
        {COUNTED.filter((name) => counts[name] > 0).map((name) => (
          <li key={name}>{t(`export.n_${name}`, { n: counts[name] })}</li>
        ))}
        <li>{t(bundle.recording === null ? 'export.noRecording' : 'export.hasRecording')}</li>
        {bundle.review !== null && <li>{t('export.hasReview')}</li>}
        {bundle.redacted && hidden > 0 && <li>{t('export.n_hidden', { n: hidden })}</li>}
      </ul>
      {bundle.call.status !== 'ended' && <p className={css.note}>{t('export.stillLive')}</p>}
      {bundle.cut.length > 0 && <p className={css.note}>{t('export.wasCut')}</p>}
      <h3>{t(bundle.redacted && hidden > 0 ? 'export.previewHidden' : 'export.preview')}</h3>
      {first.length === 0 ? (
        <p className={css.note}>{t('export.previewEmpty')}</p>
      ) : (
        <ol className={css.lines}>
          {first.map((line) => (
            <li key={line.key}>
              <b>{t(`vocabulary.leg.${line.speaker}`)}</b> <Masked text={line.text} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Lines with something hidden come first: they are what has to be judged. */
function mostTelling({ transcript }: IncidentBundle): IncidentBundle['transcript'] {
  const hidden = transcript.filter(({ text }) => text.includes(MASK)).slice(0, SHOWN_LINES)
  return hidden.length > 0 ? hidden : transcript.slice(0, SHOWN_LINES)
}

function Masked({ text }: { readonly text: string }) {
  const t = useText()
  const parts = text.split(MASK)
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    <span key={i}>
      {part}
      {i < parts.length - 1 && (
        <span className={css.mask} role="img" aria-label={t('export.pdf_hidden')}>
          {MASK}
        </span>
      )}
    </span>
  ))
}
