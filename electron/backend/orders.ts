/** Hears from Convex when a call of this host was ended elsewhere, by a supervisor at another console, and hangs it up here too. */
import { ConvexClient } from 'convex/browser'
import { WebSocket } from 'ws'
import { api } from '../../convex/_generated/api.js'

type OrdersOptions = {
  readonly url: string
  /** A new token of the host. */
  readonly token: () => Promise<string>
  /** A call that Convex knew as live is live no more. */
  readonly onEnded: (callId: string) => void
}

/** Returns what ends it. A backend that is away is waited for: nothing is ended because nothing was heard. */
export function watchOrders({ url, token, onEnded }: OrdersOptions): () => Promise<void> {
  const client = new ConvexClient(url, {
    logger: false,
    skipConvexDeploymentUrlCheck: true,
    unsavedChangesWarning: false,
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  client.setAuth(token)
  let live = new Set<string>()
  client.onUpdate(
    api.queries.liveCalls.getActiveCalls,
    {},
    (calls) => {
      const now = new Set(calls.map(({ callId }) => callId))
      for (const callId of live) if (!now.has(callId)) onEnded(callId)
      live = now
    },
    () => undefined,
  )
  return () => client.close()
}
