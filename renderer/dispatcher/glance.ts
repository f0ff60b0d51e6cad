/** The last few lines of a call in one order: what was said, and what is being said unless it stands there already. */
type Speaker = 'agent' | 'customer'

export type Final = {
  readonly key: string
  readonly speaker: Speaker
  readonly text: string
  /** ms from the start of the call; absent from services that do not time their words. */
  readonly startMs?: number | undefined
  readonly endMs?: number | undefined
  readonly translation?: { readonly text: string } | undefined
}
export type Partial = { readonly speaker: Speaker; readonly text: string; readonly startMs: number }
export type Line = {
  readonly key: string
  readonly speaker: Speaker
  readonly text: string
  readonly final: boolean
  /** By a machine, in the dispatcher's language. */
  readonly translation?: string
}

const SHOWN = 3

export function glance(finals: readonly Final[], partials: readonly Partial[]): readonly Line[] {
  const isSaid = ({ speaker, startMs }: Partial): boolean =>
    finals.some((final) => final.speaker === speaker && (final.endMs ?? final.startMs ?? 0) > startMs)
  return [
    ...finals.map(({ key, speaker, text, translation, startMs = 0 }) => ({
      key,
      speaker,
      text,
      final: true,
      at: startMs,
      ...(translation ? { translation: translation.text } : {}),
    })),
    ...partials
      .filter((partial) => partial.text !== '' && !isSaid(partial))
      .map(({ speaker, text, startMs }) => ({ key: `${speaker}${startMs}`, speaker, text, final: false, at: startMs })),
  ]
    .sort((a, b) => Number(b.final) - Number(a.final) || a.at - b.at)
    .slice(-SHOWN)
}
