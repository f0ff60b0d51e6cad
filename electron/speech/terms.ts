/** Names that a room wants to be heard rightly (communes, streets, units), bounded to what recognisers take. */

/**
 * Deepgram takes 500 tokens of key terms; more than that silently ends the transcription (1011 NET-0000).
 * A token is about three letters of Spanish, counted with care.
 */
const MOST_TOKENS = 450
const LETTERS_A_TOKEN = 3
const MOST_TERMS = 100
const LONGEST = 60

/** The first terms that fit, without blanks and doubles; those of most weight come first. */
export function boostable(terms: readonly string[]): readonly string[] {
  const kept = new Map<string, string>()
  let tokens = 0
  for (const raw of terms) {
    const term = raw.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim()
    const key = term.toLowerCase()
    if (term === '' || term.length > LONGEST || kept.has(key)) continue
    tokens += Math.ceil(term.length / LETTERS_A_TOKEN)
    if (tokens > MOST_TOKENS || kept.size >= MOST_TERMS) break
    kept.set(key, term)
  }
  return [...kept.values()]
}

/** Whisper's models read at most 224 tokens before the sound, and of those the last. */
const PROMPT_LETTERS = 500

/** What a recogniser of pieces is told before it hears: the room's names, then the last words of this voice. */
export function promptOf(terms: readonly string[], lastWords: string): string {
  const words = lastWords.slice(-Math.floor(PROMPT_LETTERS / 2))
  // A cut word at the front would be read as a word.
  const spoken = words.length < lastWords.length ? words.slice(words.indexOf(' ') + 1) : words
  let names = ''
  for (const term of boostable(terms)) {
    const longer = names === '' ? term : `${names}, ${term}`
    if (longer.length + spoken.length > PROMPT_LETTERS) break
    names = longer
  }
  return [names === '' ? '' : `${names}.`, spoken].filter((part) => part !== '').join(' ')
}
