/** Who hears whom, and how loud: from what each leg says in a beat to what each leg hears. Pure. */
import { crossed, factorOf, mix, type Voice } from './mixer.ts'
import { createRateChange } from './rateChange.ts'
import type { LegRef } from './settings.ts'

/** A leg in a beat. Beats of all legs are 20 ms long; half of the legs may have theirs 10 ms after the others. */
export type Party = {
  /** Which half it speaks in: whichever comes sooner after its sound. */
  half(): Half
  /** What it says, null for nothing; asked once a beat, and only when somebody hears it. */
  say(): { readonly pcm: Int16Array | null; readonly rate: number }
  /** Hz at which it hears. */
  hearRate(): number
  /** `routed` is false when it hears nobody on purpose. */
  hear(pcm: Int16Array | null, routed: boolean): void
  /** Its sound of this beat reached somebody. */
  wasHeard(pcm: Int16Array): void
  /** Whether anybody hears it from now on. */
  listened(on: boolean): void
}

export type Half = 0 | 1

export type Conference = {
  join(ref: LegRef, party: Party): void
  leave(ref: LegRef): void
  route(to: LegRef, from: readonly LegRef[]): void
  gain(from: LegRef, to: LegRef, db: number): void
  beat(half: Half): void
}

/** What a leg says in its beat, at the rates that are asked for. */
type Said = {
  readonly pcm: Int16Array | null
  readonly rate: number
  readonly at: Map<number, Int16Array | null>
  heard: boolean
}
type Gain = { now: number; target: number }

export function createConference(): Conference {
  const parties = new Map<LegRef, Party>()
  const said = new Map<LegRef, Said>()
  let heardRefs = new Set<LegRef>()
  /** Which half those who are heard have in this beat. */
  const halves = new Map<LegRef, Half>()
  const routes = new Map<LegRef, readonly LegRef[]>()
  /** By listener, until its next beat: whom it heard before its route was changed. */
  const leaving = new Map<LegRef, readonly LegRef[]>()
  /** By listener: who was added to others or came in their place, and was not heard yet. */
  const entering = new Map<LegRef, Set<LegRef>>()
  const gains = new Map<LegRef, Map<LegRef, Gain>>()
  /** By speaker, then by both rates. */
  const changes = new Map<LegRef, Map<string, ReturnType<typeof createRateChange>>>()

  function tellListened(): void {
    heardRefs = new Set([...routes, ...leaving].flatMap(([to, from]) => (parties.has(to) ? from : [])))
    for (const [ref, party] of parties) party.listened(heardRefs.has(ref))
    for (const held of [changes, said, halves]) for (const ref of held.keys()) if (!heardRefs.has(ref)) held.delete(ref)
  }
  function changed(ref: LegRef, from: number, to: number): (pcm: Int16Array | null) => Int16Array | null {
    const own = changes.get(ref) ?? new Map<string, ReturnType<typeof createRateChange>>()
    changes.set(ref, own)
    const key = `${from}>${to}`
    const change = own.get(key) ?? createRateChange(from, to)
    own.set(key, change)
    return change
  }

  return {
    join(ref, party) {
      parties.set(ref, party)
      tellListened()
    },
    leave(ref) {
      parties.delete(ref)
      // What it said last is not said again.
      said.delete(ref)
      halves.delete(ref)
      changes.delete(ref)
      for (const held of [routes, leaving, entering, gains]) held.delete(ref)
      for (const own of gains.values()) own.delete(ref)
      tellListened()
    },
    route(to, from) {
      // Nobody hears himself, nor anybody twice.
      const next = [...new Set(from)].filter((ref) => ref !== to)
      const before = routes.get(to) ?? []
      routes.set(to, next)
      const added = next.filter((ref) => !before.includes(ref))
      if (before.length > 0 && added.length > 0)
        entering.set(to, new Set([...(entering.get(to) ?? []), ...added].filter((ref) => next.includes(ref))))
      // Of several changes within a beat the first tells what was heard.
      if (before.some((ref) => !next.includes(ref)) && !leaving.has(to)) leaving.set(to, before)
      tellListened()
    },
    gain(from, to, db) {
      const own = gains.get(to) ?? new Map<LegRef, Gain>()
      gains.set(to, own)
      const target = factorOf(db)
      own.set(from, { now: own.get(from)?.now ?? 1, target })
    },
    beat(half) {
      for (const ref of heardRefs) {
        const party = parties.get(ref)
        if (!party) continue
        // Asked before it speaks: speaking may move its next beat, and this one is still to be heard.
        const own = party.half()
        halves.set(ref, own)
        if (own === half) said.set(ref, { ...party.say(), at: new Map(), heard: false })
      }
      for (const [to, party] of parties) {
        const from = routes.get(to) ?? []
        // A listener has its beat with a microphone that speaks to it; another's sound then waits for half a beat.
        const heard = [...from, ...(leaving.get(to) ?? [])]
        if ((heard.some((ref) => halves.get(ref) === 1) ? 1 : 0) !== half) continue
        party.hear(heardBy(to, from, party.hearRate()), from.length > 0 || leaving.has(to))
        if (leaving.delete(to)) tellListened()
      }
    },
  }

  /** What was routed until now fades out as what is routed from now on fades in; nothing else is ever touched. */
  function heardBy(to: LegRef, from: readonly LegRef[], rate: number): Int16Array | null {
    const before = leaving.get(to)
    const gone = before && mix(voicesFor(to, before, rate, false))
    const fresh = entering.get(to)
    const begun = [...(fresh ?? [])].filter((ref) => soundOf(ref, rate) !== null)
    const known =
      begun.length > 0 &&
      mix(
        voicesFor(
          to,
          from.filter((ref) => !begun.includes(ref)),
          rate,
          false,
        ),
      )
    const pcm = mix(voicesFor(to, from, rate, true))
    for (const ref of begun) fresh?.delete(ref)
    if (fresh?.size === 0) entering.delete(to)
    if (before) return crossed(gone ?? null, pcm)
    return begun.length > 0 ? crossed(known || null, pcm) : pcm
  }
  /** `settle`: the beat is over with this, and each gain where it was to go. */
  function voicesFor(to: LegRef, from: readonly LegRef[], rate: number, settle: boolean): Voice[] {
    const voices: Voice[] = []
    for (const ref of from) {
      const pcm = soundOf(ref, rate)
      const gain = gains.get(to)?.get(ref)
      if (pcm) voices.push({ pcm, from: gain?.now ?? 1, to: gain?.target ?? 1 })
      if (gain && settle) gain.now = gain.target
    }
    return voices
  }
  function soundOf(ref: LegRef, rate: number): Int16Array | null {
    const own = said.get(ref)
    if (!own) return null
    if (own.pcm && !own.heard) {
      own.heard = true
      parties.get(ref)?.wasHeard(own.pcm)
    }
    if (own.rate === rate) return own.pcm
    const known = own.at.get(rate)
    if (known !== undefined) return known
    const pcm = changed(ref, own.rate, rate)(own.pcm)
    own.at.set(rate, pcm)
    return pcm
  }
}
