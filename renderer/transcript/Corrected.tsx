/** A person's words under those of the machine. */
import { PenLine } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import css from './Corrected.module.css'
import type { Correction } from './corrections.ts'

export function Corrected({ correction }: { readonly correction: Correction | undefined }) {
  const t = useText()
  if (correction === undefined) return null
  return (
    <p className={css.corrected} data-correction>
      <PenLine aria-hidden />
      <span>{correction.text}</span> <small>{t('transcript.corrected', { by: correction.by })}</small>
    </p>
  )
}
