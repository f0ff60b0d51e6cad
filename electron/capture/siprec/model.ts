/** The call as its recording client has described it so far: complete documents replace it, partial ones change it (RFC 7865 §6.1). */
import type { RsMetadata, RsParticipant, RsSession, RsStream } from './metadata.ts'

export type RecordingModel = {
  readonly sessions: ReadonlyMap<string, RsSession>
  /** In the order in which they came; those who left stay, with their end. */
  readonly participants: ReadonlyMap<string, RsParticipant>
  /** When each left, ms since the epoch. */
  readonly left: ReadonlyMap<string, number>
  readonly streams: ReadonlyMap<string, RsStream>
  /** Streams that each participant sends now, by participant. */
  readonly sends: ReadonlyMap<string, ReadonlySet<string>>
}

export const EMPTY_MODEL: RecordingModel = {
  sessions: new Map(),
  participants: new Map(),
  left: new Map(),
  streams: new Map(),
  sends: new Map(),
}

/** `at`: when it came, ms since the epoch, for ends that are told without a time. */
export function apply(before: RecordingModel, told: RsMetadata, at: number): RecordingModel {
  const base = told.mode === 'partial' ? before : EMPTY_MODEL
  const sessions = merged(base.sessions, told.sessions)
  const streams = merged(base.streams, told.streams)
  const participants = merged(base.participants, told.participants)
  const left = new Map(base.left)
  const sends = new Map(base.sends)

  // A complete document that no longer names somebody says that they have left; who they were is not forgotten.
  if (told.mode === 'complete') {
    for (const [id, participant] of before.participants) {
      if (participants.has(id)) continue
      participants.set(id, participant)
      left.set(id, before.left.get(id) ?? at)
    }
  }
  for (const { participantId, span } of told.participantSessions) {
    if (span.to !== null) left.set(participantId, span.to)
    else if (told.mode === 'partial') left.delete(participantId)
  }
  for (const [participantId, entries] of byParticipant(told)) {
    const open = entries.filter(({ span }) => span.to === null)
    // What is open now takes the place of what was; an entry with an end only closes what it lists, or everything.
    const now = new Set(open.length > 0 ? open.flatMap(({ send }) => send) : sends.get(participantId))
    for (const { send, recv, span } of entries) {
      if (span.to === null) continue
      if (send.length + recv.length === 0) now.clear()
      for (const stream of send) if (!open.some((entry) => entry.send.includes(stream))) now.delete(stream)
    }
    sends.set(participantId, now)
  }
  for (const id of left.keys()) sends.delete(id)
  return { sessions, participants, left, streams, sends }
}

function merged<T extends { readonly id: string }>(before: ReadonlyMap<string, T>, told: readonly T[]): Map<string, T> {
  const all = new Map(before)
  for (const one of told) all.set(one.id, one)
  return all
}

function byParticipant({ participantStreams }: RsMetadata): Map<string, RsMetadata['participantStreams'][number][]> {
  const found = new Map<string, RsMetadata['participantStreams'][number][]>()
  for (const entry of participantStreams) {
    const list = found.get(entry.participantId)
    if (list) list.push(entry)
    else found.set(entry.participantId, [entry])
  }
  return found
}

/** Who speaks on the line of this label; by the order of lines and streams when nothing fits, as clients without labels mean it. */
export function speakersOn(
  model: RecordingModel,
  label: string | null,
  index: number,
): { readonly stream: RsStream | null; readonly speakers: readonly RsParticipant[] } {
  const streams = [...model.streams.values()]
  const labelled = label === null ? undefined : streams.find((one) => one.label === label)
  const unlabelled = streams.every((one) => one.label === null) ? streams[index] : undefined
  const stream = labelled ?? unlabelled ?? null
  const present = [...model.participants.values()].filter(({ id }) => !model.left.has(id))
  if (stream === null) return { stream, speakers: [] }
  const speakers = present.filter(({ id }) => model.sends.get(id)?.has(stream.id))
  if (speakers.length > 0 || model.sends.size > 0) return { stream, speakers }
  // No associations at all: as many participants as streams means one each, in order.
  const alone = present.length === streams.length ? present[streams.indexOf(stream)] : undefined
  return { stream, speakers: alone ? [alone] : [] }
}
