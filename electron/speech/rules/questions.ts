/** What the dispatcher does with a line: which questions are asked, what is ordered, committed, wished. */
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import { TOPICS, type Topic } from '../../../convex/domain/protocol/topics.ts'
import { COMUNA_PATTERN, isCommonWord } from './comunas.ts'
import type { Line } from './line.ts'
import { plain } from './unaccented.ts'

export { TOPICS, type Topic }

const ASKS: Readonly<Record<Topic, RegExp>> = {
  greeting:
    /cual es (?:su|la|tu) emergencia|en que (?:lo|la|le) (?:puedo )?ayud|que (?:le )?ocurre|digame su emergencia|what(?:'s| is) (?:your|the) emergency|which service|how can (?:i|we) help|(?:samu|central|emergenc|ambulance service|911|999)\b.{0,40}(?:buen[oa]s|hello|emergenc|habla|patient)|^\W*(?:samu|central|emergencias?|ambulance service|911|999|112|131)\b/,
  happened:
    /que (?:le |te |les )?(?:paso|pasa|ocurrio|ocurre|sucede|sucedio|esta pasando)|cuente ?me|what(?:'s| is| has)? ?(?:happened|going on|happening|wrong|the matter)|tell me (?:exactly )?what|what's (?:he|she) doing/,
  address:
    /direccion|\bdomicilio|\ba ?donde\b(?! (?:cree|llama|se comunic|fue|iba|van?\b))|por donde (?:anda|va|estan?)|(?:sobre|por) (?:cual|que) \w+|\bque (?:ruta|camino|carretera|autopista|avenida|pasaje|via)\b|donde (?:esta|estan|es|fue|vive|vives|se encuentran?|ocurrio|esta ubicad|queda|sucedio|viven|lo|la)|en que (?!lo\b|la\b|le\b|te\b|puedo|ayud|podemos|consiste|momento|hora|minuto|ano|fecha|mes|dia|estado)\w+|desde donde|la calle\b|que calle|\b(?<!email )address\b|\blocation\b|^\W*(?:y )?donde\b|where(?:'s|'re|'d)? (?:are|is|did|was|were|exactly|do|does|should|can|to\b|he\b|she\b|the\b|you\b|it\b|this|that|your)|\bwhere\?|where(?:'s|'re)\b|what(?:'s| is) (?:your|the) (?:street|place)|what (?:street|road)|address of|which (?:street|road)|whereabouts|ubicacion/,
  comuna:
    /que (?:comuna|ciudad)|comuna\b|(?:what|which) (?:city|town|village|borough|area)|is that in [a-z]|are you in [a-z]/,
  unit: /\b(?:y|sabe) (?:el|que) (?:depto|departamento)\b|casa o (?:depto|departamento)|^\W*(?:es )?(?:casa|depto|departamento)\W*$|(?:que|numero de) (?:depto|departamento)|(?:which|what) (?:apartment|flat|unit|room)|apartment number|house or (?:an? )?(?:apartment|flat)|flat number|que oficina/,
  number:
    /numeracion|que numero|tiene numero|numero (?:tiene )?(?:la|su) casa|(?:que|cual) casa (?:es|esta|vive)|numero de (?:la )?casa|el numero\b|algun numero|(?:house|street|what|which) number|number on (?:the|your|that) (?:mailbox|door|gate|house|post)|is there a (?:house |street )?number(?= on (?:the|your|that) (?:mailbox|door|gate|house|building|fence|wall)|\W*$)/,
  reference:
    /referencia|\balguna sena\b|(?:punto|lugar|algo|sitio|entrada|sena|senal) (?:\w+ )?conocid|\b(?:que|algo) (?:tiene|tienen|ve|ven|hay|se ve) (?:\w+ )?(?:alrededor|cerca|enfrente|al lado|a la vista|por ahi)|\balrededor\b|kilometraje|\bletrero|\bposte\b|ultimo que (?:paso|pasaron|vio|vieron)|por que lado|\bcalzada\b|end or|which end|around you|what(?:'s| is) (?:around|near|by|next)|can you see any|frente (?:a|al|del)\b|al lado de|cerca de|next to|opposite\b|antes o despues|que altura|que kilometro|\bkilometro\b|que tramo|con (?:que|cual) calle|que altura|before or after|que lado|which (?:side|direction|way)|hacia (?:el|donde|que)|sentido|direction|entre que calles|mile ?(?:marker|post)|landmark|cross street|nearest|anything nearby|que hay cerca|near anything/,
  access:
    /\btorre\b|\bpiso\b|\bblock\b|como (?:entra|llega|se entra|ingres|acceden|accede|pasa(?:n)? el)|como (?:le )?(?:hacen|hacemos) para (?:entrar|llegar)|(?:por )?donde (?:entra|se entra|suben|se sube|llega)|how (?:do|can|should|will) (?:we|they|the \w+) (?:get|reach|find)|que porton|buzzer|(?:door|gate|entry|access) code|\bclave\b[^.]*\?|hay ascensor|(?:which|what) (?:floor|door|entrance|building|block|tower|wing|gate|stairwell|level)\b|(?:is there|have you|got) (?:an? )?(?:elevator|lift)\b|how do (?:we|they) get in|quien (?:nos|les) puede abrir/,
  conscious:
    /consciente|despiert|le (?:contesta|responde|habla)|(?:te|les) (?:contesta|responde|habla)|\bresponde\b|\bhabla\b|(?<!pecho |guata )\bse mueve\b(?! (?:el|la))|reaccion|abre los ojos|\bawake\b|conscious|responding|responsive|is (?:he|she) (?:still )?with (?:it|us)\b|alert\b|(?<!keeping you from )talking|can (?:he|she) (?:talk|speak)|eyes open|respond to|abrio los ojos|puede hablar|\bhabla\b|se queja\b|still talking|\borientad[oa]|\bcoheren|thinking (?:clearly|straight)|making (?:any )?sense|any response/,
  breathing:
    /(?<!(?:maquina|aparato|oxigeno|equipo) para )respir[ae]|breath|tom(?:a|e|ando) aire|(?:guata|pecho|abdomen)\W+(?:de .{1,20} )?(?:sube|(?:se )?(?:le )?(?:sube|mueve))|\bevery time it (?:goes|comes) up|put your (?:hand|ear)[^.?]{0,30}(?:chest|mouth)|se (?:le )?mueve (?:la guata|el pecho)|chest (?:rise|rising|moving|going)/,
  breathingHard:
    /(?:le|te) cuesta respirar|dificultad (?:para|al) respirar|falta (?:el|de) aire|(?:trouble|difficulty|problems?|issues?) (?:with (?:his|her|your|their|the) )?breathing|(?:problemas?|dificultad) (?:con la|en la|de) respiracion|short of breath|struggling to breathe|hard to breathe/,
  age: /cuanto tiempo tiene\W*$|(?:que|cuanto) tiempo tiene (?:la|el|su|mi|tu)?|cuant[oa]s (?:meses|dias|anitos|mesecitos) (?:tiene|de)|how many (?:months|weeks|years) old|\bwhat age\b|\bmonths old\?|que edad|\bedad(?:es)?\b|que edad|cuantos ano|cuantos meses|how old|(?:his|her|your|their|the) age\b|\bage\?|name or age|name and age/,
  ageOfCaller: /cuantos anos tienes|que edad tienes|how old are you/,
  name: /^\W*(?:and |y )?(?:the |his |her )?first(?: name)?\W*$|^\W*(?:and |okay |ok )?(?:the |full |patient )?name\W*$|^\W*[a-z]+ (?:cuanto|what)\W*$|\bapellidos?\b|surname|last name|what do (?:they|you|people|we) call (?:him|her|them|the)|what(?:'s| is) (?:he|she) called|who(?:'s| is) the patient|(?:a|de) que nombre|a nombre de quien|como le (?:dicen|llaman|pusieron)|name and (?:age|how)|(?:get|have) (?:a|his|her) name\b|\ba name and an age|como se llama(?!,? (?:y )?(?:por donde|como) se (?:entra|llega)| (?:el|la|ese|esa|este|esta) (?:colegio|calle|pasaje|edificio|villa|lugar|plaza|poblacion|sector|local|restaurant|empresa|obra|hotel|condominio))|nombre|what(?:'s| is) (?:\w+'s|\w+ \w+'s|the \w+'s) name|(?:his|her|their|the (?:lady|man|woman|gentleman|boy|girl|child|baby|kid|patient|guy|lad|person)'s|patient's) (?:full |first |whole |given )?name|who is (?:he|she)|who(?:'s| is) your (?:dad|mum|mom|mother|father|husband|wife|son|daughter|friend|brother|sister|neighbou?r)\b|\bwho (?:he|she) is\b|what(?:'s| is) the name|quien es (?:el|ella|la paciente)/,
  nameOfCaller:
    /como te llamas|tu nombre|su nombre|your name|con quien hablo|who am i (?:speaking|talking)|quien (?:me )?habla|who's calling|como se llama usted/,
  history:
    /(?:estado|esta|anda) enferm|morbid|sufre de algo|de que sufre|illness|\bdisease|underlying|anything medical|anything like|\bsuffer(?:s|ed|ing)? (?:from|with)|(?:normally|usually|otherwise|generally) (?:fit|well|healthy|in good health)|\bany (?:\w+ ){0,2}conditions?\b|diagnosed|enfermedad|enferm[oa] de|de que se (?:controla|trata|atiende|medica)|antecedente|patolog|de base\b|operacion|cirugia|(?:otros|algun|este|el) (?:hijos|problema)? ?(?:en (?:el|este) embarazo)|background|ever (?:been|had) [^?]*(?:hospital|icu|ventilator|intubat|operation|surgery|this before)|surger|operations?\b|anything (?:else )?wrong with (?:him|her)|what(?:'s| has) (?:he|she) got wrong|wrong with (?:him|her) (?:normally|usually)|(?:algo|alguna cosa) (?:del corazon|cronic)|se (?:controla|atiende)|alguna condicion|problemas? (?:de salud|medicos?|del corazon)|en tratamiento|medical (?:problem|histor|condition|issue)|histor(?:y|ial|ia)\b|any (?:conditions|other conditions|health|medical|heart)|health (?:problem|condition)|diabet|epilep|hipertens|hospitalizad|operad|cronic|past medical|sufre de|padece/,
  medication:
    /(?:esta |anda )?(?:tomando|usando) (?:algo|algun)|\bmedicad[oa]\b|\b(?:is|are) (?:he|she|you|they) (?:\w+ )?on (?:any|anything|something)|what(?:'s| does| do| is) (?:he|she|you|your \w+) (?:take|taking|on)\b|remedio|\binhaler|\bpuffer\b|nebuli[sz]|licua|adelgaza|\bused (?:his|her) inhaler|medicament|(?:que|cuanto) le (?:ha|han|dio|dieron|has) ?(?:dado|puesto)?|le (?:dio|dieron|han dado) (?:algo|algun)|(?:has|have|what's) (?:he|she|you) (?:had|taken)|what(?:'s| has) (?:he|she) taken|medicina|pastillas? (?:que )?tom|toma (?:algo|algun)|inhalador|tratamiento|medication|medicine|tablets|\bpills\b|\bmeds\b|blood thinner|prescri|given (?:him|her|them) anything|(?:does|is) (?:he|she) tak|epipen|auto-?inyector|adrenalina|que toma\b|anticoagul|recet(?:a|o|aron|ad)/,
  allergy:
    /(?<!anti)(?<!(?:lapiz|lapices|pastillas?|remedios?|inyeccion|inyector) (?:para|de) (?:la |las )?)alergi|allerg|\ble (?:hace|hacen|cae|caen|sienta) mal\b|\breacts? to\b|\breaction to\b|\b(?:he|she|you) can't (?:have|take)\b|\bbad reaction/,
  onset:
    /\b(?:esto |eso )?(?:le |les )?(?:partio|empezo|comenzo) (?:hoy|ayer|recien|ahora|anoche|esta)\b|\bthis (?:just |only )?(?:happen(?:ed)?|start(?:ed)?)\b[^.]*\?|cuando (?:fue que )?(?:lo|la|le) (?:vi|viste|vieron)|cuando (?:le |se |te |les |lo |la )?(?:empez|parti(?:o|eron)|comenz|fue|inici|paso|ocurri|sucedi|sinti|not(?:o|aron)|cay|desmay|enferm)|hace (?:cuanto|rato|mucho)|cuanto (?:lleva|tiempo lleva)|how long(?:'s| has)|desde (?:cuando|que hora|hace)|a que hora|cuanto (?:rato|tiempo)|when (?:did|was|were|has|it)|when's (?:it|the last)|how long|\band when\b|^\W*when\W*$|what time|since when|last (?:see|seen|saw)|por ultima vez/,
  victims:
    /cuant[oa]s? (?:herid|person|gente|lesionad|pacient|victim|son\b|vehiculo)|how many (?:people|person|patients|injured|hurt|are|casualt|victims|were)|(?:anyone|anybody) else|alguien mas|hay mas|otros heridos|else (?:hurt|injured)/,
  trapped:
    /(?:hay|queda|quedo|sigue|siguen|esta|estan) (?:gente|alguien|personas|mas gente)? ?(?:adentro|atrapad|dentro)|(?:lo|la|los|las) (?:sacaron|bajaron|movieron)\b[^?]*\?|where is (?:he|she) now|(?:get|got|move|moved|bring|drag) (?:him|her|them|the \w+(?: \w+)?) (?:in|inside|out|away)|atrapad|puede(?:n|s)? salir|trapped|can you get out|anyone (?:still )?inside|anybody (?:still )?inside|get out\?|stuck|hanging out/,
  weapon: /\barma|cuchill|pistola|weapon|\bgun\b|knife|armado|armed/,
  bleeding: /sangr|bleed|hemorrag|\bblood\b(?! (?:thinner|pressure|sugar))/,
  insurance: /fonasa|isapre|prevision|seguro (?:de salud|medico)|\bmutual\b|insurance/,
  concierge: /conserje|porteri|recepcion|guardia|concierge|doorman|front desk|security know/,
  vitals:
    /saturometro|saturacion|cuanto satura|\bsats?\b|heart rate|oxygen level|(?:his|her|the) sugar\b|finger (?:clip|thing|monitor)|pulse ox|blood pressure cuff|\bsatura\b|glucose|glucomet|monitor|reading|hemoglucotest|cuanto (?:marca|marco|le marco|tiene de)|(?:tom|med|mid|control)\w+ (?:la|el) (?:presion|temperatura|azucar|pulso|glicemia)|oximetro|presion (?:arterial )?(?:tiene|le)|tomo la presion|temperatura|glicemia|azucar|(?:take|took|check) (?:his|her|the|their) (?:temp|blood|pulse|sugar)|temperature|blood (?:sugar|pressure)|pulso|pulse|hgt|medirle/,
  covert:
    /no puede hablar|no la deje hablar|responda (?:solo )?si o no|conteste (?:con )?(?:si o no|solo)|(?:can't|unable to|not able to|free to|safe to) (?:talk|speak)|yes or no|si es (?:si|afirmativo)|alguien (?:al lado|con usted)/,
  hurt: /en peligro|in danger|(?:hay|esta) (?:alguien|algun|alguna persona|usted) ?(?:mas )?(?:lesionad|herid|enferm|accidentad|afectad)|esta herid|alguien (?:que )?(?:se (?:sienta|siente) |esta |este )?(?:mal\b|intoxicad|maread|quemad|enferm|herid)|(?:do you have|is (?:this|there|it)) an emergency|is (?:anyone|anybody|someone) (?:hurt|injured|sick|unwell|feeling)|are you (?:hurt|injured)/,
  intent:
    /quitarse la vida|hacerse dano|matarse|suicid|kill yourself|hurt(?:ing)? yourself|end(?:ing)? your life|harm(?:ing)? yourself/,
  pregnancy:
    /semanas|how far along|when(?:'s| is) (?:she|the baby|it) due|due date|fecha (?:de parto|probable)|\bembaraz|\bpregnan|otros (?:hijos|partos|embarazos)|other (?:kids|children|babies|pregnanc)|(?:mas|tiene) hijos|contraccion|primer (?:hijo|embarazo|guagua|bebe)|rompio (?:la bolsa|aguas)|se ve la cabeza|pujar|weeks|contraction|first (?:baby|child|pregnancy)|waters|see the (?:head|baby)|push/,
  injury:
    /donde (?:le )?duele|le duele|any pain|pain anywhere|se pego|golpe|hit (?:his|her|your) head|pass(?:ed)? out|perdio el conocimiento|camina|puede mover|rash|fiebre|fever|shaking|vomit|habla enredad|levant[ea]|lift both|smile|slurred|pierna|drinking|tos[ea]|llora|sonido/,
}

/** Sentences of a line that ask: between ¿ and ?, before a ?, or a bare noun such as "Dirección". */
export function questionsIn(line: Line): string[] {
  const parts = line.text.match(/[^.!?]*\?/g) ?? []
  return parts.map((part) => part.slice(part.lastIndexOf('¿') + 1))
}

const ORDERED_QUESTION =
  /\b(?:digame|describ\w+|deme|dime|dame|indiqueme|say (?:now|yes|when)|le pregunto|me (?:indica|da|dice|dicta|confirma|repite|puede dar)|cuente ?me|confirm\w*|tell me|give me|necesito (?:la|su|que me diga)|look at|mirele|fijese|pidale|haga que|ask (?:him|her)|repita|pregunt(?:e|el|al)\w*|averigu\w+|expliqueme|sabe si|i need (?:the|your))\b/

/** Topics whose words are in a line, asked for or not. */
export const mentioned = (line: Line): Topic[] => TOPICS.filter((topic) => ASKS[topic].test(line.text))

/** "Número de departamento, por favor", "surname, please": the name of the thing alone, and a courtesy. */
const COURTEOUS =
  /^\W*(?:(?:and|the|your|his|her|their|full|y|el|la|su) ){0,2}(?:[a-z]+ (?:de (?:la |su )?)?)?[a-z]+,? (?:por favor|porfa|please)\W*$/

/** Topics that a dispatcher's line asks about. */
export function asked(line: Line): ReadonlySet<Topic> {
  const topics = new Set<Topic>()
  if (line.turn.speaker !== 'agent') return topics
  if (ASKS.greeting.test(line.text)) topics.add('greeting')
  const asking = questionsIn(line)
  for (const part of line.sentences) {
    const text = line.text.slice(part.start, part.end)
    if (ORDERED_QUESTION.test(text) || COURTEOUS.test(text)) asking.push(text)
  }
  for (const text of asking) {
    for (const topic of TOPICS) {
      // "¿Alérgico a algún remedio?" is not about what is taken
      if (
        (topic === 'medication' || topic === 'history') &&
        ASKS.allergy.test(text) &&
        !/toma|take|enfermedad|problem|histor|condition|operaci|cirugi|surger/.test(text)
      )
        continue
      if (topic !== 'greeting' && ASKS[topic].test(text)) topics.add(topic)
    }
  }
  if (topics.has('breathingHard')) topics.delete('breathing')
  if (topics.has('ageOfCaller')) topics.delete('age')
  // "Usted, ¿cómo se llama?", beside a question about the patient
  const ofCaller =
    /\b(?:y )?usted,? ¿?(?:y )?como se llama\b|\busted\b[^?¿]{0,40}\?\W*(?:y )?como se llama\b(?! (?:el|ella|la|su))|\byour own name\b/.test(
      line.text,
    )
  if (ofCaller) {
    topics.delete('name')
    topics.add('nameOfCaller')
  }
  // Nobody asks the age of who only calls: "¿su nombre y su edad?"
  if (!ofCaller && topics.has('nameOfCaller') && topics.has('age')) {
    topics.delete('nameOfCaller')
    topics.add('name')
  }
  // "¿Su nombre, el de ella?", "the patient's name": not the caller's
  if (
    topics.has('nameOfCaller') &&
    asking.some(
      (text) =>
        /nombre/.test(text) &&
        /\b(?:de (?:ella|el\b(?! )|la senora|su \w+|la paciente|el paciente|la persona)|del paciente)/.test(text),
    )
  ) {
    topics.delete('nameOfCaller')
    topics.add('name')
  }
  return topics
}

/** A read-back of the place ("¿Cuatro mil ciento veinticinco?", "¿Lo Barnechea?") asks about the place too. */
export function echoes(line: Line, record: CanonicalRecord): Topic[] {
  const topics: Topic[] = []
  const { numero, direccion, edad } = record
  const known = direccion === undefined ? undefined : plain(direccion)
  const near = plain(record.ubicacion_referencia ?? '')
    .split(' ')
    .slice(-2)
    .join(' ')
  const street = known?.split(' ').slice(0, 2).join(' ')
  const repeats = [numero, street, near].some((value) => value && value.length > 1 && line.text.includes(value))
  if (repeats && (questionsIn(line).length > 0 || line.text.length < 70)) topics.push('reference')
  if (questionsIn(line).length === 0) return topics
  // A number alone, read back rightly or wrongly
  const bare = questionsIn(line).find((text) => /^[\s,.-]*\d[\d\s,.-]*\?$/.test(text))
  if (bare && direccion && bare.replace(/\D/g, '') !== edad) topics.push('number', 'reference')
  if (line.tongue === 'en' && /\b[Ii]n [A-Z][a-z]+[^?.]*\?/.test(line.cased)) topics.push('comuna')
  if (
    line.tongue === 'es' &&
    questionsIn(line).some((text) => [...text.matchAll(COMUNA_PATTERN)].some((match) => !isCommonWord(match[0])))
  )
    topics.push('comuna')
  return topics
}

/** Does the dispatcher speak to a child, or to a familiar "tú"? */
export const speaksToChild = (line: Line): boolean =>
  /\b(?:como te llamas|cuantos anos tienes|contigo|tu (?:mama|mami|papa|papi|abuel[ao]|casa)|eres muy valiente|how old are you|your (?:mommy|mummy|mom|mum|daddy)|grown[- ]?up|are you by yourself|sweetheart|sweetie|buddy)\b/.test(
    line.text,
  )
