/** Words that stand for one another, so that one said alone may take the place of the other within a value. */
import { plain } from '../unaccented.ts'

const KINDS: readonly RegExp[] = [
  /^\d+(?:\.\d+)?[a-z]?$/,
  /^[a-z]$/,
  /^(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|ground|top|primero|ultimo|last)$/,
  /^(?:norte|sur|oriente|poniente|north|south|east|west)$/,
  /^(?:northbound|southbound|eastbound|westbound)$/,
  /^(?:izquierd[oa]|derech[oa]|left|right)$/,
  /^(?:arriba|abajo|upstairs|downstairs|atras|adelante|delante|back|front|rear|trasera|delantera)$/,
  /^(?:roj[oa]|verde|azul|celeste|blanc[oa]|negr[oa]|gris|amarill[oa]|cafe|red|green|blue|white|black|grey|gray|yellow|brown)$/,
]

/** Which kind a word is of, by its number. */
export function kindOfWord(word: string): number | undefined {
  const at = KINDS.findIndex((kind) => kind.test(plain(word).replace(/[.,]$/, '')))
  return at < 0 ? undefined : at
}

/** "Treinta y dos" for "block 23" is block 32. Undefined where the words are not one of a kind that the item has beside others. */
export function exchanged(item: string, said: string): string | undefined {
  const kind = / /.test(said) ? undefined : kindOfWord(said)
  if (kind === undefined) return undefined
  const parts = item.split(' ')
  const at = parts.findLastIndex((part) => kindOfWord(part) === kind)
  return at < 0 || parts.length === 1 ? undefined : parts.with(at, said).join(' ')
}
