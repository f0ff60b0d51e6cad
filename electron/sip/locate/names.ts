/** Questions to the name server, each asked once while its answer lives, and an old answer rather than none. */
import type { NaptrRecord, SrvRecord } from 'node:dns'
import type { Resolver } from 'node:dns/promises'

/** What is asked of `node:dns`; a `Resolver` is one. */
export type Dns = Pick<Resolver, 'resolveNaptr' | 'resolveSrv' | 'resolve4' | 'resolve6'>
/** The names that the machine itself knows (hosts file, mDNS); addresses or a rejection. */
export type Lookup = (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export type Answer<T> =
  | { readonly kind: 'found'; readonly records: readonly T[] }
  | { readonly kind: 'none' }
  /** `code` as node:dns has it: ETIMEOUT, ESERVFAIL, EREFUSED… */
  | { readonly kind: 'failed'; readonly code: string }

export type Names = {
  naptr(name: string): Promise<Answer<NaptrRecord>>
  srv(name: string): Promise<Answer<SrvRecord>>
  /** Numeric addresses, in the order of `families`. */
  addresses(name: string): Promise<Answer<string>>
}

export type NamesOptions = {
  readonly dns: Dns
  readonly lookup: Lookup
  readonly families: readonly (4 | 6)[]
  /** ms; never goes back. */
  readonly now: () => number
}

/** An address is asked for again after its TTL, but never later than this, ms. `node:dns` tells no TTL for NAPTR and SRV. */
const LIFE_MS = 300_000
const NAMED_LIFE_MS = 60_000
/** Nothing found is nothing for a moment only: the line may just be set up. */
const NOTHING_MS = 5_000
/** While the name server fails, what it once said still holds (RFC 8767 §5: a maximum stale timer of a day or more). */
const STALE_MS = 86_400_000
/** Names remembered at once; the oldest are forgotten first. */
const NAMES = 1_000

type Told<T> = { readonly answer: Answer<T>; readonly lifeMs: number }
type Entry = {
  readonly answer: Promise<Answer<unknown>>
  /** ms. */
  until: number
  /** The last that was found. */
  last: { readonly answer: Answer<unknown>; readonly at: number } | null
}

export function createNames({ dns, lookup, families, now }: NamesOptions): Names {
  const entries = new Map<string, Entry>()

  function cached<T>(key: string, ask: () => Promise<Told<T>>): Promise<Answer<T>> {
    const known = entries.get(key)
    if (known && now() < known.until) return known.answer as Promise<Answer<T>>
    // Many calls at once ask once: the entry is there, and does not age, while the question is on its way.
    const settle = async (): Promise<Answer<unknown>> => {
      const { answer, lifeMs } = await ask()
      entry.until = now() + lifeMs
      const old = entry.last
      if (answer.kind === 'failed' && old && now() - old.at < STALE_MS) return old.answer
      entry.last = answer.kind === 'found' ? { answer, at: now() } : null
      return answer
    }
    const entry: Entry = {
      answer: Promise.resolve().then(settle),
      until: Number.POSITIVE_INFINITY,
      last: known?.last ?? null,
    }
    if (!known && entries.size >= NAMES) {
      const [oldest] = entries.keys()
      if (oldest !== undefined) entries.delete(oldest)
    }
    entries.set(key, entry)
    return entry.answer as Promise<Answer<T>>
  }

  const named = <T>(ask: () => Promise<readonly T[]>): Promise<Told<T>> =>
    ask().then(
      (records) => ({ answer: foundOf(records), lifeMs: records.length > 0 ? NAMED_LIFE_MS : NOTHING_MS }),
      (error: unknown) => ({ answer: failureOf(error), lifeMs: NOTHING_MS }),
    )

  async function addresses(name: string): Promise<Told<string>> {
    const asked = await Promise.all(
      families.map((family) =>
        named(() => (family === 4 ? dns.resolve4(name, { ttl: true }) : dns.resolve6(name, { ttl: true }))),
      ),
    )
    const records = asked.flatMap(({ answer }) => (answer.kind === 'found' ? answer.records : []))
    if (records.length > 0) {
      const seconds = Math.min(...records.map(({ ttl }) => ttl))
      const lifeMs = Math.min(LIFE_MS, Math.max(1, seconds) * 1000)
      return { answer: foundOf(records.map(({ address }) => address)), lifeMs }
    }
    const local = await lookup(name).catch(() => [])
    const known = local
      .filter(({ family }) => families.some((wanted) => wanted === family))
      .map(({ address }) => address)
    if (known.length > 0) return { answer: foundOf(known), lifeMs: NOTHING_MS }
    const failed = asked.find(({ answer }) => answer.kind === 'failed')
    return { answer: failed?.answer.kind === 'failed' ? failed.answer : { kind: 'none' }, lifeMs: NOTHING_MS }
  }

  return {
    naptr: (name) => cached(`NAPTR ${name}`, () => named(() => dns.resolveNaptr(name))),
    srv: (name) => cached(`SRV ${name}`, () => named(() => dns.resolveSrv(name))),
    addresses: (name) => cached(`address ${name}`, () => addresses(name)),
  }
}

const foundOf = <T>(records: readonly T[]): Answer<T> =>
  records.length > 0 ? { kind: 'found', records } : { kind: 'none' }

/** ENODATA: the name is there, not this type; ENOTFOUND: no such name. A name that cannot be asked for is not there either. */
function failureOf(error: unknown): { kind: 'none' } | { kind: 'failed'; code: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
  return ['ENODATA', 'ENOTFOUND', 'EBADNAME', 'ENONAME'].includes(code) ? { kind: 'none' } : { kind: 'failed', code }
}
