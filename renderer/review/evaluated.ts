/** How a call is judged, as the backend tells it, and what a review may have open over itself. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'

export type Evaluated = NonNullable<FunctionReturnType<typeof api.review.evaluation>>

export type Over = 'export' | 'sign' | null
