/** Calls as lessons in stops: for each word of a bare line its cues and what the annotator wrote behind it. */

import { ALWAYS } from '../../../electron/speech/rules/learnt.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { byHand, cuesOf, MARKS, type Mark } from '../../../electron/speech/rules/stops/cues.ts'
import type { Stop } from '../../../electron/speech/rules/stops/stop.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { lowered } from '../damage.ts'
import { feed } from '../feed.ts'
import type { Lesson, Manner } from './regression.ts'

/** Chosen by what the rules make of sets held out. */
export const OF_STOPS: Manner = { classes: MARKS.length, least: 8, penalty: 2, rounds: 90 }

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}'’°]*(?:[.,:]\d+)*/gu

/** A written word: where it stands in the line without capitals and stops, and what is written behind it. */
type Written = { readonly at: number; readonly mark: Mark }

function writtenIn(text: string): readonly Written[] {
  const bare = lowered(text)
  const tokens = [...text.matchAll(TOKEN)]
  let from = 0
  return tokens.flatMap((token, i) => {
    const word = lowered(token[0])
    const at = bare.indexOf(word, from)
    if (at < 0) return []
    from = at + word.length
    const behind = text.slice(token.index + token[0].length, tokens[i + 1]?.index ?? text.length)
    return [{ at, mark: /\?/.test(behind) ? '?' : /[.!…—]/.test(behind) ? '.' : /[,;:–]/.test(behind) ? ',' : '' }]
  })
}

/** Of the lines of `heard` that only lost their capitals and stops; a misheard one has no truth word by word. */
export async function stopLessons(call: Call, heard: Call): Promise<Lesson[]> {
  const lessons: Lesson[] = []
  let turn = -1
  const stop: Stop = (spoken) => {
    const text = call.turns[turn]?.text ?? ''
    const marks = spoken.words.map((_, i) => byHand(spoken, i))
    if (heard.turns[turn]?.text !== lowered(text)) return marks
    const written = writtenIn(text)
    spoken.words.forEach((word, i) => {
      const right = written.findLast(({ at }) => at < word.end)
      if (!right || !written.some(({ at }) => at === word.start)) return
      const cues = [ALWAYS, ...cuesOf(spoken, i)]
      lessons.push({ call: call.id, cues, right: MARKS.indexOf(right.mark), counts: 1 })
    })
    return marks
  }
  const listening = rulesWith({ stop })
  await feed(heard, {
    ...listening,
    listen: (call) => {
      const listener = listening.listen(call)
      return {
        ...listener,
        hear: (said) => {
          turn++
          return listener.hear(said)
        },
      }
    },
  })
  return lessons
}
