/** Signs composed of word classes: what somebody does or suffers, with what, to which part. They widen `signals.ts` and `bodySigns.ts`. */
const GAP = '(?:[a-z0-9]+ ){0,4}'
const NEAR = '[^.!?]{0,50}'
const either = (first: string, second: string): string =>
  `\\b${first}\\b${NEAR}\\b${second}|\\b${second}\\b${NEAR}\\b${first}\\b`

const LIMB = '(?:brazo|mano|pierna|lado|mitad|medio cuerpo|arm|hand|leg|foot|side)'
const LIMP =
  "(?:adormec\\w+|durmi\\w+|dormid[oa]|paraliz\\w+|se le cae|colgando|sin fuerzas?|no (?:le |lo |la )?(?:responde|funciona|obedece|siente|mueve)|no puede (?:tomar|agarrar|sostener|cerrar|mover)|can't (?:hold|grip|move|lift)|hanging|limp|numb|weak|dead|useless|dragging|arrastr\\w+)"
const SPEECH =
  "(?:balbuce\\w+|no coordina|no (?:articula|modula|vocaliza)|no le salen|no le sal(?:e|ia) la voz|arrastra(?:ndo)? las palabras|can't smile|habla (?:como )?(?:enredad\\w+|trabad\\w+|raro|trapos\\w+|mal)|cosas raras|incoherencias|speech|slurring|slurred|words|not making (?:any )?sense|talking funny)"
const BLOCKED =
  "(?:no puede (?:ni )?(?:respirar|hablar|toser|tragar)|no le sale (?:la )?(?:voz|aire)|se agarra (?:la garganta|el cuello)|can't (?:breathe|speak|talk|cough)|(?:clutching|grabbing|holding) (?:his|her) (?:throat|neck))"
const MOUTHFUL =
  '(?:estaba comiendo|estaba tomando|comiendo (?:un|una|pan|carne|asado)|en la boca|a la boca|food stuck|was eating|while eating|in (?:his|her) mouth)'
const TAKES =
  '(?:tom(?:o|ado|aron)|trag(?:o|ado)|com(?:io|ido)|mando|ech(?:o|ado)|ingiri\\w+|bebi(?:o|do)|consumi\\w+|meti(?:o|do)|inyect\\w+|aspiro|jal(?:o|ando)|mezcl\\w+|fum(?:o|ando)|took|taken|swallowed|drank|drunk|ate|eaten|snorted|injected|smoked|used|done)'
/** What is an overdose or a poison in any amount. */
const POISON =
  '(?:cloro|veneno|raticida|pesticida|insecticida|herbicida|parafina|bencina|detergente|soda caustica|acido muriatico|diluyente|anticongelante|desengrasante|limpiador|heroina|cocaina|coca|pasta base|extasis|tusi|ketamina|fentanilo|metanfetamina|una raya|lsd|la droga|drogas|bleach|antifreeze|poison|drain ?cleaner|pesticide|weed ?killer|detergent|dish ?soap|lighter fluid|heroin|cocaine|coke|crack|ecstasy|mdma|molly|fentanyl|meth|ketamine|drugs|batter(?:y|ies))'
const PILLS =
  '(?:pastillas?|remedios?|tabletas?|comprimidos?|capsulas?|gotas|[a-z]+(?:zepam|zolam)(?:es)?|ravotril(?:es)?|clona\\w*|antidepresivos?|paracetamol(?:es)?|aspirinas|pills|tablets|meds|medication|antidepressants?|painkillers|paracetamol|tylenol|sleeping pills)'
const TOO_MANY =
  '(?:un monton|monton|punado|frasco|caja|tira|blister|sobre|tod[oa]s?|varias|muchas|hartas|caleta|como \\d+|\\d{2,}|pack|box|bottle|handful|whole|all|lots|loads|too many|bunch|some of (?:my|his|her)|de (?:la|mi|su) (?:abuela|mama|papa|abuelo|tata|hermana))'
const FORCE = '(?:muralla|muro|techo|pared|cerro|tierra|zanja|arbol|estructura|andamio)'
const UNARMED = 'hammer|crowbar|screwdriver|broken bottle|axe|bat|brick|metal (?:bar|pole)|sword'
const ARMED_ES =
  'fierro|martillo|palo|bate|corvo|hacha|punzon|desatornillador|botella (?:rota|quebrada)|piedra|estoque|cortacartones|katana'
const WALKER =
  '(?:tipos?|sujetos?|hombres?|cabros?|vecinos?|gallos?|delincuentes?|guy|man|men|someone|somebody|they|people)'

/** By the name of the sign in `signals.ts`. */
export const SIGN_GRAMMAR: Readonly<Record<string, RegExp>> = {
  arrest:
    /(?:haciendo|hacen|hago|hacerle|hicieron|doing|giving|started) (?:\w+ ){0,2}(?:reanimacion|rcp|masaje(?: cardiaco| en el pecho)|compresiones|respiracion boca|cpr|chest compressions)|reanimandol[oa]|no (?:le )?late (?:el|su) corazon|corazon no le late|no heart ?beat/,
  stroke: new RegExp(
    [
      `(?:adormec\\w+|durm\\w+|paraliz\\w+) ${GAP}(?:mitad|medio|un lado|lado)\\b`,
      `no (?:le )?(?:responde|funciona|obedece|siente|mueve) ${GAP}(?:lado|mitad)\\b`,
      `(?:lado|mitad) ${GAP}no (?:le |lo |la )?(?:responde|funciona|obedece|siente|mueve)`,
      either(SPEECH, `(?:${LIMP} ${GAP}${LIMB}|${LIMB} ${GAP}${LIMP})`),
      either(
        SPEECH,
        "(?:(?:face|mouth|cara|boca|sonrisa) (?:[a-z']+ ){0,3}(?:slipped|slid|fallen|dropped|droop\\w*|caid\\w|chuec\\w|torcid\\w))",
      ),
      '(?:traba|trabo|enreda|enredo) la lengua|lengua (?:trabada|traposa|pesada)',
      '(?:ataque|infarto|accidente|derrame|trombosis) cerebr\\w+|brain (?:attack|bleed|haemorrhage|hemorrhage)',
      'sonri\\w+ [^.]{0,24}(?:un lado|abajo|chuec|torcid)',
      "can't (?:move|feel|lift|use) (?:one|half|(?:his|her) (?:whole )?(?:left|right)) (?:side|of)",
      "can't hold [^.]{0,24}(?:hand|arm)",
      'face (?:[a-z]+ ){0,3}(?:slipped|slid)\\b',
    ].join('|'),
  ),
  choking: new RegExp(
    [
      `(?:atraves\\w+|atasc\\w+|pegad\\w+|pego|trab\\w+|clav\\w+|stuck|lodged|caught|blocking|blocked) ${GAP}(?:garganta|throat|airway|windpipe)`,
      '\\bahog(?:o|ando|andose) con (?!(?:el |un poco de |su )?(?:humo|agua|gas|saliva|llanto|flemas))[a-z]+',
      either(MOUTHFUL, BLOCKED),
      either('en la garganta', BLOCKED),
      'stuck in [^.]{0,20}throat',
      '(?:went|gone|going) down the wrong',
      "(?:something|food|meat|it)(?:'s| is) (?:stuck|blocking|caught)[^.]{0,20}(?:can't breathe|airway|throat)",
    ].join('|'),
  ),
  bleeding: new RegExp(
    [
      'ensangrentad[oa]|(?:banad|empapad|llen|cubiert)[oa] (?:en|de) sangre|(?:covered|soaked|drenched) in blood',
      'sangre y (?:mas )?sangre|sangre (?:\\w+ )?como (?:una )?(?:llave|pileta|agua|manguera)',
      `(?:bot\\w+|vomit\\w+|escup\\w+|vomiting|coughing up|throwing up|spitting) ${GAP}(?:sangre|blood)`,
      "no (?:hay (?:como|forma de|caso)|puedo|podemos) (?:\\w+ )?(?:parar(?:la|le|lo)\\b|parar (?:la|el) (?:sangre|sangrado|hemorragia))|can't stop (?:the|it)(?: blood| bleeding)|no se (?:le )?(?:corta|detiene) (?:la sangre|el sangrado|con nada)",
      "toallas? (?:\\w+ ){0,3}(?:empapad|llena)|(?:towels?|cloth|shirt)(?: is|'s| are)? (?:\\w+ ){0,2}soaked|soaked through",
      '\\barteri?a\\b|\\bartery\\b|\\bsquirting\\b|corto (?:una|la) vena',
      "blood(?:'s| is)? (?:\\w+ ){0,2}(?:dripping|streaming|flowing)|pouring (?:out of|from) (?:his|her|the|my)",
    ].join('|'),
  ),
  allergic:
    /\b(?:comio|comimos|pico|picaron|inyectaron|ate|stung)\b[^.]{0,40}\b(?:se hincho|hinchad\w+|hinchand\w+|ronchas|swell\w*|swollen|rash|hives)|\bdio (?:una |mucha |como )?(?:alergia|reaccion)\b(?! de (?:panico|nervios))|\bbrot(?:o|ada|ado) (?:enter|complet|tod)|(?:bad|severe|nasty|horrible|terrible|some (?:sort|kind) of) reaction|alergic[oa] (?:a|al) [^.]{3,40}(?:\bcomio|\btomo|\bpico)|allergic to [^.]{3,40}\b(?:ate|eaten|stung|bitten)|(?:face|lips|tongue) (?:\w+ ){0,2}ballooned|garganta (?:muy )?(?:apretad|cerrad)|(?:welts|rash) (?:all over|everywhere)[^.]{0,30}(?:breath|throat|swell)/,
  birth:
    /about to have (?:a|the|her|our) baby|gave birth|had the baby|\bpariendo\b|teniendo (?:la|el|a la|al|su|una?) (?:guagua|bebe)|\bcorono\b|contractions? (?:\w+ ){0,3}apart/,
  pushing:
    /\b(?:ya )?corono\b|coronando|(?:esta|va) (?:teniendo|a tener) (?:la|el|a la|al|su|una?) (?:guagua|bebe)|esta pariendo|ganas (?:\w+ ){0,2}de (?:hacer (?:\w+ )?(?:fuerza|caca)|empujar|obrar|ir al bano)|hacer fuerza (?:para|y)|contracciones (?:\w+ ){0,2}(?:seguidas|una tras otra|sin parar|pegadas)|nacio (?:la guagua|el bebe|la bebe|mi hij|ya|recien)|(?:guagua|bebe) (?:ya )?(?:viene|esta) (?:asomando|saliendo|naciendo|coronando)|se le (?:esta )?(?:sale|saliendo) (?:la guagua|el bebe|la cabeza)|just (?:gave birth|had the baby|had her baby)|about to have (?:a|the|her|our) baby|(?:top of the|baby's) head\b|(?:a|1|one|2|two) minutes? apart|baby(?:'s| is) (?:coming|out)|viene la guagua[^.]{0,30}(?:no aguanta|ahora|altiro)|siente la cabeza/,
  overdose: new RegExp(
    [
      `\\b${TAKES} ${GAP}${POISON}\\b`,
      `\\b${TAKES} (?:[a-z0-9]+ ){0,5}${TOO_MANY} ?(?:[a-z0-9]+ ){0,4}${PILLS}\\b`,
      `\\b${TAKES} (?:[a-z]+ ){0,2}${PILLS} ${GAP}${TOO_MANY}\\b`,
      `\\bmezcl\\w+ ${PILLS} con`,
      `\\b(?:jalo|inyecto|metio|aspiro|fumo) algo\\b|took something\\b[^.]{0,30}(?:weird|wrong|passed|won't|not)`,
      `se (?:paso|le paso la mano) con (?:la |el |las )?(?:droga|copete y|pastillas|alcohol)`,
      `\\bshot up\\b(?! (?:in|to))|(?:tomo|trago|ate|eaten|swallowed) ${GAP}pensando que eran`,
      `(?:pills|tablets|pastillas|remedios|blister\\w*) ${GAP}(?:everywhere|por todos lados|tiradas?|vaci\\w+)`,
    ].join('|'),
  ),
  seizure: new RegExp(
    [
      'sacud(?:irse|iendose|ir)\\b|se sacude\\b|\\bse esta sacudiendo',
      'crisis (?:de epilepsia|epileptica|convulsiva)|otra crisis[^.]{0,20}epilep|epilepsia (?:ahora|otra vez)|dando (?:la|una) epilepsia|es epileptic[oa][^.]{0,30}(?:crisis|ataque)|(?:crisis|ataque)[^.]{0,24}es epileptic',
      'pon(?:e|iendo) ties[oa]|(?:bota|botando|sale|saliendo) (?:\\w+ )?espuma',
      '(?:temblando|tiritando|tirita|tiembla|temblores)[^.]{0,24}(?:no (?:me )?(?:responde|contesta|habla|para\\b))',
      "\\btwitching\\b|gone (?:rigid|stiff)\\b|\\bconvulsi\\w+|(?:shaking|jerking)[^.]{0,40}(?:eyes|on the floor|can't hear|not responding|foam)|eyes (?:\\w+ ){0,2}roll(?:ed|ing)|epilepsy'?s? (?:kicked|started|again)|(?:on the floor|floor) shaking|se le fueron los ojos",
    ].join('|'),
  ),
  dyspnoea:
    /falta de aire|falta (?:mucho|harto|caleta) (?:el )?aire|ahogadisim|\basfixi|respira (?:\w+ )?(?:rapido|cortito|con quejido|quejumbros|a saltos)|quejido|\btir(?:a|ando) para respirar|cuesta (?:mucho |harto |caleta )?(?:tomar|el) aire|\bbreathless|hard to breathe|grunting|breathing (?:really |very |so |super )?(?:fast|hard|quick|shallow)|blue inhaler|inhaler (?:isn't|is not|not|didn't|doesn't) (?:\w+ )?(?:work|help|do)|corta de respiracion|se (?:esta )?ahog(?:a|ando) (?:sola|solo|de noche|acostad)/,
  airHunger: new RegExp(
    [
      '(?:hunden?|meten?|marcan?) (?:\\w+ ){0,2}(?:costillas|pecho|guatita)|(?:costillas|pecho) (?:\\w+ ){0,2}(?:hunden?|meten?)|ribs? (?:\\w+ ){0,2}(?:pull|suck|show)\\w*',
      'ahogadisim|asfixiando|falta (?:mucho|harto|caleta|demasiado) (?:el )?aire|no da mas de (?:la )?falta de aire|tir(?:a|ando) para respirar',
      'so breathless|working (?:\\w+ )*hard to breathe|gasping(?!\\s+(?:every|once|now))',
      '(?:satur\\w*|sats?|oxygen|oxigeno|spo2?)[^.]{0,24}\\b(?:[5-7]\\d|8[0-8])\\b',
    ].join('|'),
  ),
  fewWords:
    /no puede (?:ni )?(?:[a-z]+ ){0,2}ni hablar|(?:no (?:puede|alcanza a|logra)|sin poder) (?:decir|terminar|completar) (?:ni )?(?:una|la|dos|las) (?:frase|palabra)|say (?:only )?(?:one|1) word|(?:one|1) word at a time|word out at a time|can't speak|frases? (?:cortad|entrecortad)|full sentences?\b/,
  cyanosis:
    /(?:unas|dedos|labios|boca) (?:\w+ ){0,4}(?:azul\w*|morad\w*|negr[oa]s)|(?:azul|morad)\w* (?:de )?(?:los |la |las )?(?:labios|boca|cara|unas)|lips (?:\w+ ){0,4}(?:blue|purple|grey|gray)|(?:going|gone|turning|looks?) (?:\w+ )?(?:blue|purple|grey|gray)\b/,
  diabetes: /insulino ?dependiente|\btype (?:one|1|two|2)\b|\btipo (?:1|2|uno|dos)\b[^.]{0,20}(?:azucar|insulin)?/,
  sugar:
    /blood sugar(?:'s| is| was|) (?:\w+ )?(?:[1-6]?\d)\b|sugar(?:'s| is| has|) (?:\w+ )?(?:crashed|low|down)|(?:azucar|glicemia)[^.]{0,20}(?:por el suelo|baj[oa]|bajisim)/,
  sweaty:
    /incoheren|puras? (?:leseras|tonteras|cosas)|cosas raras|desubicad|no (?:me |nos )?(?:conoce|reconoce)\b|palid[oa]|tiriton|como (?:curad|borrach)|acting drunk|like (?:he's|she's) drunk|confused|\bpale\b|mumbling|trembling/,
  suicide: new RegExp(
    [
      '(?:mensaje|carta|nota|audio) de despedida|se despidio de (?:mi|todos|nosotros)|goodbye (?:message|note|text|letter)|suicide note',
      'hacer(?:me|se) dano|self[- ]?harm|(?:hurt(?:ing)?|shoot|cut(?:ting)?) (?:myself|himself|herself)\\b(?! (?:on|with|when|while|in the))',
      either('(?:soga|cuerda|cordel|rope|noose)', '(?:encerr\\w+|colg\\w+|cuello|amarr\\w+|locked|hang\\w*|neck|tied)'),
      "(?:no|sin|perdio las) (?:[a-z]+ ){0,2}ganas de vivir|sentido (?:a|de) (?:la vida|vivir|nada)|(?:don't|doesn't|can't) see (?:the|any|a) point|(?:no|the|any) point (?:in|of) (?:living|going on|being alive)",
      '(?:en|por) (?:la|el) (?:cornisa|baranda|borde del? (?:puente|edificio|techo))|edge of (?:the|a) (?:bridge|roof|building|cliff|platform)',
      'cort\\w+ (?:\\w+ ){0,3}a proposito|(?:cut|cutting|wrists)[^.]{0,24}on purpose|on purpose[^.]{0,10}cut',
      'no quer(?:ia|ian) (?:seguir (?:viviendo|viva|vivo|mas)|vivir)|(?:terminar|acabar) con (?:todo|mi vida|su vida)',
      '(?:irme|irse) de este mundo|no aguanto mas (?:la vida|esto|vivir)|se (?:tiro|lanzo|arrojo) (?:a la linea|al (?:metro|tren|vacio)|del? (?:puente|edificio|balcon|\\w+ piso|torre))|threw (?:him|her)self (?:off|in front|from|under)|tirarse al? (?:metro|tren|rio|mar|linea)|colgarse|se (?:trato|intento) (?:de )?colgar|tried to hang|ahorcars?e',
      "(?:don't|doesn't|no longer) wants? to (?:live|be alive)|thinking (?:about|of) (?:killing|ending|suicide)",
    ].join('|'),
  ),
  violence: new RegExp(
    [
      `(?:golpeando|pegando(?:le)?|pateando|agrediendo|atacando|apunalando)(?: |le )?a (?:un|una|mi|su|la|el|otro|otra|los|las)\\b|\\b${WALKER} (?:[a-z]+ ){0,2}(?:golpeando|pegando|pateando|asaltando)`,
      'me (?:quiere|queria) (?:pegar|golpear|agredir|matar)|agresiv[oa][^.]{0,30}(?:pegar|golpe|amenaz|romp|quebr)',
      'entr\\w+ a robar|se (?:metio|metieron|entro|entraron) [^.]{0,20}(?:a la fuerza|a robar|a la casa)|\\bladron(?:es)?\\b|asaltantes?|portonazo|encerrona',
      "me tiene (?:agarrad|amenazad|encerrad)|no (?:me|nos|la) deja salir|won't let (?:me|us|her) (?:go|leave|out)",
      '(?:le|lo|la) (?:pegaron|patearon|golpearon|agarraron) entre (?:varios|dos|tres|\\d)|que (?:la|lo|le|te) (?:amenaza|golpea|pega|agrede|maltrata)|siguen? (?:pegando|golpeando)',
      "(?:me|la|lo|nos) (?:iba|va|iban) a matar|(?:he'll|she'll|he will|gonna|going to) kill (?:me|her|us|him|you)|said he'd kill",
      "tirando las cosas|me (?:empujo|empuja|pateo|cacheteo|estrangul\\w+)|\\b(?:he|she|they)(?:'s)? (?:just )?(?:punched|slapped|pushed|kicked|strangled|attacked|beat) (?:me|him|her|us)\\b(?! (?:head|leg|arm))|(?:hear|see|saw|seen)[^.]{0,20}(?:hitting|beating|punching|kicking)|smashing (?:up|the|everything)|(?:esta |anda )?rompiendo todo|quebrando todo|breaking in(?:to)?\\b|hitting (?:his|her|my|the) (?!head|knee|arm|back)",
      '(?:got|has|have) (?:me|us|her) (?:locked|tied|cornered)|attacking (?:a|an|the|me|us|my|her|him)\\b|hurting my|beat(?:s|ing)? (?:me|her|him|my [a-z]+) up|(?:being|getting) (?:mugged|robbed|beaten)',
    ].join('|'),
  ),
  weapon: new RegExp(
    [
      `(?:tiene|con|anda con|trae|agarro|saco|tomo|amenaza\\w* con|le pego con|pego con|anda trayendo) (?:un|una|el|la) (?:${ARMED_ES})\\b`,
      `(?:has|got|holding|swinging|waving|carrying|with|grabbed) an? (?:${UNARMED})\\b`,
      '(?:me|nos|le|lo|la) (?:esta )?(?:apunta|apuntando|encanono)\\b|pointing (?:it|something|a)',
      "(?:hear|heard|there's|there are|been) (?:\\w+ )?(?:shots|gunfire|gunshots)|\\bblade\\b|\\bcorvo\\b|\\b(?:un|el|con|su) arma\\b|cuchilla\\b",
    ].join('|'),
  ),
  trapped: new RegExp(
    [
      '(?:quedo|quedaron|esta|estan) (?:\\w+ )?apretad[oa]s? (?:entre|con|contra|por|bajo|debajo)|piernas? apretad',
      `se (?:le|les|me|nos) (?:vino|cayo) (?:abajo )?(?:la|el|una?) ${FORCE}`,
      `(?:encerrad|atrapad|pegad|parad)[oa]s? en (?:el|un) ascensor`,
      "(?:puerta|puertas) (?:\\w+ ){0,2}(?:trabada|atascada|no abren?|bloqueada)|(?:door|doors) (?:won't|will not|doesn't) open",
      '(?:agarro|prenso|atrapo) (?:el|la|los|las|un) (?:mano|brazo|dedo|dedos|pie|pierna|pelo)|no la suelta',
      "can't (?:get|reach) (?:to )?(?:her|him|them)\\b(?! to)|caved in|\\bwedged\\b|can't get (?:her|him|them|my \\w+) out|buried (?:under|alive|in)",
      "no (?:ha|han) (?:podido |logrado |alcanzado a )?(?:salido|salir)|no alcanz\\w+ a salir|todavia no sale(?:n)? de (?:la casa|adentro|ahi)|hasn't (?:come|got|made it) out|haven't (?:come|got|made it) out|didn't (?:come|get|make it) out",
      '(?:postrad|imposibilitad|no camina|silla de ruedas)[^.]{0,40}(?:no (?:lo|la) (?:podemos|puedo|pueden)|adentro)|no (?:lo|la) (?:podemos|puedo|pueden|han podido) sacar',
    ].join('|'),
  ),
  hazard:
    /humo (?:del|en el|por el) motor|motor (?:\w+ )?(?:echa|bota|tira|sale|echando|botando) (?:\w+ )?humo|\bderramo\b|\bacido\b(?! (?:folico|valproico))|por caerse|esta por caer|a punto de (?:explotar|caer|derrumb)|(?:pego|dio|agarro|paso) (?:la |una )?corriente|(?:pozo|camara|estanque|fosa|bodega) (?:con|de|lleno de) (?:gas|gases|amoniaco)|gas(?:es)? toxicos?|chispe\w+|echando chispas|sparking|(?:gote\w+|fuga|escap\w+)[^.]{0,24}\bgas\b|(?:fuel|petrol|gas|diesel)(?:'s| is) (?:leaking|spilling|pouring)|amoniac|(?:smell|smells|reeks|stinks) (?:strongly )?(?:of|like) (?:gas|petrol|fuel)|\bfumes\b(?! hood)|(?:power|electric\w*) lines?|live wires?|estufa a (?:parafina|lena|gas) (?:prendida|encendida)|estufa (?:\w+ ){0,2}(?:prendida|encendida)[^.]{0,40}(?:dorm|despiert|maread|desmay)/,
  crash:
    /\b(?:auto|camion|camioneta|moto|bus|micro|car|truck|van|lorry|bike)s? (?:[a-z]+ ){0,3}(?:volcad|chocad|estrell|incrust|desbarranc|flipped|overturned|wrapped)\w*|(?:chocaron|choco) (?:de frente|contra|con)|(?:lo|la|le|me|los) (?:choco|chocaron|atropello|embistio|paso a llevar) (?:un|una|el|la)?|se estrell\w+|(?:hit|struck) (?:two|three|\d|a) (?:pedestrian|cyclist|people|kid)|hit and run|(?:se fue|cayo) (?:al (?:barranco|rio|canal|agua|mar)|a la quebrada|contra (?:un|el))|(?:car|truck|van)[^.]{0,12} on its (?:roof|side)|(?<!\bit )upside down|t-?boned/,
  fire: /\bse esta (?:quemando|incendiando)|\b(?:auto|casa|edificio|bodega|cerro|pasto|basural|local|departamento|pieza) (?:[a-z]+ ){0,2}(?:en llamas|ardiendo|quemandose)|\bprendio fuego|\bblaze\b|going up in flames|smoke (?:coming|pouring)|foco de incendio/,
  fall: /(?:come|came|fallen|fell|fall) off (?:a|the|his|her) (?:\w+ )?(?:ladder|roof|horse|scaffold\w*|wall|chair|bed|step)|rodo (?:por |las )?escalera/,
  trauma:
    /\bme (?:queme|corte|quebre|fracture|esguince|enterre|clave)\b|\bapunal\w+|\bacuchill\w+|(?:metieron|enterraron|clavaron|pegaron|dieron) (?:un |una |el |la )?(?:cuchill\w*|punalada|corte|estocada|balazo|tiro)/,
  fever: /(?:temperature|temperatura|temp)(?: of| de|'s| is)? (?:\w+ )?(?:10[1-7]|39|4[01])\b|volad[oa] en fiebre/,
  chestPain: /(?:duele|dolor|pain|ache)[^.]{0,30}(?:left arm|brazo izquierdo|mandibula|jaw)|chest pain/,
}
