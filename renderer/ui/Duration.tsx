/** How long something has lasted: 04:12, or 1:04:12 from one hour. */
import { useCallback } from 'react'
import { Ticking } from './Ticking.tsx'

const two = (n: number): string => String(n).padStart(2, '0')

/** mm:ss, h:mm:ss from 1 h; never negative. `ms` in milliseconds. */
export const durationText = (ms: number): string => {
  const total = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(total / 3600)
  const rest = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

type Props = {
  /** ms since the epoch. */
  readonly since: number
  /** When it ended; left out while it lasts. */
  readonly until?: number | undefined
  readonly className?: string | undefined
  readonly label?: string
}

export function Duration({ since, until, className, label }: Props) {
  const text = useCallback((now: number) => durationText((until ?? now) - since), [since, until])
  return <Ticking text={text} role="timer" className={className} {...(label === undefined ? {} : { label })} />
}
