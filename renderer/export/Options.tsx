/** Which format, and whether people are in it; to put them in takes a role and a reason. */
import { useQuery } from 'convex/react'
import { useId } from 'react'
import { api } from '../../convex/_generated/api'
import { NOBODY } from '../../convex/domain/export/owner.ts'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import css from './ExportPanel.module.css'
import { FORMATS, type Format } from './files.ts'

export type Chosen = { readonly format: Format; readonly redacted: boolean; readonly reason: string }

type Props = {
  readonly chosen: Chosen
  readonly mayDisclose: boolean
  readonly onChange: (chosen: Chosen) => void
}

export const LONGEST_REASON = 300

export function Options({ chosen, mayDisclose, onChange }: Props) {
  const t = useText()
  const id = useId()
  const { format, redacted, reason } = chosen
  return (
    <>
      <Choice<Format>
        label={t('export.format')}
        value={format}
        options={FORMATS.map((value) => ({ value, text: t(`export.format_${value}`) }))}
        onChange={(value) => onChange({ ...chosen, format: value })}
      />
      <p className={css.note}>{t(`export.about_${format}`)}</p>
      {format === 'eido' && <Owner />}
      <label className={css.switch}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={redacted}
          checked={redacted}
          disabled={!mayDisclose}
          aria-describedby={`${id}-why`}
          onChange={(event) => onChange({ ...chosen, redacted: event.target.checked })}
        />
        <b>{t('export.personal')}</b>
      </label>
      <p id={`${id}-why`} className={redacted ? css.note : css.warn}>
        {t(redacted ? 'export.personalOn' : 'export.personalOff')}{' '}
        {redacted && t(mayDisclose ? 'export.readFirst' : 'export.personalRole')}
      </p>
      {!redacted && (
        <label className={css.reason}>
          <span>{t('export.reason')}</span>
          <textarea
            value={reason}
            required
            maxLength={LONGEST_REASON}
            placeholder={t('export.reasonPlaceholder')}
            onChange={(event) => onChange({ ...chosen, reason: event.target.value })}
          />
        </label>
      )}
    </>
  )
}

/** Whose ids the document will carry; that it is nobody's must be seen before it leaves. */
function Owner() {
  const t = useText()
  const owner = useQuery(api.settings.owner, {})
  if (owner === undefined) return null
  return owner.domain === null ? (
    <p className={css.warn} data-owner="none">
      {t('export.ownerNone', { domain: NOBODY.domain })}
    </p>
  ) : (
    <p className={css.note}>{t('export.owner', { domain: owner.domain })}</p>
  )
}
