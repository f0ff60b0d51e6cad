/** Voice and touch were tried and nothing came back, or the body is pictured as empty. They widen `condition.ts`. */
import type { Line, Range } from './line.ts'

/** What is done to wake somebody. */
const VOICE =
  '(?:shout\\w*|yell\\w*|holler\\w*|scream\\w*|bellow\\w*|clap\\w*|call(?:ing|ed) (?:his|her|the) name|talk(?:ing|ed) to (?:him|her)|said wake up|grit\\w+|l[eao] (?:hablo|he hablado|hable|llamo|llame|he llamado)|palmas|aplaud\\w+|bark(?:ed|ing) at)'
const TOUCH =
  "(?:sh(?:ak|ook)\\w*|pinch\\w*|flick\\w*|slap\\w*|smack\\w*|tickl\\w*|rub(?:b|s)\\w*|pok(?:e|ed|ing)|prodd\\w*|nipp\\w*|ground my|knuckl\\w*|sternal|squeez\\w+|nudg\\w+|jostl\\w+|splash\\w*|(?:water|water's) (?:on|in) (?:his|her) face|remec\\w+|remez\\w+|sacud\\w+|zamarr\\w+|pellizc\\w+|pellizqu\\w+|cachet\\w+|cosquill\\w*|tir(?:e|o|amos|ando) (?:\\w+ ){0,2}(?:pelo|oreja|patilla)|nudillos?|retorc\\w+|palmad\\w+|samarr\\w+|mov(?:i|emos|erl[oa])\\b|le (?:moje|eche|echamos|tire) (?:\\w+ )?(?:agua|la cara|fuerte)|apret(?:e|o|ando))"
const PAINFUL =
  /pinch|nipp|knuckl|sternal|ground my|tickl|flick|slap|smack|pellizc|pellizqu|cachet|nudillo|retorc|tir(?:e|o|amos|ando) (?:\w+ ){0,2}(?:pelo|oreja|patilla)|cosquill/

/** What comes back: nothing. */
const NOTHING =
  "(?:\\bnothing\\b(?! (?:broken|wrong|serious|hurts|else))|\\bzip\\b|\\bzilch\\b|\\bnada\\b(?! (?:grave|serio|de sangre))|\\bcero\\b|not (?:a|one|so much as an?|even an?) (?:\\w+ )?(?:peep|thing|flicker|twitch|word|sound|murmur|blink|flinch|eyelash|squeak|budge|muscle)|no (?:answer|response|reaction|movement|joy|luck|flinch)\\b|n't (?:so much as|even) \\w+|(?:won't|doesn't|didn't|don't|wouldn't) (?:wiggle|move|stir|budge|flinch|blink|twitch|look|fuss|answer|react|do anything|respond|wake|squirm)|just (?:flops|lies there|lolls|hangs|sagged|sags|lying there)|\\bsagged\\b|out of a (?:fence post|brick|stone|wall|post|lamp ?post)|like (?:talking|shouting|yelling) (?:to|at) (?:a|the) (?:\\w+ )?(?:wall|door|post)|she isn't there|he isn't there|\\bni (?:pestan\\w+|se mueve|se inmuta|pio|mu\\b|caso|bola|ahi|reaccion\\w*|un(?:a)? (?:gesto|quejido|ruido|movimiento|parpadeo|mueca|palabra|senal))|\\bno hay (?:caso|reaccion|respuesta|movimiento)|\\bno (?:hace|hizo|dice|dijo|da|dio|reaccion\\w+|desp\\w+|abre|se mueve|se queja|siente)\\b(?! (?:bien|mucho|el|la|los))|como (?:hablarle|gritarle|hablar) (?:a |con )?(?:la|una|un) (?:muralla|pared|piedra|poste|mueble)|como si nada|\\bes de (?:trapo|piedra|palo)|se (?:me |le )?va de lado|como (?:saco|trapo|muneco|tabla|piedra))"

const BETWEEN = '[^?]{0,130}?'
const TRIED = new RegExp(`\\b(${VOICE}|${TOUCH})\\b${BETWEEN}(${NOTHING})`)
/** What was tried hurts nobody: the water, a door, a dog, a car's horn. */
const NOT_TO_WAKE =
  /\b(?:puerta|door|timbre|bell|ventana|window|citofono|telefono|phone|perro|dog|bocina|horn|motor|engine|gas|bag|handbag|vecin[oa]s?|neighbou?rs?|auxilio|ayuda|for help|each other|spray|cream|crema)\b/
/** The one who shouts or shakes is the patient. */
const BY_PATIENT =
  /\b(?:(?:he|she)(?:'s| is| was|'d)?|esta|estaba|anda|se|empezo a|started|keeps) (?:just |all |really |been )?$/

export type Trial = Range & { readonly painful: boolean }

/** A try to wake somebody, and nothing. */
export function triedInVain(line: Line): Trial | undefined {
  const match = TRIED.exec(line.text)
  if (!match || NOT_TO_WAKE.test(match[0]) || BY_PATIENT.test(line.text.slice(0, match.index))) return undefined
  return { start: match.index, end: match.index + match[0].length, painful: PAINFUL.test(match[0]) }
}

/** Hurt on purpose, in a line that tells that nothing woke them. */
export const HURT_IN_VAIN =
  /\b(?:nipping|pinching|flicking|rubbing (?:his|her) (?:chest|breastbone|sternum)|ground my|knuckles?|nudillos?|pellizc\w+|pellizqu\w+|smacked|slapped|tickled)\b/

/** Nobody within: "nobody home", "es de trapo", "no da ni bola". */
export const EMPTY =
  /\beyes(?:'re| are|'s| have gone)? (?:half )?(?:shut|closed)\b[^.!?]{0,30}\b(?:don't|doesn't|won't|isn't|not|ain't) (?:answer|respond|talk|mov)\w*|\bojos cerrados\b[^.!?]{0,24}\bno (?:me |le )?(?:contesta|responde)|\b(?:he|she) don't (?:answer|respond|wake)\b|\b(?:there's |is )?(?:nobody|no one|no-one) (?:in(?=[,.]|$)|home|at home|driving|in there)\b|\bhead(?:'s| is| just|'s just)* (?:lolling|flopp(?:ed|ing)|rolling|hanging)|\b(?:i )?(?:can't|cannot|cannae|can not|couldn't) (?:get|bring|rouse) (?:him|her|them)(?: (?:back|round|around|to wake|awake|up and))?(?=[,.!]| and everything|$)|\b(?:he|she)(?:'s| is)? (?:away|gone|off|under|out) again\b|\b(?:he|she) (?:ain't|isn't|is not|'s not) with us\b|\b(?:ain't|hasn't|has not|hadn't|not) (?:yet )?come (?:to|round|around)\b|\bslid (?:right |straight )?down the (?:wall|fridge|door|chair|side)|\b(?:he|she)(?:'s| is| has|'s just)? (?:just )?(?:sagged|slumped|crumpled|gone)(?= (?:on|down|over|forward|like|under|limp))|\bstone cold\b(?! sober)|\bspark(?:o| out)\b|\bout for the count\b|no life in (?:him|her)|\b(?:i think |think )?(?:he|she|my \w+)(?:'s| has| is) (?:died|dead)\b(?! (?:tired|drunk|set|against|serious|weight on))|\bno (?:me |nos )?da (?:ni )?bola\b|\b(?:es|esta|quedo|parece) (?:como )?de trapo\b|\bcayo sec[oa]\b|\bqued(?:o|a) (?:sec[oa]|lona|lacio|lacia)\b(?! (?:el pelo|de sed))|\bno quiere despertar\b(?! mas)|\besta (?:todo |toda |enter[oa] )?(?:lacio|lacia|laxo|laxa|flacid[oa])\b|\bno (?:habla|se mueve) ni (?:se )?(?:queja|mueve|habla|respira|abre)|\bno me oye\b|\b(?:pera|cabeza|menton) (?:pegada al pecho|colgando)|\bhis hand just falls|\bno pulse\b|\bsin pulso\b|\bno tiene pulso\b|\bno hay caso (?:de )?que (?:vuelva|despierte|reaccione)/g

/** Glasgow's scale, as nurses say it: the three parts or the sum. */
const PARTS = /\b(?:ocular|eyes?)\W+(\d)\W+(?:verbal|voice)\W+(\d)\W+(?:motor[a]?|movement)\W+(\d)\b/
const SUM = /\b(?:glasgow|gcs)\W+(?:\w+\W+){0,3}?(1[0-5]|[3-9])\b/

export function glasgow(line: Line): (Range & { readonly score: number }) | undefined {
  const parts = PARTS.exec(line.text)
  if (parts)
    return {
      start: parts.index,
      end: parts.index + parts[0].length,
      score: Number(parts[1]) + Number(parts[2]) + Number(parts[3]),
    }
  const sum = SUM.exec(line.text)
  return sum ? { start: sum.index, end: sum.index + sum[0].length, score: Number(sum[1]) } : undefined
}
