/** What all the charts of this screen have alike: a place of known size, axes, and what the pointer is told. */
import type { ReactNode } from 'react'
import { useSize } from '../ui/size.ts'
import css from './Plot.module.css'

type PlotProps = {
  /** All that the picture says, in a sentence: its numbers are in the table. */
  readonly label: string
  readonly children: (size: { readonly width: number; readonly height: number }) => ReactNode
}

export function Plot({ label, children }: PlotProps) {
  const [place, size] = useSize()
  return (
    <div ref={place} className={css.plot} role="img" aria-label={label}>
      {size && children(size)}
    </div>
  )
}

/** Drawn anew with each call that ends: nothing moves. */
export const STILL = { isAnimationActive: false } as const
export const MARGIN = { top: 10, right: 22, bottom: 0, left: 0 }
export const AXIS = { stroke: 'var(--line2)', tickLine: false } as const
export const GRID = { stroke: 'var(--line)', vertical: false } as const
/** Under the pointer. */
export const CURSOR = { fill: 'var(--hover)', stroke: 'var(--line2)' } as const
/** Percentages that add up to a hundred. */
export const SHARES = { domain: [0, 100], ticks: [0, 50, 100], width: 56 } as const

/** Percentages near their goal: from `floor` up, or from below the lowest of them, for what differs to be seen. */
export function above(floor: number, values: readonly (number | null)[]) {
  const low = Math.min(floor, ...values.map((value) => Math.floor((value ?? 100) / 20) * 20))
  return { domain: [low, 100], ticks: [low, (low + 100) / 2, 100], width: SHARES.width }
}

type ToldProps<T> = {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: T }[]
  readonly name: (point: T) => string
  readonly lines: (point: T) => readonly (readonly [name: string, value: string])[]
}

/** The numbers of the point under the pointer. */
export function Told<T>({ active, payload, name, lines }: ToldProps<T>) {
  const point = payload?.[0]?.payload
  if (active !== true || point === undefined) return null
  return (
    <div className={css.told}>
      <b>{name(point)}</b>
      {lines(point).map(([what, value]) => (
        <span key={what}>
          {what} <b>{value}</b>
        </span>
      ))}
    </div>
  )
}

export type Part = { readonly name: string; readonly value: string; readonly colour: string }

/** What each colour means, in the order in which they lie on each other. */
export function Legend({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <ul className={css.legend}>
      {parts.map(({ name, value, colour }) => (
        <li key={name}>
          <i style={{ background: colour }} /> {name} <b>{value}</b>
        </li>
      ))}
    </ul>
  )
}
