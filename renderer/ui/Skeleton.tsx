/** A grey bar where a value will be, with the width and height (px, or all there is) that value will have. */
import css from './Skeleton.module.css'

type Props = { readonly width?: string; readonly height?: number | '100%' }

export function Skeleton({ width = '60%', height = 11 }: Props) {
  return <span className={css.bar} style={{ width, height }} aria-hidden="true" />
}
