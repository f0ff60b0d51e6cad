/** Words of the call monitor. */
import { en } from './monitor/en.ts'
import { es } from './monitor/es.ts'

export const monitor = { es, en } as const
