/** A protocol made ready for listening in one language: its patterns read once, its steps found by what could prove them. */
import { find, type Pattern, parsePattern, type Spoken } from '../../../convex/domain/protocol/phrase.ts'
import type { Phrases, Proof, Protocol } from '../../../convex/domain/protocol/protocol.ts'
import type { Tongue } from '../rules/numbers.ts'

export type Said = readonly Pattern[]
export type Way = { readonly step: string; readonly proof: Proof; readonly says?: Said; readonly hears?: Said }
export type Opening = { readonly card: string; readonly opens: Said }
export type Compiled = { readonly ways: readonly Way[]; readonly openings: readonly Opening[] }

const compiled = new WeakMap<Protocol, Map<Tongue, Compiled>>()

/** The same protocol is compiled once however many calls it serves. */
export function compile(protocol: Protocol, tongue: Tongue): Compiled {
  const known = compiled.get(protocol) ?? new Map<Tongue, Compiled>()
  compiled.set(protocol, known)
  const present = known.get(tongue)
  if (present) return present
  const read = (phrases: Phrases): Said =>
    phrases[tongue].flatMap((source) => {
      const pattern = parsePattern(source)
      return 'reason' in pattern ? [] : [pattern]
    })
  const fresh: Compiled = {
    ways: protocol.cards.flatMap((card) =>
      card.steps.flatMap((step) =>
        step.done.map((proof) => ({
          step: step.id,
          proof,
          ...(proof.says ? { says: read(proof.says) } : {}),
          ...(proof.hears ? { hears: read(proof.hears) } : {}),
        })),
      ),
    ),
    openings: protocol.cards.flatMap((card) => (card.opens ? [{ card: card.id, opens: read(card.opens) }] : [])),
  }
  known.set(tongue, fresh)
  return fresh
}

/** The literal words that one of the patterns matches; null for none. */
export function firstMatch(patterns: Said, line: Spoken): string | null {
  for (const pattern of patterns) {
    const words = find(pattern, line)
    if (words !== null) return words
  }
  return null
}
