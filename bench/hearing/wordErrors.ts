/** How far what was heard is from what was said: word error rate, by case and punctuation blind words. */

export const wordsIn = (text: string): readonly string[] =>
  text
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}']+/gu) ?? []

/** Words put in, left out or taken for others: the fewest that make `heard` of `said`. */
export function wordErrors(said: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, i) => i)
  for (const [i, word] of said.entries()) {
    const next = [i + 1]
    for (const [j, other] of heard.entries())
      next.push(Math.min((row[j] ?? 0) + (word === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row[heard.length] ?? 0
}
