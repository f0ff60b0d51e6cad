/** Consciousness and breathing as last known: from statements, from answers, from what a gasp sounds like. */
import { answerOf, denied } from './answers.ts'
import { ASKS_NORMAL, CAME_OUT, shortBreath, VOICE, WHILE_BREATHING } from './breathAnswers.ts'
import { anyAsked, type Context } from './context.ts'
import { A_LITTLE_MORE, CONFUSED, ROUSED, TO_PAIN, UNANSWERING, WIDE } from './levels.ts'
import { type Finding, finding, type Line, type Range, rangeOf } from './line.ts'
import { ofTheBorn } from './newborn.ts'
import { aboutAnother } from './patientKin.ts'
import { NO_BREATH_SEEN, STIRLESS } from './stillness.ts'

type Reading = Range & { readonly value: string; readonly confidence: number }

/** Said of a limb, a house or a telephone, not of a person: "no le responde la pierna", "no contesta nadie". */
const NOT_A_PERSON_AFTER =
  /^ (?:nadie|(?:el|la|los|las|un) (?:lado|brazo|pierna|mano|pie|cuerpo|timbre|telefono|citofono|celular|puerta|interfono|mitad)\b|a? ?mis? (?:llamad|mensaj)|(?:bien|mal|muy bien|tan bien) a(?:l| la| los)? |(?:de|en la|por la) noche|temprano|(?:to )?(?:the|his|her|my|their|your) (?:phone|cell|mobile|door|doorbell|bell|buzzer|intercom|calls?|texts?|messages?|emails?)\b|(?:flyers?|leaflets?|food|water|sandwiches|candy|sweets)\b)/
/** What came near and did not happen: "nearly passed out", "casi se desmaya". */
const NEARLY = /\b(?:nearly|almost|about to|going to|gonna|casi|por poco|a punto de)(?: (?!\w*[,.])\w+){0,2} $/
const NOT_A_PERSON_BEFORE =
  /\b(?:pierna|brazo|mano|pie|lado|mitad|timbre|telefono|citofono|celular|leg|arm|hand|side|phone|door) (?:(?:que|le|no|is) )*$/
/** Nothing comes back: "la remezco y nada", "no hay caso que despierte", "lying there, won't talk". */
const LIFELESS =
  /(?:esta|quedo|parece|esta como) (?:como )?(?:si estuviera )?muert[oa]\b|\bcomo muert[oa]\b|\blooks dead\b|\blike (?:he|she)'s dead\b|no se mueve (?:nada|para nada|ni un)|(?:sacaron|sacamos|saque|rescat\w+|flotando|hundid[oa]|bajo el agua)[^.]{0,50}no se mueve|(?:pulled|found) [^.]{0,30}(?:water|pool|lake|river)[^.]{0,40}(?:not|isn't|won't) (?:mov|respond)\w*|no (?:vuelve|volvio|volvia) en si|no hay (?:caso|forma|manera|como) (?:de |con )?(?:que )?(?:despi?ert|reaccion|hacerl[oa] (?:despertar|reaccionar))\w*|(?:remez\w+|muev\w+|sacud\w+|pellizc\w+|hablo|grito|llamo|toco|pego)(?: [a-z]+){0,4} (?:y|pero) (?:no hace nada|nada\b|ni se mueve|ni se inmuta|como si nada|no me escucha|no se mueve)|quedo (?:privad|knock|noque)\w*|cayo redond[oa]|(?:tirad|botad|tendid)[oa](?: [a-z]+){0,6} (?:no me habla|no habla\b|no se mueve)|como dormid[oa] (?:y )?no (?:despi?ert|reaccion)\w*|(?:collapsed|lying (?:there|on)|on the (?:floor|ground)|keeled over|slumped)[^.]{0,30}(?:not|isn't|doesn't|won't) (?:mov|speak|talk|answer|respond|com)\w*|won't open (?:his|her) eyes|isn't coming (?:to|round|around)|can't get (?:him|her|them) to (?:respond|wake|answer|open|react)|\bkeeled over\b|(?:like|as limp as) a (?:\w+ )?(?:rag ?doll|dead weight|sack|wet rag|noodle)|como (?:un |una )?(?:trapo|muneco|muneca(?: de trapo)?|saco|peso muerto|marioneta)\b|\blifeless\b|(?:gone|went) (?:all )?quiet on (?:me|us)|can't get a (?:word|peep|squeak|response|reaction|thing|sound) (?:out of|from)|nothing (?:out of|from) (?:him|her)|(?:se me |se nos )(?:apago|esta yendo|durmio y no)|no (?:le|me|se le) (?:saco|sale) (?:ni )?(?:una )?palabra|dropped (?:like a|down) (?:stone|and)[^.]{0,20}(?:not|won't|isn't)|nothing (?:i do|works),? (?:he|she) (?:won't|doesn't)/g
const OUT =
  /\bno (?:me |nos |le )?pesca\b(?! (?:senal|nada el|el telefono))|\bain't (?:answer|respond|wak|mov)ing|\bslump(?:ed|ing|s) (?:over|down|forward)\b|no (?:lo |la |le )?(?:puedo|podemos|puede|logro|consigo) (?:\w+ )?despertar\w*|(?:can't|cannot|couldn't) (?:\w+ ){0,3}(?:to )?(?:wake|rouse)|not (?:coming|come) (?:round|around|to)\b|\bfainted\b|(?:no|ni|tampoco) (?:me |nos |le |te |se |la |lo )?(?:contesta|responde|reacciona|despierta|desperto|esta conscien|abre los ojos|esta despiert)|\binconscient|\bdesmay(?:o|aron|ad[oa]s?)\b|\bdesplom|sin conocimiento|\bno (?:me |los )abre(?=[,.]|$| los )|perdio (?:el conocimiento|la conciencia)|se (?:me |nos )?(?:esta )?desvanec(?:e|io|iendo)\b|(?:puso|poniendo|quedo|quedando|esta) (?:\w+ ){0,2}(?:flojit[oa]|blandit[oa]|laci[oa]|flacid[oa]|como (?:un |una )?(?:trapo|munec[oa]))|(?:gone|went|going|all) (?:\w+ )?(?:limp|floppy)|\bunconscious|\bunresponsive|(?:not|isn't|won't|doesn't|wasn't|stopped) (?:\w+ )?(?:respond|responding|answering|answer|waking|wake|conscious|awake)\b|can't (?:\w+ )?wake|out cold|passed out|(?:dejo de |ya no (?:me )?)(?:hablar?|responder?|contestar?|reaccionar?|moverse|responde|contesta|habla)\b(?! (?:el|la|bien|por))|(?:lost|losing) consciousness|stopped (?:talking|speaking|moving)|(?:won't|doesn't|isn't|not) (?:talk|speak|talking|speaking) (?:to me|anymore|any more)|cerro los ojos y no|knocked (?:him |her )?out\b|blacked out|(?:he|she)'s out\b|convulsi(?:onando)|having a (?:seizure|fit)|is seizing|he's seizing|she's seizing|fitting\b/g
const AWAKE =
  /me esta (?:mirando|hablando|contestando|escuchando|pidiendo|respondiendo)|volv(?:io|iendo) en si\b|(?:esta|va) despertando|\b(?:recupero|recobro) (?:la conciencia|el conocimiento|el sentido)|(?:empezo|comenzo|volvio) a (?:hablar|moverse|reaccionar|conversar)|(?:tiene|esta con|con) los ojos abiertos|\bwide awake\b|(?:(?:he|she|they)(?:'s| has| have| is|'re| just)|\bjust|\bhas) (?:just |now |finally )?(?:come|came|coming) (?:back )?(?:round|around|to)\b(?! (?:the|my|our|see|help|a\b))|\bback with us\b|(?:starting|started|beginning|began) to (?:wake|come (?:round|around|to)|respond|talk|stir)|\bregained consciousness|\bup and (?:talking|about|walking)|knows (?:who|where) (?:i am|he is|she is|we are|he's|she's)|(?:he|she) (?:can|is able to) (?:still )?(?:talk|speak|hear)(?! properly)|(?:esta|estoy|ahora esta|ya esta|estuve|sigue) (?:(?!no\b|ni\b|in)\w+ ){0,2}(?:conscient|despiert|lucid|hablando|conversando|gritando|llorando|reaccionando)|\bconscient[ea]\b|\bdespiert[oa]\b|\breacciono\b|\bdesperto\b|\bconversa\b|\batontad[oa]\b|(?:pero|si|me) responde\b|(?<!\bsolo |\bque |\bnadie )\bresponde\b(?! (?:solo|a duras|apenas|por|al dolor|su nombre|cuando|si))|\bresponds\b(?! (?:only|to pain|when|if))|(?:si|me|nos|todavia) (?:me )?(?:contesta|responde|habla|mira)\b|(?:abrio|abre|abriendo) (?:\w+ ){0,2}(?:los |sus )?oj(?:os|itos)|(?:responde|dijo|dice) su nombre|se queja|quejandose|groan(?:s|ing)|moan(?:s|ing)|balbuce|habla(?:ba)? (?:bien|normal)|(?:he|she|they)(?:'s| is| are|'re) (?:(?!not\b|barely\b|never\b|no\b|stopped\b|lost\b|hardly\b)\w+ ){0,2}(?:awake|conscious|alert|talking|crying|screaming|speaking|responding|panicking|coming round|sat up|sitting up)|(?:looking|staring) (?:right |straight |back )?(?:at|up at) (?:me|us)\b|(?:he|she|they)(?:'s| is| are|'re) (?:\w+ )?(?:asking|begging|joking|swearing|complaining|cursing|yelling|hollering|chatting|cussing|arguing|laughing|smiling)\b|squeez(?:es|ed|ing) (?:my hand|back)|(?:follows|following) what i|(?:me|nos) (?:mira|ve|reconoce|pide|pregunta|aprieta la mano|hace caso|entiende)\b|(?:esta|anda) (?:preguntando|pidiendo|alegando|reclamando|retando|rezando)|preguntando por|pide (?:agua|agu\w+|que|por)|\b(?:i'm|i am|he's|she's) (?:fine|ok|okay|all right|alright|better|good) now\b|\bbut (?:he's|she's|i'm) (?:ok|okay|fine|alright|all right)\b|\b(?:ya|ahora) (?:esta|estoy) (?:bien|mejor)\b|\b(?:dice|habla) puras? \w+|\bdice (?:cosas|tonteras|incoherencias)\b|\b(?:con|tiene) los ojos abiertos\b|\bi'm awake|(?:\b(?:is|are|was|were|seems|looks|stayed|still)|(?<!\b(?:it|that))'s|'re|'m) (?:(?!not\b|barely\b|never\b|no\b|stopped\b|lost\b|hardly\b)\w+ )?(?:awake|conscious|alert|responsive|responding|talking|speaking)\b|\btalks to (?:me|us)\b|\bawake,? yes|yeah,? awake|\bconscious and|talking to me|answers? me|(?:only|just|barely) (?:get|say|manage)|me reconocio|open(?:ed|ing) (?:his|her) eyes|(?:said|says) (?:his|her) name|eyes are open|woke up|waking up|thinks (?:it's|he's|she's)|(?:he|she) says|palabras sueltas|\b(?:y|esta bien,?) hablando\b|\bmumbl\w+|and talking|open(?:s|ing) (?:his|her) eyes|\bllor[oa]\b|llor(?:a|ando)\b|grit(?:a|ando)\b/g
const NO_BREATH =
  /(?:espejo|vidrio|anteojos?|mirror)[^.]{0,30}(?:no (?:lo |se )?(?:empana|nubla)\w*|(?:not|doesn't|isn't|won't) fog\w*)|(?:no|ni|tampoco) (?:me |le |la |lo |esta |estaba )?(?:\w+ )?(?:respir(?:a|ando|o)\b(?! (?:bien|normal|mal))|toma aire)|(?:dejo|paro) de respirar|se le (?:corto|fue|paro|detuvo) la respiracion|breathing(?:'s| has| just)? (?:just )?stopped|sin respir|no le (?:sube|siento|veo)[^,.]{0,20}(?:pecho|respir\w+|aire)|(?:not|isn't|ain't|never|stopped|doesn't|wasn't) (?:\w+ )?(?:breath(?:ing|e)?)\b(?! (?:well|right|properly|good))|no breathing|no (?:le )?sale (?:nada|sonido|aire)|(?:chest|belly|tummy|stomach) (?:isn't|is not|not|doesn't|ain't|won't|never) (?:\w+ )?(?:mov|ris|go(?:ing)? up|com(?:e|ing) up|lift)|(?:can't|cannot|don't|do not) (?:see|feel|hear) (?:any |a |his |her |the |him |it )?(?:breath\w*|(?:chest|belly) (?:mov|ris|go)\w*)|(?:don't|do not) think (?:he|she)'s breathing|(?:no|ni) (?:se )?(?:le )?(?:mueve|sube) (?:el pecho|la guata)|no hace nada|(?:pecho|guata|torax) no (?:se )?(?:le )?(?:mueve|sube|levanta)|chest(?:'s| is)? not (?:mov|ris)\w*/g
const AGONAL =
  /\b(?:pega|tira|bota|echa|da)(?:ndo)? (?:como )?un(?:os?|as?)? (?:suspiros?|bocanadas?)\b|\bpasa (?:mucho|harto|caleta de) rato\b|\bgasps?,? and (?:then )?(?:nothing|stops|that's it)|\bboque(?:a|ando|adas)\b(?! por)|como (?:un )?pescado|ronquidos?[^.]{0,24}(?:cada|separad|espaciad|de vez)|(?:ronquido|suspiro|respiro|una vez|bocanada),? (?:\w+ ){0,2}y (?:despues|luego|ahi) (?:\w+ )?nada|one (?:breath|gasp|snore) (?:and )?then nothing|snor\w+[^.]{0,16}(?:once in|now and|every)|ronca y para|\b(?:uno|una) cada (?:tanto|rato|mucho)|gasping (?:every|once|now|like)|\b(?:ages|(?:a )?(?:long|big) (?:gaps?|time|pauses?)) between\b|\bmore of a (?:snort|snore|gasp|gulp)\b|\bpeg[oa] (?:como )?un (?:ronquido|suspiro)\b|\bdio un (?:ronquido|suspiro)\b|\bagonic|\bagonal|\bgasp(?:s|ing|ed)?\b(?! for)|(?:1|one|a|un|una) (?:breath|respir\w+|suspiro) (?:every|cada)|cada (?:mucho|tanto)\b|de (?:vez en cuando|repente no mas|repente respira)|(?:breath|respira\w*|suspir\w*|aire)[^,.]{0,20} (?:every|cada) (?:\w+ )?(?:\d+|ten|few|diez|tant|rato|much)|once in a while|\bgulp(?:s|ing)?\b|every so often|every now and|de a ratos|a ratos\b|cada cierto rato|de repente toma|now and (?:then|again)|suspir(?:a|os) (?:cada|de)|every (?:\d+|few|ten|fifteen|twenty) seconds|like a fish|como roncando (?:cada|de)|death rattle|busca(?:ndo)? (?:el )?aire|abre la boca como/g
const HARD =
  /\brespira,? pero (?:(?:se|le) )?(?:fatiga|cansa|ahoga|agita|cuesta)\b|no (?:puede|logra|consigue) (?:tomar|meter|agarrar) (?:\w+ )?aire|no (?:puede|logra|alcanza a) respirar (?:hasta el fondo|hondo|profundo|bien)|hurts? (?:(?:him|her|them|me) )?(?:to breathe|(?:every|each) time (?:he|she|they|i) (?:breathes?|takes? (?:one|a breath)))|dificultad(?:es)? (?:para|al|de) (?:respirar|tomar aire)|no le (?:entra|llega|pasa) (?:el |nada de |bien el )?aire|se le (?:va|acaba) el aire|no alcanza a (?:respirar|tomar aire)|respirando (?:\w+ )?mal\b|\bbreathless|(?:hardly|barely|scarcely) (?:able to )?breathe\b|breathing (?:\w+ )?(?:hard|heavy|heavily|badly|funny)\b|crisis de asma|asthma attack|hunden? las costillas|costillas (?:\w+ )*(?:hunden|marcan)|ribs (?:\w+ )?(?:sucking|pulling|showing)|le cuesta (?:\w+ )?(?:respirar|el aire|tomar aire)?|me cuesta (?:\w+ )?respirar|falta(?:ba|ndo)? (?:\w+ )?(?:el |de )?aire|con (?:mucha |harta |bastante |algo de |un poco de |caleta de )?dificultad|cortadit|\bshallow\b|\bahogad[oa]\b|cort(?:ito|ado|a la respiracion)|respira (?:\w+ )?(?:mal|con dificultad|agitad|rapido y|entrecortad)|no puede respirar|no puedo respirar|palabras sueltas|(?:can't|struggling|trouble|difficulty|hard|fighting) (?:\w+ ){0,2}(?:to )?(?:breathe|breathing|breath)\b|short(?:ness)? of (?:breath|puff)|\bwheez|throat(?:'s| is) (?:\w+ )?(?:clos|swell)|(?:cierra|cerrando) la garganta|gasping for|silb(?:a|ido)|\bwhistl|\bpitos?\b|out of breath|labou?red|can't (?:catch|get)[^,.]{0,12}breath|se ahoga/g
const FINE =
  /aire (?:me |le )?(?:entra|llega|pasa) (?:\w+ )?bien\b|respir(?:a|o|ando|ar) (?:lo (?:mas )?|\w+ )?(?:bien|normal|tranquil|parejit|parejo\b)|parejit[oa]|respira normal|breath(?:ing|es?)?(?:'s| is)? (?:\w+ )?(?:fine|normal|okay|ok|well|alright|all right|good|regular|steady)|breathing(?:'s| is| has)? (?:come |gone )?back(?: to normal)?\b|caught (?:his|her|my) breath|con normalidad|volvio a respirar|tomando color|esta rosad/g
const BREATHES =
  /\bcan (?:feel|hear|see) (?:(?:his|her|him|the|a|some) )?(?:breath|chest (?:mov|ris|go))\w*|\brespira (?:si|fuerte)|si,? (?:si )?(?:\w+ )?respira|(?:esta|sigue|ya esta|empezo a|volvio a) respira(?:ndo|r)|\brespira\b(?! (?:mi amor|profundo|hondo|tranquil|con(?:migo)?|por la))|respirando|\bbreathes\b(?! (?:in|out|deep|through))|(?:is|'s|are|'re|started|still) breathing|\bcan breathe|sube y (?:le )?baja|\bbarely,? (?:it's|she's|he's|but)|\bllor(?:a|ando)\b|\bgritando\b|\bcrying\b|\bscreaming\b|coughing but|\btose\b|tosiendo|\bcoughing\b|\bronca(?:ndo)?\b|\bllor[oa]\b|breathing again|chest is (?:moving|rising|going)|got a pulse/g

const AT_FIRST = /\b(?:al principio|primero|at first|to begin with)\b[^.]*$/
const NOW_ELSE = /\b(?:ahora (?:si|ya|me|esta)|pero ya|but now|now (?:he|she)|he is now|she is now)\b/

/** Words that deny by themselves. */
const OWN_NO = /^(?:no|ni|tampoco|not|isn't|ain't|won't|doesn't|wasn't|can't|cannot|couldn't|nothing|sin)\b/
/** "No es que no respire", "it's not that she isn't breathing". */
const TAKES_NO_BACK = /\b(?:no es que|no (?:digo|dije|dijo) que|not that|didn't say)(?: \w+(?:'s)?){0,2} ?$/

/** The caller's own: "yo estoy despierta", "I can't breathe, I'm so scared", said beside somebody else's bed. */
const MINE = /\b(?:yo(?: no)?|i|i'm|i am) $/
const MINE_WITHIN = /^(?:estoy|no puedo|me (?:cuesta|falta)|i'm)\b/

function read(line: Line, pattern: RegExp, value: string, confidence: number, context: Context): Reading[] {
  const readings: Reading[] = []
  for (const match of line.text.matchAll(pattern)) {
    // "Ni respira" denies by itself: another "no" before it ("no despierta y no respira") is another verb's
    const before = line.text.slice(0, match.index)
    if (match[0].trim() === '' || (OWN_NO.test(match[0]) ? TAKES_NO_BACK.test(before) : denied(line, match.index)))
      continue
    if (aboutAnother(line, match.index + match[0].length - 1, context)) continue
    const known = context.kin !== undefined && context.kin !== 'self'
    if (known && (pattern === HARD || pattern === AWAKE) && (MINE.test(before) || MINE_WITHIN.test(match[0]))) continue
    const end = match.index + match[0].length
    // Of one who lies senseless, "he says" tells of somebody else who speaks
    if (
      pattern === AWAKE &&
      context.record.consciente === 'no' &&
      !anyAsked(context, 'conscious') &&
      /^(?:he|she) says$/.test(match[0])
    )
      continue
    // "Al principio no contestaba. Ahora sí"
    if (pattern === OUT && AT_FIRST.test(before) && NOW_ELSE.test(line.text.slice(end))) continue
    if (
      pattern === OUT &&
      (NOT_A_PERSON_AFTER.test(line.text.slice(end)) || NOT_A_PERSON_BEFORE.test(before) || NEARLY.test(before))
    )
      continue
    readings.push({ ...rangeOf(match), value, confidence })
  }
  return readings
}

const last = (readings: readonly Reading[]): Reading | undefined => [...readings].sort((a, b) => a.end - b.end).at(-1)

/** Spoken to the patient, not of them: "vamos, respira, respira". */
const URGES =
  /\b(?:vamos|dale|por favor|aguanta|despierta|mi amor|mijit[oa]|amor|ya,|po|come on|please)\W+(?:respira|breathe)\b(?! (?:bien|mal|normal|con|un|muy|super|rapido|lento|poco|agitad))|\brespira\W+respira\b|\brespira,? (?:po|por favor|mi amor|amor|hij[oa]|mam[ai]|papi|viej[oa])\b|\bbreathe,? (?:baby|come on|please)\b/

/** Cannot speak, cough or cry: nothing passes. */
const CHOKED =
  /no le (?:entra|pasa) (?:el |nada de |ni )?aire|no (?:puede|logra|alcanza a) (?:hablar|toser|respirar|llorar)|no (?:le )?sale (?:la voz|nada|aire|sonido|ningun)|(?:can't|cannot|not) (?:talk|speak|cough|coughing|breathe|make a sound)|no sound/
const BOTH = /^[^.?]{0,40}\b(?:both|las dos|ambas)(?: cosas)?\b/
const HEDGED_NO = /\b(?:creo que no|no creo|parece que no|i don't think so|don't think (?:so|he|she)|nothing\b|nada\b)/
/** Asked whether it goes on as before, a "no" tells of a change and not of an end. */
const AS_BEFORE =
  /\bsigue (?:igual|asi)\b|\bigual que (?:antes|recien)\b|\b(?:still the same|same as before|any (?:different|change))\b/
/** Asked whether the patient is awake, stillness answers. */
const STILL =
  /no se mueve|(?:tiene|con) los ojos cerrados|eyes(?: are|'re)? (?:closed|shut)|(?:not|isn't|doesn't) mov(?:e|ing)/
/** Somebody who only stands by: "el vecino está gritando". */
const ABOUT_OTHERS = /\b(?:ella era|(?:mi|el|la|un|una) \w+ (?:esta|anda) llamando|(?:el|un|otro|al) vecino|el perro)\b/

/** "Mi hermano chico está llorando", beside who does not wake: somebody else, or words too unsure to take the danger back. */
const RELATIVE_CRIES =
  /\b(?:mi|mis|su|el|la|los|las) (?:mama|papa|herman[ao]s?|hij[ao]s?|abuel[ao]|ti[ao]|vecin[ao]s?|polol[ao]|niet[ao]s?|cabr[ao]s?|nin[ao]s?)(?: \w+)? (?:esta|estan|se puso a|se pusieron a|anda|andan) (?:llor|grit)\w+|\b(?:la senora|el caballero|la gente|los vecinos|mi \w+)(?: \w+)? (?:llora|grita)n?\b|\b(?:my|his|her|the) (?:mum|mom|mother|dad|father|brother|sister|son|daughter|kids?|wife|husband|nan|neighbou?r)(?:'s| is| are| started) (?:\w+ )?(?:cry|scream|shout)\w*/

const SPEAKS =
  /^\W*habla\b(?! (?:nada|poco|solo))|\bhabl(?:a|aba|ando) (?:como|raro|enredad|mal|poc|bajit|apenas|incoheren|lento|trapos)\w*|se le entiende (?:algo|poc|mal|a medias)\w*|\b(?:slurr\w+|(?:he|she)(?:'s| is) (?:kinda |sort of |just |only )?(?:whispering|babbling|rambling|making noises))\b|\bmumbles?\b/
/** The dispatcher has them hurt the patient a little: "pinch her ear", "los nudillos en el pecho". */
const PINCH_ORDER =
  /pellizc|nudillo|(?:apriete\w*|frote\w*|presione\w*)[^.?]{0,40}(?:fuerte|esternon|pecho|una|oreja|dedo)|\bpinch|knuckle|rub (?:his|her|the) (?:chest|breastbone|sternum)|squeeze (?:his|her)[^.?]{0,16}(?:hard|nail|trap)/
const GRIMACE =
  /frunci\w+|\bmueca|\bgesto|se quej(?:o|aba)|\bquejido|(?:movio|muevio|retiro|saco|encogio|recogio) (?:la|el|un|una|los|las)|\bgimi\w+|hizo un (?:ruido|sonido)|grimac\w+|flinch\w*|winc(?:ed|ing)|moan\w*|groan\w*|(?:pulled|jerked|moved|twitched) (?:away|back|his|her|a|the)|screwed up (?:his|her) face|made a (?:face|noise|sound)/

/** Sounds that prove no waking beside words that deny it. */
const ONLY_MOANS = /\bquej|\bgim|\bmoan|\bgroan|\bronc|\bsnor/

const whole = (line: Line): Range => ({ start: 0, end: line.text.length })

function consciousness(line: Line, context: Context): Reading | undefined {
  const lifeless = [...line.text.matchAll(LIFELESS), ...line.text.matchAll(STIRLESS)]
  const still = lifeless
    .filter((match) => !aboutAnother(line, match.index, context))
    .map((match) => ({
      ...rangeOf(match),
      value: 'no',
      confidence: 0.75,
    }))
  const readings = [...read(line, OUT, 'no', 0.85, context), ...still, ...read(line, AWAKE, 'si', 0.8, context)]
  const said = last(readings)
  // Silent to the voice and moaning to a pinch is not awake
  const out = readings.find((reading) => reading.value === 'no')
  if (
    out &&
    (TO_PAIN.test(line.text) || (said?.value === 'si' && ONLY_MOANS.test(line.text.slice(said.start, said.end))))
  )
    return out
  if (said) return said
  // In labour she is asked and answers through the caller
  const told = context.record.motivo === 'parto' && !context.self ? /\bdice que\b|\bshe says\b/.exec(line.text) : null
  if (told && context.record.consciente === undefined) return { ...rangeOf(told), value: 'si', confidence: 0.6 }
  const answer = answerOf(line)
  if (!anyAsked(context, 'conscious')) return undefined
  // Asked whether he speaks: "habla como curado", "se le entiende poco", badly spoken is spoken
  const speaks = SPEAKS.exec(line.text)
  if (speaks && !denied(line, speaks.index)) return { ...rangeOf(speaks), value: 'si', confidence: 0.75 }
  const calm = STILL.exec(line.text)
  if (calm) return { ...rangeOf(calm), value: 'no', confidence: 0.7 }
  if (answer === 'yes' || BOTH.test(line.text)) return { ...whole(line), value: 'si', confidence: 0.75 }
  if (answer === 'no' || HEDGED_NO.test(line.text)) return { ...whole(line), value: 'no', confidence: 0.75 }
  return undefined
}

/** It is the answers that come slowly: "me está contestando más lento". */
const SLOW_TALK = /\b(?:contest|respond|habl|answer|talk|speak)\w+ (?:\w+ ){0,2}(?:lent|despac|slow)/

/** Noise, slowness, haste: how the breath goes. The last two also tell of other things, so breath must be the talk. */
function mannerOf(line: Line, asked: boolean): 'ruidosa' | 'lenta' | 'rapida' | undefined {
  const { text } = line
  if (
    /(?<!\b(?:quedo|esta|anda|poco) )\bronc(?!o\b)|\bronqu|\bsnor|\bruid|gurgl|nois[ey]|rattl|\brasp|crackl/.test(text)
  )
    return 'ruidosa'
  if (asked && /\ble suena|\bgargara|\bflema/.test(text)) return 'ruidosa'
  const told = asked || /respir|breath/.test(text)
  if (told && /\blent(?:o|a|it[oa])\b|despaci|\bslow(?:ly)?\b/.test(text) && !SLOW_TALK.test(text)) return 'lenta'
  if (told && /\brapid(?:o|a|it[oa]|ly)?\b|agitad|acelerad|apurad|\bfast\b|\bquick/.test(text)) return 'rapida'
  return undefined
}

/** A "no" among such words does not say that breath comes easily. */
const SHORT_OF_AIR = /\bagitad|\bcansad|\bfatig|\bahog|\baire\b|\bjade|\bapenas|\bpuff|\bpant|\bair\b|\bbreathless/

const BREATH_TOLD = /respir|aire|ronc|suspir|boque|breath|gasp|snor|air\b/
const SELDOM =
  /^(?:de a |a )ratos|^de vez en cuando|^once in a while|^every so often|^every now|^now and|^cada cierto rato|^(?:uno|una) cada/

/** Gasps count as not breathing: an agonal breath is no breath. */
function breathing(line: Line, context: Context): { respira?: Reading; state?: Reading } {
  // "La remezco y no hace nada" tells of breath only when breath was asked
  const unseen = [...line.text.matchAll(NO_BREATH_SEEN)].map((match) => ({
    ...rangeOf(match),
    value: 'no',
    confidence: 0.8,
  }))
  const none = [...read(line, NO_BREATH, 'no', 0.85, context), ...unseen].filter(
    (reading) => anyAsked(context, 'breathing') || !/no hace nada$/.test(line.text.slice(reading.start, reading.end)),
  )
  // "Una rayita de señal, a ratos": seldom, and nothing about breath
  const ofBreath = anyAsked(context, 'breathing') || BREATH_TOLD.test(line.text)
  const gasps = read(line, AGONAL, 'agonica', 0.8, context).filter(
    (reading) => ofBreath || !SELDOM.test(line.text.slice(reading.start, reading.end)),
  )
  const hard = read(line, HARD, 'dificultad', 0.8, context)
  // In a birth the rosy one is the baby
  const fine =
    context.record.motivo === 'parto' && /guagua|bebe|baby/.test(line.text)
      ? []
      : read(line, FINE, 'normal', 0.85, context)
  const some = read(line, BREATHES, 'si', 0.7, context).filter(
    (reading) => !none.some((bad) => reading.start >= bad.start && reading.start < bad.end),
  )
  const asked = anyAsked(context, 'breathing')
  if (!asked && URGES.test(line.text)) return {}
  const answer = answerOf(line)
  const out = context.record.consciente === 'no' || last(read(line, OUT, 'no', 0.8, context)) !== undefined
  const gasp = last(gasps)
  // One breath in under ten seconds is slow, and still a breath
  const pause = Number(/\b(?:every|cada)\D{0,24}(\d{1,2}) (?:seconds|segundos)/.exec(line.text)?.[1] ?? 60)
  const slowBreath = pause < 10 && answer === 'yes'
  if (
    gasp &&
    !slowBreath &&
    (asked || out || none.length > 0 || context.record.respira !== undefined) &&
    fine.length === 0 &&
    !/he gasped|she gasped|started/.test(line.text)
  ) {
    return { respira: { ...gasp, value: 'no' }, state: gasp }
  }
  const choked =
    context.record.motivo === 'atragantamiento' || /\bator(?:o|ad)|atragant|chok/.test(line.text)
      ? CHOKED.exec(line.text)
      : null
  if (choked && none.length === 0) {
    const reading = { ...rangeOf(choked), value: 'obstruida', confidence: 0.8 }
    return { respira: { ...reading, value: 'no', confidence: 0.7 }, state: reading }
  }
  const stop = last(none)
  const good = last([...some, ...fine])
  if (stop && (!good || stop.end >= good.end)) {
    const blocked = context.record.motivo === 'atragantamiento' || /atragant|chok/.test(line.text)
    return {
      respira: stop,
      state: { ...stop, value: blocked ? 'obstruida' : 'ausente', confidence: blocked ? 0.85 : 0.6 },
    }
  }
  const cannot = out ? /no puede respirar|(?:can't|cannot) breathe/.exec(line.text) : null
  if (cannot && !good) {
    const reading = { ...rangeOf(cannot), value: 'ausente', confidence: 0.6 }
    return { respira: { ...reading, value: 'no', confidence: 0.7 }, state: reading }
  }
  const difficult = last(hard)
  const easy = last(fine)
  const state = difficult && (!easy || difficult.end > easy.end) ? difficult : easy
  if (good || state) {
    const back = context.record.respira === 'no' && good
    const manner = mannerOf(line, asked)
    // "Cortito y rápido", "fast and shallow": the haste is what is told
    const hasty = manner === 'rapida' && state && /^(?:cort|shallow)/.test(line.text.slice(state.start, state.end))
    const shown =
      (hasty ? { ...state, value: manner } : state) ??
      (back
        ? { ...back, value: 'normal', confidence: 0.7 }
        : good && manner
          ? { ...good, value: manner, confidence: 0.6 }
          : undefined)
    const breathes =
      good ??
      (asked && answer === 'yes' ? { ...whole(line), value: 'si', confidence: 0.75 } : undefined) ??
      // Hard breathing is breathing, unless it had stopped
      (state && (asked || (state.value === 'dificultad' && context.record.respira === undefined))
        ? { ...state, value: 'si', confidence: asked ? 0.75 : 0.6 }
        : undefined)
    if (state?.value === 'dificultad' && context.record.respira === 'no' && !good) return {}
    return { ...(breathes ? { respira: { ...breathes, value: 'si' } } : {}), ...(shown ? { state: shown } : {}) }
  }
  if (anyAsked(context, 'breathingHard')) {
    if (answer === 'no' && !SHORT_OF_AIR.test(line.text))
      return { state: { ...whole(line), value: 'normal', confidence: 0.75 } }
    if (answer === 'yes')
      return {
        respira: { ...whole(line), value: 'si', confidence: 0.7 },
        state: { ...whole(line), value: 'dificultad', confidence: 0.8 },
      }
    return {}
  }
  if (!asked || (answer === 'no' && context.prompts.some((one) => WHILE_BREATHING.test(one.text)))) return {}
  const manner = mannerOf(line, asked)
  const brief = answer === 'unsure' ? undefined : shortBreath(line.text, line.tongue === 'es')
  // "And the breathing?" — "Normal"; "le cuesta"; "barely"
  if (brief && (brief === 'dificultad' || answer !== 'no') && !(brief === 'normal' && manner))
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.75 },
      ...(manner && brief !== 'normal'
        ? { state: { ...whole(line), value: manner, confidence: 0.6 } }
        : brief === 'some'
          ? {}
          : { state: { ...whole(line), value: brief, confidence: 0.7 } }),
    }
  if (answer === 'yes' || BOTH.test(line.text)) {
    const normal = context.prompts.some((prompt) => ASKS_NORMAL.test(prompt.text))
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.8 },
      ...(manner
        ? { state: { ...whole(line), value: manner, confidence: 0.6 } }
        : normal
          ? { state: { ...whole(line), value: 'normal', confidence: 0.75 } }
          : {}),
    }
  }
  // "Is she breathing normally?" — "No, it's like little sips of air": badly, yet she breathes
  if (
    answer === 'no' &&
    !/\b(?:nothing|nada|none|at all|no (?:air|breath|aire)|not|isn't|stopped|dejo|ningun\w*|ni)\b/.test(line.text) &&
    context.prompts.some((prompt) => ASKS_NORMAL.test(prompt.text)) &&
    /\b(?:sips?|puffs?|short|shallow|fast|quick|slow|heavy|funny|weird|effort|works?|working|cortit|rapid|agitad|fuerte|cans|rar|mal\b|poquit|suspir|jade|breath|air\b|aire)/.test(
      line.text,
    )
  )
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.7 },
      state: { ...whole(line), value: manner ?? 'dificultad', confidence: 0.7 },
    }
  const same = context.prompts.some((prompt) => AS_BEFORE.test(prompt.text))
  if (!same && (answer === 'no' || HEDGED_NO.test(line.text)))
    return { respira: { ...whole(line), value: 'no', confidence: 0.75 } }
  // "How is she breathing?" — "Fast"
  if (manner && answer !== 'unsure')
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.7 },
      state: { ...whole(line), value: manner, confidence: 0.6 },
    }
  return {}
}

export function conditionFindings(line: Line, context: Context): Finding[] {
  if (ABOUT_OTHERS.test(line.text)) return []
  if (context.record.consciente === 'no' && RELATIVE_CRIES.test(line.text)) return []
  if (ofTheBorn(line, context)) return []
  const found: Finding[] = []
  const grimace = PINCH_ORDER.test(context.prompts.map((one) => one.text).join(' ')) ? GRIMACE.exec(line.text) : null
  const toPain =
    grimace && !denied(line, grimace.index) && context.record.consciente !== 'si' && answerOf(line) !== 'no'
      ? rangeOf(grimace)
      : undefined
  const conscious = toPain ? undefined : consciousness(line, context)
  if (toPain) {
    found.push(finding(line, 'avdi', 'dolor', toPain, 0.7))
  } else if (conscious) {
    found.push(finding(line, 'consciente', conscious.value, conscious, conscious.confidence))
    const { avdi } = context.record
    const awake = conscious.value === 'si'
    const about = anyAsked(context, 'conscious') || WIDE.test(line.text)
    // The scale may not contradict consciousness: it moves with every change of it
    const before = context.record.consciente
    const stale =
      (before !== undefined && before !== conscious.value) ||
      (avdi !== undefined && awake !== /^(?:alerta|verbal)$/.test(avdi))
    const level = TO_PAIN.test(line.text)
      ? 'dolor'
      : awake && ROUSED.test(line.text)
        ? 'verbal'
        : !awake
          ? about || stale || UNANSWERING.test(line.text)
            ? 'inconsciente'
            : undefined
          : CONFUSED.test(line.text)
            ? 'verbal'
            : A_LITTLE_MORE.test(line.text) && avdi === 'verbal'
              ? undefined
              : about || stale
                ? 'alerta'
                : undefined
    if (level) found.push(finding(line, 'avdi', level, conscious, 0.7))
  } else if (TO_PAIN.test(line.text)) {
    found.push(finding(line, 'avdi', 'dolor', whole(line), 0.7))
  } else if (
    context.record.consciente === 'si' &&
    (ROUSED.test(line.text) || (CONFUSED.test(line.text) && anyAsked(context, 'conscious')))
  ) {
    found.push(finding(line, 'avdi', 'verbal', whole(line), 0.65))
  }
  const breath = breathing(line, context)
  // What choked is out, and there is a voice. Of any other who does not breathe the one that cries may be somebody else
  const out = context.record.motivo === 'atragantamiento' && CAME_OUT.test(line.text)
  const voice = out && context.record.respira === 'no' && breath.respira === undefined ? VOICE.exec(line.text) : null
  if (voice && !denied(line, voice.index)) found.push(finding(line, 'respira', 'si', rangeOf(voice), 0.75))
  if (breath.respira)
    found.push(finding(line, 'respira', breath.respira.value, breath.respira, breath.respira.confidence))
  if (breath.state)
    found.push(finding(line, 'estado_respiratorio', breath.state.value, breath.state, breath.state.confidence))
  return found
}

/** What the dispatcher concludes aloud: "the noise can be gasping, it's not breathing". */
export function concluded(line: Line, known: string | undefined): Finding[] {
  const match =
    /(?:no esta respirando|(?:eso|es[ao]s) no (?:es|son) (?:respirar|respiracion\w*)|not (?:real |proper |normal )?breathing\b|isn't breathing|\b(?:esta|entro|quedo|cayo) en paro\b(?! (?:de|nacional))|\bes un paro\b|\b(?:is|'s) (?:in )?(?:a )?cardiac arrest\b)/.exec(
      line.text,
    )
  if (!match || line.text.includes('?') || /\b(?:if|si) [^,.]{0,20}$/.test(line.text.slice(0, match.index))) return []
  // "Eso no es respirar": something is heard that is none
  const state = /gasp|boque|agon|suspir|ronquid|\beso\b|\bthat(?:'s| is) not\b/.test(line.text) ? 'agonica' : 'ausente'
  return [
    finding(line, 'respira', 'no', rangeOf(match), 0.7),
    ...(known === 'agonica' || known === 'obstruida'
      ? []
      : [finding(line, 'estado_respiratorio', state, rangeOf(match), 0.6)]),
  ]
}
