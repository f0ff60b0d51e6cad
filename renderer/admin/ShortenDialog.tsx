/** The question before anything is taken away for good: how much it is, and the days typed once more. */

import { useQuery } from 'convex/react'
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { RetentionKind } from '../../convex/domain/roomSettings.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import css from './Settings.module.css'

type Props = {
  readonly kind: RetentionKind
  readonly days: number
  readonly onKeep: () => void
  readonly onShorten: (confirm: string) => void
}

export function ShortenDialog({ kind, days, onKeep, onShorten }: Props) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const preview = useQuery(api.retention.preview, { kind, days })
  const [typed, setTyped] = useState('')
  const ready = preview !== undefined && typed.trim() === String(days)
  return (
    <Dialog
      title={t('admin.r_confirmTitle', { n: days, what: t(`admin.r_${kind}`) })}
      closeLabel={t('frame.action.close')}
      onClose={onKeep}
      actions={
        <>
          <Button data-autofocus onClick={onKeep}>
            {t('admin.r_keep')}
          </Button>
          <Button
            tone="dangerSolid"
            icon={<Trash2 aria-hidden />}
            unavailable={ready ? undefined : t('admin.w_confirm')}
            onClick={() => onShorten(typed)}
          >
            {t('admin.r_confirm')}
          </Button>
        </>
      }
    >
      <p role="status" data-preview>
        {preview === undefined
          ? t('admin.r_counting')
          : preview.calls === 0
            ? t('admin.r_previewNone')
            : `${t(preview.more ? 'admin.r_previewMore' : 'admin.r_preview', { n: preview.calls })} ${preview.oldest === null ? '' : t('admin.r_oldest', { date: format.date(preview.oldest) })}`}
      </p>
      <p className={css.gap}>
        <label htmlFor={id}>{t('admin.r_confirmBody', { n: days })}</label>
      </p>
      <input
        id={id}
        className={names(fields.input, fields.fit)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </Dialog>
  )
}
