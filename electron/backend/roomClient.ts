/** The host's one ear in Convex: a client with the host's own token, for all that it is told of the room. */
import { ConvexClient } from 'convex/browser'
import { WebSocket } from 'ws'

/** `token` gives a new token of the host. A backend that is away is waited for. */
export function openRoomClient(url: string, token: () => Promise<string>): ConvexClient {
  const client = new ConvexClient(url, {
    logger: false,
    skipConvexDeploymentUrlCheck: true,
    unsavedChangesWarning: false,
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  client.setAuth(token)
  return client
}
