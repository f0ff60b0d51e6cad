/** Words of the review: the list of finished calls, and one of them on its axis. */
import { en } from './review/en.ts'
import { es } from './review/es.ts'

export const review = { es, en } as const
