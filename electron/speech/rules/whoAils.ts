/** Who it is that needs help, said in so many words: "el golpeado es mi yerno", "al que le duele es a mi pololo", "it's her dad that's gone down". */
import { type Finding, finding, type Line } from './line.ts'

const MEN_ES =
  'papa|papi|padre|hijo|hijito|chiquillo|cabro|cabrito|hermano|abuelo|tata|tio|amigo|pololo|novio|suegro|nieto|sobrino|primo|cunado|yerno|marido|esposo|viejo|vecino|companero|jefe|patron|caballero|senor|hombre|nino|joven|padrino|padrastro|compadre|maestro'
const WOMEN_ES =
  'mama|mami|madre|hija|hijita|chiquilla|cabra|cabrita|hermana|abuela|abuelita|tia|amiga|polola|novia|suegra|nieta|sobrina|prima|cunada|nuera|mujer|esposa|vieja|vecina|companera|jefa|patrona|senora|nina|madrina|madrastra|comadre|nana'
const MEN_EN =
  'dad|daddy|father|son|boy|brother|husband|grandad|granddad|grandpa|grandfather|uncle|nephew|boyfriend|stepdad|grandson|lad|man|guy|bloke|father-in-law|brother-in-law|son-in-law'
const WOMEN_EN =
  'mum|mom|mummy|mommy|mam|mama|mother|daughter|girl|sister|wife|nan|gran|granny|grandma|grandmother|aunt|auntie|niece|girlfriend|stepmum|stepmom|granddaughter|lass|woman|lady|missus|mother-in-law|sister-in-law|daughter-in-law'

/** What ails somebody now; an old illness does not say who the call is for. */
const HURT_ES =
  '(?:golpead|herid|lesionad|accidentad|afectad|desmayad|caid|quemad|atropellad|atrapad|apretad|ahogad|cortad|mordid|inconsciente|grave|del? (?:dolor|accidente|golpe|caida|ataque|problema|infarto|pecho|choque)|mal[oa]?\\b|(?:que|a la que|al que) (?:esta (?:mal|grave|botad|tirad|en el suelo|desmayad|sangrando|inconsciente)|se (?:cayo|desmayo|ahoga|ahogo|quemo|corto|pego|golpeo|siente)|le (?:duele|dio|paso|cuesta|pego|falta)|no (?:respira|despierta|responde|puede)|necesita|sangra|tirita|convulsiono|lleva))'
const IS_ES = new RegExp(
  `(?<![a-z])(?:el|la|al|a la) (?:${HURT_ES})[a-z]*(?: (?!es\\b)[a-z]+){0,4}? (?:es|era|fue) (?:a |al? )?(?:(?:mi|el|la|un|una|su|nuestr[oa]) )?(?:(${MEN_ES})|(${WOMEN_ES}))\\b(?! (?:de|del) )`,
)
const HURT_EN =
  "(?:that|who)(?:'s|'d| has| is| was| just)? (?:just |now )?(?:gone (?:down|over)|collapsed|fallen|fell|passed out|fainted|hurt|injured|bleeding|not (?:breathing|waking|right|well)|unconscious|on the floor|in (?:pain|trouble)|stuck|trapped|been (?:hit|shot|stabbed|burnt|burned|hurt|bitten)|can't|isn't|won't|needs|got hurt|having|choking|fitting|seizing|poorly|ill|sick|down|struggling|burned|burnt|cut)"
const IS_EN = new RegExp(
  `\\bit(?:'s| is| was) (?:(?:my|her|his|the|our|their|just|actually) ){0,2}(?:(${MEN_EN})|(${WOMEN_EN})) ${HURT_EN}\\b`,
)
const FOR_EN = new RegExp(
  `\\b(?:i'm calling (?:for|about)|(?:the )?patient(?:'s| is)|(?:the )?1 (?:that's|who's) (?:hurt|sick|ill|down)(?: is)?|it's for) (?:my|our) (?:(${MEN_EN})|(${WOMEN_EN}))\\b`,
)

/** The sex of whoever a line names as the one in need. */
export function sexOfWhoAils(line: Line): Finding | undefined {
  if (line.turn.speaker !== 'customer') return undefined
  const match = line.tongue === 'es' ? IS_ES.exec(line.text) : (IS_EN.exec(line.text) ?? FOR_EN.exec(line.text))
  if (!match || /\bno $/.test(line.text.slice(0, match.index))) return undefined
  const range = { start: match.index, end: match.index + match[0].length }
  return finding(line, 'sexo', match[1] ? 'M' : 'F', range, 0.9)
}
