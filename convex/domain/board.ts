/** The call list in parts, so that a call that changes is read again with its few neighbours and not with the whole room. */

export const BOARD_PARTS = 16

/** The part in which a call is listed: FNV-1a of its id, 0 to `BOARD_PARTS` - 1, for good. */
export function boardPartOf(callId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < callId.length; i++) hash = Math.imul(hash ^ callId.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % BOARD_PARTS
}
