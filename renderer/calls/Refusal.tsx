/** What the host refused and why, in words, inside a dialog. */
import { CircleX } from 'lucide-react'
import type { HostRefusal } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import css from './Refusal.module.css'
import { refusalWords } from './refusalWords.ts'

export function Refusal({ title, refusal }: { readonly title: string; readonly refusal: HostRefusal }) {
  const t = useText()
  return (
    <div role="alert" className={css.refusal} data-refusal={refusal.code} data-field={refusal.field}>
      <CircleX aria-hidden="true" />
      <div>
        <b>{title}</b>
        <p>{refusalWords(t, refusal)}</p>
      </div>
    </div>
  )
}
