/** A grey bar where a value will be, with the width that value will have. */
import css from './Skeleton.module.css'

type Props = { readonly width?: string; readonly height?: number }

export function Skeleton({ width = '60%', height = 11 }: Props) {
  return <span className={css.bar} style={{ width, height }} aria-hidden="true" />
}
