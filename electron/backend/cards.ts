/** What persons hold on the card of a call, as Convex tells it while the call runs. While the backend is away the last that was heard counts. */
import type { ConvexClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'
import type { FieldName } from '../../convex/domain/canonical.ts'

export type Held = { readonly [K in FieldName]?: string | null }

export function watchCard(room: ConvexClient, callSessionId: string): { locked(): Held; close(): void } {
  let held: Held = {}
  const stop = room.onUpdate(
    api.incidents.card,
    { callSessionId },
    (card) => {
      const locked = card?.fields.filter(({ lockedBy }) => lockedBy !== null) ?? []
      held = Object.fromEntries(locked.map(({ field, value }) => [field, value]))
    },
    () => undefined,
  )
  return { locked: () => held, close: stop }
}
