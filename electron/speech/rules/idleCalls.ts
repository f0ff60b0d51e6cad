/** Calls for nothing that an ambulance does: the telephone dialled alone, a line is tested, another office is meant, a beast is the patient, somebody plays. */
import type { Context } from './context.ts'
import { evidenceOf, type Line } from './line.ts'
import type { Seen, Sign } from './signals.ts'
import type { Proof } from './triage.ts'

const OFFICE_ES =
  '(?:municipalidad|muni|oficina\\w*|compania|banco|registro civil|isapre|fonasa|afp|juzgado|colegio|empresa|tienda|veterinari\\w+|aseo|dideco|alcaldia|administracion|notaria|sag|sernac|chilexpress|correos?|direccion de transito|junta de vecinos|zoonosis|[14]\\d{3})'
/** Whom nobody is told to call while somebody waits for an ambulance. */
const DESK_ES =
  '(?:municipalidad|muni|registro civil|isapre|fonasa|afp|veterinari\\w+|sernac|notaria|banco|dideco|alcaldia|zoonosis|sag|juzgado)'
const OFFICE_EN =
  '(?:council|city (?:hall|council)|vet\\w*|landlord|bank|water (?:company|board)|gas company|power company|utility|animal (?:control|rescue)|rspca|aspca|humane society|311|records (?:office|department)|medical records|patient (?:liaison|advice)\\w*|pals|front desk|library|taxi (?:firm|company)|dmv|housing (?:officer|association|office)|environmental health|post office|school office|customer (?:service|care)\\w*|phone company|provider|switchboard|noise (?:team|line)|town hall|sanitation|public works|parks department)'

/** The dispatcher sends the caller to who does such things. */
const SENT_AWAY = new RegExp(
  [
    `\\beso (?:lo |la |se )?(?:ve|ven|maneja|solicita|pide|hace|tramita|reclama|gestiona|atiende|consulta|denuncia|cobra|pregunta|arregla) (?:[a-z]+ ){0,3}?${OFFICE_ES}\\b`,
    `(?:tiene que|debe|debiera|puede|hay que|le recomiendo|le sugiero|mejor) (?:llam|ir|dirig|comunic|acerc|reclam|pregunt|consult|hablar)\\w* (?:[a-z]+ ){0,3}?${DESK_ES}\\b|(?:para eso|por eso) (?:[a-z]+ ){0,2}(?:llame|esta|vaya|llamar|contacte)[^.!?]{0,16}${DESK_ES}\\b`,
    'aqui no (?:se )?(?:damos|vemos|atendemos|tomamos|manejamos|dan|ven|atienden|toman|hacemos|entregamos) (?:[a-z]+ )?(?:horas|reclamos|animales|mascotas|certificados|informes|examenes|cuentas|eso|denuncias)',
    `(?:that's|that is|it's|that'd be|that would be|this is) (?:\\w+ )?(?:one )?(?:for|a matter for|handled by|down to|up to|a job for|something for) (?:the |your )?(?:local )?${OFFICE_EN}\\b`,
    `(?:need|want|have|got) to (?:\\w+ )?(?:call|ring|speak to|contact|try|phone|get (?:on to|hold of|onto)|talk to|report (?:it|that) to|take (?:it|that) up with) (?:the |your |a )?(?:local )?${OFFICE_EN}\\b|(?:you need|you want|you'll want|you're after|try) (?:the |your |a )?(?:local )?${OFFICE_EN}\\b`,
    "we (?:don't|do not|can't|cannot) (?:really )?(?:do|deal with|handle|take|give out|treat|come out (?:for|to)) (?:\\w+ )?(?:bins|animals|cats|dogs|cows|pets|complaints|appointments|noise|livestock|records|prescriptions|taxis|lost property|parking)",
  ].join('|'),
)
/** After the opening, the dispatcher says again what this line is. */
const REMINDS =
  /\b(?:esto|este numero|este|aqui|aca|usted|esta)(?: \w+)? (?:es|son|somos|llamo a|se comunico con|marco|llamando a|estamos en|hablando con|comunicad\w+ con) (?:[a-z]+ ){0,4}(?:1?3[1-3]|131|132|133|emergencias?|urgencias?|ambulancias?|samu|bomberos)\b|\b(?:this is|you've (?:reached|called|rung|got through to|dialled|dialed|come through to)|you're through to|you are through to|you've got) (?:\w+ ){0,3}(?:911|999|112|ambulance|emergenc\w+)\b/
const SCOLDS =
  /\blinea (?:es |solo )?(?:de|para) (?:emergencias?|personas|gente|urgencias)|no (?:es|son|esta|estan|estamos) (?:para )?(?:\w+ )?(?:bromas?|jueg\w+|pitanzas|leseos|hacer (?:bromas|pitanzas))|(?:ocupando|bloqueando|usando) (?:la|esta|una) linea|hay (?:gente|personas) que (?:de verdad )?(?:necesita|se esta muriendo)|(?:gente|personas) que (?:de verdad )?(?:se esta|se estan) muriendo|(?:ocupando|bloqueando) (?:un|el) telefono|salva(?:n|r)? vidas|(?:esto|esta llamada|todo) (?:quedo|queda|esta quedando|se esta) grabad\w*|(?:call is|being|calls are) (?:recorded|traced)|(?:people|somebody|someone) (?:who|that)?(?:'s|'re| is| are| could be| might be)? (?:really |actually )?dying|es un delito|you're (?:stopping|blocking|tying up|keeping)|emergency line,? (?:lads?|kids?|guys|boys|girls|son|mate|folks|young)|(?:not|isn't) (?:funny|a (?:game|toy|joke))|wasting (?:our|my|emergency|everyone's|people's)|\bhoax\b|prank calls? (?:is|are|can)|(?:it's|is) a(?:n)? (?:crime|offen[cs]e)|real emergenc/
const LAUGHTER =
  /[[(]\s*(?:se r[ií]en?|risas?|risita\w*|carcajad\w*|laugh\w*|giggl\w*|snigger\w*|snort\w*|chuckl\w*)[^\])]*[\])]/i
const OWNS_UP =
  /\b(?:si )?(?:es|era|fue|estabamos|estamos) (?:\w+ )?(?:pur[ao] )?(?:talla|webeo|hueveo|chiste|joda|leseo|tandeo|palanqueo)\b|nos (?:cacharon|pillaron|cacho|pillo)|(?:apaga|corta|cuelga)(?:l[oa])? (?:el |la )?(?:celu\w*|telefono|llamada)|(?:hang|hung) up,? (?:hang|quick)|they('re| are) onto us|ataque de risa|muert[oa]s? de (?:la )?risa|laughing (?:fit|attack)|died (?:of )?laughing|\bcort[ae]l[ae]\b|\b(?:shut up|hang up|stop laughing)\b|\bfor a laugh\b|\bon a dare\b/

const SELF_DIALLED =
  /\bit (?:just )?(?:called|rang|dialled|dialed|phoned) (?:911|999|you|emergency)\b|\bfue el (?:telefono|celular|reloj)\b|(?:watch|phone|alexa|siri|car|fitbit|garmin)(?:'s| has)? (?:\w+ )?(?:called|rang|rung|dialled|dialed) (?:you|911|999|emergency)\b|\bse (?:me )?(?:marco|llamo|disparo|activo|apreto|disco) (?:sol[oa]|el telefono|el boton|el celular)|(?:tenia|llevaba|traia|ando trayendo|estaba) (?:\w+ )?en (?:el|la|mi) (?:bolsillo|cartera|mochila|delantal|pantalon|chaqueta)|(?:guagua|nin[oa]|hij[oa]|gat[oa]|niet[oa]|perr\w+|cabr[oa]) (?:\w+ ){0,3}(?:marco|apreto|llamo|jugando con el (?:telefono|celular))|marque sin querer|aprete (?:el boton|sin querer|mal|algo)|(?:reloj|telefono|celular|auto|aparato) (?:\w+ )?(?:se puso a llamar|llamo|marco|creyo|penso|detecto)|(?:must've|must have|i've|i|it|phone|watch|car|kid|toddler|baby|dog|cat|thing)(?:'s|'ve| has)? (?:\w+ )?(?:mashed|pressed|dialled|dialed|rung|rang|called|hit|knocked|set|caught|leaned on|bumped)[^.!?]{0,24}(?:itself|button|on its own|pocket|sos\b|the side|emergency|you (?:lot|guys|by)|off the)|(?:it|phone) was in my (?:\w+ )?(?:pocket|bag|purse)|(?:pocket|butt|bum|arse|ass)[- ]?(?:dial|call)\w*|sat on (?:it|the phone|my phone)|thinks? i(?:'ve| have|'d)? (?:\w+ )?(?:fell|fallen|crashed|had a)|dialled by itself|went off by itself/
const WELL =
  /no (?:pasa|paso|ha pasado) nada|todo bien|(?:estamos|estoy) (?:\w+ )?bien|disculp\w+|perdon\w*|falsa alarma|ninguna emergencia|(?:we're|we are|it's|i'm|i am|everyone's|everybody's|everything's|all) (?:\w+ )?(?:good|fine|ok|okay|alright|grand|well)\b|nobody's hurt|no one's hurt|false alarm|never mind|nothing's wrong|\bsorry\b|no emergency|ignore it|my (?:bad|apologies)/
/** Something is wrong all the same. */
const SINCE_YOU_ARE_THERE =
  /\b(?:pero|but)\b[^.!?]{0,30}\b(?:ya que|aprovech\w+|since|actually|while i|now that|duele|hurts|me siento mal|necesito)/

const TESTED = new RegExp(
  [
    '\\b(?:test|check|inspection|drill|testing|trial run)\\b[^.!?]{0,30}\\b(?:cab phone|lift phone|phone line|emergency (?:phone|line|button|call)|alarm|lift|elevator|pendant|panic button|red phone|call ?point|intercom|pull ?cord|help ?point|the line|the phone)\\b|\\b(?:lift|elevator|alarm|lifeline|pendant|phone) (?:contractor|engineer|technician|mechanic|installer)\\b[^!?]{0,60}\\btest',
    '\\b(?:prueba|pruebas|probando|revisando|chequeando|mantencion|simulacro|ensayo)\\b[^.!?]{0,30}\\b(?:la linea|telefono|citofono|alarma|boton(?:era)?|intercomunicador|ascensor\\w*|sistema|llamada|monitoreo)\\b',
  ].join('|'),
)
const GRATEFUL =
  /\b(?:just|only|solo|solamente|nada mas|no mas|llam\w+|ringing|calling|phoning|want\w*|queria|quiero)\b[^.!?]{0,24}\b(?:to say (?:ta|thanks?|thank you|cheers|a (?:big )?thank)|to thank|(?:dar|darles|darle|decirles|decir) (?:las |muchas |mil )?gracias|agradecer\w*|felicitar\w*)\b/
const IDLE_QUESTION =
  /\b(?:queria|quiero|necesito|para|quisiera) saber (?:la hora|que hora es|que dia es|si va a llover|el clima|el pronostico|a cuanto esta|quien gano)|(?:me (?:puede|podria) )?(?:dar|decir) (?:la|que) hora(?= (?:es|por favor|son)|[,.?]|$)|(?:tell me|wanted|want|give me|know) (?:the time\b|what time it is|what day it is)(?! (?:he|she|it happened|of death|they))/

const BEAST =
  '(?:cat|kitten|dog|puppy|pup|tabby|tomcat|moggy|labrador|lab|spaniel|terrier|poodle|collie|parrot|budgie|rabbit|hamster|guinea pig|tortoise|horse|pony|mare|foal|cow|heifer|calf|ewe|lamb|sheep|goat|pig|hen|chicken|goldfish|hedgehog|swan|duck|pigeon|fox|ferret|gat[oa]|gatit[oa]|perr[oa]|perrit[oa]|quiltr[oa]|loro|catita|conej[oa]|tortuga|yegua|caballo|vaca|ternero|oveja|cabra|chancho|gallina|cuy|hurón|huron|pez|paloma|queltehue)'
const OF_A_BEAST = new RegExp(
  `\\b(?:it's|he's|she's|they're|who is|who's) (?:only |just )?(?:a|an|my|our|the) (?:\\w+ ){0,2}${BEAST}\\b(?! (?:bite|scratch|person|lover|walker|that bit|owner|'s|lady|house|lead))|\\b(?:es|era|son) (?:\\w+ )?(?:un|una|mi|mis|el|la|nuestr[oa]) (?:(?!del?\\b|al?\\b)[a-z]+ )?${BEAST}\\b(?! (?:de presa|que mord))|\\b(?:my|our|mi|nuestr[oa]) ${BEAST} (?:is|has|won't|can't|can not|got|ate|swallowed|isn't|'s|esta|se|no|comio|tiene|anda)\\b`,
)
const ONLY_A_BEAST = new RegExp(
  `^\\W*(?:oh,? )?(?:(?:a|an|my|our|the|un|una|mi|el|la|es|it's|she's|he's) )+(?:\\w+ )?${BEAST}\\W*$`,
)
/** Lines within which a caller tells that it is a beast. */
const BEAST_BY = 3
/** What a beast does to people, or people beside it. */
const PEOPLE_TOO =
  /\b(?:bit|bitten|bite|bites|attack\w*|teeth|scratch\w*|kicked|trampl\w*|threw|thrown|fell|tripped|allerg\w*|mord\w+|atac\w+|pateo|boto|tropez\w+|cayo|alerg\w+|aragu?n\w+|hit|crash\w*|chest|breath\w*|pecho|dueno|owner|wife|husband|senora|marido|son\b|daughter|hijo|hija|man|woman|guide|stood over|won't let|rescu\w*)/

const OTHERS_DESK =
  /\bno es (?:el|la|los|las) \w+|me dieron mal|mal (?:el |ese )?(?:numero|papelito|dato|telefono)|me equivoque|numero equivocado|\bah+,? (?:ya|chuta|perdon)|disculp\w+|perdon\w*|\boh,? (?:sorry|right|dear|no|shoot|crikey|my)|wrong (?:number|one|place|line)|\bi(?:'m| was|'d) (?:after|looking for|wanting)|i (?:wanted|thought|meant)|my mistake|que verguenza|que plancha|got me muddled|ringing the wrong/

/** What nobody tells of in play or by mistake, as long as nothing says so. */
export const GRAVE: ReadonlySet<Sign> = new Set<Sign>([
  'arrest',
  'choking',
  'bleeding',
  'violence',
  'weapon',
  'suicide',
  'dyspnoea',
  'airHunger',
  'chestPain',
  'trapped',
  'hazard',
  'overdose',
  'seizure',
  'birth',
  'pushing',
  'collapse',
  'motionless',
])

const proofOf = (line: Line, match: RegExpExecArray | null): Proof | undefined =>
  match ? [evidenceOf(line, match.index, match.index + match[0].length)] : undefined

/** What was said, by a dispatcher or by a machine, that bears on a call for nothing. */
export type Turned = {
  /** To another office, by name. */
  readonly away?: Proof | undefined
  /** That this is the line for emergencies. */
  readonly reminded?: Proof | undefined
  readonly scolded?: Proof | undefined
  /** A machine's voice began the call: what it believed stands until somebody speaks. */
  readonly recorded?: boolean
}

/** A watch or a telephone that believes in a crash or a fall plays its own words; makers have them say whose it is. */
const RECORDED =
  /^\W*(?:recorded|automated|automatic|grabacion|voz grabada|mensaje (?:grabado|automatico))\b|\bthe owner of this (?:\w+ )?(?:i?phone|watch|device|car|vehicle)\b|\b(?:el propietario|la propietaria|el dueno|la duena) de este (?:\w+ )?(?:iphone|telefono|reloj|watch|celular|dispositivo)\b/
export const isRecorded = (line: Line): boolean => RECORDED.test(line.text)

export const turned = (line: Line, context: Context): Turned => ({
  away: proofOf(line, SENT_AWAY.exec(line.text)),
  reminded: context.callerLines >= 1 ? proofOf(line, REMINDS.exec(line.text)) : undefined,
  scolded: context.callerLines >= 1 ? proofOf(line, SCOLDS.exec(line.text)) : undefined,
})

/** Grave words in earnest: whatever was taken for a call for nothing is none. */
export const isGrave = (line: Line, seen: readonly Seen[]): boolean =>
  seen.some(({ sign }) => GRAVE.has(sign)) && !laughsAside(line) && !seen.some(({ sign }) => sign === 'laughing')

export const laughsAside = (line: Line): boolean => LAUGHTER.test(line.turn.text)

/** The caller's words that settle it: there is nobody to help. `before` is what the dispatcher had said. */
export function idleWords(line: Line, context: Context, seen: readonly Seen[], before: Turned): Proof | undefined {
  const { text } = line
  const { record } = context
  const lifeless = record.consciente === 'no' || record.respira === 'no'
  const laughs = laughsAside(line) || seen.some(({ sign }) => sign === 'laughing')
  // Nobody laughs twice over who does not wake
  const inPlay = laughs && before.scolded !== undefined
  if ((lifeless && !before.recorded && !inPlay) || context.covert) return undefined
  const owns = proofOf(line, OWNS_UP.exec(text))
  if (owns && (laughs || before.scolded)) return owns
  if (laughs && before.scolded) return [evidenceOf(line, 0, text.length), ...before.scolded]
  const prompt = context.prompts.map((one) => one.text).join(' ')
  // Who is told to be in danger for long is no beast: "la frazada es la del perro"
  const pressing = record.codigo === 'rojo' || record.codigo === 'naranja'
  if (!PEOPLE_TOO.test(text) && !(pressing && context.callerLines > BEAST_BY)) {
    const beast =
      OF_A_BEAST.exec(text) ??
      (/\b(?:and|is|who|quien|what|que|y)\b[^?]*\?/.test(prompt) ? ONLY_A_BEAST.exec(text) : null)
    if (beast) return proofOf(line, beast)
  }
  if (seen.some(({ sign }) => GRAVE.has(sign)) || SINCE_YOU_ARE_THERE.test(text)) return undefined
  const dialled = SELF_DIALLED.exec(text)
  if (dialled && (WELL.test(text) || before.recorded)) return proofOf(line, dialled)
  const settled = TESTED.exec(text) ?? GRATEFUL.exec(text) ?? IDLE_QUESTION.exec(text)
  if (settled && record.codigo !== 'rojo' && context.callerLines <= 3) return proofOf(line, settled)
  if (before.reminded && record.codigo !== 'rojo' && record.codigo !== 'naranja') {
    const desk = proofOf(line, OTHERS_DESK.exec(text))
    if (desk) return [...desk, ...before.reminded]
  }
  return undefined
}
