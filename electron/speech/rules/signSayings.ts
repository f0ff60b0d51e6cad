/** Signs in everyday sayings, as strangers put them: what broke, what fell on whom, what will not come down. They widen `signals.ts` like `signIdioms.ts`. */
const NEAR = '[^.!?]{0,40}'
const VEHICLE =
  '(?:auto|camion(?:eta)?|micro|bus|colectivo|furgon|taxi|moto|tractor|lorry|truck|car|van|tram|bike|motorbike|motorcycle|suv|pickup|trailer|rig|coach)'
const LIMB_ES =
  '(?:tobillos?|pies?|rodillas?|hombros?|munecas?|brazos?|piernas?|manos?|dedos?|codos?|cadera|clavicula|costillas?|nariz|dientes?|cabeza|frente|talon|muslo|mandibula|ojo|cara|espalda)'
const LIMB_EN =
  '(?:ankles?|foot|feet|knees?|shoulders?|wrists?|arms?|legs?|hands?|fingers?|thumbs?|elbows?|hips?|collar ?bone|ribs?|nose|tooth|teeth|head|heel|thigh|jaw|eyes?|face|back|toes?|shin|forehead|chin|forearm|skull|pelvis|scalp)'
const BREAKS =
  '(?:broken|broke|fractured|dislocated|sprained|twisted|snapped|shattered|busted|smashed|crushed|sliced|slashed|gashed|chopped|severed|ripped|torn|tore|hurt|injured|mangled|split|punctured|pierced|caught|trapped|jammed|slammed|shut|hit|banged|bumped|cracked|cut|burnt|burned|scalded|popped)'
const BUILT =
  '(?:house|home|shed|barn|car|van|bin|building|tree|roof|garage|flat|apartment|shop|store|caravan|trailer|field|hedge|kitchen|warehouse|factory|church|school|fence|sofa|curtains?|bed|mattress|place|block|truck|boat|skip|dumpster|woods|forest|porch|oven|toaster|fryer)'
const BURNABLE =
  '(?:auto|casa|cocina|cortinas?|bins?|eucaliptal|matorral|techo|pasto|pastizal|bodega|galpon|basurero|camioneta|camion|estufa|parrilla|sarten|olla|aceite|colchon|sillon|cama|pieza|departamento|depto|edificio|local|toldo|bosque|cerro|enchufe|tablero|mediagua|rancha|ruca|leñera|lenera|motor|arbol|quincho|micro|bus)'

const MORSEL =
  '(?:uvas?|dulces?|caramelos?|pan|carne|hueso|mani|monedas?|bolitas?|pepas?|papilla|salchicha|vienesa|bistec|tapa|pila|juguete|sweets?|grapes?|nuts?|peanuts?|candy|lolly|marbles?|coins?|steak|sausage|hot dog|popcorn|meat|bone|crisps?|chips?|toy|bead|battery|apple|bread|toast)'
const POISON =
  '(?:raticida|veneno|cloro|detergente|lavaloza|bleach|detergent|antifreeze|rat poison|cleaning \\w+|white spirit|weedkiller|tablets|pills|medicine)'

/** By the name of the sign in `signals.ts`. */
export const SIGN_SAYINGS: Readonly<Record<string, RegExp>> = {
  arrest: new RegExp(
    [
      '(?:doing|started|giving (?:him|her)) (?:chest )?compressions',
      /\b(?:se )?(?:fue|cayo|entro|quedo) en paro\b(?! (?:de|nacional|docente|laboral))/.source,
    ].join('|'),
  ),
  choking: new RegExp(
    [
      `\\b${MORSEL}\\b (?:\\w+ ){0,3}(?:stuck|atravesad\\w+|atorad\\w+)\\b`,
      `\\b(?:comio|trago|metio|swallowed|ate|eating|eaten|comiendo|had)\\b (?:\\w+ ){0,3}${MORSEL}\\b[^.!?]{0,24}(?:no puede (?:respirar|hablar)|can't (?:breathe|speak)|morad|going blue)`,
      `se (?:le|me) atraves\\w+ (?:un|una|el|la|algo)`,
      `se (?:le|me) fue (?:[a-z0-9]+ ){0,6}por (?:otro (?:lado|conducto|camino)|el conducto|las? vias?)`,
      `se (?:le|me) (?:atasco|tranco|trabo|clavo|quedo) (?:un|una|el|la) (?:\\w+ de \\w+|hueso|espina|carne|pan|pedazo|comida|pastilla|dulce)(?=[,. ]|$)(?! en (?:el|la) (?:pie|mano|dedo|pierna|brazo))`,
      `no (?:la |lo )?puede (?:botar|escupir|expulsar|sacar) (?:la comida|el pedazo|la carne|lo que comio)`,
      `(?:estaba|estabamos|estaban) comiendo y (?:de repente |de pronto )?(?:ya )?no (?:pudo|puede|podia) (?:respirar|hablar|tragar)`,
    ].join('|'),
  ),
  birth: new RegExp(
    [
      `\\b(?:expecting|pregnant|embaraz\\w+)\\b${NEAR}\\b(?:bleed\\w*|sangr\\w+|perdiendo sangre)|(?:bleed\\w+|sangr\\w+)${NEAR}\\b(?:she's|esta|soy|estoy) (?:expecting|pregnant|embaraz\\w+)`,
      'embaraz\\w+[^.!?]{0,40}(?:le (?:vinieron|empezaron|dieron)|con) (?:los |unos )?dolores|saliendo la (?:cabecita|cabeza)',
      /\bdando a luz\b|a punto de (?:parir|dar a luz|tener (?:la|una|a la) guagua)|(?:guagua|bebe|criatura) (?:ya )?nacio\b|se le (?:adelanto|vino|vino encima) el parto|con (?:los )?dolores\b[^.!?]{0,30}(?:nueve|9|ocho|8) meses|embaraz\w+[^.!?]{0,30}con (?:los )?dolores|gone into (?:early |preterm |premature |active )?labou?r|delivered (?:the|a|her|our|my) (?:baby|son|daughter)|(?:baby|he|she)(?:'s| has)? (?:just )?been born|(?:nine|9|eight|8) months\b[^.!?]{0,30}(?:having pains|cramp\w*|pains are)|pregnant[^.!?]{0,30}having (?:\w+ )?pains/
        .source,
    ].join('|'),
  ),
  overdose: new RegExp(
    [
      `(?:drank|drunk|swallowed|gulped|tomo|bebio|trago) (?:something|some stuff|stuff|algo|una cosa) (?:out of|from|that was in|del?|de la|que (?:habia|estaba)) ${NEAR}(?:garage|shed|cupboard|sink|bottle|jug|bodega|garaje|patio|bano|lavadero|mueble|botella|bidon)`,
      '\\b(?:drank|drunk|swallowed|tomo|bebio|trago)\\b[^!?]{0,60}\\b(?:antifreeze|anticongelante|washer fluid|screenwash|weed ?killer|lamp oil|lighter fluid)',
      `(?:chupo|lamio|mordio|got(?:ten)? into|licked) (?:\\w+ ){0,3}${POISON}\\b`,
      '(?:done|had|took|taken) (?:way )?too much (?:ket\\w*|coke|gear|molly|mdma|speed|meth|heroin|drugs?|fent\\w*|crack|xanax)\\b',
      `se intoxic\\w+ con (?:las? |los |unas? |sus )?(?:pastillas|remedios|drogas?|medicament\\w+|alcohol|cloro|veneno)`,
      `\\b(?:drogad|dopad)[oa]\\b${NEAR}(?:no (?:reacciona|responde|despierta|habla)|inconsciente|mal\\b|tirad[oa]|consumi\\w+)|consumi\\w+ (?:no se que|algo|de todo|cualquier cosa)`,
      `(?:echaron|pusieron|metieron) algo (?:en|a) (?:el|la|su|mi|al) (?:trago|copete|bebida|vaso)|put something in (?:his|her|my) drink|drink(?:'s| was| got| has been| must have been)* spiked|spiked (?:his|her|my) drink`,
      `(?:sniffing|huffing|inhaling|sniffed|huffed) (?:glue|gas|solvents?|aerosols?|paint|lighter|petrol|gasoline)|inhal\\w+ (?:neopren|pegamento|solvente|tolueno)`,
      `(?:took|ate|had|eaten|taken|done) (?:an?|some|too many|\\d+|a few|a couple of|a whole) (?:bag of |pack of )?(?:edibles?|gumm(?:y|ies)|shrooms|magic mushrooms|weed brownies?|acid|tabs)`,
    ].join('|'),
  ),
  suicide: new RegExp(
    [
      `(?:encontr\\w+|halle|estaba|hay) ${NEAR}\\bcolgad[oa]\\b(?=[,.;!]|$| (?:en|con) | de (?:una|la) (?:viga|soga|cuerda|lampara))|\\bse (?:colgo|ahorco)\\b`,
      `(?:va|quiere|amenaza|dice que va) (?:a |con )?(?:saltar|lanzarse|tirarse|botarse) (?:del|de la|desde|al|por|abajo)`,
      `no (?:le )?(?:encuentr\\w+|ve[os]?|hall\\w+|tiene) (?:ningun |mas )?sentido (?:a |de )?(?:la|su|mi|vivir)`,
      `(?:azotea|techo|puente|baranda|cornisa|balcon|pasarela)${NEAR}(?:se (?:tira|lanza|bota|mata|va a (?:tirar|lanzar|matar))|va a (?:saltar|tirarse|lanzarse))`,
      `se (?:esta|anda) (?:cortando|haciendo cortes)(?: en)? (?:los|las|el|la) (?:brazos?|munecas?|venas|piernas?)|\\bse cort(?:o|a) las venas`,
      `end(?:ing|ed)? (?:his|her|my|their) (?:own )?(?:life|lives)|\\b(?:hanged|hung) (?:him|her|them)self|(?:harming|cutting) (?:him|her|my)self\\b(?! (?:a|some|off))`,
      `wants? (?:out of (?:this )?life|to be dead)|(?:do|done|doing) something stupid to (?:him|her|my)self|nothing (?:left )?to live for`,
    ].join('|'),
  ),
  seizure: new RegExp(
    [
      '\\b(?:ties|rigid)[oa]\\b[^.!?]{0,24}(?:tembl|tiembl|tirit|sacud|salt)\\w+',
      /\b(?:ties|rigid)[oa] y (?:\w+ )?(?:salta\w*|tembl\w+|tirit\w+|sacud\w+)|gone (?:all |completely |really |totally )(?:rigid|stiff)/
        .source,
    ].join('|'),
  ),
  allergic: new RegExp(
    [
      `hinch\\w+ (?:enter|tod|complet)[oa]\\b`,
      `\\b(?:comio|tomo|probo|trago)\\b[^.!?]{2,40}\\b(?:y )?(?:es|soy) alergic[oa]`,
      `(?:tomo|comio|pusieron|inyect\\w+|pico|picaron)${NEAR}se (?:me |le )?(?:broto|ronchó|lleno de (?:ronchas|granos|manchas))`,
      `\\b(?:ate|eaten|eating|had|took|taken|stung|drank)\\b[^.!?]{2,40}(?:(?:he|she|it)'s|i'm|(?:he|she) is|and is|and am) (?:\\w+ )?allergic`,
      `(?:come|came|coming|broken|broke|breaking) (?:out|up) in (?:a |an? \\w+ |big |red )?(?:rash|hives|spots|welts|lumps|blotches|bumps)`,
      `\\b(?:took|taken|ate|eaten|stung|bitten|penicillin|antibiotics?|nuts|peanuts?|shellfish|shrimp|bee|wasp|sesame)\\b${NEAR}(?:swelling|swelled|swollen|puff\\w+|blow\\w*|blown) up`,
    ].join('|'),
  ),
  stroke: new RegExp(
    [
      "can't (?:talk|speak) (?:right|properly|straight)\\b|(?:it's |comes out )?(?:just|only) sounds\\b|talking(?:'s| is) (?:all )?(?:garbled|wrong)",
      "\\b(?:left|right) side(?:'s| is| of (?:his|her|the) (?:face|mouth)(?:'s| is)?) (?:not|isn't|ain't|won't) (?:\\w+ )?(?:mov\\w+|work\\w+|lift\\w+)|\\b(?:left|right) side (?:isn't|ain't|won't|doesn't) (?:mov\\w+|work\\w*)|\\b(?:left|right) arm (?:just )?(?:falls|drops|drifts|sinks|fell|flops)",
      '(?:brazo|mano) (?:derech|izquierd)[oa] (?:\\w+ )?(?:se (?:le )?(?:cae|baja|viene abajo)|no (?:le )?(?:responde|sube))',
      'no (?:puede|podia|pudo) hablar\\b[^.!?]{0,30}(?:se le (?:cae|cayo)|no (?:mueve|siente)) (?:la|el|las) (?:mano|brazo|cosas|pierna|lado)',
      'arrastra(?:ndo)? las palabras|se le (?:corrio|ladeo|deformo|chorreo) (?:la|un lado de la) (?:cara|boca)|(?:dio|da|dando|tuvo) (?:como )?(?:una|la) trombosis',
      "half (?:of )?(?:his|her|my) face (?:isn't|is not|won't|doesn't|has|is)|lost (?:the use of|all feeling in|feeling in|movement in) (?:his|her|my) (?:left|right|one|whole)",
      "(?:face|smile|mouth)(?:'s| is| looks| has gone)? (?:\\w+ )?(?:wonky|crooked|lopsided|uneven|to one side)",
      `(?:can't|cannot|couldn't) (?:speak|talk)\\b${NEAR}(?:arm|leg|side|hand)(?:'s| is)? (?:\\w+ )?(?:limp|numb|weak|dead|floppy|droop\\w*)`,
    ].join('|'),
  ),
  crash: new RegExp(
    [
      `se (?:dieron|dio) vuelta en (?:un|una|el|la) (?:${VEHICLE}|jeep)|\\b(?:moto|bici\\w*|bike|motorbike|person|cyclist|scooter) (?:\\w+ )?(?:debajo de|abajo de|bajo|under|underneath) (?:un|una|el|la|a|the) ${VEHICLE}`,
      `\\b${VEHICLE} (?:\\w+ )?se (?:llevo|llevaron)\\b|(?:lo|la|me|los|nos|le) (?:pillo|levanto|tiro|boto|arrastro) (?:un|una) ${VEHICLE}\\b`,
      `\\b${VEHICLE}(?: \\w+)? se fue (?:a|al|a un|a una|a la|por el) (?:un |una )?(?:canal|acequia|zanja|barranco|rio|quebrada|foso|precipicio)`,
      `\\b${VEHICLE} (?:\\w+ )?(?:se meti(?:o|eron)|quedo|quedaron|fue a dar) (?:\\w+ )?(?:debajo|abajo) de (?:un|una|el|la|otro) (?:\\w+ de (?:un|una) )?(?:rampla|${VEHICLE})`,
      `\\bcars? (?:\\w+ )?collided|\\b(?:have|has|'ve|'s|just) collided\\b`,
      `\\b${VEHICLE}(?:'s| has| is| just)* (?:just )?(?:overturned|rolled|flipped|turned over|gone (?:off|over|through)|(?:gone|went|ploughed|plowed|smashed|slammed|driven|crashed|ran|run) into|went over|gone over|left the road|in (?:a|the) (?:ditch|river|canal|ravine|lake))(?! for )`,
      '(?:car|road|traffic|motorbike|motorcycle|bike|vehicle|motorway|highway) accident\\b|over the handlebars|(?:had|been in|having) a (?:\\w+ )?(?:smash|prang|wreck|fender bender)\\b',
      '\\bsac\\w+ la (?:mugre|cresta) en (?:el auto|la moto|la bici\\w*)',
    ].join('|'),
  ),
  fire: new RegExp(
    [
      '\\bagarro (?:la|las|el|los) (?:cortinas?|techo|muebles?|cama|colchon|sillon|pared|toldo)\\b',
      `se (?:me |le |nos )?(?:prendio|inflamo|incendio|arrebato) (?:el|la|un|una|todo el|toda la|los|las) ${BURNABLE}\\b|\\b(?:esta|sigue|estan) ardiendo\\b(?! (?:en|de) fiebre)${NEAR}\\b${BURNABLE}\\b|\\b${BURNABLE}\\b (?:\\w+ ){0,2}(?:ardiendo|prendid[oa] fuego)`,
      `\\b${BUILT}(?:'s| is| are)? (?:\\w+ )?(?:burning|alight|ablaze)\\b|\\bablaze\\b|(?:'s|is|are|was|set|caught) (?:\\w+ )?alight\\b`,
      `\\b(?:grass|house|kitchen|car|chip pan|pan|grease|brush|forest|electrical|bush|chimney|bin|flat|garage|barn|dumpster|oven|apartment|building) fire\\b(?! (?:alarm|drill|escape|extinguisher|station|door|engine|truck))`,
    ].join('|'),
  ),
  violence: new RegExp(
    [
      '(?:quiere|trata de|esta|estan|intenta) (?:\\w+ )?(?:echar|tirar|botar|romper|echando|tirando|botando|rompiendo) (?:abajo )?la puerta',
      '(?:beating|whaling|wailing|pounding|hitting) on (?:his|her|my|a|the|some) (?:girlfriend|wife|partner|boyfriend|husband|woman|lady|girl|kid|kids|mom|mum|son|daughter)\\b',
      '(?:hitting|beating|punching|kicking) (?:my |his |her )?(?:mum|mom|mummy|mommy|dad|sister|brother|nan|wife)\\b',
      `\\ble (?:esta |sigue )?peg(?:a|an|o|aron|ando) (?:\\w+ )?a (?:la|su|mi|el|los|las|una?) (?!cabeza|cara|espalda|pierna|frente|poste|muro|arbol|pared|rodilla|rueda|puerta|peaton|ciclista|barrera|otr[oa] (?:auto|moto|camion)|perr|pelota|${VEHICLE})`,
      "(?:trying|tried|wants|wanted|threatened|threatening|says (?:he|she)'s going) to kill (?:me|her\\b|him\\b|us|my|everyone)",
      `throwing (?:things|stuff|plates|furniture|bottles|punches|chairs) (?:at|around|about|everywhere)|hitting (?:everyone|everybody|people|us|them|the (?:kids|children|baby|staff))|\\bhitting out\\b`,
      `(?:knock|slap|smack|push|shov|punch|batter|thump|thrash|belt)(?:s|ing|ed|ping|ped)? (?:me|her|him|us|my (?!head|knee|foot|elbow|hand|arm|leg|hip|toe|back)\\w+) (?:about|around|up|over|down)\\b(?! (?:by|with) (?:a|the) (?:car|van|bus|truck|bike))|(?:slap|smack|punch|batter|thump)(?:ing|ed|ping|ped) (?:me|her|him|us|my (?:mum|mom|sister|brother|wife|son|daughter|dad|kids?))\\b|laying into (?:me|her|him|my)`,
      "(?:he|she|they|husband|boyfriend|partner|dad|stepdad|brother|ex|guy|man)(?:'s| is| are|'re| has|'ve) (?:been )?(?:choking|throttling|strangling) (?:me|my|us|him|her|a|the|someone)",
    ].join('|'),
  ),
  sugar: new RegExp(
    [
      `(?:azucar|glicemia|glucosa) (?:\\w+ ){0,3}(?:por las nubes|disparad[ao]|altisim[oa])|se (?:le |me )?(?:subio|disparo|bajo|cayo|fue) (?:\\w+ )?(?:el|la) (?:azucar|glicemia|glucosa)`,
      `(?:glicemia|azucar|hgt|glucosa|hemoglucotest) (?:\\w+ ){0,3}[2-6]\\d\\d\\b|coma diabetic|diabetic coma`,
      `(?:puso|inyecto|coloco|mucha|demasiada|doble) (?:\\w+ ){0,2}(?:mucha|demasiada|de mas|doble|extra) (?:\\w+ ){0,2}insulina|demasiada insulina|mucha insulina|no (?:se|le) (?:\\w+ )?(?:puso|pusieron|inyect\\w+|ha puesto|coloc\\w+) (?:la|su) insulina`,
      `too much insulin|(?:hasn't|didn't|forgot|missed|skipped|run out)${NEAR}\\binsulin\\b|extra insulin`,
      `\\b(?:glucose|(?:blood )?sugars?)(?:'s|s| is| are| was| reads| reading| level)* (?:\\w+ ){0,3}(?:\\d{2,3}\\b|sky|through the roof|all over the place|off the (?:scale|chart))`,
      `\\b(?:meter|monitor|glucometer|dexcom|sensor) (?:\\w+ )?(?:reads?|says|shows|reading|is at) (?:\\w+ )?(?:high|hi|lo|low|over \\d+)\\b`,
    ].join('|'),
  ),
  sweaty:
    /(?:hasn't|not|didn't) (?:eaten|eat)\b|no (?:ha comido|comio)\b|\bshak(?:ing|es)\b|(?:won't|not|isn't|doesn't|don't|makes? no) (?:make |making )?(?:any )?sense\b|tiritando|temblando/,
  chestPain: new RegExp(
    [
      '(?:apriet\\w+|pesa|pesando|apret\\w+) (?:\\w+ )?(?:el|mi|su) pecho|(?:peso|fierro|piedra|ladrillo|elefante|yunque|cuchillo|tabla|punzada|pinchazo) (?:\\w+ ){0,2}(?:en|sobre|encima) (?:el|mi|su|del) pecho',
      'ataque (?:al|de|del) corazon|ataque (?:cardiaco|cardiac)|se (?:agarra|agarro|toma|tomo|aprieta|lleva la mano) (?:el|del|al) pecho',
      '(?:clutch|hold|grabb?|grip|press)(?:ing|ed|s) (?:at )?(?:his|her) chest(?! (?:compressions|to))|\\btight chest\\b|having a coronary|(?:weight|heaviness|squeezing|band|vice|brick|stabbing|burning) (?:\\w+ )?(?:on|in|around|across) (?:my|his|her) chest',
    ].join('|'),
  ),
  dyspnoea: new RegExp(
    [
      'se le (?:hunden?|meten?|marcan?) (?:el|la|las) (?:pech\\w+|costillas|guat\\w+)|suck\\w* in (?:at|under|between) (?:the|his|her) ribs|silbido (?:en|al) (?:el )?(?:pech\\w+|respir\\w+)',
      'no (?:me|le|nos) (?:esta )?(?:entra|entrando|pasa|llega|llegando|alcanza) (?:el |nada de |bien el )?aire|no pued[eo] (?:\\w+ )?(?:tomar|agarrar|jalar|meter) (?:el )?aire|respir\\w+ (?:\\w+ ){0,2}(?:con (?:mucha |harta |cierta )?dificultad|cortit[oa]|agitad[oa]|muy rapido|super rapido)',
      "satur\\w+ (?:\\w+ ){0,3}(?:[5-8]\\d|9[01])\\b|(?:oxygen|sats?|spo2)(?:'s| is| are| at| level| levels| reading)* (?:\\w+ ){0,2}(?:[5-8]\\d|9[01])\\b",
      '(?:cierra|cerro|cerrando) el pecho|no le hace (?:nada |efecto )?(?:el |la )?(?:inhalador|puff|nebuliz\\w+|salbutamol)',
      "breathing(?:'s| is| has| sounds)? (?:\\w+ ){0,2}(?:bad|funny|weird|terrible|awful|worse|laboured|labored|noisy|strange|rough)\\b|\\bcroup\\b|can't get (?:any |enough )?air",
    ].join('|'),
  ),
  fever: new RegExp(
    [
      '\\b(?:con|tiene|marca|en|de) (?:38|39|40|41)(?:[.,]\\d)? grados\\b(?! (?:de (?:calor|angulo)|afuera|bajo))',
      /\b(?:38[.,]\d|39(?:[.,]\d)?|4[01](?:[.,]\d)?)(?: y medio)? (?:grados )?de (?:temperatura|fiebre)|mucha temperatura|temperatura (?:\w+ )?(?:alta|altisima)|no (?:le |se le )?(?:baja|quita|cede|pasa|afloja) (?:con nada )?(?:la )?(?:fiebre|temperatura)|\bfeverish\b|(?:temperature|temp|fever) (?:\w+ )?(?:won't|isn't|doesn't|will not|not) (?:come|go|coming|going|breaking|break)\b|red hot\b[^.!?]{0,16}\d\d|(?:really|very|so|burning) hot to (?:the )?touch/
        .source,
    ].join('|'),
  ),
  fall: new RegExp(
    [
      'se fue (?:por|rodando por|de) (?:las? )?escaleras?|se fue escalera abajo|amanecio (?:tirad[oa] )?en el (?:suelo|piso)|gone down in (?:the|her|his) (?:bathroom|kitchen|shower|hall\\w*|garden|bedroom)',
      'se (?:fue|vino) (?:guarda abajo|al suelo|al piso|de (?:hocico|cabeza|espaldas?|boca|bruces|narices|poto))|se saco la (?:mugre|cresta|chucha)|me saque la (?:mugre|cresta)|se dio vuelta (?:en|con) la (?:escalera|silla)',
      "(?:gone|went|go) over (?:and|on (?:the|his|her|my)) (?:\\w+ )?(?:hurt|ice|ankle|hip|wrist|broke|can't|banged|hit)|(?:gone|went|come|came|going|tumbled) (?:head ?first )?(?:down|off) (?:the|some|a|his|her) (?:\\w+ )?(?:stairs|steps|staircase|ladder|stepladder)|dropped (?:the|my|our) (?:baby|newborn|son|daughter)|(?:had|took|taken) a (?:\\w+ )?(?:spill|tumble|fall)",
    ].join('|'),
  ),
  trapped: new RegExp(
    [
      '(?<!\\b(?:bici\\w*|moto|pelota|cartera|mochila|carro) )qued(?:o|aron|e) (?:\\w+ ){0,3}(?:de)?bajo\\b|se (?:le |me )?dio vuelta encima|\\b(?:sepultad|tapad|soterrad)[oa]s\\b|bajo los escombros|no (?:la|lo|los|las|se la|se lo) puede sacar|(?:atascad|clavad|ensartad|enganchad|empalad)[oa] (?:en|con|de) (?:un|el|la|una) (?:fierro|reja|maquina|alambre|gancho|estaca)|colgando (?:en|del?) (?:el |un |la )?(?:andamio|arnes|techo|balcon|cinturon|altura)',
      `(?:tractor|forklift|car|truck|van|quad|machine|wall|tree|lorry|shed|digger|digger|boulder|trailer|wardrobe|${VEHICLE})\\b[^.!?]{0,24}\\b(?:on|onto) (?:top of )?(?:him|her\\b|me|them|his (?:leg|chest|arm|body|foot)|her (?:leg|chest|arm)|my (?:leg|chest|arm))`,
      "(?:man|woman|guy|kid|child|someone|somebody|people|worker|boy|girl)(?:'s| is| are)? (?:trapped )?underneath|crushed (?:between|under|against|beneath)|impaled on|(?:is|are|was|'s) pinned|\\bit (?:rolled|fell|flipped|tipped|came down|landed|toppled) (?:over )?on(?:to)? (?:top of )?(?:him|her\\b|me|them)|(?:laying|lying|sitting|(?<!\\b(?:pains?|aches?|hurts?|tight\\w*|pressure|burning)\\b[^.!?]{0,16})right) (?:across|on) (?:top of )?(?:his|her|my|their) (?:legs?|chest|arms?|body)|(?:can't|couldn't|cannot) (?:budge|shift|lift) (?:it|this|that|the thing)\\b",
    ].join('|'),
  ),
  hazard: new RegExp(
    [
      '(?:camion|tanker|lorry|truck|estanque)[^.!?]{0,30}\\b(?:con|de|lleva\\w*|carrying|carries|full of|transporta\\w*) (?:\\w+ )?(?:gas|acido|combustible|quimic\\w+|bencina|petroleo|fuel|acid|chlorine|propane|chemicals?)\\b',
      '\\bcayo (?:un|el|una|la) (?:poste|cable|torre de alta)|poste (?:de (?:la )?luz |electrico )?(?:\\w+ )?(?:caido|sobre|en el suelo|encima)|(?:auto|camion|moto|camioneta)\\w* (?:\\w+ ){0,2}(?:echando|botando|tirando) (?:mucho |harto )?humo',
      "dog\\b[^.!?]{0,24}still (?:loose|there|around|here)|gas(?:'s| is) (?:still )?on\\b|(?:gas|fuel|petrol|diesel|propane|oil)\\b[^.!?]{0,24}\\b(?:leak|runn|dripp|pour|spill|coming|gush)\\w* (?:out|all|every|on|from|down)|(?:gotea|chorrea|escurre|bota|pierde)\\w*[^.!?]{0,30}(?:bencina|petroleo|combustible|aceite)|perro (?:\\w+ )?sigue (?:suelto|ahi)|(?:rack|muro|pared|techo|poste|arbol|estante|andamio|wall|roof|shelf|rack|scaffold\\w*|ceiling|tree)\\b[^.!?]{0,40}(?:se (?:esta )?(?:doblando|cayendo|inclinando|viniendo)|(?:puede|va a) (?:caer|venir)|about to|gonna|going to (?:fall|collapse|come)|is leaning|might (?:fall|go|come))|(?:se devolvio|volvio|came back|he's back|they're back|coming back)\\b[^.!?]{0,60}(?:tipos?|asaltant\\w+|agresor\\w*|navaja|cuchillo|pistola|knife|gun|with a)",
    ].join('|'),
  ),
  trauma: new RegExp(
    [
      `(?:bitten|bit|mauled) (?:\\w+ )?by (?:a|the|his|her|my|their|next door's) (?:\\w+ )?(?:dog|cat|horse|snake|rat|pit ?bull)|\\b(?:lo|la|me|le) (?:mordio|ataco) (?:un|una|el|la) (?:perr|gat|caball|serpiente|rata)`,
      `\\ble (?:dio|pego|agarro|tiro) (?:la|una) (?:corriente|descarga|patada de corriente)|\\bse electrocut\\w+|\\belectrocuted\\b|(?:got|had|took) (?:a|an) (?:\\w+ )?(?:electric |electrical )?shock\\b`,
      `\\bse (?:me |le |nos )?quemo (?:un|una|mi|el|la) (?:nin|senor|chic|cabr|hij|lol|companer|mujer|hombre|guagua|maestr|ayudante|cociner)\\w*|se (?:le|me) dio vuelta (?:la |una |el |un )?(?:olla|tetera|sarten|agua hirviendo|sopa|aceite|hervidor)`,
      "tiro en (?:el|la) (?:pie|pierna|mano|brazo|muslo)|(?:knife|stab|gunshot|bullet) wound|(?:dog|cat|horse|snake)(?:'s| has|) (?:just )?(?:bitten|bit|kicked|mauled)",
      `\\bherid[ao] (?:\\w+ )?en (?:la|el|su|una?) |\\bse (?:dio un golpe|golpeo|pego)(?: \\w+)? (?:en |con )?(?:la|el|los|las) ${LIMB_ES}\\b`,
      '(?:cayo|vino|desplomo) (?:un|una|el|la|unos|unas) (?:\\w+ ){1,3}encima|(?:cayo|vino|desplomo|fue) (?:algo )?encima|\\bbalearon\\b|\\bacuchillaron\\b',
      `\\bse (?:agarro|apreto|machuco|pillo|revento|aplasto|torcio|doblo|disloco|luxo|zafo|pitio|rompio|rajo|desgarro|raspo|enterro|pincho|volo|volaron|arranco|amputo|lesiono|cerceno|piso) (?:el|la|los|las|un|una|dos|parte del?) ${LIMB_ES}\\b|se le salio (?:el|la) ${LIMB_ES}`,
      `\\btajos?\\b|\\besguince|\\bluxacion|\\btec\\b`,
      `\\b${BREAKS} (?:open )?(?:off )?(?:his|her|my|their|the kid's|the boy's) (?:\\w+ ){0,2}${LIMB_EN}\\b|\\b(?:broken|fractured|dislocated|sprained|twisted) (?:\\w+ )?${LIMB_EN}\\b|\\b${LIMB_EN}(?:'s| is| are) (?:\\w+ )?(?:trapped|caught|stuck|broken|hanging off|bent)`,
      `(?:lost|cut off|chopped off|sliced off|severed) (?:a|two|three|his|her|the|half (?:a|his|her)|the (?:tip|top) of) (?:\\w+ ){0,3}(?:fingers?|thumb|toes?|hand|arm|leg|foot)|fingers? (?:\\w+ )?(?:off|hanging)`,
      `\\b(?:deep|bad|nasty|big|huge|open|head|puncture|serious|horrible) (?:cut|wound|gash|laceration|burn|head injury)s?\\b|\\bhead (?:wound|injury)|\\bimpaled\\b|(?:nail|knife|spike|rod|glass|fence|skewer|screwdriver|pole) (?:\\w+ )?(?:through|in|into) (?:his|her|my) (?:\\w+ )?${LIMB_EN}`,
      '(?:fell|landed|dropped|toppled|came down) (?:right |down )?on (?:top of )?(?:him|me|us|them|her)\\b(?! (?:back|side|hip|knee|face|bum|bottom|arm|hand|wrist|head|leg|elbow|shoulder))',
    ].join('|'),
  ),
}
