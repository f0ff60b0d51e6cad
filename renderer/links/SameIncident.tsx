/** Calls that may be the same event: why, side by side, and what a person makes of it. */
export type SameIncidentProps = {
  readonly callId: string
  readonly callSessionId: string
  /** Opens the other call. */
  readonly onOpen: (callId: string) => void
  /** One line only, for a list's side panel. */
  readonly brief?: boolean
}

export function SameIncident(_: SameIncidentProps) {
  return null
}
