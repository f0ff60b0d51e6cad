/** A short labelled pill: alerts by severity, machine values, the white one for a call for help, the practice mark. */
import type { ReactNode } from 'react'
import css from './AlertChip.module.css'
import { names } from './names.ts'

export type ChipTone = 'life' | 'caution' | 'info' | 'plain' | 'machine' | 'help' | 'practice'

type Props = {
  readonly tone: ChipTone
  readonly icon?: ReactNode
  readonly children?: ReactNode
  /** Its name when it shows a drawing only. */
  readonly label?: string
  readonly title?: string
  /** Seen by someone: keeps its text, loses its emphasis. */
  readonly acknowledged?: boolean
  readonly small?: boolean
}

export function AlertChip({ tone, icon, children, label, title, acknowledged, small }: Props) {
  const named = label === undefined ? {} : { role: 'img', 'aria-label': label }
  return (
    <span
      className={names(css.chip, css[tone], acknowledged && css.acknowledged, small && css.small)}
      data-tone={tone}
      title={title ?? label}
      {...named}
    >
      {icon}
      {children !== undefined && <span className={css.text}>{children}</span>}
    </span>
  )
}
