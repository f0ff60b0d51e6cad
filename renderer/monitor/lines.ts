/** Puts final lines and words still being said in one order, so that a final takes the very place of its interim. */
import type { Speaker } from '../../convex/domain/canonical.ts'

export type FinalLine = {
  readonly _id: string
  readonly speaker: Speaker
  readonly order: number
  /** ms from the start of the call; absent from services that do not time their words. */
  readonly startMs?: number | undefined
  readonly endMs?: number | undefined
}

/** Words of a leg that may still change; `startMs` as above. */
export type Interim = { readonly speaker: Speaker; readonly startMs: number | undefined }

export type Line<T> = {
  /** Stays the same from the first interim word to the final line. */
  readonly key: string
  readonly speaker: Speaker
  /** Where the line stands in the call, ms; unknown starts stand where they came. */
  readonly at: number
  readonly final: T | null
}

/** True when `line` already says what `interim` was about to say. */
const covers = (line: FinalLine, interim: Interim): boolean =>
  line.speaker === interim.speaker &&
  (interim.startMs === undefined ||
    (line.startMs !== undefined && line.startMs >= interim.startMs) ||
    (line.endMs !== undefined && line.endMs > interim.startMs))

/**
 * Remembers which interim each final came from. Call it with all that is known, oldest first; the same input gives the
 * same lines. An interim without a start counts as over once a final of its leg comes that was not there before it.
 */
export function createLines<T extends FinalLine>(): (
  finals: readonly T[],
  interims: readonly Interim[],
) => readonly Line<T>[] {
  const keys = new Map<string, string>()
  const open = new Map<Speaker, { key: string; startMs: number | undefined; known: ReadonlySet<string> }>()
  let born = 0

  const keyOf = (final: T): string => {
    const known = keys.get(final._id)
    if (known !== undefined) return known
    const interim = open.get(final.speaker)
    const takesOver = interim !== undefined && covers(final, { speaker: final.speaker, startMs: interim.startMs })
    const key = takesOver ? interim.key : final._id
    if (takesOver) open.delete(final.speaker)
    keys.set(final._id, key)
    return key
  }

  const stillOpen = (interim: Interim, finals: readonly T[]): boolean => {
    if (interim.startMs !== undefined) return !finals.some((final) => covers(final, interim))
    const waiting = open.get(interim.speaker)
    return !waiting || finals.every((final) => final.speaker !== interim.speaker || waiting.known.has(final._id))
  }

  const interimKey = (interim: Interim, finals: readonly T[]): string => {
    const waiting = open.get(interim.speaker)
    if (waiting && waiting.startMs === interim.startMs) return waiting.key
    born += 1
    const key = `interim:${interim.speaker}:${interim.startMs ?? ''}:${born}`
    open.set(interim.speaker, { key, startMs: interim.startMs, known: new Set(finals.map((final) => final._id)) })
    return key
  }

  return (finals, interims) => {
    const shown = interims.filter((interim) => stillOpen(interim, finals))
    let at = 0
    const said = finals.map((final): Line<T> => {
      at = final.startMs ?? at
      return { key: keyOf(final), speaker: final.speaker, at, final }
    })
    const saying = shown.map(
      (interim): Line<T> => ({
        key: interimKey(interim, finals),
        speaker: interim.speaker,
        at: interim.startMs ?? Number.POSITIVE_INFINITY,
        final: null,
      }),
    )
    return [...said, ...saying].sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
  }
}
