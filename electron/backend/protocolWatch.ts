/** Hears from Convex which protocol is in force in the room, and what people decide in a call that is held against it. */
import type { ConvexClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'

/** The file of the version in force, now and whenever another one is. Returns what ends the watch. */
export const watchProtocol = (room: ConvexClient, onFile: (file: string) => void): (() => void) =>
  room.onUpdate(
    api.protocol.current,
    {},
    ({ file }) => onFile(file),
    () => undefined,
  )

type Decisions = (typeof api.protocol.decisions)['_returnType']

/** What people ticked, answered and opened in a call of this host. Returns what ends the watch. */
export const watchDecisions = (
  room: ConvexClient,
  callId: string,
  onDecisions: (decisions: Decisions) => void,
): (() => void) => room.onUpdate(api.protocol.decisions, { callId }, onDecisions, () => undefined)
