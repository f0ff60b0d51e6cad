/** Callers who gave up, and who calls them back. */
export type CallBacksProps = {
  /** Opens a call of the list. */
  readonly onOpen: (callId: string) => void
}

export function CallBacks(_: CallBacksProps) {
  return null
}
