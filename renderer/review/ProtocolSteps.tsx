/** Where the call left the room's protocol: what was not said, said late or out of order; each moment can be heard. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { Section } from '../ui/Panel.tsx'
import css from './Evaluation.module.css'
import { BEFORE_MS } from './Lanes.tsx'
import { usePlayer } from './usePlayer.ts'

export function ProtocolSteps({ callId }: { readonly callId: string }) {
  const t = useText()
  const player = usePlayer()
  const language = useLanguage((state) => state.language)
  const course = useQuery(api.protocol.ofCall, { callId })
  if (course === undefined || course === null) return null
  const { protocol, score, steps } = course
  const left = steps.flatMap((step) => {
    const fault = step.state !== 'done' ? 'missing' : step.outOfOrder ? 'outOfOrder' : step.late ? 'late' : null
    return step.required && fault !== null ? [{ ...step, fault } as const] : []
  })
  return (
    <Section>
      <details className={css.protocol}>
        <summary title={t('review.protocol', { title: protocol.title[language], version: protocol.version })}>
          {t('review.protocolScore', { n: score.inOrder, of: score.due })}
        </summary>
        <p className={css.faint}>
          {t('review.protocol', { title: protocol.title[language], version: protocol.version })}
        </p>
        {protocol.status === 'sample' && <p className={css.faint}>{protocol.notice[language]}</p>}
        {left.length === 0 ? (
          <p className={css.faint}>{t('review.protocolGood')}</p>
        ) : (
          <ul>
            {left.map((step) => {
              const { atMs } = step
              return (
                <li key={step.id} data-step={step.id} data-fault={step.fault}>
                  <span>{step.title[language]}</span>
                  <b>{t(`review.step_${step.fault}`)}</b>
                  {atMs !== null && (
                    <button
                      type="button"
                      className={css.moment}
                      aria-label={t('review.noteHear', { time: durationText(atMs) })}
                      onClick={() => player.seek(Math.max(0, atMs - BEFORE_MS))}
                    >
                      {durationText(atMs)}
                    </button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </details>
    </Section>
  )
}
