/** One stream of a carrier (Twilio, Telnyx): `connected`, `start`, sound of both tracks, `stop`. */
import type { WebSocket } from 'ws'
import type { Codecs } from '../../rtp/codec/codec.ts'
import type { LegId } from '../source.ts'
import type { StreamKey } from './admission.ts'
import { type Legs, openLegs } from './legs.ts'
import { begin, type Desk, infoOf, type Line, openLine, type StreamHandle } from './line.ts'
import { type Refusal, readStreamMessage, refused, type StreamMessage } from './messages.ts'
import { createPlacing, type Placing } from './placing.ts'
import { type Voice, voiceOf } from './voice.ts'

export type CarrierDesk = Desk & {
  readonly codecs: Codecs
  /** The key's owner, or null. */
  readonly unlock: (token: string) => StreamKey | null
  /** The stranger has shown a key. False when there are too many calls. */
  readonly admitted: () => boolean
}

type Track = { readonly voice: Voice; readonly placing: Placing }
type State =
  | { readonly kind: 'waiting'; readonly owner: StreamKey | null }
  | {
      readonly kind: 'running'
      readonly legs: Legs
      readonly tracks: Record<LegId, Track>
      readonly handle: StreamHandle
    }
  | { readonly kind: 'over' }

/** `owner` when the key came with the upgrade; else `start` must bring it (Twilio strips the query of its URL). */
export function serveCarrier(socket: WebSocket, desk: CarrierDesk, owner: StreamKey | null): void {
  let state: State = { kind: 'waiting', owner }
  const line: Line = openLine(socket, desk, {
    text(text) {
      const message = readStreamMessage(text)
      // A start that cannot be read: nothing can come of this stream.
      if (message.kind === 'refused' && message.field.startsWith('start') && state.kind === 'waiting') line.end(message)
      else {
        const refusal = message.kind === 'refused' ? message : hear(message)
        if (refusal) line.refuse(refusal)
      }
    },
    binary: () => line.refuse(refused('message', 'must be text')),
    started: () => state.kind !== 'waiting',
    ended: finish,
  })

  function finish(): void {
    const was = state
    state = { kind: 'over' }
    if (was.kind !== 'running') return
    for (const { placing, voice } of [was.tracks.agent, was.tracks.customer]) {
      placing.end()
      voice.close()
    }
    was.legs.end()
  }

  function hear(message: StreamMessage): Refusal | null {
    switch (message.kind) {
      case 'connected':
        if (state.kind === 'waiting' && message.token !== null) {
          state = { kind: 'waiting', owner: state.owner ?? desk.unlock(message.token) }
        }
        return null
      case 'start':
        return state.kind === 'waiting' ? open(message, state.owner) : refused('event', 'start came before')
      case 'media':
        return state.kind === 'running'
          ? put(message, state.tracks[message.leg])
          : refused('event', 'start must come first')
      case 'key':
        if (state.kind === 'running') state.handle.key?.(message.key)
        return null
      case 'stop':
        line.end()
        return null
      case 'other':
        return null
    }
  }

  function open(start: StreamMessage & { kind: 'start' }, known: StreamKey | null): Refusal | null {
    const token = start.parameters.get('token') ?? start.parameters.get('key')
    const who = known ?? (token === undefined ? null : desk.unlock(token))
    if (!who) return last(refused('start.customParameters.token', 'must be a key of this room'))
    const voice = voiceOf(start.format, desk.codecs)
    if ('field' in voice) return last(refused(`start.mediaFormat.${voice.field}`, voice.reason))
    if (!desk.admitted()) return last(refused('start', 'too many calls'))
    const info = infoOf(desk, {
      sessionId: start.call,
      agentName: start.parameters.get('agent') ?? who.name,
      customerPhone: start.from,
      campaignName: who.name,
    })
    const legs = openLegs(info, voice.sampleRate, () => line.end())
    const track = (leg: LegId): Track => {
      const decoder = voice.open()
      const emit = (at: number, payload: Uint8Array): void => legs.put(leg, at, decoder.decode(payload))
      return { voice: decoder, placing: createPlacing({ sampleRate: voice.sampleRate, now: desk.now, emit }) }
    }
    const tracks = { agent: track('agent'), customer: track('customer') }
    const handle = begin(desk, line, legs.source)
    if (handle) state = { kind: 'running', legs, tracks, handle }
    return null
  }

  function put(
    { number, atMs, payload }: StreamMessage & { kind: 'media' },
    { voice, placing }: Track,
  ): Refusal | null {
    const samples = voice.samplesIn(payload)
    if (samples === null) return refused('media.payload', 'is not of the encoding that start told')
    if (line.heard((samples * 1000) / voice.sampleRate / 2)) placing.push({ number, atMs, samples, payload })
    return null
  }

  /** Nothing can come of this stream any more. */
  function last(refusal: Refusal): null {
    line.end(refusal)
    return null
  }
}
