/** Words of the speech services: their settings, keys, tests, models, and what is wrong with each. */
import { en } from './providers/en.ts'
import { es } from './providers/es.ts'

export const providers = { es, en } as const
