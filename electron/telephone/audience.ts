/** Who is in one call and who hears whom: carries the plan of `call/supervision` out on the media engine and the recording. */

import { plan, type SupervisionMode, speaks } from '../call/supervision.ts'
import type { SipCall } from '../capture/sipCall.ts'
import type { LegRef, Media, RtpLeg, WindowLeg } from '../rtp/media/media.ts'
import type { Present } from './phoneView.ts'

/** A supervisor's way into the call: a window of this host, or a line from another console. */
export type SupervisorLeg = WindowLeg | RtpLeg

export type Audience = {
  /** The caller is heard through this leg from now on: the first one, after a transfer, or after the engine was lost. */
  caller(leg: RtpLeg): void
  /** The engine lost the dispatcher's leg, and another is in its place. */
  seat(): void
  /** Nobody hears anybody before the call is answered, but for what is played to the caller. */
  answered(): void
  /** A tone or announcement for the caller until the call is answered. */
  play(ref: LegRef | null): void
  mute(muted: boolean): void
  hold(held: boolean): void
  join(who: Present, leg: SupervisorLeg): void
  /** The engine lost the leg of a supervisor's window, and another is in its place; the mode stays. */
  renew(supervisorId: string): void
  /** False when this supervisor is not in the call. */
  change(supervisorId: string, mode: SupervisionMode): boolean
  leave(supervisorId: string): boolean
  /**
   * A machine voice, until the returned function ends it: in the dispatcher's ear alone, or to the caller and all who hear the call. `barred` is told,
   * once, when the caller can no longer be spoken to (on hold, or a supervisor has taken over): then it is heard by nobody any more.
   */
  speak(leg: WindowLeg, to: 'ear' | 'caller', barred: () => void): () => void
  /** Why the caller cannot be spoken to by the dispatcher's side now; nothing when it can. */
  bar(): 'held' | 'taken' | 'unanswered' | undefined
  present(): readonly Present[]
  /** True when this supervisor's voice may be heard: what a window sends otherwise is dropped before it reaches a leg. */
  mayspeak(supervisorId: string): boolean
  close(): void
}

type Speaking = {
  readonly leg: WindowLeg
  readonly to: 'ear' | 'caller'
  readonly voice: { hear(heard: boolean): void }
  readonly barred: () => void
}
type Guest = { who: Present; readonly leg: SupervisorLeg; voice: { hear(heard: boolean): void } }

export function openAudience(media: Media, source: SipCall, seat: WindowLeg): Audience {
  let desk = source.voice('agent', seat, false)
  const guests = new Map<string, Guest>()
  const speaking = new Set<Speaking>()
  /** Gains that are not 0 dB, as `from>to`. */
  const soft = new Map<string, readonly [from: LegRef, to: LegRef]>()
  let callerLeg: RtpLeg | undefined
  let callerVoice: { hear(heard: boolean): void } | undefined
  let open = false
  let muted = false
  let held = false
  let played: LegRef | null = null

  const bar = (): ReturnType<Audience['bar']> => {
    if (!open) return 'unanswered'
    if (held) return 'held'
    return [...guests.values()].some(({ who }) => who.mode === 'takeOver') ? 'taken' : undefined
  }

  /** What is read to a caller who cannot hear it is read to nobody. */
  function silence(): void {
    if (bar() === undefined) return
    for (const one of speaking) {
      if (one.to !== 'caller') continue
      speaking.delete(one)
      one.voice.hear(false)
      one.barred()
    }
  }

  function apply(): void {
    silence()
    if (!callerLeg) return
    const caller = callerLeg.ref
    if (!open) {
      media.route(caller, played === null ? [] : [played])
      return
    }
    const supervisors = [...guests.values()].map(({ who, leg }) => ({ ref: leg.ref, mode: who.mode }))
    const spoken = [...speaking].map(({ leg, to }) => ({ ref: leg.ref, to }))
    const { routes, aloud } = plan({ caller, dispatcher: seat.ref, muted, held, supervisors, spoken })
    const softer = new Set<string>()
    for (const { to, from, soft: gains } of routes) {
      media.route(to, from)
      for (const [ref, db] of gains) {
        softer.add(`${ref}>${to}`)
        soft.set(`${ref}>${to}`, [ref, to])
        media.gain(ref, to, db)
      }
    }
    for (const [key, [from, to]] of soft) {
      if (softer.has(key)) continue
      media.gain(from, to, 0)
      soft.delete(key)
    }
    // The dispatcher's side of the recording is what the caller hears.
    desk.hear(aloud.includes(seat.ref))
    for (const { leg, voice } of [...guests.values(), ...speaking]) voice.hear(aloud.includes(leg.ref))
  }

  const remove = (supervisorId: string): boolean => {
    const guest = guests.get(supervisorId)
    if (!guest) return false
    guests.delete(supervisorId)
    guest.voice.hear(false)
    media.route(guest.leg.ref, [])
    guest.leg.close()
    apply()
    return true
  }

  return {
    caller(leg) {
      callerVoice?.hear(false)
      callerLeg = leg
      callerVoice = source.voice('customer', leg)
      apply()
    },
    seat() {
      desk.hear(false)
      desk = source.voice('agent', seat, false)
      apply()
    },
    answered() {
      open = true
      apply()
    },
    play(ref) {
      played = ref
      if (!open) apply()
    },
    mute(next) {
      muted = next
      apply()
    },
    hold(next) {
      held = next
      apply()
    },
    join(who, leg) {
      remove(who.supervisorId)
      guests.set(who.supervisorId, { who, leg, voice: source.voice('agent', leg, false) })
      apply()
    },
    renew(supervisorId) {
      const guest = guests.get(supervisorId)
      if (!guest) return
      guest.voice.hear(false)
      guest.voice = source.voice('agent', guest.leg, false)
      apply()
    },
    change(supervisorId, mode) {
      const guest = guests.get(supervisorId)
      if (!guest) return false
      guest.who = { ...guest.who, mode }
      apply()
      return true
    },
    leave: remove,
    speak(leg, to, barred) {
      const one: Speaking = { leg, to, barred, voice: source.voice('agent', leg, false) }
      speaking.add(one)
      apply()
      return () => {
        if (!speaking.delete(one)) return
        one.voice.hear(false)
        apply()
      }
    },
    bar,
    present: () => [...guests.values()].map(({ who }) => who),
    mayspeak(supervisorId) {
      const guest = guests.get(supervisorId)
      return guest !== undefined && speaks(guest.who.mode)
    },
    close() {
      for (const { voice } of speaking) voice.hear(false)
      speaking.clear()
      for (const id of [...guests.keys()]) remove(id)
      if (callerLeg) media.route(callerLeg.ref, [])
      media.route(seat.ref, [])
    },
  }
}
