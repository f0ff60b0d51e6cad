/** A bordered surface with a 38 px heading. */
import type { ReactNode } from 'react'
import css from './Panel.module.css'

type Props = {
  readonly title?: ReactNode
  /** Right end of the heading. */
  readonly aside?: ReactNode
  readonly label?: string
  readonly as?: 'section' | 'aside'
  readonly children: ReactNode
}

export function Panel({ title, aside, label, as: Tag = 'section', children }: Props) {
  return (
    <Tag className={css.panel} aria-label={label}>
      {(title !== undefined || aside !== undefined) && (
        <div className={css.heading}>
          {typeof title === 'string' ? <h2>{title}</h2> : title}
          {aside !== undefined && <span className={css.aside}>{aside}</span>}
        </div>
      )}
      {children}
    </Tag>
  )
}

/** A part of a panel, under its own small heading. */
export function Section({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.section}>
      {title !== undefined && (
        <div className={css.sectionHeading}>
          {title}
          {aside !== undefined && <span className={css.aside}>{aside}</span>}
        </div>
      )}
      {children}
    </div>
  )
}
