/** Signs by their grammar: a part of the body and what it does or feels, in either order of words. They widen the phrases of `signals.ts`. */
/** At most this many words between the two halves of a phrase. */
const GAP = '(?:[a-z0-9]+ ){0,3}'
/** `first … second`, or `second … first`. */
const either = (first: string, second: string): string =>
  `\\b${first}\\b ${GAP}${second}|\\b${second} ${GAP}${first}\\b`

const CHEST = '(?:(?:el |al |del )?(?:pecho|corazon)|(?:his|her|my|the) (?:chest|heart))'
const ACHE =
  '(?:dolor\\w*|duele|doliendo|puntadas?|clavadas?|opresion|oprim\\w+|apretad[oa]|aprieta|apreton|ardor|presion fuerte|pesadez|pain|pains|hurt\\w*|tight\\w*|crush\\w*|squeez\\w*|heavy|ach(?:e|es|ing)|burning)'
const FACE = '(?:boca|cara|labio|sonrisa|parpado|face|mouth|smile|eyelid)'
const ASKEW =
  '(?:chuec[oa]|torcid[oa]|caid[oa]|desviad[oa]|doblad[oa]|dormid[oa]|adormecid[oa]|paralizad[oa]|de lado|sagging|colgando|droop\\w*|dropp\\w*|lopsided|crooked|sagg\\w*|sliding)'
const SWELLS = '(?:hinch\\w+|inflam\\w+|swell\\w*|swollen|puff\\w*|ballooning)'
const HEAD_PART =
  '(?:cara|ojos?|parpados?|labios?|lengua|garganta|boca|cuello|eyelids?|face|eyes?|lips?|tongue|throat|mouth|neck)'
const BURNT = '(?:quemad[oa]s?|se quemo|se me quemo|burn(?:ed|t)|scalded|blister\\w*)'
const SKIN =
  '(?:pecho|brazos?|manos?|piernas?|espalda|cara|guata|pies?|cuerpo|chest|arms?|hands?|legs?|back|face|stomach|feet|body)'
const WALL = '(?:baranda|cornisa|azotea|techo|balcon|puente|railing|ledge|rooftop|bridge|edge)'
const JUMP = '(?:tirarse|lanzarse|saltar|tirar|lanzar|jump\\w*)'

const VEHICLE =
  '(?:auto|camion(?:eta)?|micro|bus|colectivo|furgon|taxi|moto|tren|lorry|truck|car|van|tram|train|motorbike|motorcycle)'
const STRIKES =
  '(?:le pego|l[oa] (?:choco|tiro|boto|paso a llevar|aplasto)|paso por encima|arroll\\w+|embisti\\w+|impact\\w+|se dio vuelta|hit|struck|mowed|plough\\w*|plow\\w*|ran|turned|went)'

/** By the name of the sign in `signals.ts`. */
/** No sooner said than it is an emergency of breath: nothing goes in, or every breath is fought for. */
const AIR = '(?:aire|respirar|breath|air|breathe|breathing)'

export const BODY_SIGNS: Readonly<Record<string, RegExp>> = {
  chestPain: new RegExp(either(CHEST, ACHE)),
  arrest:
    /(?:le dio|tuvo|hizo|esta en|entro en|con) (?:un )?paro\b(?! (?:de|nacional))|se le (?:paro|detuvo) el corazon|corazon (?:no le late|se le paro|dejo de latir)|(?:can't|cannot|couldn't) (?:find|feel|get) (?:a|any|his|her|the) pulse/,
  choking: new RegExp(
    `(?:se le (?:fue|quedo|atravesa|metio)|atravesad[oa]) ${GAP}(?:por (?:el otro lado|mal lado)|en la garganta|atravesad)|(?:lodged|caught|jammed) ${GAP}(?:throat|windpipe)|went down the wrong (?:way|pipe|hole)|(?:se trago|swallowed) (?:una?|an?) (?:moneda|bolita|pila|juguete|uva|caramelo|dulce|hueso|coin|grape|sweet|marble|button|toy|bone|nut)\\b[^.]{0,30}(?:no puede (?:respirar|hablar|toser)|can't (?:breathe|talk|cough|speak)|(?:turning|going) (?:blue|purple)|morad|azul)`,
  ),
  seizure:
    /convulsionar|\bconvulsing|\bthrash\w+|having (?:seizures|convulsions|another (?:fit|seizure))|sacudidas|con (?:espasmos|temblores) (?:fuertes|en todo)|le tiembla todo el cuerpo/,
  overdose:
    /(?:se )?empastill|(?:took|taken|swallowed|had) (?:a )?(?:load|loads|handful|whole (?:lot|pack|bottle)|all|lots|bunch)[^.]{0,20}(?:tablets|pills|medication|meds)|se tom(?:o|aron) (?:todas?|todos|como \d+|un monton|muchas|harta\w*|un punado)[^.]{0,24}(?:pastilla|remedio|tableta|clonazepam|paracetamol|comprimido)|(?:took|taken) [^.]{0,16}overdose|puras pastillas|jal(?:o|ando) (?:coca|pasta)|se pas[oa] de (?:dosis|copas y pastillas)|\bintoxicad[oa]s? con (?!(?:el |tanto |puro )?humo\b|gas\b|el gas)/,
  pushing: new RegExp(
    `(?:viene|esta|va) (?:saliendo|naciendo) ${GAP}(?:guagua|bebe|cabeza|nino|nina)|(?:guagua|bebe|nino|nina) (?:ya )?(?:viene|esta|va) (?:saliendo|naciendo|ahi)|(?:asoma|se asoma|corona) ${GAP}(?:cabecita|cabeza|pelito)?|(?:siente|dice|siento) que (?:ya )?(?:viene|sale|va a salir)|ganas de pujar|(?:baby|it)(?:'s| is) (?:coming|being born) (?:right )?(?:now|out|already)|(?:se ve|sale|siente|tocando) ${GAP}(?:cabeza|pelito|cabecita)`,
  ),
  sugar:
    /(?:glicemia|hemoglucotest|hgt|azucar)[^.,]{0,14}(?:en |de |marca )?(?:[1-6]\d|[1-9])\b(?! ?(?:anos|minut))|(?:bajo|cayo|bajon|descompens\w+)[^.,]{0,12}(?:azucar|glicemia)|sugar(?:'s| has| is)? (?:\w+ )?(?:dropp\w+|crash\w+|gone|plummet\w+)|blood sugar (?:is |of |reads )?(?:[1-5]\d|[1-3](?:\.\d)?)\b/,
  diabetes: /(?:se puso|se inyecto|took|had|uses?) (?:la |su |his |her |the )?insulin[a]?/,
  fewWords:
    /(?:no puede|no alcanza|ni) (?:ni )?(?:siquiera )?(?:hablar|decir|terminar)|(?:hardly|barely|can't|cannot) (?:\w+ ){0,2}(?:say|finish|get (?:a|her|his|any|the) )(?:[a-z]+ ?){0,2}(?:word|words|sentence)|ni (?:dos|2) palabras/,
  airHunger: new RegExp(
    `(?:no|ni|apenas|casi no) (?:le |me |puede |puedo |logra |alcanza a )+(?:respirar\\b|(?:entra|llega|pasa|tomar|meter|agarrar) (?:bien )?(?:el |nada de )?aire)|mucha dificultad (?:para|al) respirar|cuesta (?:mucho|demasiado|harto|un mundo|tanto) (?:para )?respirar|hunde\\w* las costillas|se (?:me |le |nos )?(?:esta )?ahog(?:a|ando)\\b(?! con)|(?:fighting|gasping|struggling|battling|begging) (?:\\w+ )?(?:for|to) (?:every |each |some )?${AIR}|(?:can't|cannot|can hardly|can barely|barely|hardly|unable to|really struggling to|not able to) (?:\\w+ )?(?:breathe|breathing|get (?:any |enough |her |his )?(?:air|breath))|(?:boquea\\w*|buscando|desesperad[oa]) (?:por )?(?:el )?aire|ribs (?:\\w+ )?(?:suck|pull)|(?:saturacion|satura(?:ndo)?|sats?|oxygen)[^.,]{0,16}(?:en |de |is |at )?(?:[5-7]\\d|8[0-8])\\b`,
  ),
  stroke: new RegExp(
    `se le (?:fue|cae|cayo|chorrea|durmio) ${GAP}(?:(?:lado|mitad) ${GAP}(?:cara|boca|cuerpo)|(?:cara|boca) ${GAP}(?:lado|abajo))|un lado de la cara|no mueve (?:el|un|la|todo el) (?:lado|brazo|pierna|mitad)|habla(?:ndo)? (?:como )?(?:curado|borracho|raro|enredad\\w+|traposo|cosas sin sentido|puras? (?:leseras|incoherencias))[^.]{0,50}(?:brazo|pierna|cara|lado|mano|boca)|(?:words|speech|talking) ${GAP}(?:don't make sense|making no sense|gibberish|garbled|jumbled|slurred|all wrong)[^.]{0,40}|${either(FACE, ASKEW)}|no (?:puede|logra) (?:mover|levantar|sentir) ${GAP}(?:manos?|brazos?|piernas?|lado)|se le (?:fue|durmio|paralizo|murio) ${GAP}(?:lado|brazo|mano|mitad|pierna)|(?:no se le|no le|can't|cannot) (?:entiende|entiendo|understand|make out) ${GAP}(?:lo que|what|nada|habla|a word|speech)|(?:weak|numb|dead|limp|dormid[oa]|sin fuerza) ${GAP}(?:one side|(?:left|right) (?:side|arm|leg)|un lado|lado (?:izquierdo|derecho))|(?:no le salen|can't get (?:his|her|the)|won't come out) ?${GAP}(?:palabras|words)`,
  ),
  allergic: new RegExp(either(HEAD_PART, SWELLS)),
  trauma: new RegExp(
    `${either(BURNT, SKIN)}|\\b(?:hervidor|agua hirviendo|aceite caliente|boiling water|hot oil)\\b|se (?:le |me )?(?:ve|asoma) el hueso|bone ${GAP}(?:sticking|showing|out)|se (?:enterro|clavo|atraveso) `,
  ),
  suicide: new RegExp(
    `quit(?:ar|o|arse|arme) la vida|(?:desaparecer|morirme|no despertar mas|terminar con todo|acabar con todo)|no (?:quiere|quiero|queria) (?:estar (?:mas|viv|aqui|en este mundo)|seguir (?:viviendo|mas|asi|viv)|vivir)|sentido a la vida|se (?:trato|intento|quiso) (?:de )?(?:ahorcar|colgar|matar|suicid)|can't do this any ?more|better off without|killing (?:myself|himself|herself)|ya no aguanto (?:mas )?(?:la vida|vivir)|carta de despedida|suicide note|\\b(?:se (?:va|quiere|iba|queria|quiso|trata de|intenta|intento)|me (?:voy|quiero|queria)) (?:a )?(?:tirar|lanzar|matar|colgar|ahorcar|cortar las venas)|(?:going|about|trying|threatening|wants?) to (?:jump|end (?:it|his|her)|die|kill (?:him|her)self)|${either(WALL, JUMP)}|(?:otro lado|por fuera|other side|wrong side|outside) (?:de|of) (?:la|el|the) ${WALL}|cort(?:o|ado|arse|andose) las (?:venas|munecas)|(?:cut|cutting|slit) (?:his|her|my) wrists?`,
  ),
  dyspnoea:
    /no le (?:entra|llega|pasa) (?:el )?aire|\basfixi\w+|\bjade\w+|no alcanza a respirar|\bpanting\b|fighting for (?:air|breath)|gulping air/,
  bleeding:
    /(?:brota|salta|chorrea|corre|emana) (?:\w+ ){0,2}(?:la )?sangre|haem?orrhag|hemorrhag|no para de sangrar|(?:blood|bleeding)(?:'s| is| was)? (?:\w+ ){0,2}(?:pouring|gush\w+|pump\w+|squirt\w+|spurt\w+|running down|all over|everywhere)|losing (?:\w+ ){0,2}(?:lot|much|so much|too much)? ?(?:of )?blood|perd\w+ (?:mucha|harta|demasiada|tanta) sangre|borboton|bota (?:much\w+|harta|caleta de) sangre|sangre (?:\w+ ){0,2}por todos lados|sangre no (?:para|deja)/,
  trapped:
    /pid(?:e|en|iendo) (?:auxilio|socorro|ayuda) (?:desde|por) (?:la|el|una|un)\b|(?:gente|alguien|personas|ninos?|abuel\w+|mama|papa|hij\w+|senora|familia|viejit\w+) (?:esta |estan |quedo |quedaron |sigue |siguen )?(?:alla )?(?:adentro|dentro)\b|(?:kids?|children|someone|somebody|mum|mom|dad|people|family|son|daughter|wife|husband|gran\w*) (?:is|are|'re|'s|still) (?:\w+ )?(?:inside|in there)|(?:wall|roof|ceiling|building|trench|scaffold\w*) (?:\w+ )?(?:collapsed|fell|came down)[^.]{0,24}(?:under|on top|buried)|(?:derrumb|cayo (?:la|el) (?:muro|muralla|pared|techo))[^.]{0,30}(?:debajo|abajo|encima|aplast|enterrad)|(?:quedo|quedaron) (?:\w+ )?(?:debajo|abajo|enterrad|apretad|agarrad)|(?:brazo|mano|pierna|pie|dedo|pelo)[^.,]{0,20}(?:atrapad|agarrad|apretad|atascad|metid)[oa]|(?:arm|hand|leg|foot|fingers?|hair)(?:'s| is| got| gets)? (?:\w+ ){0,2}(?:stuck|trapped|caught|pinned|pulled into)|(?:piernas?|brazos?|legs?|arms?) (?:\w+ )?(?:debajo|bajo|under)|\bprensad[oa]|entre los fierros|(?:quedo|esta) (?:debajo|abajo|enterrad[oa])|no (?:lo|la|los|las) (?:pueden|podemos|pudieron) sacar|(?:under|beneath|underneath) (?:the|a) (?:car|truck|tractor|rubble|tree|machine|wall)/,
  weapon:
    /(?:escuch|se (?:oyen|sienten|escuchan)|hay|tiraron|hubo|sent)\w* (?:\w+ )?(?:balazos?|disparos?|tiros)|\b(?:a|de|con) balazos|\bbalead[oa]s?|\bbalearon|(?:le (?:pegaron|dieron|tiraron)|recibio) (?:un |unos |dos )?(?:balazo|tiro|disparo)|\bdispar(?:ando|aron|o)\b|\bapunal|\bpunalada|\bestocada|gunshots?|shots? (?:fired|being)|(?:been|got|was|were) (?:shot|stabbed)|\bshooting\b|(?:pulled|waving|pointing|holding|got|has) (?:\w+ )?(?:gun|knife|knives|blade|machete)|\bknives\b|con un fierro|\bnavaja|\bpunal\b|\bestoque|\bhacha\b|\bfirearm|\bhandgun|\bpistol\b|\baxe\b|\bblade\b|arma en la mano/,
  violence:
    /\bpelea\w*|se estan (?:pegando|agarrando|peleando|matando)|(?:tratando|tratan|trata|intentando|intenta) de (?:entrar|echar (?:abajo )?la puerta|forzar)|\basalt(?:o|ando|aron)|\b(?:me|nos|lo|la) (?:estan )?(?:robando|robaron)|(?:estan|esta|andan) (?:disparando|tirando balazos|a los balazos)|sacando la (?:mugre|cresta|chucha)|(?:me|nos|lo|la) (?:tiene|tienen) (?:encerrad|amarrad|secuestrad|de rehen)|(?:sigue|esta) (?:afuera )?(?:con|amenazando)[^.]{0,16}(?:cuchillo|pistola|machete|arma)|(?:trying|tried) to (?:break|get|kick) (?:in|into|the door)|\bfight(?:ing)? (?:outside|going|in|each|over|with)|there's a (?:\w+ )?fight|\brobb(?:ing|ed|ery)|(?:somebody|someone|he|they|a man)(?:'s| is| are|'re) (?:\w+ )?shooting|threatened (?:me|her|us)|strangl|holding (?:me|us|her) (?:hostage|at)|active shooter|chok(?:ed|ing) me|(?:le|les|lo|la) (?:estan?|andan?) (?:pegando|golpeando|agrediendo|asaltando|pateando)|being (?:attacked|beaten|assaulted|robbed)|(?:beating|attacking|punching|kicking) (?:him|her|my|the|a)\b|quiere (?:entrar(?! a (?:sacar|buscar|ayudar|ver|rescatar))|echar abajo)|(?<!water |waters )broke(?:n)? in(?:to)?|orden de alejamiento|restraining order/,
  crash: new RegExp(
    `\\b(?:topon|toponazo|encontron|encontronazo|estrellon|choque multiple|carambola)\\b|(?:se (?:estrello|estrellaron|incrusto|incrustaron|dieron de frente|fue contra|fueron contra|salieron? (?:del camino|de la (?:pista|ruta|calle)))|se fue (?:al barranco|a la zanja))|\\b${VEHICLE} (?:[a-z]+ )?contra (?:un|una|el|la|otro)\\b|\\bhead-?on\\b(?! over)|\\bt-?boned\\b|\\bfender bender\\b|(?:slammed|smashed|ploughed|plowed|piled|ran|drove|skidded|spun) (?:right |straight )?into (?:a|the|another|each|my|his|her) |wrapped (?:a?round) (?:a|the) (?:tree|pole|post|lamp)|(?:went|ran|slid|spun|skidded) off the (?:road|highway|motorway|freeway)|spun out|in(?:to)? the ditch|\\b${VEHICLE}(?:'s)? ${GAP}${STRIKES}\\b|\\b(?:cyclist|pedestrian|motorcyclist)\\b|\\barroll(?:o|aron|ad[oa])\\b|(?:se (?:dio|dieron) vuelta|volco|volcaron|se salio|se desbarranco|cayo) ${GAP}${VEHICLE}\\b`,
  ),
  hazard:
    /electrocut|(?:tocando|agarrad\w+|pegad\w+) (?:\w+ ){0,2}(?:al?|el|un) cable|le dio (?:la |un golpe de )?(?:corriente|golpe electrico)|golpe (?:de corriente|electrico)|\bbrasero\b|(?:estufa|calefont|generador) (?:\w+ ){0,3}(?:prendid|adentro|mal)|(?:cayendo|por caerse|a punto de caer|inestable)[^.]{0,20}(?:muro|muralla|pared|techo|poste|arbol|casa|edificio)|se esta cayendo (?:la|el) (?:muro|muralla|pared|techo|poste|casa)|(?:chorreando|goteando|derramando|botando|perdiendo) (?:\w+ )?(?:combustible|bencina|petroleo|gas|aceite|liquido)|derrame|(?:building|wall|roof|house|ceiling|tree)(?:'s| is)? (?:\w+ )?(?:about to|going to|gonna|might) (?:collapse|fall|come down)|(?:going to|gonna|about to|might) (?:blow|explode|blow up)|electrocuted|electric shock|carbon monoxide|(?:power|electric\w*) (?:is |'s )?still on|wires? (?:\w+ )?(?:down|hanging|sparking)|perro (?:\w+ )?(?:bravo|suelto|agresivo)|dog (?:is |'s )?(?:\w+ )?loose|loose dog/,
  fever: /hirviendo en fiebre|\bcalentura|boiling hot/,
  headInjury:
    /\b(?:en|contra|por) (?:la|su) (?:frente|nuca|sien|ceja|mollera|cabeza|cien)\b[^.]{0,30}(?:tajo|corte|herida|chichon|hoyo|sangr\w+|abri(?:o|erta)|parti(?:o|da)|hinch\w+|golpe)|(?:tajo|corte|herida|chichon|golpe|hachazo|hoyo|sangr\w+|pego|golpeo|dio|azoto|abrio|partio|rompio) (?:\w+ ){0,4}(?:la|su) (?:frente|nuca|sien|ceja|mollera|cabeza)\b|(?:gash|cut|lump|bump|bruise|blood|bleeding|split|cracked|smacked|whacked|hit|banged) (?:[a-z]+ ){0,4}(?:his|her|the) (?:forehead|temple|scalp|skull|eyebrow|head)\b|(?:forehead|temple|scalp|skull|back of (?:his|her|the) head)(?:'s| is| was)? (?:\w+ ){0,3}(?:bleeding|split|cut|open|swollen|gashed)/,
  fall: /\bse (?:me|nos|le) (?:cayo|cae) (?:un|una|el|la|mi) (?:trabajador\w*|maestro|obrer[oa]|companer[oa]|compadre|colega|chofer|client[ea]|alumn[oa]|nin[oa]|cabr[oa]|viejit[oa]|abuelit[oa]|caballero|senora?|jefe|jov[ea]n\w*|ciclista|jugador\w*|persona|mujer|hombre|hij[oa]|mama|papa)\b|\bse (?:me|nos) (?:cayo|cae)\b(?! (?:el|los|las|un|una|todo|el sistema|la (?:llamada|linea|senal|guagua|cara|boca)) ?)|se (?:me |nos )?(?:acaba de caer|fue de (?:espaldas?|boca|bruces|hocico|cabeza|poto)|desbarranco|desplomo de)|(?:se (?:dio|pego|mando|saco)|tuvo|sufrio) (?:un |una |la |flor de )?(?:porrazo|costalazo|guatazo|suelazo|caida|zamarrazo|cresta|mugre|contusion)(?! (?:de|en) (?:presion|azucar))|(?:piso|perdio) (?:mal|pie|el equilibrio)|took a (?:\w+ )?(?:tumble|spill|header|dive|fall)|went (?:headfirst|head first|flying|over on|down the (?:stairs|steps))|missed (?:a|the) step|legs gave (?:way|out)|rod(?:o|ando) (?:por |escaleras?)|se vino (?:abajo|guarda abajo)|\btumbled|came down the (?:stairs|steps)|lost (?:his|her) (?:footing|balance)/,
}
