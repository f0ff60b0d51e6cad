/** One row of the settings: what it is, the control, and what became of the last change. */
import { Check, CircleX, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import css from './Settings.module.css'
import type { Kept } from './useKept.ts'

type Props = {
  readonly title: string
  readonly hint?: ReactNode
  readonly kept?: Kept
  readonly id?: string
  readonly children: ReactNode
}

export function Setting({ title, hint, kept, id, children }: Props) {
  return (
    <div className={css.row} data-setting={id}>
      <div className={css.what}>
        <b>{title}</b>
        {hint !== undefined && <small>{hint}</small>}
      </div>
      <div className={css.control}>{children}</div>
      <Saved kept={kept ?? { kind: 'rest' }} />
    </div>
  )
}

export function Saved({ kept }: { readonly kept: Kept }) {
  const t = useText()
  return (
    <span className={css.saved} role="status" data-kept={kept.kind}>
      {kept.kind === 'saving' && (
        <>
          <LoaderCircle aria-hidden />
          {t('admin.saving')}
        </>
      )}
      {kept.kind === 'saved' && (
        <>
          <Check aria-hidden />
          {t('admin.saved')}
        </>
      )}
      {kept.kind === 'failed' && (
        <>
          <CircleX aria-hidden />
          {t('admin.failed', { reason: kept.why })}
        </>
      )}
    </span>
  )
}

/** A fact that is only read. */
export function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
