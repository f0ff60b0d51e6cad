/** Reads recording metadata (RFC 7865, and the drafts before it that SBCs still send). It never throws, and reads what it can. */
import { allText, attributeOf, child, childrenOf, descendants, textOf, tidy, type XmlElement } from '../xml/element.ts'
import { readXml } from '../xml/readXml.ts'
import { readTime } from '../xml/time.ts'
import { NO_METADATA, type RsMetadata, type RsParticipantStream, type RsStream, type Span } from './metadata.ts'

export type RsMetadataRead = {
  /** `damaged`: it broke off, what was whole before is here. `bad`: nothing could be read. Either way the call is recorded. */
  readonly kind: 'ok' | 'damaged' | 'bad'
  readonly value: RsMetadata
  /** English, never with the document's own words. */
  readonly problems: readonly string[]
}

const NAMESPACE = 'urn:ietf:params:xml:ns:recording:1'
/** A conference of more is not a call to an emergency room. */
const MOST = 256
const EXTENSIONS = 64
/** Elements that are looked at for them. */
const LOOKED = 4_096

/** Never throws; linear in the input. */
export function parseRsMetadata(bytes: Uint8Array): RsMetadataRead {
  const xml = readXml(bytes)
  const problems = xml.problems.map(({ line, why }) => (line > 0 ? `line ${line}: ${why}` : why))
  if (!xml.root) return { kind: 'bad', value: NO_METADATA, problems }
  const root = recordingOf(xml.root)
  if (!root) return { kind: 'bad', value: NO_METADATA, problems: [...problems, 'no recording element'] }
  const value = readRecording(root, problems)
  return { kind: xml.kind === 'ok' ? 'ok' : 'damaged', value, problems }
}

function recordingOf(root: XmlElement): XmlElement | null {
  if (root.name === 'recording') return root
  const [inner] = descendants(root, new Set(['recording']))
  return inner ?? null
}

function readRecording(root: XmlElement, problems: string[]): RsMetadata {
  const all = (name: string): readonly XmlElement[] => {
    const found = childrenOf(root, name)
    if (found.length > MOST) problems.push(`more than ${MOST} elements of one name`)
    return found.slice(0, MOST)
  }
  /** Those without an id cannot be spoken of. */
  const named = <T>(name: string, read: (element: XmlElement, id: string) => T, ...ids: string[]): T[] =>
    all(name).flatMap((element) => {
      const id = attributeOf(element, ...ids, 'id')
      if (id === null) problems.push(`a ${name} without an id`)
      return id === null ? [] : [read(element, id)]
    })

  const mode = (textOf(root, 'datamode') ?? textOf(root, 'dataMode') ?? 'complete').toLowerCase()
  if (mode !== 'complete' && mode !== 'partial') problems.push('a data mode that is neither complete nor partial')
  const participants = all('participant')
  return {
    mode: mode === 'partial' ? 'partial' : 'complete',
    legacy: root.namespace !== NAMESPACE,
    groups: named('group', (element, id) => ({ id, span: spanOf(element) }), 'group_id', 'groupid'),
    sessions: named('session', readSession, 'session_id', 'sessionid'),
    participants: named('participant', readParticipant, 'participant_id', 'participantid'),
    streams: named('stream', readStream, 'stream_id', 'streamid'),
    sessionRecordings: all('sessionrecordingassoc').flatMap((element) => {
      const sessionId = attributeOf(element, 'session_id', 'sessionid', 'session', 'id')
      return sessionId === null ? [] : [{ sessionId, span: spanOf(element) }]
    }),
    participantSessions: [
      ...all('participantsessionassoc').flatMap((element) => {
        const participantId = attributeOf(element, ...PARTICIPANT)
        const sessionId = attributeOf(element, ...SESSION)
        return participantId === null
          ? []
          : [{ participantId, sessionId, span: spanOf(element), params: paramsOf(element) }]
      }),
      // Before the RFC the participant itself named its session and its times.
      ...participants.flatMap((element) => {
        const participantId = attributeOf(element, ...PARTICIPANT, 'id')
        const sessionId = attributeOf(element, ...SESSION)
        return participantId === null || sessionId === null
          ? []
          : [{ participantId, sessionId, span: spanOf(element), params: new Map<string, string>() }]
      }),
    ],
    participantStreams: [
      ...[...all('participantstreamassoc'), ...all('streamparticipantassoc')].flatMap((element) =>
        readAssociation(element, attributeOf(element, ...PARTICIPANT)),
      ),
      // As did its streams.
      ...participants
        .filter((element) => child(element, 'send') ?? child(element, 'recv'))
        .flatMap((element) => readAssociation(element, attributeOf(element, ...PARTICIPANT, 'id'))),
    ],
    extensions: extensionsOf(root),
  }
}

const PARTICIPANT = ['participant_id', 'participantid', 'participant']
const SESSION = ['session_id', 'sessionid', 'session']

/** `associate-time`/`disassociate-time`, or `start-time`/`stop-time` of a session. */
const spanOf = (element: XmlElement): Span => ({
  from: readTime(textOf(element, 'associate-time') ?? textOf(element, 'start-time')),
  to: readTime(textOf(element, 'disassociate-time') ?? textOf(element, 'stop-time')),
})

const list = (element: XmlElement, name: string): string[] =>
  childrenOf(element, name)
    .slice(0, MOST)
    .map(({ text }) => tidy(text))
    .filter((text) => text !== '')

const readSession = (element: XmlElement, id: string): RsMetadata['sessions'][number] => ({
  id,
  sipSessionIds: list(element, 'sipSessionID'),
  groupId: textOf(element, 'group-ref') ?? textOf(element, 'groupref'),
  span: spanOf(element),
  reasons: list(element, 'reason'),
})

function readParticipant(element: XmlElement, id: string): RsMetadata['participants'][number] {
  const names = childrenOf(element, 'nameID')
    .slice(0, MOST)
    .map((one) => ({ aor: attributeOf(one, 'aor', 'uri'), name: textOf(one, 'name') }))
  const [calling] = descendants(element, new Set(['callingParty']))
  const told = calling ? tidy(calling.text).toLowerCase() : ''
  return { id, names, calling: told === 'true' ? true : told === 'false' ? false : null }
}

const readStream = (element: XmlElement, id: string): RsStream => ({
  id,
  sessionId: attributeOf(element, ...SESSION),
  label: textOf(element, 'label') ?? attributeOf(element, 'label'),
  mixed: /^mixed$/i.test(textOf(element, 'mode') ?? ''),
})

function readAssociation(element: XmlElement, participantId: string | null): RsParticipantStream[] {
  if (participantId === null) return []
  return [{ participantId, send: list(element, 'send'), recv: list(element, 'recv'), span: spanOf(element) }]
}

function paramsOf(element: XmlElement): Map<string, string> {
  const params = new Map<string, string>()
  for (const param of childrenOf(element, 'param').slice(0, MOST)) {
    const name = attributeOf(param, 'pname')
    if (name !== null) params.set(name.toLowerCase(), attributeOf(param, 'pval') ?? '')
  }
  return params
}

/** Leaves of foreign elements: a call's name in another system (UCID) links a recording to it. */
function extensionsOf(root: XmlElement): { of: string | null; name: string; value: string }[] {
  const found: { of: string | null; name: string; value: string }[] = []
  let looked = 0
  const walk = (element: XmlElement, of: string | null, foreign: boolean): void => {
    for (const one of element.children) {
      if (found.length >= EXTENSIONS || ++looked > LOOKED) return
      const outside =
        foreign || one.name === 'extensiondata' || (one.namespace !== root.namespace && one.name !== 'name')
      const id = attributeOf(one, 'parent') ?? (element === root ? ownId(one) : null) ?? of
      if (outside && one.children.length === 0) {
        const value = allText(one).slice(0, 256)
        if (value !== '') found.push({ of: id, name: one.name, value })
      } else walk(one, id, outside)
    }
  }
  walk(root, null, false)
  return found
}

const ownId = (element: XmlElement): string | null =>
  attributeOf(element, `${element.name}_id`, `${element.name}id`, 'id')
