/** Sizes as a person reads them: 12 GB, 3,4 MB, 512 kB. */
import type { Format } from '../i18n/format.ts'

const STEPS = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const

export function bytesText(format: Pick<Format, 'number'>, bytes: number): string {
  for (const [size, unit] of STEPS)
    if (bytes >= size) return `${format.number(bytes / size, bytes < size * 10 ? 1 : 0)}\u00a0${unit}`
  return `${format.number(bytes)}\u00a0B`
}
