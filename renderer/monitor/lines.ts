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

/** Words of a leg whose final has not come; `startMs` as above. */
export type Interim = { readonly speaker: Speaker; readonly startMs: number }

export type Line<T> = {
  /** Stays the same from the first interim word to the final line. */
  readonly key: string
  readonly speaker: Speaker
  /** Where the line stands in the call, ms; unknown starts stand where they came. */
  readonly at: number
  readonly final: T | null
}

/** True when `line` already says what `interim` was about to say. A line without times covers whatever its leg was saying. */
const covers = (line: FinalLine, interim: Interim): boolean =>
  line.speaker === interim.speaker &&
  (line.endMs === undefined || line.endMs > interim.startMs || (line.startMs ?? -1) >= interim.startMs)

const distance = (line: FinalLine, interim: Interim): number => Math.abs((line.startMs ?? 0) - interim.startMs)

/**
 * Remembers which interim each final came from. Call it with all that is known, oldest first; the same input gives the
 * same lines. A final takes the place of the interim of its leg that began nearest to it.
 */
export function createLines<T extends FinalLine>(): (
  finals: readonly T[],
  interims: readonly Interim[],
) => readonly Line<T>[] {
  const keys = new Map<string, string>()
  /** Interims that no final has taken over, by key. */
  const open = new Map<string, Interim>()
  /** Lines as last given out: one that did not change stays the same object, so that it is not drawn again. */
  let given = new Map<string, Line<T>>()
  let born = 0

  const takeOver = (final: T): string | undefined => {
    const near = [...open]
      .filter(([, interim]) => covers(final, interim))
      .sort(([, a], [, b]) => distance(final, a) - distance(final, b))[0]?.[0]
    if (near !== undefined) open.delete(near)
    return near
  }

  const keyOf = (final: T): string => {
    const key = keys.get(final._id) ?? takeOver(final) ?? final._id
    keys.set(final._id, key)
    return key
  }

  const interimKey = (interim: Interim): string => {
    for (const [key, waiting] of open)
      if (waiting.speaker === interim.speaker && waiting.startMs === interim.startMs) return key
    born += 1
    const key = `interim:${interim.speaker}:${interim.startMs}:${born}`
    open.set(key, interim)
    return key
  }

  const same = (line: Line<T>): Line<T> => {
    const before = given.get(line.key)
    return before?.at === line.at && before.final?._id === line.final?._id ? before : line
  }

  return (finals, interims) => {
    let at = 0
    const said = finals.map((final): Line<T> => {
      at = final.startMs ?? at
      return { key: keyOf(final), speaker: final.speaker, at, final }
    })
    const saying = interims
      .filter((interim) => !finals.some((final) => covers(final, interim)))
      .map(
        (interim): Line<T> => ({
          key: interimKey(interim),
          speaker: interim.speaker,
          at: interim.startMs,
          final: null,
        }),
      )
    const lines = [...said, ...saying].map(same).sort((a, b) => a.at - b.at)
    given = new Map(lines.map((line) => [line.key, line]))
    return lines
  }
}
