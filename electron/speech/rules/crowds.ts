/** More than one who suffers, told by counting, by pairs, by who went in after whom; and where all but one are well. */
import type { Context } from './context.ts'
import { evidenceOf, type Line } from './line.ts'
import type { Proof } from './triage.ts'

const WHO_ES =
  '(?:mam[ai]|pap[ai]|herman[oa]s?(?: chic[oa]s?)?|hij[oa]s?|marido|senora?|guagua|bebe|nin[oa]s?|cabr[oa]s?(?: chic[oa]s?)?|abuel[oa]s?|tat[ai]|ti[oa]s?|prim[oa]s?|cunad[oa]s?|suegr[oa]s?|amig[oa]s?|vecin[oa]s?|compadre|companer[oa]s?|maestro|chofer|conductor\\w*|copiloto|pasajer[oa]s?|ciclista|motorista|peaton|joven|jovenes|mujer|hombre|caballero|viej[oa]s?|ayudante|jefe|pololo?a?|niet[oa]s?)'
const WHO_EN =
  '(?:mum|mom|dad|brother|sister|son|daughter|husband|wife|baby|kids?|child(?:ren)?|boys?|girls?|lads?|lady|woman|man|guy|bloke|driver|passenger|cyclist|rider|nan|gran\\w*|uncle|aunt|cousin|friend|mate|buddy|neighbou?r|partner|girlfriend|boyfriend|mother|father|toddler|teenager|teacher|foreman|lass|nephew|niece|roommate)'
const AILS_ES =
  '(?:no (?:me |nos |le )?(?:despierta|responde\\w*|contesta\\w*|reacciona\\w*|habla|respira|se mueve|sabe)|sangr\\w+|herid\\w+|vomit\\w+|maread\\w+|desmay\\w+|inconscient\\w+|quemad\\w+|golpead\\w+|cort(?:e|es|ado|ada)\\b|(?:le|les) (?:entro|abrieron|pegaron|dieron|llego|duele|cayo)|quebr\\w+|fractur\\w+|curadit\\w+|como curad\\w+|atrapad\\w+|tos(?:e|iendo)|tirad\\w+ en|botad\\w+|malit\\w+|intoxicad\\w+|convulsion\\w+|quej\\w+|se agarra|tajo|apunal\\w+|balead\\w+|ahog\\w+|con (?:un )?(?:brazo|pierna|pie|cabeza|dolor|corte))'
const AILS_EN =
  "(?:bleeding|hurt|injured|unconscious|sick|vomiting|throwing up|dizzy|passed out|gash\\w*|cut|broke\\w*|burn\\w*|trapped|limping|not (?:moving|responding|waking|breathing|answering)|(?:isn't|won't|doesn't|ain't|can't) (?:\\w+ )?(?:wake|mov\\w+|answer\\w*|respond\\w*|breath\\w*|get up|feel)|hit (?:his|her) head|holding (?:his|her) (?:knee|arm|head|side|leg|wrist|shoulder|neck|ribs|ankle)|walking in circles|out cold|face ?down|on the (?:ground|floor|road)|coughing|shot|stabbed|knocked out|screaming|moaning|in a bad way|collapsed|seizing|dazed|concuss\\w*|knocked|poorly|groggy|limp)"

/** Two people, each with what ails them. */
const PAIR_ES = new RegExp(
  `\\b(?:mi|mis|el|la|los|las|un|una|su|al|otro|otra)(?: \\d+)? (${WHO_ES}|[a-z]+)\\b[^!?]{0,50}?\\b${AILS_ES}[^!?]{0,50}?[,. ](?:y|tambien|mientras)\\b (?:tambien )?(?:mi|mis|el|la|los|las|un|una|su|al|a la|a mi|otro|otra)(?: \\d+)? (${WHO_ES})\\b(?! (?:dice|dijo|me dijo|llamo|esta llamando|esta asustad|fue a|salio|vio|lo vio|la vio|llego|esta con))[^!?]{0,45}?\\b${AILS_ES}`,
)
const PAIR_EN = new RegExp(
  `\\b(?:my|the|his|her|a|an|another|this|one)(?: \\w+)? (${WHO_EN})\\b(?!'s (?:the one|ringing|on the))[^!?]{0,50}?\\b${AILS_EN}[^!?]{0,60}?\\band (?:i think )?(?:my|the|his|her|a|an|another|one|their)(?: \\w+)? (${WHO_EN})\\b(?! (?:says|said|told|called|saw|found))[^!?]{0,45}?\\b${AILS_EN}`,
)

/** Several at once, by how it is told. */
const SEVERAL = new RegExp(
  [
    '\\bhay (?:como |unas |unos |mas de |casi |por lo menos )*(?:[2-9]|\\d\\d|varias|varios|muchas) (?:personas|cabr[oa]s|nin[oa]s|trabajadores|viejos|companeros|vecinos) (?:[a-z]+ )?(?:abajo|adentro|dentro|debajo)\\b',
    "there(?:'s| are|'re) (?:about |like |maybe |at least )*(?:[2-9]|\\d\\d|several) (?:people|kids|men|workers|lads|guys|of them|folks) (?:\\w+ )?(?:under|trapped|buried|in there|down there|inside)\\b",
    '\\bgente (?:[a-z]+ )?(?:desparramada|regada|esparcida|repartida|tendida|tirada|botada|colgando|inconsciente|volando)|\\b(?:unos|algunos|varios) (?:grit|llor|se quej|sangr|no se|respond|estan|se muev)\\w*[^.!?]{0,20}\\by (?:otros|algunos|unos)\\b|uno(?:s)? (?:tras|detras de|encima de) otros?[^.!?]{0,16}(?:cay|desmay|vomit)|(?:cay\\w+|caen|van cayendo|desmay\\w+)[^.!?]{0,16}(?:como moscas|uno tras otro|uno por uno|de a uno|uno detras de otro)',
    'ningun[oa] de l[oa]s (?:\\d+|dos|tres) (?:me |nos |le )?(?:contesta|responde|reacciona|habla|despierta|se mueve|respira|se para|puede)|(?:los|las) (?:2|3|4|5|dos|tres|cuatro) (?:[a-z]+ )?(?:no (?:responden|contestan|despiertan|reaccionan|respiran|se mueven)|(?:estan|quedaron|andan) (?:[a-z]+ ){0,2}(?:mal|inconsc\\w+|sangr\\w+|herid\\w+|curadit\\w+|desmay\\w+|botad\\w+|abajo|vomit\\w+|atrapad\\w+|pálid\\w+|palid\\w+))',
    '(?:se metio|entro|bajo|se tiro|salto) (?:el|la|mi|otro|un|su) [a-z]+ (?:[a-z]+ ){0,3}(?:a (?:buscarl|sacarl|ayudarl|rescatarl|salvarl)[oa]s?|detras|tambien)[^!?]{0,40}(?:tambien|tampoco|no (?:sale|contesta|responde)|ningun)',
    '\\b(?:conte|vi|veo|cuento|hay|van|son|somos|quedaron|llevo contad[oa]s) (?:como |unos |unas |ya |por lo menos |minimo |a )*(?:[2-9]|\\d\\d) (?:[a-z]+ )?(?:en la (?:berma|calle|pista|vereda)|tirad|botad|en el (?:suelo|piso|pasto)|que (?:sangran|no se mueven|gritan|estan mal)|sin (?:moverse|responder)|heridos|lesionados)',
    "(?:going|went|dropping|dropped|falling|fell|going) (?:down )?(?:like flies|one after (?:another|the other)|like dominoes|left and right|one by one)|\\b(?:[2-9]|\\d\\d|several|some|half|most|both|loads|a few|a couple) of (?:the|my|our|his|her|them|us|these|those)(?: \\w+){0,2} (?:\\w+ )?(?:went (?:over|down)|dropped|collapsed|fainted|passed out|(?:is|are|'re|were) (?:\\w+ )?(?:down|out|hurt|sick|poorly|bleeding|being sick|throwing up|unconscious|face ?down|in a bad way|trapped|on the (?:ground|floor|road))|got (?:hit|hurt|burned|shot|stabbed|knocked)|won't|ain't|aren't|can't (?:breathe|stand))",
    "(?:neither|none|not one|no one|ain't (?:none|1|one)|nary a one) of (?:them|us|the \\w+)(?: (?:is|are|will|would|can|'s|'ll))? (?:\\w+ )?(?:answer|respond|wak|mov|breath|talk|get|com)\\w*|all (?:[2-9]|two|three|four) (?:of them )?(?:\\w+ )?(?:in the|down|out|are|won't|ain't|not|unconscious|hurt|sick)|they were all (?:[2-9]|\\d\\d) (?:in|down|out|on)",
    "(?:people|bodies|folks|passengers|kids|students|workers) (?:are |were |is |have been )?(?:\\w+ )?(?:lying|laid|scattered|strewn|thrown|down|all over|everywhere|on the (?:ground|floor|road))\\b(?! (?:sleeping|sunbathing))|some(?: are| of them are)? (?:\\w+ )?(?:screaming|crying|moving|moaning)[^.!?]{0,20}(?:and )?some (?:are |of them )?(?:not|aren't|ain't|quiet)|(?:went|gone|climbed|jumped|crawled) (?:in|down) (?:after|for|to get) (?:him|her|them)[^!?]{0,50}(?:he's|she's|they're|now) (?:\\w+ )?(?:down|out|not|too|as well|gone)",
  ].join('|'),
)

const HOW_MANY =
  /\b(?:how many (?:of (?:them|you)|are|people|hurt|injured|patients|casualties|victims|kids|were|did you see|have you)|cuant[oa]s (?:son(?! (?:los|las) (?:asaltant|ladron|agresor|delincuent|tipos|sujetos|atacant))|vio|ve|hay|estan|lesionad|herid|personas|victimas|quedaron|iban|niños|ninos|cont|afectad|de ell))/
const COUNTED =
  /(?:^|[^\d/])\b([2-9]|1\d|[2-9]\d)\b(?! ?(?:minut|meses|anos|years|months|weeks|hours|horas|metros|feet|miles|km|kilom|cuadras|blocks|o'clock|autos|cars|vehicles|vehiculos|trucks|camion|of us (?:here|helping)|ayud|de la tarde|pm\b|am\b|stone|percent))/
const JUST_ONE =
  /\b(?:just (?:the )?(?:one|1)\b|only (?:the )?(?:one|1)\b|is it (?:just )?(?:one|1) (?:patient|person)|(?:es|hay|solo|solamente|seria|es solo) (?:un|una|uno|1)(?: solo| sola)? (?:\w+ )?(?:paciente|herid|lesionad|persona|afectad|victima|enferm)|un solo (?:paciente|herid|lesionad)|es (?:uno|una) sol[oa])/
/** All but one are well. */
const THE_REST_WELL =
  /\b(?:(?:we're|are|i'm|they're|everyone else(?:'s| is)|the rest (?:are|is)|the others (?:are|is)) (?:\w+ )?(?:fine|ok|okay|alright|all right|good)|not a scratch|it's (?:only|just) (?:her|him|his|my)|estamos bien|estan bien|los demas (?:estan )?bien|no (?:nos|les) paso nada|(?:es )?(?:solo|solamente|puro|pura) (?:ella|el|la|mi)\b|sin un rasguno|salimos ilesos|ilesos)/

const quoted = (line: Line, match: RegExpExecArray): Proof => [
  evidenceOf(line, match.index, match.index + match[0].length),
]

/** Who else is said to be well: then one alone suffers. */
export const oneAlone = (line: Line): boolean => THE_REST_WELL.test(line.text) && !SEVERAL.test(line.text)

/** The words by which several are known to suffer. */
export function crowdIn(line: Line, context: Context): Proof | undefined {
  const { text } = line
  const prompt = context.prompts.map((one) => one.text).join(' ')
  const several = SEVERAL.exec(text)
  if (several && !/\b(?:no hay|sin|no veo|no)\s(?:\w+ )?$/.test(text.slice(0, several.index)))
    return quoted(line, several)
  if (oneAlone(line)) return undefined
  const pair = (line.tongue === 'en' ? PAIR_EN : PAIR_ES).exec(text)
  if (pair && pair[1] !== pair[2]) return quoted(line, pair)
  if (HOW_MANY.test(prompt) && !/relev|turn|ayud|help|take over|live|viven|old/.test(prompt)) {
    const counted = COUNTED.exec(text)
    if (counted) return quoted(line, counted)
  }
  // "Just the one patient?" — "No, my wife and the baby"
  if (JUST_ONE.test(prompt) && /^\W*(?:no\b|nope|two|three|2|3|son\b|somos|there's)/.test(text)) {
    const both = / and | y |\b[2-9]\b/.exec(text)
    if (both) return [evidenceOf(line, 0, text.length)]
  }
  return undefined
}
