/** What a panel says when it has nothing to show, and what to do about it. */
import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

type Props = {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className={css.empty}>
      {icon}
      <b className={css.title}>{title}</b>
      {children}
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </div>
  )
}
