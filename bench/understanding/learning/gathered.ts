/** Lessons of calls and of single lines, each heard in every manner, and the sets told from what was learnt from the others. */
import { type Call, loadSet } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import type { CorpusCall } from '../feed.ts'
import { HEARD, SETS } from './teach.ts'

const FOLDS = 3

export type Source<Lesson> = {
  lessonsOfCall(call: Call, heard: Call): Promise<readonly Lesson[]>
  /** The single lines, each as a call. */
  readonly lines: readonly { readonly call: CorpusCall; lessonsOf(heard: CorpusCall): Promise<readonly Lesson[]> }[]
}

export type Gathered<Lesson> = {
  readonly all: readonly Lesson[]
  /** A third of the sets at a time, with the lessons of everything else. */
  readonly folds: readonly { readonly out: readonly string[]; readonly lessons: readonly Lesson[] }[]
}

export async function gathered<Lesson>({ lessonsOfCall, lines }: Source<Lesson>): Promise<Gathered<Lesson>> {
  const ofSets = new Map<string, Lesson[]>()
  for (const set of SETS) {
    const lessons: Lesson[] = []
    for (const call of loadSet(set))
      for (const hearing of HEARD) lessons.push(...(await lessonsOfCall(call, heardAs(call, hearing))))
    ofSets.set(set, lessons)
  }
  const ofLines: Lesson[] = []
  for (const { call, lessonsOf } of lines)
    for (const hearing of HEARD) ofLines.push(...(await lessonsOf(heardAs(call, hearing))))
  const from = (sets: readonly string[]): Lesson[] => [...ofLines, ...sets.flatMap((set) => ofSets.get(set) ?? [])]
  return {
    all: from(SETS),
    folds: Array.from({ length: FOLDS }, (_, fold) => {
      const out = SETS.filter((_, i) => i % FOLDS === fold)
      return { out, lessons: from(SETS.filter((set) => !out.includes(set))) }
    }),
  }
}
