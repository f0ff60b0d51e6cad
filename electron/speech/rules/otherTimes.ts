/** What the words tell of is not the emergency: it was years ago, in a drill, on a dummy, in a film, or it is a manner of speaking. */
import type { Line } from './line.ts'

const PAST =
  /\b(?:el (?:ano|mes|invierno|verano|otono) pasado|la (?:otra|vez) (?:vez )?pasada|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|hace (?:anos|meses|\d+ (?:anos|meses)|(?:unos|varios) (?:anos|meses))|cuando era (?:chic|nin|guagua|joven)\w*|de chic[oa]|back in (?:\d|ninety|the)|(?:\d+|a few|some|couple of|two|three) (?:years|months) (?:ago|back)|years ago|last (?:year|month|spring|summer|autumn|fall|winter)|in (?:19|20)\d\d|en (?:19|20)\d\d|when (?:he|she|i) was (?:a |little|young|small|\d)|as a (?:kid|child|baby)|used to)\b/
const UNREAL =
  /\b(?:simulacros?|muneco que|maniqui|mannequin|dummy|cpr class|first aid (?:class|course|training)|curso de|drill|training exercise|en (?:la tele|una pelicula|la serie)|on (?:the box|telly|tv)|casualty on|holby)\b/
/** Here begins what happens now. */
const NOW =
  /\b(?:pero (?:hoy|ahora|esto)|hoy\b|y ahora|ahora (?:me|le|lo|la|esta|tiene|no|se|es)|esta vez|today|this time|but (?:now|this|today|it's)|and now|now (?:he|she|it)|right now|tonight)\b/g

/** Does the sentence, up to the words that come back to now, put its `index` in another time? */
export function elsewhen(line: Line, index: number): boolean {
  const start = Math.max(...['.', '!', '?', ';'].map((stop) => line.text.lastIndexOf(stop, index - 1))) + 1
  const stop = /[.!?;]/.exec(line.text.slice(index))
  const end = stop ? index + stop.index : line.text.length
  const turn = [...line.text.slice(start, end).matchAll(NOW)]
  const now = turn.filter((match) => start + match.index <= index).at(-1)
  const next = turn.find((match) => start + match.index > index)
  const part = line.text.slice(now ? start + now.index : start, next ? start + next.index : end)
  return PAST.test(part) || UNREAL.test(part)
}

/** Words of danger that are none: the caller's own heart, a line that was cut, a crowd, a stone that is passed. */
export const MANNER_OF_SPEAKING: readonly RegExp[] = [
  /\bmy (?:own )?heart (?:stopped|(?:nearly|almost|about) (?:stopped|gave out)|sank|skipped|(?:was|is|'s) in my mouth)/g,
  /\b(?:casi )?(?:me|se me) (?:muero|mori|paro el corazon|para el corazon|dio un infarto|da un infarto|quedo sin respiracion|quede sin (?:respiracion|aire|aliento))\b/g,
  /\bse (?:me |nos )?(?:cayo|corto|corta|cae) (?:la (?:llamada|senal|linea|comunicacion)|el (?:sistema|internet))/g,
  /\b(?:esta|anda|quedo) (?:todo|la cosa|la cuestion|el pais) convulsionad[oa]/g,
  /\bstopped (?:her|his|the|my) breathing (?:treatments?|machine|exercises|tube)/g,
  /\b(?:nearly|almost|about) (?:had|gave (?:me|us)) (?:a|an|the) (?:heart attack|stroke|fit|seizure)|\bcasi (?:me|nos) (?:da|dio|daba) (?:un|una|el) (?:infarto|ataque|paro)|\bgave me a heart attack/g,
  /\b(?:going to|gonna|will|'ll|about to|nearly) have (?:a|another) (?:fit|heart attack|stroke|cow|breakdown)\b/g,
  /\bpassin'? ?(?:g )?(?:a |out )?(?:kidney )?stones?\b|\btuvo un accidente en la cama\b|\b(?:an|had an) accident in (?:his|her) (?:bed|pants|trousers)/g,
  /\b(?:termometro|telefono|celular|vaso|taza|plato|vidrio|mesa|silla)\b[^.!?]{0,30}\bse (?:me |nos |le )?(?:quebro|rompio)\b|\bse (?:me |nos |le )?(?:quebro|rompio) (?:el|la|un|una) (?:termometro|telefono|celular|vaso|taza|plato|vidrio|mesa|silla)\b/g,
  /\bahogad[oa] en (?:llanto|pena|lagrimas|deudas)|\bdead (?:tired|drunk|on (?:his|her) feet)/g,
]

/** The text with such manners of speaking blanked out, every index kept. */
export const withoutManners = (text: string): string =>
  MANNER_OF_SPEAKING.reduce((rest, pattern) => rest.replace(pattern, (words) => ' '.repeat(words.length)), text)
