/** The words beside the sound on a window's audio channel: what a window asks (open, close) and what it is told. */
import { type Infer, v } from 'convex/values'
import { validate } from 'convex-helpers/validators'

const purpose = v.union(v.literal('dispatch'), v.literal('supervise'), v.literal('test'))

/** Window → host. `id` is the window's own number for the answer. */
export const audioAsk = v.union(
  v.object({ ask: v.literal('open'), id: v.number(), purpose, callId: v.optional(v.string()) }),
  v.object({ ask: v.literal('close'), line: v.number() }),
)

export type Purpose = Infer<typeof purpose>
export type AudioAsk = Infer<typeof audioAsk>

/** Host → window. A line that closes is told once, whoever closed it. */
export type AudioTold =
  | { readonly told: 'opened'; readonly id: number; readonly line: number }
  | { readonly told: 'refused'; readonly id: number; readonly field: string; readonly reason: string }
  | { readonly told: 'closed'; readonly line: number; readonly reason: 'window' | 'host' }

/** Nothing a window asks is longer, characters. */
const LONGEST = 1024

/** What the text asks, or null for what is no message of ours. Never throws. */
export function readAsk(text: string): AudioAsk | null {
  if (text.length > LONGEST) return null
  try {
    const value: unknown = JSON.parse(text)
    return validate(audioAsk, value) ? (value as AudioAsk) : null
  } catch {
    return null
  }
}
