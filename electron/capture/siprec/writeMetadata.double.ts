/** Writes recording metadata (RFC 7865 §8): what a recording client says, for the clients that this project runs against its recorder. */

export type ToldParticipant = {
  readonly id: string
  readonly aor: string
  readonly name?: string
  /** Labels of the streams that it sends. */
  readonly sends: readonly string[]
  /** It has left. */
  readonly left?: boolean
}

export type ToldCall = {
  readonly mode?: 'complete' | 'partial'
  readonly sessionId: string
  readonly participants: readonly ToldParticipant[]
  /** Labels. */
  readonly streams: readonly string[]
  /** ms since the epoch. */
  readonly at: number
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)

const element = (name: string, attributes: Readonly<Record<string, string>>, content: string): string => {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${told.join('')}>${content}</${name}>\n`
}

/** A stream's id is made of its label, so that partial documents need no memory. */
export function writeMetadata({ mode = 'complete', sessionId, participants, streams, at }: ToldCall): string {
  const time = new Date(at).toISOString()
  const span = (left: boolean | undefined): string =>
    left ? `<disassociate-time>${time}</disassociate-time>` : `<associate-time>${time}</associate-time>`
  const session = { session_id: sessionId }
  const parts = [
    element('session', session, `<start-time>${time}</start-time>`),
    ...participants.map(({ id, aor, name }) => {
      const called = name === undefined ? '' : `<name>${escaped(name)}</name>`
      return element('participant', { participant_id: id }, element('nameID', { aor }, called))
    }),
    ...streams.map((label) =>
      element('stream', { stream_id: `stream-${label}`, ...session }, `<label>${escaped(label)}</label>`),
    ),
    element('sessionrecordingassoc', session, `<associate-time>${time}</associate-time>`),
    ...participants.map(({ id, left }) =>
      element('participantsessionassoc', { participant_id: id, ...session }, span(left)),
    ),
    ...participants.map(({ id, sends, left }) => {
      const sent = sends.map((label) => `<send>${escaped(`stream-${label}`)}</send>`)
      return element('participantstreamassoc', { participant_id: id }, `${sent.join('')}${span(left)}`)
    }),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<recording xmlns="urn:ietf:params:xml:ns:recording:1">\n<datamode>${mode}</datamode>\n${parts.join('')}</recording>\n`
}
