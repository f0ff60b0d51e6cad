/** Hears from Convex when a call of this host was ended elsewhere, by a supervisor at another console, and hangs it up here too. */
import type { ConvexClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'

/**
 * `onEnded`: a call that Convex knew as live is live no more. Returns what ends the watch. While the backend is away nothing is
 * ended, because nothing was heard.
 */
export function watchOrders(room: ConvexClient, onEnded: (callId: string) => void): () => void {
  let live = new Set<string>()
  return room.onUpdate(
    api.queries.liveCalls.getActiveCalls,
    {},
    (calls) => {
      const now = new Set(calls.map(({ callId }) => callId))
      for (const callId of live) if (!now.has(callId)) onEnded(callId)
      live = now
    },
    () => undefined,
  )
}
