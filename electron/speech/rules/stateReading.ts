/** The words that tell of waking and breathing, and how one of them is read in a line: whose it is, whether it is denied, whether it is of now. */
import { denied } from './answers.ts'
import { FOUGHT } from './breathSigns.ts'
import { anyAsked, type Context } from './context.ts'
import { type Line, type Range, rangeOf } from './line.ts'
import { elsewhen } from './otherTimes.ts'
import { aboutAnother } from './patientKin.ts'
import { WAKEFUL } from './wakeful.ts'

export type Reading = Range & { readonly value: string; readonly confidence: number }

/** Said of a limb, a house or a telephone, not of a person: "no le responde la pierna", "no contesta nadie". */
const NOT_A_PERSON_AFTER =
  /^ (?:nadie|(?:a )?(?:l[oa]s |el |al |mis )(?:mensajes?|llamad[ao]s?|whatsapps?|wsp|correos?|telefono|celular|antibiotico\w*|tratamiento|remedios?|medicament\w+)|to (?:the |his |her |my |any )?(?:antibiotics?|treatment|meds|medic\w+|tablets|inhaler|drugs|chemo|antihistamine\w*)|(?:el|la|los|las|un) (?:lado|brazo|pierna|mano|pie|cuerpo|timbre|telefono|citofono|celular|puerta|interfono|mitad)\b|a? ?mis? (?:llamad|mensaj)|(?:bien|mal|muy bien|tan bien) a(?:l| la| los)? |(?:de|en la|por la) noche|temprano|(?:to )?(?:the|his|her|my|their|your) (?:phone|cell|mobile|door|doorbell|bell|buzzer|intercom|calls?|texts?|messages?|emails?)\b|(?:flyers?|leaflets?|food|water|sandwiches|candy|sweets)\b)/
/** What came near and did not happen: "nearly passed out", "casi se desmaya". */
const NEARLY = /\b(?:nearly|almost|about to|going to|gonna|casi|por poco|a punto de)(?: (?!\w*[,.])\w+){0,2} $/
const NOT_A_PERSON_BEFORE =
  /\b(?:pierna|brazo|mano|pie|lado|mitad|timbre|telefono|citofono|celular|leg|arm|hand|side|phone|door) (?:(?:que|le|no|is) )*$/
/** Nothing comes back: "la remezco y nada", "no hay caso que despierte", "lying there, won't talk". */
export const LIFELESS =
  /(?:esta|quedo|parece|esta como) (?:como )?(?:si estuviera )?muert[oa]\b|\bcomo muert[oa]\b|\blooks dead\b|\blike (?:he|she)'s dead\b|no se mueve (?:nada|para nada|ni un)|(?:sacaron|sacamos|saque|rescat\w+|flotando|hundid[oa]|bajo el agua)[^.]{0,50}no se mueve|(?:pulled|found) [^.]{0,30}(?:water|pool|lake|river)[^.]{0,40}(?:not|isn't|won't) (?:mov|respond)\w*|no (?:vuelve|volvio|volvia) en si|no hay (?:caso|forma|manera|como) (?:de |con )?(?:que )?(?:despi?ert|reaccion|hacerl[oa] (?:despertar|reaccionar))\w*|(?:remez\w+|muev\w+|sacud\w+|pellizc\w+|hablo|grito|llamo|toco|pego)(?: [a-z]+){0,4} (?:y|pero) (?:no hace nada|nada\b|ni se mueve|ni se inmuta|como si nada|no me escucha|no se mueve)|quedo (?:privad|knock|noque)\w*|cayo redond[oa]|(?:tirad|botad|tendid)[oa](?: [a-z]+){0,6} (?:no me habla|no habla\b|no se mueve)|como dormid[oa] (?:y )?no (?:despi?ert|reaccion)\w*|(?:collapsed|lying (?:there|on)|on the (?:floor|ground)|keeled over|slumped)[^.]{0,30}(?:not|isn't|doesn't|won't) (?:mov|speak|talk|answer|respond|com)\w*|won't open (?:his|her) eyes|isn't coming (?:to|round|around)|can't get (?:him|her|them) to (?:respond|wake|answer|open|react)|\bkeeled over\b|(?:like|as limp as) a (?:\w+ )?(?:rag ?doll|dead weight|sack|wet rag|noodle)|como (?:un |una )?(?:trapo|muneco|muneca(?: de trapo)?|saco|peso muerto|marioneta)\b|\blifeless\b|(?:gone|went) (?:all )?quiet on (?:me|us)|can't get a (?:word|peep|squeak|response|reaction|thing|sound) (?:out of|from)|nothing (?:out of|from) (?:him|her)|(?:se me |se nos )(?:apago|esta yendo|durmio y no)|no (?:le|me|se le) (?:saco|sale) (?:ni )?(?:una )?palabra|dropped (?:like a|down) (?:stone|and)[^.]{0,20}(?:not|won't|isn't)|nothing (?:i do|works),? (?:he|she) (?:won't|doesn't)/g
export const OUT =
  /\bno (?:me |nos |le )?pesca\b(?! (?:senal|nada el|el telefono))|\bain't (?:answer|respond|wak|mov)ing|\bslump(?:ed|ing|s) (?:over|down|forward)\b|no (?:lo |la |le )?(?:puedo|podemos|puede|logro|consigo) (?:\w+ )?despertar\w*|(?:can't|cannot|couldn't) (?:\w+ ){0,3}(?:to )?(?:wake|rouse)|not (?:coming|come) (?:round|around|to)\b|\bfainted\b|(?:no|ni|tampoco) (?:me |nos |le |te |se |la |lo )?(?:contesta|responde|reacciona|despierta|desperto|esta conscien|abre los ojos|esta despiert)|\binconscient|\bdesmay(?:o|aron|ad[oa]s?)\b|\bdesplom|sin conocimiento|\bno (?:me |los )abre(?=[,.]|$| los )|perdio (?:el conocimiento|la conciencia)|se (?:me |nos )?(?:esta )?desvanec(?:e|io|iendo)\b|(?:puso|poniendo|quedo|quedando|esta) (?:\w+ ){0,2}(?:flojit[oa]|blandit[oa]|laci[oa]|flacid[oa]|como (?:un |una )?(?:trapo|munec[oa]))|(?:gone|went|going|all) (?:\w+ )?(?:limp|floppy)|\bunconscious|\bunresponsive|(?:not|isn't|won't|doesn't|wasn't|stopped) (?:\w+ )?(?:respond|responding|answering|answer|waking|wake|conscious|awake)\b|can't (?:\w+ )?wake|out cold|passed out|(?:dejo de |ya no (?:me )?)(?:hablar?|responder?|contestar?|reaccionar?|moverse|responde|contesta|habla)\b(?! (?:el|la|bien|por))|(?:lost|losing) consciousness|stopped (?:talking|speaking|moving)|(?:won't|doesn't|isn't|not) (?:talk|speak|talking|speaking) (?:to me|anymore|any more)|cerro los ojos y no|knocked (?:him |her )?out\b|blacked out|(?:he|she)'s out\b|convulsi(?:onando)|having a (?:seizure|fit)|is seizing|he's seizing|she's seizing|fitting\b/g
export const AWAKE =
  /me esta (?:mirando|hablando|contestando|escuchando|pidiendo|respondiendo)|volv(?:io|iendo) en si\b|(?:esta|va) despertando|\b(?:recupero|recobro) (?:la conciencia|el conocimiento|el sentido)|(?:empezo|comenzo|volvio) a (?:hablar|moverse|reaccionar|conversar)|(?:tiene|esta con|con) los ojos abiertos|\bwide awake\b|(?:(?:he|she|they)(?:'s| has| have| is|'re| just)|\bjust|\bhas) (?:just |now |finally )?(?:come|came|coming) (?:back )?(?:round|around|to)\b(?! (?:the|my|our|see|help|a\b))|\bback with us\b|(?:starting|started|beginning|began) to (?:wake|come (?:round|around|to)|respond|talk|stir)|\bregained consciousness|\bup and (?:talking|about|walking)|knows (?:who|where) (?:i am|he is|she is|we are|he's|she's)|(?:he|she) (?:can|is able to) (?:still )?(?:talk|speak|hear)(?! properly)|(?:esta|estoy|ahora esta|ya esta|estuve|sigue) (?:(?!no\b|ni\b|in)\w+ ){0,2}(?:conscient|despiert|lucid|hablando|conversando|gritando|llorando|reaccionando)|\bconscient[ea]\b|\bdespiert[oa]\b|\breacciono\b|\bdesperto\b|\bconversa\b|\batontad[oa]\b|(?:pero|si|me) responde\b|(?<!\bsolo |\bque |\bnadie )\bresponde\b(?! (?:solo|a duras|apenas|por|al dolor|su nombre|cuando|si))|\bresponds\b(?! (?:only|to pain|when|if))|(?:si|me|nos|todavia) (?:me )?(?:contesta|responde|habla|mira)\b|(?:abrio|abre|abriendo) (?:\w+ ){0,2}(?:los |sus )?oj(?:os|itos)|(?:responde|dijo|dice) su nombre|se queja|quejandose|groan(?:s|ing)|moan(?:s|ing)|balbuce|habla(?:ba)? (?:bien|normal)|(?:he|she|they)(?:'s| is| are|'re) (?:(?!not\b|barely\b|never\b|no\b|stopped\b|lost\b|hardly\b)\w+ ){0,2}(?:awake|conscious|alert|talking|crying|screaming|speaking|responding|panicking|coming round|sat up|sitting up)|(?:looking|staring) (?:right |straight |back )?(?:at|up at) (?:me|us)\b|(?:he|she|they)(?:'s| is| are|'re) (?:\w+ )?(?:asking|begging|joking|swearing|complaining|cursing|yelling|hollering|chatting|cussing|arguing|laughing|smiling)\b|squeez(?:es|ed|ing) (?:my hand|back)|(?:follows|following) what i|(?:me|nos) (?:mira|ve|reconoce|pide|pregunta|aprieta la mano|hace caso|entiende)\b|(?:esta|anda) (?:preguntando|pidiendo|alegando|reclamando|retando|rezando)|preguntando por|pide (?:agua|agu\w+|que|por)|\b(?:i'm|i am|he's|she's) (?:fine|ok|okay|all right|alright|better|good) now\b|\bbut (?:he's|she's|i'm) (?:ok|okay|fine|alright|all right)\b|\b(?:ya|ahora) (?:esta|estoy) (?:bien|mejor)\b|\b(?:dice|habla) puras? \w+|\bdice (?:cosas|tonteras|incoherencias)\b|\b(?:con|tiene) los ojos abiertos\b|\bi'm awake|(?:\b(?:is|are|was|were|seems|looks|stayed|still)|(?<!\b(?:it|that))'s|'re|'m) (?:(?!not\b|barely\b|never\b|no\b|stopped\b|lost\b|hardly\b)\w+ )?(?:awake|conscious|alert|responsive|responding|talking|speaking)\b|\btalks to (?:me|us)\b|\bawake,? yes|yeah,? awake|\bconscious and|talking to me|answers? me|(?:only|just|barely) (?:get|say|manage)|me reconocio|open(?:ed|ing) (?:his|her) eyes|(?:said|says) (?:his|her) name|eyes are open|woke up|waking up|thinks (?:it's|he's|she's)|(?:he|she) says|palabras sueltas|\b(?:y|esta bien,?) hablando\b|\bmumbl\w+|and talking|open(?:s|ing) (?:his|her) eyes|\bllor[oa]\b|llor(?:a|ando)\b|grit(?:a|ando)\b/g
export const NO_BREATH =
  /(?:espejo|vidrio|anteojos?|mirror)[^.]{0,30}(?:no (?:lo |se )?(?:empana|nubla)\w*|(?:not|doesn't|isn't|won't) fog\w*)|(?:no|ni|tampoco) (?:me |le |la |lo |esta |estaba )?(?:\w+ )?(?:respir(?:a|ando|o)\b(?! (?:bien|normal|mal))|toma aire)|(?:dejo|paro) de respirar|se le (?:corto|fue|paro|detuvo) la respiracion|breathing(?:'s| has| just)? (?:just )?stopped|sin respir|no le (?:sube|siento|veo)[^,.]{0,20}(?:pecho|respir\w+|aire)|(?:not|isn't|ain't|never|stopped|doesn't|wasn't) (?!stopped)(?:\w+ )?(?:breath(?:ing|e)?)\b(?! (?:well|right|properly|good))|no breathing|no (?:le )?sale (?:nada|sonido|aire)|(?:chest|belly|tummy|stomach) (?:isn't|is not|not|doesn't|ain't|won't|never) (?:\w+ )?(?:mov|ris|go(?:ing)? up|com(?:e|ing) up|lift)|(?:can't|cannot|don't|do not) (?:see|feel|hear) (?:any |a |his |her |the |him |it )?(?:breath\w*|(?:chest|belly) (?:mov|ris|go)\w*)|(?:don't|do not) think (?:he|she)'s breathing|(?:no|ni) (?:se )?(?:le )?(?:mueve|sube) (?:el pecho|la guata)|no hace nada|(?:pecho|guata|torax) no (?:se )?(?:le )?(?:mueve|sube|levanta)|chest(?:'s| is)? not (?:mov|ris)\w*/g
export const AGONAL =
  /\b(?:pega|tira|bota|echa|da)(?:ndo)? (?:como )?un(?:os?|as?)? (?:suspiros?|bocanadas?)\b|\bpasa (?:mucho|harto|caleta de) rato\b|\bgasps?,? and (?:then )?(?:nothing|stops|that's it)|\bboque(?:a|ando|adas)\b(?! por)|como (?:un )?pescado|ronquidos?[^.]{0,24}(?:cada|separad|espaciad|de vez)|(?:ronquido|suspiro|respiro|una vez|bocanada),? (?:\w+ ){0,2}y (?:despues|luego|ahi) (?:\w+ )?nada|one (?:breath|gasp|snore) (?:and )?then nothing|snor\w+[^.]{0,16}(?:once in|now and|every)|ronca y para|\b(?:uno|una) cada (?:tanto|rato|mucho)|gasping (?:every|once|now|like)|\b(?:ages|(?:a )?(?:long|big) (?:gaps?|time|pauses?)) between\b|\bmore of a (?:snort|snore|gasp|gulp)\b|\bpeg[oa] (?:como )?un (?:ronquido|suspiro)\b|\bdio un (?:ronquido|suspiro)\b|\bagonic|\bagonal|\bgasp(?:s|ing|ed)?\b(?! for)|(?:1|one|a|un|una) (?:breath|respir\w+|suspiro) (?:every|cada)|cada (?:mucho|tanto)\b|de (?:vez en cuando|repente no mas|repente respira)|(?:breath|respira\w*|suspir\w*|aire)[^,.]{0,20} (?:every|cada) (?:\w+ )?(?:\d+|ten|few|diez|tant|rato|much)|once in a while|\bgulp(?:s|ing)?\b|every so often|every now and|de a ratos|a ratos\b|cada cierto rato|de repente toma|now and (?:then|again)|suspir(?:a|os) (?:cada|de)|every (?:\d+|few|ten|fifteen|twenty) seconds|like a fish|como roncando (?:cada|de)|death rattle|busca(?:ndo)? (?:el )?aire|abre la boca como/g
export const HARD =
  /\brespira,? pero (?:(?:se|le) )?(?:fatiga|cansa|ahoga|agita|cuesta)\b|no (?:puede|logra|consigue) (?:tomar|meter|agarrar) (?:\w+ )?aire|no (?:puede|logra|alcanza a) respirar (?:hasta el fondo|hondo|profundo|bien)|hurts? (?:(?:him|her|them|me) )?(?:to breathe|(?:every|each) time (?:he|she|they|i) (?:breathes?|takes? (?:one|a breath)))|dificultad(?:es)? (?:para|al|de) (?:respirar|tomar aire)|no le (?:entra|llega|pasa) (?:el |nada de |bien el )?aire|se le (?:va|acaba) el aire|no alcanza a (?:respirar|tomar aire)|respirando (?:\w+ )?mal\b|\bbreathless|(?:hardly|barely|scarcely) (?:able to )?breathe\b|breathing (?:\w+ )?(?:hard|heavy|heavily|badly|funny)\b|crisis de asma|asthma attack|hunden? las costillas|costillas (?:\w+ )*(?:hunden|marcan)|ribs (?:\w+ )?(?:sucking|pulling|showing)|le cuesta (?:\w+ )?(?:respirar|el aire|tomar aire)?|me cuesta (?:\w+ )?respirar|falta(?:ba|ndo)? (?:\w+ )?(?:el |de )?aire|con (?:mucha |harta |bastante |algo de |un poco de |caleta de )?dificultad|cortadit|\bshallow\b|\bahogad[oa]\b|cort(?:ito|ado|a la respiracion)|respira (?:\w+ )?(?:mal|con dificultad|agitad|rapido y|entrecortad)|no puede respirar|no puedo respirar|palabras sueltas|(?:can't|struggling|trouble|difficulty|hard|fighting) (?:\w+ ){0,2}(?:to )?(?:breathe|breathing|breath)\b|short(?:ness)? of (?:breath|puff)|\bwheez|throat(?:'s| is) (?:\w+ )?(?:clos|swell)|(?:cierra|cerrando) la garganta|gasping for|silb(?:a|ido)|\bwhistl|\bpitos?\b|out of breath|labou?red|(?:can't|cannot|cannae|couldn't)(?: hardly| barely| seem to)? (?:catch|get)[^,.]{0,12}breath|(?:can't|cannot|cannae)(?: hardly)? get (?:his|her|my|any) air\b|(?:hard|tough|rough) time (?:\w+ )?(?:catching|getting) (?:his|her|my|a) breath|se ahoga/g
export const FINE =
  /aire (?:me |le )?(?:entra|llega|pasa) (?:\w+ )?bien\b|respir(?:a|o|ando|ar) (?:lo (?:mas )?|\w+ )?(?:bien|normal|tranquil|parejit|parejo\b)|parejit[oa]|respira normal|respira(?:ndo)? (?:suave(?:cito)?|despacito y bien|sereno|serenit[oa]|calmadit[oa])\b|breath(?:ing|es?)?(?:'s| is)? (?:\w+ )?(?:fine|normal|okay|ok|well|alright|all right|good|regular|steady)|breathing(?:'s| is| has)? (?:come |gone )?back(?: to normal)?\b|caught (?:his|her|my) breath|con normalidad|volvio a respirar|tomando color|esta rosad/g
export const BREATHES =
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

export function read(line: Line, pattern: RegExp, value: string, confidence: number, context: Context): Reading[] {
  const readings: Reading[] = []
  for (const match of line.text.matchAll(pattern)) {
    // "Ni respira" denies by itself: another "no" before it ("no despierta y no respira") is another verb's
    const before = line.text.slice(0, match.index)
    if (match[0].trim() === '' || (OWN_NO.test(match[0]) ? TAKES_NO_BACK.test(before) : denied(line, match.index)))
      continue
    if (aboutAnother(line, match.index + match[0].length - 1, context) || elsewhen(line, match.index)) continue
    const known = context.kin !== undefined && context.kin !== 'self'
    if (
      known &&
      (pattern === HARD || pattern === FOUGHT || pattern === AWAKE || pattern === WAKEFUL) &&
      (MINE.test(before) || MINE_WITHIN.test(match[0]))
    )
      continue
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

export const last = (readings: readonly Reading[]): Reading | undefined =>
  [...readings].sort((a, b) => a.end - b.end).at(-1)

export const BOTH = /^[^.?]{0,40}\b(?:both|las dos|ambas)(?: cosas)?\b/
export const HEDGED_NO =
  /\b(?:creo que no|no creo|parece que no|i don't think so|don't think (?:so|he|she)|nothing\b|nada\b)/
export const whole = (line: Line): Range => ({ start: 0, end: line.text.length })
