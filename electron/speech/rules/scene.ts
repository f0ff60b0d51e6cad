/** What kind of call this is beyond the patient: prank, silence, child, covert caller, several victims, another report of the same. */
import type { Evidence } from '../../../convex/domain/canonical.ts'
import { answerOf } from './answers.ts'
import { anyAsked, type Context } from './context.ts'
import { crowdIn, oneAlone } from './crowds.ts'
import { idleWords, isGrave, isRecorded, laughsAside, type Turned, turned } from './idleCalls.ts'
import { evidenceOf, isNoise, type Line } from './line.ts'
import { speaksToChild } from './questions.ts'
import type { Seen, Sign } from './signals.ts'
import type { Proof } from './triage.ts'

/** Lasting marks of the call; each holds the words that set it. */
export type Marks = {
  readonly idleTalk?: Proof
  /** The caller said that nobody is hurt. */
  readonly unhurt?: Proof
  readonly covert?: Proof
  readonly child?: Proof
  readonly victims?: Proof
  readonly duplicate?: Proof
  readonly dropped?: Proof
  readonly silent?: Proof
  readonly lost?: Proof
  /** The order for a pizza, before it is known to be more. */
  readonly order?: Proof
  /** An appointment asked for at the wrong place: a mistake, unless the caller insists. */
  readonly pretext?: Proof
  /** What the dispatcher said of a call for nothing. */
  readonly turned?: Turned
  /** Signs of a joke so far. */
  /** An excuse for the call: "sin querer"; not yet sure that all is well. */
  readonly excuse?: Proof
  readonly jokes: number
  /** Lines of the caller without words. */
  readonly wordless: number
}

export const NO_MARKS: Marks = { jokes: 0, wordless: 0 }

const whole = (line: Line): Evidence => evidenceOf(line, 0, line.text.length)

const DUPLICATE =
  /ya tenemos (?:un |el |varios )?(?:aviso|reporte|llamad)|(?:ya|si|ya nos|si nos|ya me|nos) (?:avi[sc]aron|llamaron|reportaron)|(?:otros|varios) (?:llamados|avisos)|hemos recibido (?:otro|varios|un)|(?:already|we've) (?:have|had|got|received) (?:a |another |several |other )?(?:report|call)s?|had (?:a |other )?(?:report|call)s? (?:of|at|about)|another caller|same incident|mismo accidente|mismo incendio/
const DROPPED =
  /\[[^\]]*(?:se corta|se pierde la (?:llamada|comunicaci[oó]n|señal|senal)|(?:fin de la|termina la) llamada|connection (?:lost|drops)|lost connection|corta la llamada|cuelga|call (?:drops|ends|disconnect)|disconnect|line (?:goes )?(?:dead|drops)|hangs up|dial tone)[^\]]*\]/
/** Dots alone, or a sound between brackets. */
const NO_WORDS = /^(?:\s*(?:\([^)]*\)|\[[^\]]*\]|[.…]+))+\s*$/
const DROPPED_SAID =
  /(?:it's|line's|line has|phone's|it has) gone dead|(?:we've|i've) lost (?:the call|them|the line|the caller)|se (?:cort[oó]|habia cortado) la (?:llamada|comunicacion)|(?:we|call) (?:got|was|were) (?:cut off|disconnected)|call dropped|line went dead|got cut off/

const PERSON =
  '(?:personas?|herid[oa]s?|lesionad[oa]s?|pasajer[oa]s?|victimas?|adult[oa]s?|nin[oa]s?|ocupantes?|cabr[oa]s|people|person|kids?|children|casualties|victims?|passengers?|injured|hurt|men|women|adults|patients?)'
const MANY = new RegExp(
  `\\b(?:[2-9]|[1-9]\\d|dos|tres|cuatro|varios|varias|muchos|hartos|several|a few|both|a couple of|multiple|lots of|many|many more) (?:\\w+ ){0,2}${PERSON}\\b|\\bvi(?:mos)? a (?:2|3|4|dos|tres|varios)\\b|\\bson (?:[2-9]|dos|tres|varios)\\b(?! ?(?:meses|anos|minut))|there(?:'s| are| were) (?:2|3|4|5|two|three|several)\\b(?! (?:floors|cars|minut|of the))|\\b(?:los|las) (?:2|dos|tres|3) (?:estan|quedaron)|(?:two|three|four|[2-4]) of (?:us|them)\b(?! here helping)|\b(?:estamos|somos) (?:los |las )?(?:2|3|4|dos|tres|cuatro)\b(?! ?(?:meses|anos|minut|cuadras))|both of them|(?:los|las) (?:2|3|dos|tres) (?:desmay|herid|inconsc|tirad|mal\b|atrap|quemad|golpead)|(?:mis|my) (?:2|dos|two|three|3)? ?(?:hijos|kids|children)`,
)
const MORE =
  /\b(?:y|and|tambien|also|ademas|otra?|another|other) (?:\w+ ){0,5}(?:senora|senor|caballero|nin[oa]|mujer|hombre|cabr[oa]|guagua|joven|pasajer[oa]|copiloto|chiquill[oa]|muchach[oa]|tip[oa]|viejit[oa]|chofer|conductor\w*|maestro|operari[oa]|trabajador\w*|ciclista|peaton|lady|man|woman|kid|kids|child|passenger|girl|boy|guy)\b(?! (?:de la ambulancia|que me ayuda))/
const UNWELL =
  /tosiendo|tirad|botad|sangr|herid|golpead|quemad|cara (?:toda )?negra|manos? en (?:la|el) (?:cabeza|cuello|pecho|brazo|cara)|sentad[oa] en|inconscient|no se mueve|se quem(?:o|aron)|agarrandose|ahogad|coughing|hurt|bleeding|burn|lying|sitting on|unconscious|limping|injur|trapped|waving|crying|not moving|\bcortes?\b|quej|en shock|maread|vomit|duele|dolor|\bcut\b|bruis|dizzy|\bsore\b|shaken/

/** Several who are hurt, whatever happened. */
const HURT_MANY =
  /\b(?:\d+|dos|tres|varios|varias|muchos|hartos|un monton de|two|three|several|many|multiple|lots of|a lot of) (?:\w+ ){0,3}(?:herid[oa]s|lesionad[oa]s|balead[oa]s|apunalad[oa]s|intoxicad[oa]s|quemad[oa]s|atropellad[oa]s|victimas|muert[oa]s|casualties|victims|injured|hurt|shot|stabbed|wounded|burned|dead)\b|\bcasualties\b|\bboth (?:drivers|of them|people|passengers|kids)\b[^.]{0,20}(?:hurt|injured|unconscious|trapped|bleeding)|(?:toda la familia|todos en la casa|estamos todos|estan todos|the whole family(?:'s| is)?|we're all|they're all|everyone(?:'s| is)) (?:\w+ ){0,3}(?:intoxicad|vomit|maread|con (?:vomitos|dolor|mareos)|enferm|desmay|sick|dizzy|throwing up|vomiting|passed out|poisoned)|(?:monton|caleta|harta) (?:de )?gente (?:\w+ ){0,2}(?:herida|lesionada|tirada|botada|gritando|atrapada)|\bgente (?:\w+ )?(?:gritando|atrapada|quejandose|llorando|sangrando|asomada|colgada|pidiendo (?:ayuda|auxilio))|\b(?:people|folks|residents|tenants) (?:are |still |were )?(?:screaming|yelling|shouting|hollering|waving|trapped|stuck|hanging out|leaning out|crying|bleeding|hurt)/

const PERSONS_ES =
  '(?:choferes|conductores|pasajeros|pasajeras|adultos|ninos|ninas|viejos|viejas|cabros|cabras|jovenes|senoras|senores|caballeros|peatones|ciclistas|trabajadores|personas|guaguas|vecinos)'
/** Several at once by the plural alone: "están desmayados", "hay heridos", "loads of people injured". */
const PLURALLY = new RegExp(
  [
    '\\b(?:estan|quedaron|andan|hay|son|estamos|quedamos|venian) (?:[a-z0-9]+ ){0,3}(?:herid|lesionad|desmayad|maread|intoxicad|golpead|quemad|accidentad|apunalad|balead)[oa]s\\b',
    '\\b(?:estan|quedaron|estamos) (?:[a-z]+ ){0,2}(?:inconscientes|vomitando|mal heridos)\\b',
    `\\b(?:los|las|ambos|ambas|varios|varias|muchas|muchos|hartas|hartos) (?:2|3|4|5|dos|tres|cuatro)? ?${PERSONS_ES} (?:[a-z]+ ){0,2}(?:mal\\b|muy mal|herid|lesionad|botad|tirad|inconscient|desmayad|maread|golpead|quemad|atrapad)`,
    '(?:se|nos) (?:intoxic|desmay|quem|asfixi)(?:o|aron|amos) (?:toda la familia|todos|los (?:dos|tres|2|3))|(?:se|nos) (?:intoxic|desmay|quem|asfixi)(?:aron|amos)\\b',
    `\\b(?:2|3|4|5|6|dos|tres|cuatro|cinco|varios|varias|hartos|hartas) ${PERSONS_ES} (?:[a-z0-9]+ ){0,4}(?:con (?:vomitos|mareos|quemaduras|heridas|fracturas|dolor|cortes)|vomitando|maread[oa]s|tosiendo|ahogandose)`,
    '\\bhay (?:2|3|4|5|dos|tres|cuatro|cinco|varios|varias|muchos|hartos|mas de \\d+) (?:[a-z]+ )?(?:sangrando|en el suelo|tirad[oa]s|botad[oa]s|inconscientes|mal herid[oa]s|que no (?:se mueven|responden|reaccionan)|quej[aá]ndose|atrapad[oa]s)',
    '(?:two|three|four|five|2|3|4|5|several|some) of (?:them|us|the \\w+) (?:are |is )?(?:down|hurt|bleeding|unconscious|not moving|injured|on the (?:ground|floor)|passed out|sick)',
    "(?:whole|entire) (?:family|class|office|house)(?:'s| is| has| have|'ve)? (?:\\w+ ){0,3}(?:headaches?|sick|dizzy|ill|vomiting|throwing up|poison\\w*|nause\\w+)|(?:toda (?:la|mi) (?:familia|casa)|(?:la|mi) familia entera|somos (?:2|3|4|5|6|dos|tres|cuatro|cinco|seis|varios)(?: los)?) (?:\\w+ ){0,4}(?:maread|vomit|intoxicad|enferm|herid|desmay|con dolor)\\w*",
    '\\bun[oa]? (?:herid|lesionad)[oa] [^.]{0,24}(?:otr[oa]|mas alla)',
    '\\bgente (?:\\w+ )?(?:tirada|botada|herida|lesionada|quemada)\\b',
    '(?:todo el mundo|toda la gente|todos|todas|la gente)(?: [a-z]+){0,2} (?:maread|vomit|intoxicad|desmay|herid|golpead|con (?:dolor de cabeza|mareos|vomitos))\\w*',
    '\\b(?:atropello|choco|paso a llevar|hit|struck|ran over) (?:a )?(?:2|3|4|dos|tres|varias?|two|three|several|a few) (?:personas|peatones|ninos|pedestrians|people|kids|cyclists)',
    '\\b(?:loads|lots|plenty|dozens|a bunch|several|many|both|all|\\d+|two|three|four)(?: of)?(?: the| them| these)? ?(?:people|passengers|kids|drivers|children|patients|of them)?(?: are| were| is)? (?:\\w+ )?(?:injured|hurt|unconscious|bleeding|burned|dizzy|sick)\\b',
    '\\bbodies\\b|\\b(?:wife|husband|mum|mom|dad|brother|sister|kids?|children|son|daughter) and (?:my |the |his |her |our )?[a-z]+ (?:are|were|have|both|got) (?:\\w+ )?(?:dizzy|hurt|injured|unconscious|sick|passed|collapsed|burned|vomiting|throwing)',
    '\\b(?:y|tambien) (?:mi|la|el|un|una|otra|otro|su) [a-z]+ (?:[a-z]+ ){0,4}tambien[, ]+(?:esta |anda |se )?(?:\\w+ )?(?:maread|vomit|herid|desmay|golpead|quemad|mal\\b|intoxic)',
  ].join('|'),
)
const LIMBS_OR_THINGS =
  /\b(?:manos|pies|brazos|piernas|dedos|ojos|labios|rodillas|dientes|cables|autos|cajas|puertas|vidrios)\b/

function victimsIn(line: Line, context: Context): Proof | undefined {
  const { text } = line
  const crowd = crowdIn(line, context)
  if (crowd || oneAlone(line)) return crowd
  const plural = PLURALLY.exec(text)
  if (
    plural &&
    !LIMBS_OR_THINGS.test(text.slice(Math.max(0, plural.index - 24), plural.index + plural[0].length)) &&
    !/\b(?:no|sin|ni|not|no one|nobody|nadie) (?:\w+ ){0,3}$/.test(
      text.slice(Math.max(0, plural.index - 24), plural.index),
    )
  )
    return [evidenceOf(line, plural.index, plural.index + plural[0].length)]
  const hurt = HURT_MANY.exec(text)
  if (hurt && !/\b(?:no (?:hay|habia|veo)|sin)\b/.test(text.slice(Math.max(0, hurt.index - 14), hurt.index)))
    return [evidenceOf(line, hurt.index, hurt.index + hurt[0].length)]
  const many = MANY.exec(text)
  const unwellBoth =
    /\b(?:los|las|ambos|ambas) (?:2|3|dos|tres)? ?(?:estan )?(?:desmay|herid|inconsc|tirad|atrap|quemad|golpead)|both (?:\w+ )?(?:unconscious|hurt|passed out|injured)/.exec(
      text,
    )
  if (unwellBoth) return [evidenceOf(line, unwellBoth.index, unwellBoth.index + unwellBoth[0].length)]
  // How many can take turns, or attack, is not how many are hurt
  const relief =
    /relev|turn|ayud|help|take over|asaltant|ladron|agresor|delincuent|atacant|suspects?\b|attackers?\b|robbers?\b/.test(
      context.prompts.at(-1)?.text ?? '',
    )
  const scene =
    context.record.motivo === 'accidente_transito' ||
    context.record.motivo === 'incendio' ||
    (context.record.motivo !== 'violencia_intrafamiliar' && anyAsked(context, 'victims', 'trapped', 'hurt') && !relief)
  if (
    many &&
    scene &&
    answerOf(line) !== 'no' &&
    !/\bno (?:hay|habia)\b/.test(text.slice(Math.max(0, many.index - 12), many.index))
  )
    return [evidenceOf(line, many.index, many.index + many[0].length)]
  if (anyAsked(context, 'victims') && !relief) {
    const count = /^\W*(?:\w+ ){0,3}([2-9]|1\d|two|three|four|varios|several)\b(?! ?(?:minut|meses|anos|years))/.exec(
      text,
    )
    if (count) return [evidenceOf(line, count.index, count.index + count[0].length)]
  }
  const somebody = SOMEBODY.exec(text)
  const known = context.record.motivo !== undefined || context.record.consciente !== undefined
  if (
    known &&
    somebody &&
    ANYBODY_ELSE.test(context.prompts.map((prompt) => prompt.text).join(' ')) &&
    AILING.test(text.slice(somebody.index))
  )
    return [evidenceOf(line, somebody.index, text.length)]
  const more = MORE.exec(text)
  if (scene && more && UNWELL.test(text))
    return [evidenceOf(line, more.index, Math.min(text.length, more.index + more[0].length + 40))]
  const people = [
    ...text.matchAll(
      /\b(?:una?|an?|some|there's|otra?|unos|the) (?:\w+ )?(?:lady|woman|man|kids?|child|children|girl|boy|guy|senora|senor|caballero|cabr[oa]|nin[oa]|mujer|hombre|joven|viejit[oa]|abuelit[oa]|chic[oa]|guagua|bebe|baby|passenger|copiloto|pasajer[oa]|friend|camionero|chofer|driver)\b/g,
    ),
  ]
  if (scene && people.length >= 2 && UNWELL.test(text)) return [whole(line)]
  // In a fire, somebody else is unwell besides the one who is inside
  if (
    context.record.motivo === 'incendio' &&
    context.record.codigo === 'rojo' &&
    /\b(?:el caballero|la senora|el vecino|don \w+|an old (?:man|woman)|el abuelito|la abuelita|my (?:kids|son|daughter))\b/.test(
      text,
    ) &&
    UNWELL.test(text)
  )
    return [whole(line)]
  return undefined
}

/** Offers a way to answer to who is overheard. */
const FREE_TO_SPEAK =
  /(?:hac(?:er|iendo)(?:le)? dano|esta(?:n)? oyendo|(?:la|lo|le|te) (?:oye|escucha)|hablar (?:libremente|tranquil\w+|con libertad))[^.?]{0,40}\?[^.?]{0,30}\bsi o (?:con )?(?:un )?no\b|(?:en peligro|no puede hablar|la estan escuchando|hay alguien (?:ahi|con usted|escuchando))[^.?]{0,60}(?:diga|digame|conteste\w*|responda|tosa) (?:que |con |un |solo )*(?:si|no)\b|(?:contest|respond)\w* (?:\w+ )?con (?:un )?si o (?:con )?(?:un )?no\b[^.]{0,60}peligro|(?:in danger|can't talk|being listened)[^.?]{0,60}(?:say|answer|press) (?:yes|no|a|one)\b/
const WHERE_AM_I =
  /couldn't tell you (?:where (?:i am|we are)|which side|which way)|(?:nos|me) perdi(?:mos)? (?:en|por|del) (?:el|la|los)|se (?:nos |me )?(?:perdio|acabo|borro) el (?:sendero|camino|huella)|(?:lost|off|can't find) the (?:trail|path)\b|(?:no (?:se|sabemos|cacho)|ni idea(?: de)?|don't know|not sure|no idea) (?:\w+ ){0,2}(?:donde|where) (?:\w+ )?(?:estoy|estamos|i am|we are)|no (?:se|sabemos) bien ?donde|(?:estoy|estamos|i'm|we're) (?:\w+ )?(?:perdid|lost)|middle of nowhere|(?:out in|middle of) (?:a|the|some) (?:field|woods|forest|desert|park)|en medio de (?:la nada|un cerro|un potrero)|en pleno (?:cerro|campo)/
/** Whether anybody else is hurt was asked. */
const ANYBODY_ELSE =
  /(?:every|any)(?:body|one) else|alguien mas|los demas|el resto|otr[oa]s? (?:persona|herid|lesionad|lastimad|afectad|accidentad|victima)|algun otro|molestias|anyone hurt|se sienta mal/
const SOMEBODY =
  /^\W*(?:(?:si|yes|yeah|bueno|well)\W+)?(?:mi|my) (?:senora|marido|espos[oa]|mujer|hij[oa]|herman[oa]|amig[oa]|polol[oa]|mama|papa|wife|husband|son|daughter|friend|brother|sister|mate|mum|mom|dad|girlfriend|boyfriend)\b|^\W*(?:el|la) (?:de la|del|de los|que) \w+|^\W*(?:(?:si|yes|yeah|yep|aye|claro|eso)\W+)?(?:(?:pues|po|claro|well|there's)\W+)?(?:el|la|un|una|the|a|an) (?:otr[oa] |other )?(?:chofer|conductor\w*|pasajer[oa]|copiloto|ciclista|motorista|peaton|camionero|driver|passenger|cyclist|rider|pedestrian|trucker)\b|\b(?:hay|esta|tambien|y|there's|there is|also|and) (?:una?|otr[oa]|an?|another|the|el|la|1|one|2|dos|two|tres|three) (?:\w+ )?(?:nin[oa]s?|cabr[oa]s?|senora|senor|caballero|mujer|hombre|joven|abuel\w+|guagua|chic[oa]|girl|boy|lad|lady|woman|man|guy|kid|child|friend|passenger|driver|bloke)\b/
/** What is not told of who only stands by. */
const AILING =
  /chichon|moreton|rasgun|raspon|\bbump\b|\blump\b|scratch|lastimad|tirit|tembl|pálid|palid|azul|morad|vomit|maread|dolor|tos(?:e|iendo)|ahog|shak|shiver|blue|pale|dizzy|sick|throwing up|cough|limping|cut\b|bruis|freezing|in shock|desmay|herid|sangr|quemad|duele|golpead|agarrandose|agarrando (?:el|la)|se agarra|(?:se ve|anda|quedo|esta) (?:\w+ )?mal\b|looks? (?:bad|rough|awful|terrible)|holding (?:his|her)|clutching|hurt|bleed|burn|unconscious|injur/

/** Says outright that the call is play. */
const ADMITS_JOKE =
  /^(?!.*\b(?:thought|crei|creia|pense|pensaba|pensamos|not|isn't|no es|no era|esto no)\b[^.]{0,24}\b(?:joke|prank|broma)).*(?:\b(?:it's|it was|just|only) (?:\w+ )?(?:a )?(?:joke|joking|kidding|prank|messing)|\b(?:es|era|fue) (?:\w+ )?(?:una )?(?:broma|pitanza)\b|(?:estamos|estabamos|estoy|estaba) (?:jodiendo|webeando|hueveando|bromeando|leseando)|para (?:molestar|la risa)|(?:we.re|i.m|were|was) (?:just )?messing around)/

/** Meant to call somebody else: a taxi, a shop, a sister. */
const ELSEWHERE_MEANT =
  /\bno es (?:el|la|los|las)? ?(?:radio ?taxis?|taxis?|pizzeria|farmacia|banco|consultorio|clinica|colegio|hotel|restaurant\w*|peluqueria|veterinaria|consulta|tienda|ferreteria|casa de)\b|(?:isn't|is not|not) (?:this )?(?:the )?(?:\w+ )?(?:cab|taxi|pizza|pharmacy|bank|surgery|restaurant|hotel|vet|salon|school)(?:'s)?(?: company| place| office| shop| line)?\b|(?:thought|crei|pense) (?:que )?(?:this was|it was|era|llamaba|estaba llamando|marcaba)[^.]{0,20}(?:cab|taxi|pizza|banco|farmacia|mi \w+|my \w+|clinica|shop|place|company)|(?:trying|meant|wanted) to (?:call|ring|reach|dial|phone|get(?: hold of)?) (?:(?:my|the|a) (?!ambulance|doctor|police)\w+|(?:(?:my|the|dr\.?|doctor) )?(?:\w+ )?\w+'s (?:office|surgery|clinic|house|place|shop|desk)|(?!911|999|112)\d{3,}|information|directory)|(?:estaba llamando|queria llamar|iba a llamar) a (?:mi|la|el|un|una) (?!ambulancia|samu)\w+|(?:watch|phone|siri|alexa|car)(?: just| must have)? (?:called|dialed|dialled|rang) (?:you|by itself|on its own|911|999)|(?:reloj|telefono|celular) (?:llamo|marco) solo|equivoque (?:de|el) numero|marque (?:cualquier cosa|mal|otro)|(?:dialled|dialed|rang|hit) the wrong|(?:dial(?:led|ed)|hit|press(?:ed)?|push(?:ed)?) the (?:one|nine|1|9) (?:twice|again|one time too)/

/** The dispatcher says that this is another service: "esto es el servicio de ambulancias, no es la compañía de luz". */
const OTHER_SERVICE =
  /\b(?:esto|este numero|aqui|aca|this|you've)(?: \w+)? (?:es|son|is|reached|called) (?:(?:el|la|las|los|un|una|the|an?|de|del|numero|servicio|servicios|line|number|para|for) )*(?:ambulancias?|urgencias?|emergencias?|samu|bomberos|carabineros|911|999|ambulance|emergenc\w+)[^?]{0,24},? (?:no (?:es|somos)|not) (?:el|la|los|las|una?|the|your|an?)\b/

/** The patient is a plaything, or a child had the telephone. */
const PLAYTHING =
  /\b(?:(?:cuddly|soft|stuffed) (?:toy|animal|rabbit|bear)|(?:it's|that's|was) (?:just |only )?(?:her|his|a|the) (?:\w+ )?(?:toy|teddy|doll|dolly)|es (?:un|una|su|el|la) (?:\w+ )?(?:peluche|muneca|munequ\w+|osito|juguete)|(?:got hold of|playing with|took|grabbed) (?:my|the) (?:mobile|phone)|(?:agarro|tomo|pesco|jugando con|saco) (?:mi|el) (?:telefono|celular))\b/

/** What people ask of an office, not of an ambulance. */
const INQUIRY =
  /\b(?:llam\w+|marc\w+) (?:por|para (?:pedir|cambiar|confirmar|anular|correr)) (?:la |una |mi |su )?(?:hora|cita)\b|\b(?:hora|turno|cita) (?:para|con|en) (?:el|la|un|una) (?:[a-z]+olog[oa]|dentista|doctor|medico|consulta|especialista|matrona|registro|banco)|a que hora (?:abre|abren|cierra|cierran|atienden)|cuanto (?:cuesta|vale|sale|cobran)|(?:telefono|numero|direccion) de(?:l| la) (?:consultorio|hospital|farmacia|municipalidad|clinica|carabineros)|cuenta (?:del?|de la) (?:agua|luz|gas|telefono|internet)|resultado(?:s)? de(?:l)? (?:mi |un |los )?examen|licencia medica|farmacia de turno|what time [^?.]*(?:open|close)|(?:phone )?number (?:for|of) (?:the|a)|pay (?:my|the|a) bill|how much (?:is|does|do)|appointment\b|(?:it's|calling|ringing|phoning) about the (?:transport|car|letter|clinic|prescription|bill|parking|bins?|order)|hablo con (?:la|el) (?:farmacia|consultorio|hospital|banco|municipalidad|clinica|tienda|colegio|veterinaria)|(?:encargu\w+|pedi|traigan) (?:el|la|los|las|un|una) (?:\w+ )?(?:pedido|remedios?|receta)/

/** Who called for nothing says so at the end. */
const APOLOGY =
  /\b(?:disculp\w+|perdon\w*|siento) (?:por )?(?:la|las|haberl[oa]) (?:molest|quit|llam)\w*|\bsorry (?:to|for|about|i) (?:\w+ )?(?:bother|troubl|wast|tying|tie|tied)\w*|\bwasting your time\b|\bwasted your time\b|\bque (?:plancha|verguenza)\b[^.]{0,30}\b(?:marque|marcado|llame|equivoc)|\b(?:habre|debo haber|hube) marcado mal\b/

/** What holds when a caller taken for a joker tells of something grave after all, or it has become doubtful. */
export function inEarnest(line: Line, seen: readonly Seen[], marks: Marks, doubtful: boolean): Marks | undefined {
  const { idleTalk, ...others } = marks
  const grave = line.turn.speaker === 'customer' && isGrave(line, seen)
  return idleTalk !== undefined && (grave || doubtful) ? { ...others, jokes: 0 } : undefined
}

/** Folds one line into the marks of the call. */
export function marked(line: Line, context: Context, seen: readonly Seen[], before: Marks, hasPatient: boolean): Marks {
  const { text } = line
  const see = (sign: Sign): Seen | undefined => seen.find((one) => one.sign === sign)
  if (line.turn.speaker === 'agent') {
    const duplicate = DUPLICATE.exec(text)
    const dropped = DROPPED_SAID.exec(text)
    const child =
      speaksToChild(line) &&
      /tienes|te llamas|tu (?:mama|papa|mami|papi)|mommy|mummy|your (?:mom|mum|dad)|grown|eres|sweet|buddy|contigo/.test(
        text,
      ) &&
      hasPatient
    const elsewhere =
      before.idleTalk || context.record.consciente === 'no' || context.record.respira === 'no'
        ? null
        : OTHER_SERVICE.exec(text)
    const told = turned(line, context)
    const pressing = before.covert || context.record.codigo === 'rojo' || context.record.codigo === 'naranja'
    const away = pressing ? undefined : told.away
    const scorned = told.scolded && before.jokes > 0 ? told.scolded : undefined
    const idle = before.idleTalk ?? away ?? scorned
    const said = elsewhere && evidenceOf(line, elsewhere.index, elsewhere.index + elsewhere[0].length)
    return {
      ...before,
      ...(idle ? { idleTalk: idle } : {}),
      turned: {
        reminded: told.reminded ?? before.turned?.reminded,
        scolded: told.scolded ?? before.turned?.scolded,
        recorded: before.turned?.recorded ?? false,
      },
      ...(said && before.unhurt ? { idleTalk: [said, ...before.unhurt] as Proof } : {}),
      ...(said && !before.unhurt && !before.excuse ? { excuse: [said] as Proof } : {}),
      ...(duplicate && !before.duplicate
        ? { duplicate: [evidenceOf(line, duplicate.index, duplicate.index + duplicate[0].length)] as Proof }
        : {}),
      ...(dropped && !before.dropped
        ? { dropped: [evidenceOf(line, dropped.index, dropped.index + dropped[0].length)] as Proof }
        : {}),
      ...(child && !before.child ? { child: [whole(line)] as Proof } : {}),
    }
  }
  if (isNoise(line.turn.text) || NO_WORDS.test(line.turn.text)) {
    const wordless = before.wordless + 1
    const dropped = DROPPED.test(text)
    return {
      ...before,
      wordless,
      ...(dropped && !before.dropped ? { dropped: [whole(line)] as Proof } : {}),
      ...(!before.silent &&
      (!dropped || wordless >= 2) &&
      context.callerLines <= 3 &&
      (wordless >= 2 || context.prompts.length >= 2)
        ? { silent: [whole(line)] as Proof }
        : {}),
    }
  }
  let marks: Marks = isRecorded(line) ? { ...before, turned: { ...before.turned, recorded: true } } : before
  const order = see('foodOrder')
  if (order && !before.order && !context.record.motivo) marks = { ...marks, order: order.evidence }
  if (!marks.unhurt && anyAsked(context, 'hurt') && answerOf(line) === 'no') marks = { ...marks, unhurt: [whole(line)] }
  const appointment = see('appointment')
  if (appointment && !before.pretext && !context.record.motivo) marks = { ...marks, pretext: appointment.evidence }
  const insists = see('insists')
  const cannotSpeak =
    (anyAsked(context, 'covert') || context.prompts.some((prompt) => FREE_TO_SPEAK.test(prompt.text))) &&
    answerOf(line) === 'yes'
  if (
    !marks.covert &&
    ((marks.order &&
      !order &&
      (see('knowsWhere') || answerOf(line) === 'yes' || /\bsí\b|\byes\b|\byeah\b/i.test(line.turn.text)) &&
      context.callerLines <= 5 &&
      !see('laughing')) ||
      (insists && context.callerLines <= 5 && (before.order ?? before.pretext)) ||
      (cannotSpeak && !see('allWell')))
  ) {
    marks = {
      ...marks,
      covert: [...((insists ?? see('knowsWhere'))?.evidence ?? [whole(line)]), ...(marks.order ?? marks.pretext ?? [])],
    }
  }
  // "Ay, me equivoqué" corrects a record, or, when there is none, the call itself
  const petty = context.record.motivo === 'otro' && context.record.codigo === 'verde'
  const nothingYet =
    (context.record.motivo === undefined || petty) && context.record.direccion === undefined && !marks.covert
  const slip =
    (context.record.motivo === undefined && !marks.covert ? ELSEWHERE_MEANT.exec(text) : null) ??
    (nothingYet && context.callerLines <= 4
      ? (/\b(?:me (?:equivoque|confundi)|marque mal)\b/.exec(text) ??
        /\b(?:no (?:es|era) (?:aguas|el banco|la \w+|el \w+)|i (?:think i )?(?:have|got) the wrong|isn't this)\b/.exec(
          text,
        ))
      : null)
  const mistaken =
    see('mistaken') ??
    (slip
      ? {
          sign: 'mistaken' as const,
          words: slip[0],
          start: slip.index,
          evidence: [evidenceOf(line, slip.index, slip.index + slip[0].length)] as const,
        }
      : undefined)
  const well = see('allWell')
  const joke = (see('laughing') || laughsAside(line) ? 1 : 0) + (see('absurd') ? 1 : 0)
  if (joke > 0) marks = { ...marks, jokes: before.jokes + joke }
  const serious = context.record.consciente === 'no' || context.record.respira === 'no' || marks.covert !== undefined
  // Asks for an hour at the dentist, a price, a bill: no emergency, if nobody is hurt
  const inquiry = nothingYet && context.callerLines <= 3 && !order ? INQUIRY.exec(text) : null
  if (inquiry && !marks.excuse)
    marks = { ...marks, excuse: [evidenceOf(line, inquiry.index, inquiry.index + inquiry[0].length)] }
  if (mistaken && !marks.excuse) marks = { ...marks, excuse: mistaken.evidence }
  const plaything = marks.covert ? null : PLAYTHING.exec(text)
  if (plaything && !marks.excuse)
    marks = { ...marks, excuse: [evidenceOf(line, plaything.index, plaything.index + plaything[0].length)] }
  // Whatever the child said of it before, a grown-up says that nobody is hurt
  if (!marks.idleTalk && plaything && (well || (answerOf(line) === 'no' && anyAsked(context, 'hurt'))))
    marks = { ...marks, idleTalk: [whole(line)] }
  const idle = marks.idleTalk || marks.covert ? undefined : idleWords(line, context, seen, before.turned ?? {})
  if (idle) marks = { ...marks, idleTalk: idle }
  if (!marks.idleTalk && !serious) {
    if (
      mistaken &&
      !hasPatient &&
      (well ||
        /error|equivoc|numero|wrong number|marque mal|accident|mistake|pocket|butt|taxi|cab\b|marque|dial|equivoq|queria llamar|iba a llamar|(?:trying|meant|wanted) to/.test(
          `${mistaken.words} ${slip ? text : ''} ${/wrong number/.test(text) ? text : ''}`,
        ))
    )
      marks = { ...marks, idleTalk: mistaken.evidence }
    else if (
      (well || (answerOf(line) === 'no' && anyAsked(context, 'hurt', 'happened'))) &&
      before.excuse &&
      !hasPatient
    )
      marks = { ...marks, idleTalk: before.excuse }
    else if (ADMITS_JOKE.test(text)) marks = { ...marks, idleTalk: [whole(line)] }
    else if (well && before.wordless > 0) marks = { ...marks, idleTalk: well.evidence }
    else if (
      well &&
      mistaken === undefined &&
      before.order === undefined &&
      /jugando|playing|phone|telefono/.test(text)
    )
      marks = { ...marks, idleTalk: well.evidence }
    else if (marks.jokes >= 3)
      marks = { ...marks, idleTalk: (see('laughing') ?? see('absurd'))?.evidence ?? [whole(line)] }
  }
  // "Sorry to tie up your line", and nothing was told that anybody suffers
  const sorry = nothingYet || petty || context.record.motivo === undefined ? APOLOGY.exec(text) : null
  if (sorry && !marks.idleTalk && !serious && !hasPatient && context.callerLines >= 3)
    marks = { ...marks, idleTalk: [evidenceOf(line, sorry.index, sorry.index + sorry[0].length)] }
  const lost = see('lost')?.evidence
  const adrift = WHERE_AM_I.exec(text)
  const nowhere =
    lost ?? (adrift ? ([evidenceOf(line, adrift.index, adrift.index + adrift[0].length)] as Proof) : undefined)
  if (
    nowhere &&
    !before.lost &&
    ((lost && anyAsked(context, 'address', 'reference', 'comuna') && context.record.direccion === undefined) ||
      // The road is known, but not where on it
      (adrift && context.record.numero === undefined && context.record.ubicacion_referencia === undefined))
  )
    marks = { ...marks, lost: nowhere }
  const victims = before.victims ? undefined : victimsIn(line, context)
  if (victims) marks = { ...marks, victims }
  const age = anyAsked(context, 'ageOfCaller')
    ? /\b(\d{1,2})\b/.exec(text)
    : /\b(?:presion|glicemia|azucar|temperatura|pressure|sugar)\b/.test(text)
      ? null
      : /\b(?:i'm|i am|tengo) (\d{1,2})(?: anos| years old)?\b/.exec(text)
  if (!before.child && age?.[1] && Number(age[1]) < 14 && Number(age[1]) > 2)
    marks = { ...marks, child: [evidenceOf(line, age.index, age.index + age[0].length)] }
  if (
    !before.child &&
    /\b(?:my mommy|(?:mi mamita|mi papito) (?:se|no|esta|me)\b|estoy solit[oa]|mi mami (?:se|esta)|mi papi (?:se|esta)|mi mami no|my mummy|mommy won't|mummy won't|mi papi no)\b/.test(
      text,
    )
  )
    marks = { ...marks, child: [whole(line)] }
  return marks
}
