/** Which language words are in, by the small words that nobody can speak it without; good for a whole line, unsure of «sí». */

const SMALL: Readonly<Record<string, string>> = {
  es: 'el la los las un una unos de del que y en a por con para no se lo me mi su es esta estoy tengo tiene hay muy mas pero como aqui yo le les al ya si porque cuando donde ayuda necesito favor mama papa señora calle',
  en: 'the a an of and to in is are it he she they my his her i you we not no dont with for on at this that there was have has im hes shes its please help need here what do does yes oh can cant got just',
  pt: 'o os as um uma de do da dos das que e em no na nao para por com meu minha ele ela esta estou tem muito mas aqui eu voce sim por favor preciso ajuda rua agora porque quando onde foi',
  fr: 'le la les un une des de du et est en dans je il elle nous vous mon ma mes son sa ne pas que qui avec pour sur ce cest jai oui non au aux a ici mal s il plait besoin aide',
  ht: 'mwen li nou yo ap pa gen nan ak pou sa ki la yon se te m w tanpri ede kote kisa wi non papa manman pitit lopital vini fe mal anpil',
  de: 'der die das ein eine und ist ich er sie es wir nicht mein meine mit auf zu im in den dem hier ja nein bitte hilfe brauche habe hat wo was kann',
  it: 'il lo la i gli le un una di del della e in che non mi mio mia con per sono ho ha qui si ma come aiuto bisogno per favore dove mio via',
}
const WORDS = new Map(Object.entries(SMALL).map(([language, words]) => [language, new Set(words.split(' '))]))
/** A script that one language, or as good as one, is written in. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Devanagari}/u, 'hi'],
]
const LEAST_WORDS = 3
const LEAST_HITS = 2
/** The best must be so much ahead of the second. */
const AHEAD = 1.3

/** A BCP 47 primary tag; nothing when it could be several. */
export function tongueOf(text: string): string | undefined {
  for (const [script, language] of SCRIPTS) if (script.test(text)) return language
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => (word.includes('ñ') ? word : word.normalize('NFD').replace(/\p{M}/gu, '')))
    .filter((word) => word !== '')
  if (words.length < LEAST_WORDS) return undefined
  const scores = [...WORDS]
    .map(([language, small]) => ({ language, hits: words.filter((word) => small.has(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  const [best, second] = scores
  if (!best || best.hits < LEAST_HITS || best.hits < (second?.hits ?? 0) * AHEAD) return undefined
  return best.language
}

export const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** One caller: whether each of their lines is foreign to the dispatcher. Short words are taken to be in the language spoken last. */
export function openTongue(callLanguage: string, into: string): (text: string) => boolean {
  let spoken = primary(callLanguage)
  return (text) => {
    spoken = tongueOf(text) ?? spoken
    return spoken !== primary(into)
  }
}
