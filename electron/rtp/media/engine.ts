/** The media engine itself, to be run on an event loop of its own: legs on their sockets, one beat for all, sound for the recorder. */
import type { RemoteInfo } from 'node:dgram'
import type { Codecs } from '../codec/codec.ts'
import { startBeat } from './beat.ts'
import { createConference, type Half } from './conference.ts'
import { createLine, type Line } from './line.ts'
import type { FromEngine, HeardFrame, RecordedPart, ToEngine } from './messages.ts'
import { createMicrophone, type Microphone } from './microphone.ts'
import { openPorts, type PortPair } from './ports.ts'
import type { Recorded } from './receiver.ts'
import type { LegRef, RtpPlace } from './settings.ts'

export type Engine = {
  told(message: ToEngine): void
  /** Resolves when every BYE is on its way and every socket closed. */
  stopped: Promise<void>
}

export type EngineParts = {
  readonly codecs: Codecs
  /** Steady clock, ms. */
  readonly now: () => number
  /** ms since the epoch. */
  readonly wall: () => number
  readonly random: () => number
  readonly schedule: (act: () => void, ms: number) => () => void
  readonly say: (message: FromEngine, transfer: readonly ArrayBuffer[]) => void
  /** Messages of sound that the host has not taken in. */
  readonly behind: () => number
  readonly loopDelayP99Ms: () => number
}

/** Sound goes to the recorder in this many beats. */
const RECORD_BEATS = 3
/** A host that stands still for longer than this (messages of a beat) gets no sound for headsets: old sound helps nobody. */
const MOST_BEHIND = 25
/** How often what a microphone sent is told, beats. */
const SENT_BEATS = 5

type Open =
  | { readonly kind: 'opening'; readonly waiting: ToEngine[]; closed: boolean }
  | { readonly kind: 'rtp'; readonly line: Line; readonly ports: PortPair }
  | { readonly kind: 'window'; readonly microphone: Microphone }

export function startEngine(parts: EngineParts): Engine {
  const { codecs, now, wall, random, say } = parts
  const legs = new Map<LegRef, Open>()
  const conference = createConference()
  let beats = 0
  let faults = 0
  let beatAt = now()
  let half: Half = 0
  let headset: HeardFrame[] = []
  let finish: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    finish = resolve
  })

  /** A bug in one leg must not end the sound of all. */
  function guarded(act: () => void): void {
    try {
      act()
    } catch {
      faults++
    }
  }

  async function openRtp(ref: LegRef, place: RtpPlace, opening: Open & { kind: 'opening' }): Promise<void> {
    try {
      const ports = await openPorts(place, random)
      if (!ports) {
        legs.delete(ref)
        say({ kind: 'refused', ref, why: 'taken', detail: `${place.ports.from} to ${place.ports.to}` }, [])
        return
      }
      try {
        joinRtp(ref, place, ports, opening)
      } catch (error) {
        ports.close()
        throw error
      }
    } catch (error) {
      legs.delete(ref)
      say({ kind: 'refused', ref, why: 'failed', detail: error instanceof Error ? error.message : 'unknown' }, [])
    }
  }

  function joinRtp(ref: LegRef, place: RtpPlace, ports: PortPair, opening: Open & { kind: 'opening' }): void {
    const openedAt = now()
    const line = createLine({
      codecs,
      place,
      openedAt,
      random,
      wall,
      sendRtp: (bytes, to) => ports.send(ports.rtp, bytes, to),
      sendRtcp: (bytes, to) => ports.send(ports.rtcp, bytes, to),
      tell: (event) => say({ kind: 'event', ref, event }, []),
    })
    const from = ({ address, port }: RemoteInfo) => ({ address: address.replace(/^::ffff:(?=\d+\.)/, ''), port })
    ports.rtp.on('message', (bytes, info) => guarded(() => line.rtp(bytes, from(info), now())))
    if (ports.rtcp !== ports.rtp)
      ports.rtcp.on('message', (bytes, info) => guarded(() => line.rtcp(bytes, from(info), now())))
    legs.set(ref, { kind: 'rtp', line, ports })
    conference.join(ref, {
      half: line.half,
      say: () => ({ pcm: line.pull(beatAt), rate: line.rate() }),
      hearRate: line.sendRate,
      hear: (pcm, routed) => line.hear(pcm, routed, now()),
      wasHeard: () => undefined,
      listened: line.listened,
    })
    say({ kind: 'opened', ref, port: ports.port, rtcpPort: ports.rtcpPort, openedAt: wall() }, [])
    for (const message of opening.waiting) told(message)
    if (opening.closed) close(ref)
  }

  function openWindow(ref: LegRef): void {
    const microphone = createMicrophone(
      () => beatAt,
      () => half,
      (pcm, seq) => headset.push({ ref, seq, pcm: Int16Array.from(pcm) }),
    )
    legs.set(ref, { kind: 'window', microphone })
    conference.join(ref, microphone.party)
  }

  function close(ref: LegRef): void {
    const leg = legs.get(ref)
    if (!leg) return
    if (leg.kind === 'opening') {
      leg.closed = true
      return
    }
    legs.delete(ref)
    conference.leave(ref)
    if (leg.kind === 'rtp') {
      guarded(() => leg.line.close(now()))
      tellRecorded([[ref, leg.line.take(now(), true)]])
      leg.ports.close()
    } else tellSent(ref, leg.microphone)
    say({ kind: 'closed', ref }, [])
  }

  function tellRecorded(all: readonly (readonly [LegRef, readonly Recorded[]])[]): void {
    let length = 0
    for (const [, stretches] of all) for (const { pcm } of stretches) length += pcm.length
    if (length === 0) return
    const sound = new Int16Array(length)
    const told: RecordedPart[] = []
    let at = 0
    for (const [ref, stretches] of all)
      for (const { rate, position, pcm } of stretches) {
        sound.set(pcm, at)
        told.push({ ref, rate, position, from: at, length: pcm.length })
        at += pcm.length
      }
    say({ kind: 'recorded', buffer: sound.buffer, parts: told }, [sound.buffer])
  }
  function tellSent(ref: LegRef, microphone: Microphone): void {
    const sent = microphone.sent()
    if (sent) say({ kind: 'sent', ref, ...sent }, [])
  }

  function record(): void {
    const all: (readonly [LegRef, readonly Recorded[]])[] = []
    for (const [ref, leg] of legs)
      if (leg.kind === 'rtp')
        guarded(() => {
          const stretches = leg.line.take(now())
          if (stretches.length > 0) all.push([ref, stretches])
        })
    tellRecorded(all)
  }

  const beat = startBeat({
    now,
    schedule: parts.schedule,
    gaveUp(count) {
      for (const leg of legs.values()) if (leg.kind === 'rtp') leg.line.gaveUp(count)
    },
    beat(at, count) {
      beatAt = at
      half = count % 2 === 0 ? 0 : 1
      guarded(() => conference.beat(half))
      const frames = headset
      headset = []
      if (frames.length > 0 && parts.behind() < MOST_BEHIND)
        say(
          { kind: 'heard', frames },
          frames.map(({ pcm }) => pcm.buffer),
        )
      if (half === 1) return
      beats++
      for (const leg of legs.values()) if (leg.kind === 'rtp') guarded(() => leg.line.tick(now()))
      if (beats % RECORD_BEATS === 0) record()
      if (beats % SENT_BEATS === 0)
        for (const [ref, leg] of legs) if (leg.kind === 'window') tellSent(ref, leg.microphone)
    },
  })

  function told(message: ToEngine): void {
    const leg = 'ref' in message ? legs.get(message.ref) : undefined
    if (leg?.kind === 'opening' && message.kind !== 'close') {
      leg.waiting.push(message)
      return
    }
    switch (message.kind) {
      case 'openRtp': {
        const opening = { kind: 'opening', waiting: [], closed: false } as const satisfies Open
        legs.set(message.ref, opening)
        void openRtp(message.ref, message.place, opening)
        return
      }
      case 'openWindow':
        openWindow(message.ref)
        return
      case 'configure':
        if (leg?.kind === 'rtp') guarded(() => leg.line.configure(message.settings))
        return
      case 'keys':
        if (leg?.kind === 'rtp') leg.line.keys(message.keys)
        return
      case 'probe':
        if (leg?.kind === 'rtp') guarded(() => leg.line.probe(message.bytes, message.to))
        return
      case 'push':
        if (leg?.kind === 'window') guarded(() => leg.microphone.push(message.pcm, message.seq, now()))
        return
      case 'route':
        conference.route(message.to, message.from)
        return
      case 'gain':
        conference.gain(message.from, message.to, message.db)
        return
      case 'close':
        close(message.ref)
        return
      case 'stats': {
        const { request } = message
        const figures = {
          loopDelayP99Ms: parts.loopDelayP99Ms(),
          legs: legs.size,
          skippedTicks: beat.skipped(),
          faults,
        }
        say({ kind: 'stats', request, ...figures }, [])
        return
      }
      case 'stop':
        beat.stop()
        for (const ref of [...legs.keys()]) close(ref)
        finish()
    }
  }
  return { told, stopped }
}
