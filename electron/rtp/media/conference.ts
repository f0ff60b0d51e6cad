/** Who hears whom, and how loud: from what each leg says in a beat to what each leg hears. Pure. */
import { factorOf, mix, type Voice } from './mixer.ts'
import { createRateChange } from './rateChange.ts'
import type { LegRef } from './settings.ts'

/** A leg in a beat. */
export type Party = {
  /** What it says, null for nothing; asked at most once a beat, and only when somebody hears it. */
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

export type Conference = {
  join(ref: LegRef, party: Party): void
  leave(ref: LegRef): void
  route(to: LegRef, from: readonly LegRef[]): void
  gain(from: LegRef, to: LegRef, db: number): void
  beat(): void
}

type Gain = { now: number; target: number }

export function createConference(): Conference {
  const parties = new Map<LegRef, Party>()
  const routes = new Map<LegRef, readonly LegRef[]>()
  const gains = new Map<LegRef, Map<LegRef, Gain>>()
  /** By speaker, then by both rates. */
  const changes = new Map<LegRef, Map<string, ReturnType<typeof createRateChange>>>()

  function tellListened(): void {
    const heard = new Set([...routes].flatMap(([to, from]) => (parties.has(to) ? from : [])))
    for (const [ref, party] of parties) party.listened(heard.has(ref))
    for (const ref of changes.keys()) if (!heard.has(ref)) changes.delete(ref)
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
      routes.delete(ref)
      gains.delete(ref)
      for (const own of gains.values()) own.delete(ref)
      tellListened()
    },
    route(to, from) {
      // Nobody hears himself, nor anybody twice.
      routes.set(
        to,
        [...new Set(from)].filter((ref) => ref !== to),
      )
      tellListened()
    },
    gain(from, to, db) {
      const own = gains.get(to) ?? new Map<LegRef, Gain>()
      gains.set(to, own)
      const target = factorOf(db)
      own.set(from, { now: own.get(from)?.now ?? 1, target })
    },
    beat() {
      const said = new Map<LegRef, { pcm: Int16Array | null; rate: number }>()
      const atRate = new Map<string, Int16Array | null>()
      const heard = new Set<LegRef>()
      const say = (ref: LegRef, rate: number): Int16Array | null => {
        const party = parties.get(ref)
        if (!party) return null
        const own = said.get(ref) ?? party.say()
        said.set(ref, own)
        if (own.rate === rate) return own.pcm
        const key = `${ref}>${rate}`
        const known = atRate.get(key)
        if (known !== undefined) return known
        const pcm = changed(ref, own.rate, rate)(own.pcm)
        atRate.set(key, pcm)
        return pcm
      }
      for (const [to, party] of parties) {
        const from = routes.get(to) ?? []
        const rate = party.hearRate()
        const voices: Voice[] = []
        for (const ref of from) {
          const pcm = say(ref, rate)
          const gain = gains.get(to)?.get(ref)
          if (pcm) {
            voices.push({ pcm, from: gain?.now ?? 1, to: gain?.target ?? 1 })
            heard.add(ref)
          }
          if (gain) gain.now = gain.target
        }
        party.hear(mix(voices), from.length > 0)
      }
      for (const ref of heard) {
        const pcm = said.get(ref)?.pcm
        if (pcm) parties.get(ref)?.wasHeard(pcm)
      }
    },
  }
}
