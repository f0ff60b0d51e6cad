/** Which characters of a line prove something: what raised an alert, and what filled a field. */
import type { Evidence } from '../../convex/domain/canonical.ts'

export type Tone = 'clinical' | 'data'
export type Quote = { readonly from: number; readonly to: number; readonly tone: Tone }

/** One folded character for each UTF-16 unit, so that offsets stay those of the line. */
export const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charAt(i).normalize('NFD').charAt(0).toLowerCase() || ' ').join('')

type Proof = Pick<Evidence, 'entryKey' | 'quote'>

export type Quotes = ReadonlyMap<string, readonly (Proof & { readonly tone: Tone })[]>

/** By transcript entry; what is clinical first. */
export function quotesOf(clinical: readonly Proof[], data: readonly Proof[]): Quotes {
  const all = [
    ...clinical.map((proof) => ({ ...proof, tone: 'clinical' as const })),
    ...data.map((proof) => ({ ...proof, tone: 'data' as const })),
  ]
  const byEntry = new Map<string, (Proof & { readonly tone: Tone })[]>()
  for (const proof of all) byEntry.set(proof.entryKey, [...(byEntry.get(proof.entryKey) ?? []), proof])
  return byEntry
}

/** Where they stand in the line; a quote that is not literally in it stands nowhere. */
export function placed(
  text: string,
  quotes: Quotes extends ReadonlyMap<string, infer Q> ? Q | undefined : never,
): readonly Quote[] {
  const line = fold(text)
  return (quotes ?? []).flatMap(({ quote, tone }) => {
    const from = quote === '' ? -1 : line.indexOf(fold(quote))
    return from < 0 ? [] : [{ from, to: from + quote.length, tone }]
  })
}

/** What a word that spans [from, to) belongs to; clinical outranks data. */
export function toneAt(quotes: readonly Quote[], from: number, to: number): Tone | null {
  const over = quotes.filter((quote) => quote.from < to && from < quote.to)
  return over.find((quote) => quote.tone === 'clinical')?.tone ?? over[0]?.tone ?? null
}
