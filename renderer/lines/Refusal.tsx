/** Why the host did not take what a form gave it, beside the form. */
import type { HostRefusal } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import css from './Lines.module.css'
import { fieldText, reasonText } from './reasons.ts'

export function Refusal({ refusal: { field, reason, code } }: { readonly refusal: HostRefusal }) {
  const t = useText()
  const why = reason ?? code
  return (
    <p className={css.wrong} role="alert">
      {field === undefined
        ? t('lines.failed', { reason: why })
        : t('lines.invalid', { field: fieldText(t, field), reason: reasonText(t, why) })}
    </p>
  )
}
