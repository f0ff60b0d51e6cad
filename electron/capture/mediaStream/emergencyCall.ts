/** `/emergency/call`: binary chunks of sound in, one JSON result for each and one for each thing that becomes known. */
import type { WebSocket } from 'ws'
import { createResampler, type Resampler } from '../../audio/resample.ts'
import type { LegId } from '../source.ts'
import type { StreamKey } from './admission.ts'
import { createChunkReader, type RawFormat } from './chunkSound.ts'
import { type Legs, openLegs } from './legs.ts'
import { begin, type Desk, infoOf, type Line, openLine, type StreamHandle, type StreamResult } from './line.ts'
import { refused } from './messages.ts'

export type Caller = {
  readonly owner: StreamKey
  readonly raw: RawFormat
  readonly phone: string
  readonly agent: string
}

type Leg = { next: number; rate: number; resampler: Resampler }
type Running = {
  readonly legs: Legs
  readonly sampleRate: number
  readonly voices: Record<LegId, Leg>
  readonly handle: StreamHandle
}

/** The rates that the recognisers know; any other is brought to the higher one. */
const NATIVE_RATES = new Set([8000, 16_000])
const FALLBACK_RATE = 16_000
const NOTHING: StreamResult = { chunkText: '', fullTranscript: '', canonical: {} }

/** The call begins with the first chunk that is sound. */
export function serveEmergencyCall(socket: WebSocket, desk: Desk, caller: Caller): void {
  const read = createChunkReader(caller.raw)
  const openedAt = desk.now()
  const info = infoOf(desk, {
    sessionId: '',
    agentName: caller.agent,
    customerPhone: caller.phone,
    campaignName: caller.owner.name,
  })
  const sessionId = info.callId
  let running: Running | null = null
  let over = false
  let chunks = 0
  let known = NOTHING
  const line: Line = openLine(socket, desk, {
    text: () => line.refuse(refused('message', 'must be binary sound')),
    binary: hear,
    started: () => running !== null,
    ended() {
      over = true
      if (!running) return
      for (const leg of ['agent', 'customer'] as const) flush(running, leg)
      running.legs.end()
    },
  })

  function hear(bytes: Uint8Array): void {
    const sound = read(bytes)
    if ('kind' in sound) {
      line.refuse(sound)
      return
    }
    const { sampleRate, customer, agent } = sound
    if (!line.heard((customer.length * 1000) / sampleRate)) return
    running ??= open(NATIVE_RATES.has(sampleRate) ? sampleRate : FALLBACK_RATE, sampleRate)
    if (!running) return
    put(running, 'customer', sampleRate, customer)
    if (agent) put(running, 'agent', sampleRate, agent)
    chunks++
    answer(known)
    // What was said is told once.
    known = { ...known, chunkText: '' }
  }

  function open(sampleRate: number, from: number): Running | null {
    const legs = openLegs({ ...info, sessionId, startedAt: desk.now() }, sampleRate, () => line.end())
    const handle = begin(desk, line, legs.source)
    if (!handle) return null
    if (handle.results) void tell(handle.results)
    const leg = (): Leg => ({ next: 0, rate: from, resampler: createResampler(from, sampleRate) })
    return { legs, sampleRate, handle, voices: { agent: leg(), customer: leg() } }
  }

  function put(call: Running, leg: LegId, rate: number, pcm: Int16Array): void {
    const voice = call.voices[leg]
    if (voice.rate !== rate) {
      flush(call, leg)
      voice.rate = rate
      voice.resampler = createResampler(rate, call.sampleRate)
    }
    add(call, leg, voice.resampler.push(pcm))
  }

  const flush = (call: Running, leg: LegId): void => add(call, leg, call.voices[leg].resampler.flush())
  const add = (call: Running, leg: LegId, pcm: Int16Array): void => {
    call.legs.put(leg, call.voices[leg].next, pcm)
    call.voices[leg].next += pcm.length
  }

  /** Ends with the line; a fault of whoever supplies the results costs the results, never the call. */
  async function tell(results: AsyncIterable<StreamResult>): Promise<void> {
    try {
      for await (const result of results) {
        if (over) return
        known = { ...result, chunkText: '' }
        answer(result)
      }
    } catch {
      line.refuse(refused('results', 'are not to be had any more'))
    }
  }

  const answer = (result: StreamResult): void =>
    line.send({
      chunk_text: result.chunkText,
      full_transcript: result.fullTranscript,
      canonical: result.canonical,
      timestamp: desk.now() / 1000,
      session_info: {
        session_id: sessionId,
        duration_seconds: (desk.now() - openedAt) / 1000,
        chunk_count: chunks,
      },
      ...(result.incidentId === undefined
        ? {}
        : { convex_update: { success: true, incident_id: result.incidentId, session_id: sessionId } }),
    })
}
