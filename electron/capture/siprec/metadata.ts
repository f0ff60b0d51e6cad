/** What a recording client says of the call it forks: the elements of RFC 7865 §6, whichever draft wrote them. */

/** ms since the epoch; null for an end that was not told. */
export type Span = { readonly from: number | null; readonly to: number | null }

export type RsSession = {
  readonly id: string
  /** Session-ID of the recorded call (RFC 7989); as written. */
  readonly sipSessionIds: readonly string[]
  readonly groupId: string | null
  readonly span: Span
  /** Why it began or ended, in the client's words. */
  readonly reasons: readonly string[]
}

export type RsParticipant = {
  readonly id: string
  readonly names: readonly { readonly aor: string | null; readonly name: string | null }[]
  /** Who began the call, where the client says so (`callingParty` of Oracle's SBCs); null when it does not. */
  readonly calling: boolean | null
}

export type RsStream = {
  readonly id: string
  readonly sessionId: string | null
  /** `a=label` of the line that carries it (RFC 4574). */
  readonly label: string | null
  /** The client says that more than one voice is in it (`mode` of draft-07). */
  readonly mixed: boolean
}

/** Who sends and hears which streams, for a span of time. */
export type RsParticipantStream = {
  readonly participantId: string
  readonly send: readonly string[]
  readonly recv: readonly string[]
  readonly span: Span
}

export type RsParticipantSession = {
  readonly participantId: string
  readonly sessionId: string | null
  readonly span: Span
  /** `pname` and `pval`: the media feature tags of a participant (RFC 7865 §6.6). */
  readonly params: ReadonlyMap<string, string>
}

export type RsMetadata = {
  /** `partial` changes what was told before, `complete` replaces it (RFC 7865 §6.1). */
  readonly mode: 'complete' | 'partial'
  /** Of a draft before the RFC. */
  readonly legacy: boolean
  readonly groups: readonly { readonly id: string; readonly span: Span }[]
  readonly sessions: readonly RsSession[]
  readonly participants: readonly RsParticipant[]
  readonly streams: readonly RsStream[]
  readonly sessionRecordings: readonly { readonly sessionId: string; readonly span: Span }[]
  readonly participantSessions: readonly RsParticipantSession[]
  readonly participantStreams: readonly RsParticipantStream[]
  /** Leaves of other namespaces (`ucid`, `AvayaUCID`, …), with the id of the element they stand in. */
  readonly extensions: readonly { readonly of: string | null; readonly name: string; readonly value: string }[]
}

export const NO_METADATA: RsMetadata = {
  mode: 'complete',
  legacy: false,
  groups: [],
  sessions: [],
  participants: [],
  streams: [],
  sessionRecordings: [],
  participantSessions: [],
  participantStreams: [],
  extensions: [],
}
