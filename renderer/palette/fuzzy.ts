/** How well a text answers what was typed: letters in their order, whatever their accents; beginnings of words count most. */

/** Letters as they are compared: without accents, small. */
export const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const WORD_START = 8
const IN_ROW = 5
const PLAIN = 1

/** 0 when some letter is missing; otherwise more is better. Words typed apart may stand in any order. */
export function scoreOf(text: string, typed: string): number {
  const words = bare(typed).split(/\s+/).filter(Boolean)
  const target = bare(text)
  let total = 1
  for (const word of words) {
    const score = wordScore(target, word)
    if (score === 0) return 0
    total += score
  }
  // Of two that answer as well, the shorter one is meant.
  return total + 1 / (1 + target.length)
}

function wordScore(target: string, word: string): number {
  const at = whole(target, word)
  if (at >= 0) return word.length * (startsWord(target, at) ? WORD_START + IN_ROW : IN_ROW)
  let score = 0
  let from = 0
  let before = -2
  for (const letter of word) {
    const found = target.indexOf(letter, from)
    if (found < 0) return 0
    score += startsWord(target, found) ? WORD_START : found === before + 1 ? IN_ROW : PLAIN
    before = found
    from = found + 1
  }
  // Letters strewn over a long text are no answer.
  return score >= word.length * 2 ? score : 0
}

/** Where the word stands in one piece, at the beginning of a word if anywhere so; -1 nowhere. */
function whole(target: string, word: string): number {
  for (let at = target.indexOf(word); at >= 0; at = target.indexOf(word, at + 1)) if (startsWord(target, at)) return at
  return target.indexOf(word)
}

const startsWord = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
