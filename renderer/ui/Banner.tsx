/** One strip under the top bar: what still works first, then what does not. */
import type { ReactNode } from 'react'
import css from './Banner.module.css'
import { names } from './names.ts'

export type BannerTone = 'offline' | 'error' | 'recovered' | 'practice'

type Props = {
  readonly tone: BannerTone
  readonly icon?: ReactNode
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function Banner({ tone, icon, title, children, actions }: Props) {
  return (
    <div className={names(css.banner, css[tone])} role={tone === 'error' ? 'alert' : 'status'} data-banner={tone}>
      {icon}
      <b className={css.title}>{title}</b>
      {children !== undefined && <span className={css.text}>{children}</span>}
      {actions !== undefined && <span className={css.actions}>{actions}</span>}
    </div>
  )
}
