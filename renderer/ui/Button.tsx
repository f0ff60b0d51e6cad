/** Buttons: neutral by default, near-white for the one primary act of a view, red only for danger. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './Button.module.css'
import { names } from './names.ts'

type Tone = 'plain' | 'primary' | 'ghost' | 'danger' | 'dangerSolid'
type Size = 'small' | 'medium' | 'large'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> & {
  readonly tone?: Tone
  readonly size?: Size
  readonly icon?: ReactNode
  /** Makes a toggle of it: `aria-pressed`, ice colour when on. */
  readonly pressed?: boolean | undefined
  /** Why it cannot be used now; it stays focusable and says so. */
  readonly unavailable?: string | undefined
  readonly busy?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button(props: ButtonProps) {
  const {
    tone = 'plain',
    size = 'medium',
    icon,
    pressed,
    unavailable,
    busy,
    wide,
    children,
    onClick,
    ref,
    ...rest
  } = props
  const off = unavailable !== undefined || busy === true
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      title={unavailable ?? rest.title}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      className={names(css.button, css[tone], css[size], pressed && css.on, off && css.off, wide && css.wide)}
      onClick={(event) => {
        if (!off) onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> & {
  readonly icon: ReactNode
  /** Its accessible name, and its tooltip. */
  readonly label: string
}

/** A button that is only a drawing: square, at least 26 px, always named. */
export function IconButton({ label, ...props }: IconButtonProps) {
  return <Button {...props} aria-label={label} title={props.title ?? label} />
}
