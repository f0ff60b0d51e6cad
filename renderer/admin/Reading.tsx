/** A part of a section while it is read, and when it could not be. */
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Settings.module.css'
import type { HostRead } from './useHostRead.ts'

type Props<T> = {
  readonly read: HostRead<T>
  readonly onRetry: () => void
  readonly rows?: number
  readonly children: (value: T) => ReactNode
}

export function Reading<T>({ read, onRetry, rows = 3, children }: Props<T>) {
  const t = useText()
  if (read.kind === 'ready') return children(read.value)
  if (read.kind === 'failed')
    return (
      <EmptyState
        title={t('admin.unreadable', { reason: read.why })}
        actions={<Button onClick={onRetry}>{t('frame.state.retry')}</Button>}
      />
    )
  return <Waiting rows={rows} />
}

export function Waiting({ rows }: { readonly rows: number }) {
  const t = useText()
  return (
    <div aria-busy="true">
      <span className={css.unseen} role="status">
        {t('admin.loading')}
      </span>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that never move
        <div key={i} className={css.row}>
          <Skeleton width={`${30 + ((i * 17) % 30)}%`} />
          <Skeleton width={`${40 + ((i * 23) % 40)}%`} />
        </div>
      ))}
    </div>
  )
}
