/** Whether the ways through a protocol lead somewhere: ids that are there once, branches and orders that go forward only. */
import type { Protocol } from './protocol.ts'

/** `next` of a branch after which nothing of its card is left to do. */
export const END = 'end'

type Place = { readonly card: number; readonly step: number }

/** The first fault; null when there is none. */
export function faultIn({ cards }: Protocol): { readonly path: string; readonly reason: string } | null {
  const places = new Map<string, Place>()
  const named = new Set<string>()
  for (const [c, card] of cards.entries()) {
    if (named.has(card.id)) return { path: `cards[${c}].id`, reason: `"${card.id}" is there twice` }
    named.add(card.id)
    for (const [s, { id }] of card.steps.entries()) {
      if (id === END) return { path: `cards[${c}].steps[${s}].id`, reason: `"${END}" is no name for a step` }
      if (places.has(id)) return { path: `cards[${c}].steps[${s}].id`, reason: `"${id}" is there twice` }
      places.set(id, { card: c, step: s })
    }
  }
  for (const [c, card] of cards.entries()) {
    for (const [s, step] of card.steps.entries()) {
      const path = `cards[${c}].steps[${s}]`
      for (const [i, { next }] of (step.branches ?? []).entries()) {
        const to = places.get(next)
        if (next === END) continue
        if (!to) return { path: `${path}.branches[${i}].next`, reason: `there is no step "${next}"` }
        // Forward only: a call can never go round in its protocol.
        if (to.card < c || (to.card === c && to.step <= s))
          return { path: `${path}.branches[${i}].next`, reason: `"${next}" comes before it` }
      }
      for (const [i, id] of (step.after ?? []).entries()) {
        const before = places.get(id)
        if (!before) return { path: `${path}.after[${i}]`, reason: `there is no step "${id}"` }
        if (before.card > c || (before.card === c && before.step >= s))
          return { path: `${path}.after[${i}]`, reason: `"${id}" does not come before it` }
      }
    }
  }
  return null
}
