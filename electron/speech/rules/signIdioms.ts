/** Signs as people picture them: likenesses ("como llave abierta"), idioms, slang and what the eye sees. They widen `signals.ts` like `signGrammar.ts`. */
const NEAR = '[^.!?]{0,40}'
const CLOTH =
  '(?:toallas?|trapos?|polera|sabanas?|frazada|panal|vendas?|ropa|colchon|towels?|bandages?|shirt|sheets?|jeans|trousers|dressings?|cloth|pads?|gauze|mattress)'
const SWELLING =
  '(?:gruesa|gord[oa]s?|enormes?|gigantes?|deforme|desfigurad[oa]|como (?:un |una )?(?:globo|pelota|sapo|monstruo|sandia)|blown up|ballooned|huge|massive|enormous|giant|(?:twice|double|three times) (?:its|the|their|his|her)|the size of)'
const MOUTH_OR_FACE = '(?:cara|ojos?|labios?|lengua|garganta|boca|cuello|face|eyes?|lips?|tongue|throat|mouth|neck)'
const DOWNED =
  '(?:se (?:bajo|mando|empino|echo|chanto|metio)|downed|necked|popped|gulped|chugged|emptied|scoffed|knocked back|got into)'
const DRUG =
  '(?:pastillas?|remedios?|tabletas?|comprimidos?|capsulas?|jarabes?|[a-z]+(?:zepam|zolam|pina|lina)\\b|paracetamol|pills|tablets|meds|medication|medicine|sleeping pills|painkillers|oxys?|percs?|xanax|valium|vicodin|benadryl|tylenol|ibuprofen|cough syrup|drugs)'
const CLEANER =
  '(?:liquido (?:de|para) (?:los |las |el |la )?\\w+|lavalozas?|quix|acetona|quitaesmalte|aguarras|thinner|pintura|petroleo|destapa\\w*|suavizante|alcohol gel|floor cleaner|oven cleaner|cleaning (?:stuff|fluid|product|liquid)|dish(?:washer)? (?:tablet|liquid|soap)|laundry (?:pod|capsule)s?|nail polish remover|white spirit|paint thinner|turpentine|rat poison)'
const SIDED = '(?:lado|mitad|brazo|mano|pierna|comisura|side|arm|hand|leg)'
const HOLE =
  '(?:pozo|hoyo|zanja|camara|barranco|quebrada|canal|estanque|noria|well|hole|ditch|ravine|shaft|trench|pit|manhole)'

/** By the name of the sign in `signals.ts`. */
export const SIGN_IDIOMS: Readonly<Record<string, RegExp>> = {
  arrest:
    /\bflat-?lin\w+|(?:pumping|pushing (?:on|down on)|pressing (?:on)?) (?:his|her|the) chest|apretando(?:le)? el pecho entre|no (?:le )?(?:tiene|hay|siento|encuentro|escucho) (?:los |ningun )?latidos?|sin latidos|(?:no|sin) (?:\w+ ){0,3}(?:signos|senales) (?:de vida|vitales)|no signs? of life|\b(?:he|she|it)'s lifeless|looks lifeless|heart(?:'s| is| has)? (?:not|isn't|no longer) (?:\w+ )?beat\w*|no (?:se )?(?:le )?(?:siente|siento) nada en el cuello|corazon (?:ya )?no (?:le )?late/,
  stroke: new RegExp(
    [
      `(?:perd\\w+|quedo sin|se quedo sin|no tiene|sin) (?:la |toda la |nada de )?(?:fuerzas?|movimiento|sensibilidad) ${NEAR}\\b${SIDED}\\b`,
      `(?:(?:left|right|one|whole) )${SIDED}(?:'s| has| is| just|) (?:\\w+ ){0,2}(?:dead|numb|weak|limp|floppy|heavy|flopp\\w+|useless|paraly[sz]ed)`,
      `\\b${SIDED}(?:'s| has| is)? (?:\\w+ ){0,2}flopp\\w+${NEAR}|(?:drool|dribbl)\\w+ ${NEAR}(?:one|left|right) side`,
      `(?:comisura|labio|boca|parpado) (?:\\w+ ){0,3}(?:le )?cuelga|le cuelga (?:la|el) (?:comisura|labio|boca|parpado|cara)`,
      `(?:puras |solo )(?:silabas|balbuceos|sonidos)|(?:quiere|trata de|intenta) hablar y (?:no (?:le )?(?:sale|puede|salen)|le salen?)`,
      `(?:se le caen?|se le cayo|bota|boto) (?:la|las|el|los) (?:taza|cosas|vaso|cuchara|plato|tenedor|celular|platos)${NEAR}habla`,
      `(?:habla|hablando) (?:como |medio )(?:curad|borrach|trab|enred|con la boca)\\w*${NEAR}(?:no (?:toma|ha tomado|bebe|tomo)|boca|brazo|pierna|lado)`,
      `(?:words?|talking|speech)(?:'s| is| are)? ${NEAR}(?:muddled|jumbled|mixed up|all wrong|gibberish|mush\\w*|like (?:he's|she's) drunk)`,
      `se (?:le |me )?fue (?:la boca|la cara|el cuerpo|entera?) (?:para|pa|a|hacia) un lado`,
      "(?:face|mouth|smile)(?:'s| is| has| looks)? (?:\\w+ ){0,2}(?:wonky|skewed|uneven|funny|weird|pulled|pulling|slanted)[^.!?]{0,40}(?:speech|words|talk|arm|side|slur)|(?:mouth|face)(?:'s| is)? (?:\\w+ )?(?:pulling|pulled|twisted|slanting) (?:to|down|over)|(?:boca|cara) (?:\\w+ ){0,2}(?:tirada|jalada|corrida|ladeada|de lado)",
      "(?:can't (?:find|get) (?:his|her|the|my) words|speech(?:'s| has| is) (?:\\w+ )?(?:funny|weird|strange|off|thick|slow)|no encuentra las palabras)[^.!?]{0,40}(?:numb|weak|arm|hand|leg|face|side|brazo|mano|pierna|cara|lado)|(?:can't|cannot|couldn't|won't) (?:raise|lift|move) (?:his|her|the) (?:left |right )?(?:arm|side|leg)",
    ].join('|'),
  ),
  choking: new RegExp(
    [
      `se le fue (?:[a-z0-9]+ ){1,6}por (?:el otro lado|mal lado|el lado malo|el camino viejo)`,
      `(?:se )?(?:metio|puso|echo|llevo) ${NEAR}(?:a|en) la boca${NEAR}(?:no (?:le )?(?:pasa|entra|sale|respira|puede)|morad|ahog|azul)`,
      `(?:mouth full|mouthful|piece of|bit of|lump of|chunk of|boca llena|pedazo de|trozo de)${NEAR}(?:can't (?:cough|breathe|make|speak|talk)|stuck|no (?:puede|respira|suena|le sale)|(?:grabbing|clutching) (?:his|her)|se agarra el)`,
      `(?:se agarra|se toma|se lleva las manos a|agarrandose) (?:el|la|al|del) (?:cuello|garganta)${NEAR}(?:no (?:puede|respira|le sale)|morad|azul|comi)`,
      `(?:gagging|retching) on (?:a|an|his|her|some)|windpipe(?:'s| is)? (?:\\w+ )?block\\w*`,
      '(?:inhaled|aspirated|sucked in|breathed in|aspiro|se aspiro) (?:an?|some|his|her|una?) (?:piece of |bit of |pedazo de )?(?:peanut|nut|grape|bead|sweet|candy|pea|popcorn|lego|toy|food|corn|mani|pepa|poroto|cabrita|semilla|bolita|juguete|comida)|(?:algo|pedazo|hueso|carne|pan) (?:\\w+ )?(?:trancad|atorad|atascad|metid)[oa]|(?:trancad|atascad)[oa] en la garganta',
    ].join('|'),
  ),
  seizure:
    /\bgrand mal\b|\btonic[- ]clonic|(?:le |me )(?:dio|da|viene|vino|esta dando) (?:la|una) epilepsia|(?:se )?(?:muerde|mordiendo|mordio) la lengua|bit(?:ing|ten)? (?:his|her) tongue|(?:arms|legs|limbs|body)(?: and (?:legs|arms))?(?:'s| are| is)? (?:going (?:everywhere|mad|crazy)|flailing|jerking|thrashing)|shaking uncontrollabl\w+|saltando en (?:el suelo|el piso|la cama)|salta entero|se (?:le )?pone rigid[oa]/,
  bleeding: new RegExp(
    [
      `(?:sangr\\w+|sangre) (?:\\w+ ){0,3}(?:a mares|a rios|a cantaros|como (?:llave|manguera|pileta|fuente|chancho|animal))`,
      `(?:pozas?|posas?|lagos?|rios?|lagunas?|manantial) (?:\\w+ )?de sangre|banad[oa] en sangre|hecho un rio de sangre`,
      `perd\\w+ sangre (?:\\w+ )?como|(?:rios|litros) de sangre|se (?:esta )?(?:vaciando|yendo) (?:en|de) sangre`,
      `${CLOTH} ${NEAR}(?:chorre\\w+|estila\\w*|empapad[oa]s?|goteando|pasad[oa]s? de sangre|tenid[oa]s? de sangre)`,
      `(?:soaking|soaked|going|gone|bleeding|bled|coming|seeping) (?:right |clean |straight )?through (?:the|every|all|it|his|her|two|three|four|\\d+|my)\\b(?! (?:door|red|light|gate|window|wall|front|back))|(?:soaking|bleeding|bled) (?:right |clean |straight )through`,
      `bleed(?:ing)? (?:like a|like mad|like crazy|buckets|profusely|heavily|hard|freely)|(?:blood|bleeding) ${NEAR}(?:in (?:spurts|waves|jets|pulses)|like a (?:tap|fountain|hose|faucet|river))|(?:rivers|buckets|pints|litres|liters) of blood`,
      `can't get (?:it|the (?:blood|bleeding)) to stop|blood${NEAR}(?:keeps (?:on )?coming|won't (?:slow|clot))`,
      'no (?:para|deja|paraba) de (?:salir|botar|echar|perder|brotar)(?:le)? (?:\\w+ )?sangre|sangre por tod[oa]s?\\b|se (?:paso|mojo|empapo|lleno) (?:enter[oa]|tod[oa]|complet[oa])? ?de sangre|(?:blood|bleeding)[^.!?]{0,30}through my fingers|entre los dedos[^.!?]{0,16}sangre|sangre[^.!?]{0,24}entre los dedos|(?:hell of a|awful) lot of blood|sale (?:y sale|harta|mucha|caleta de) sangre',
    ].join('|'),
  ),
  allergic: new RegExp(
    [
      `\\b${MOUTH_OR_FACE}\\b(?:'s|'ve| is| are| has| have)? (?:\\w+ ){0,4}${SWELLING}`,
      `(?:pica|picando|raspa|aprieta|apreto) (?:mucho )?la garganta${NEAR}(?:com|marisc|mani|picad|remedio|inyec)\\w*`,
      `(?:welts|bumps|blotches|rash|hives|ronchas|granitos) (?:\\w+ ){0,3}(?:all over|everywhere|por todo|en todo)`,
    ].join('|'),
  ),
  birth:
    /\breven\w+ (?:la )?(?:bolsa|fuente)|(?:la )?(?:bolsa|fuente) (?:se )?(?:le )?revent\w+|(?:con|tiene|empezo con|le (?:vinieron|empezaron)) (?:los )?dolores? de parto|\bparto\b[^.]{0,20}(?:ya|ahora|viene)|\bin labor\b|going into labou?r/,
  pushing:
    /can't (?:stop|help|resist) pushing|keeps? (?:on )?pushing\b(?! (?:on|him|her|me|the))|bear(?:ing)? down|(?:contractions?|pains?) [^.]{0,24}(?:on top of each other|back to back|non-?stop|one after (?:another|the other)|constant|right after)|(?:contracciones|dolores) [^.]{0,24}(?:uno? tras otr[oa]|una tras otra|sin descanso|sin parar|seguid[oa]s|pegad[oa]s|a cada rato|encima de otro)|(?:no (?:se )?aguanta|ya sale|que sale|va a salir)[^.]{0,30}(?:bolsa|guagua|bebe|parto)|(?:bolsa|guagua|bebe|parto)[^.]{0,30}(?:no (?:se )?aguanta|ya sale|que ya viene)|se (?:le )?asoma (?:algo|la)|it's crowning|i can see (?:the baby|its head)|cabeza (?:ya )?(?:esta|va|viene) (?:\w+ )?(?:afuera|saliendo|fuera)|(?:guagua|bebe|nin[oa]) se (?:le|me) (?:sale|esta saliendo|viene)|\b(?:need|have|got|gotta|want) to push\b(?! (?:the|him|her|it|on|car|through))|(?:baby|it)(?:'s| is) (?:coming|sliding|slipping) out\b/,
  overdose: new RegExp(
    [
      `\\b${DOWNED} (?:[a-z0-9']+ ){0,6}${DRUG}`,
      `(?:tomo|trago|bebio|chupo|mordio|comio|drank|swallowed|drunk|eaten|ate|licked) (?:[a-z0-9]+ ){0,4}${CLEANER}`,
      `(?:tomo|trago|bebio) (?:\\w+ )?(?:el|la|un|una|los|las) (?:frasco|jarabe|caja|botella|remedios?)[^.]{0,12}(?:enter[oa]|complet[oa]|de (?:la|su|mi) \\w+)`,
      `(?:no se|quien sabe|sabe dios) cuant[oa]s (?:pastillas|remedios|tabletas)|(?:don't know|god knows|no idea) how many (?:pills|tablets)?${NEAR}(?:took|taken|swallowed)|se las tomo todas|took (?:them|it) all\\b|took the (?:whole|entire) (?:lot|bottle|pack)`,
      "(?:ate|eaten|swallowed|got into|comio|trago) (?:[a-z']+ ){0,5}(?:pills|tablets|meds|medicine|medication|pastillas|remedios|gomitas)\\b(?! (?:with|con|for|para|like|as))",
    ].join('|'),
  ),
  dyspnoea:
    /no (?:le |me )?alcanza el aire|cuesta (?:\w+ )?(?:jalar|meter) aire|\bcopd\b[^.]{0,40}breath|\bepoc\b[^.]{0,40}(?:aire|respir)|respiracion (?:\w+ )?(?:cortad|agitad|rapid)\w*/,
  airHunger:
    /no (?:le |me )?alcanza (?:el aire|a tomar aire)|can't catch (?:his|her|my|a) breath at all|(?:whole|entire) body to breathe|drowning in (?:his|her|my) own|(?:gasping|fighting|desperate) for (?:a )?(?:air|breath)|(?:sentad[oa]|parad[oa]) boqueando|boqueando|(?:costillas|pecho|cuello) (?:\w+ ){0,3}(?:al respirar|cuando respira)|aletea\w* (?:de )?(?:la )?nari[zc]\w*|nari[zc]\w* [^.]{0,12}alete\w+|nostrils (?:are )?flar\w+|(?:nose|nostrils)(?:'s| is| are)? flar\w+|(?:puede|alcanza|logra)[^.!?]{0,24}por (?:la )?falta de aire|(?:can't|cannot) (?:\w+ )?(?:speak|talk|walk|lie down|finish)[^.!?]{0,24}(?:out of breath|breathless|no breath)/,
  cyanosis:
    /(?:finger ?nails|nails|nail beds|lips|mouth|face|skin)(?:'s| is| are| have| has)? (?:\w+ ){0,3}(?:blue|bluish|purple|gr[ae]y|dusky)|\bblu(?:e|ish) (?:tinge|tint|around|lips)|(?:cara|carita|labios?|boca|unas) (?:\w+ ){0,2}como (?:berenjena|uva|betarraga|moreton|ciruela)|\bceniz[oa]\b|color (?:ceniza|plomo)|\bplom[oa] (?:de|los|la)|(?:labios|cara|boca|piel) (?:\w+ ){0,2}plom[oa]s?/,
  sugar:
    /sugar(?:'s| is| was| at| reads| level)* (?:at |of |only )*[1-6]?\d\b|(?:meter|reader|monitor|glucometer) (?:says|reads|shows|is at) [1-6]?\d\b|(?:tiene|marca|marco|salio|le dio|esta en) (?:\w+ ){0,2}[1-6]?\d (?:de )?(?:el )?(?:azucar|glicemia)|(?:glicemia|azucar) (?:\w+ ){0,2}(?:al|por el) suelo|(?:sugars?|glucose)(?: \w+){0,2} (?:bottomed|tanked|dropped|crashed)|sugar(?:'s| is| was| at)* (?:at )?(?:1|2|3|one|two|three)(?: ?(?:point|\.) ?\w+)\b/,
  sweaty:
    /hablando (?:puras )?(?:leseras|tonteras|cabezas de pescado)|talking (?:rubbish|nonsense|gibberish)|drenched in sweat|soaked in sweat|not (?:\w+ )?with it\b|\bsudad[oa]\b|no sabe (?:donde (?:esta|anda)|quien (?:es|soy)|que (?:dia|hora))|doesn't know (?:where (?:he|she)|who (?:i|he|she)|what day)/,
  suicide: new RegExp(
    [
      `(?:se va|se quiere|va|quiere|amenaza con|dice que se) (?:a )?cort(?:ar|arse)\\b(?! (?:el pelo|las unas|la luz))${NEAR}|cans\\w+ de (?:vivir|la vida|todo esto)|no (?:le |me )?(?:veo|ve|encuentra|encuentro) (?:una |otra |ninguna )?salida\\b(?! (?:a|al|del|de|para|por))`,
      `(?:mensajes?|audios?|carta|nota|whatsapp|post|correo) ${NEAR}(?:diciendo adios|despidiendose|despedid\\w+|dici(?:endo|o) que (?:se va a|ya no))|(?:texting|messaging|texted|messaged|telling|told|posted|saying|said|says) (?:\\w+ ){0,2}(?:goodbye|his goodbyes|her goodbyes)(?! to (?:the|his|her) (?:friend|class))`,
      `(?:para|ojala) no despertar(?: mas| nunca)?\\b|dormir y no despertar|never wak(?:e|ing) up again|see (?:a|any|no) (?:way out|future)|no way out of this`,
      `(?:everyone|everybody|world|family|kids|we)(?:'d| would)? ?(?:would )?(?:be |is )?better (?:off )?without (?:him|her|me)|estarian mejor sin (?:mi|el|ella)`,
      `(?:nos va a dejar|ya no quiere estar (?:aqui|con nosotros)|no quiere estar en este mundo|quiere irse con (?:su|mi|la|el) \\w+ que (?:se )?murio)`,
      `(?:wants|wanna|want|going|gonna) to end (?:it|everything|things)\\b|end it tonight|pills (?:lined|laid|all laid) (?:up|out)|tengo las pastillas (?:aqui|listas|en la mano)`,
      '(?:nothing|no reason) (?:left )?to live (?:for)?|no tengo (?:nada |motivos |razones )?(?:por|para) (?:que |lo que )?vivir|(?:no quiero mas|ya no quiero|no puedo mas)\\b[^.!?]{0,40}(?:puente|techo|azotea|baranda|pastillas|soga|cuchillo)|(?:puente|techo|azotea|baranda)[^.!?]{0,40}(?:no quiero mas|no puedo mas|ya no quiero)',
    ].join('|'),
  ),
  violence: new RegExp(
    [
      `\\bsuelt[ae]me(?:l[oa])?\\b|\\bsuelt[ae]l[oa]\\b(?! (?:el|la|un) (?:cinturon|ropa|cuerda|correa|mano))|\\bdejame (?:tranquil[oa]|en paz|salir|ir)\\b|\\bno me (?:pegues|mates?|hagas? (?:nada|dano)|toques|golpees)\\b`,
      `\\bget off (?:me|of me|her|him)\\b|\\blet (?:go of|me go|her go|me out)\\b(?! (?:of the|the))(?! (?:to|home|for|and))|\\b(?:don't|stop) (?:hit|hurt|touch|kill|hitting|hurting|touching)(?:ing)? (?:me|her|him|us)\\b`,
      `amenaza\\w* a (?:la gente|todos|todo el mundo|los vecinos|mi|su|un|una|los|las)\\b|gritos y (?:golpes|garabatos|llantos)|golpes y gritos|(?:ella|una mujer|la vecina|la senora) (?:\\w+ )?(?:pide|pidiendo|grita|gritando) (?:auxilio|ayuda|socorro)`,
      `(?:jumping|jumped|ganging up on|stomping(?: on)?|swinging at|lunging at|going for|coming at|chasing) (?:some|him|her|me|us|my|a|an|this|people|everyone)\\b(?=${NEAR}(?:kid|guy|man|lot|street|car|knife|bat|gun|parking|outside|woman|me|us|people))`,
      `(?:got|has|grabbed|holding|had|dragging|dragged|pulling) (?:me|her|him|my \\w+) (?:\\w+ )?by the (?:hair|throat|neck)|(?:agarr\\w+|tirand\\w+|tir\\w+|tiene|toma\\w+|arrastr\\w+) (?:\\w+ ){0,2}(?:del|por el|de las) (?:pelo|cuello|mechas|chasca)`,
      `se me (?:tira|vino|tiro|viene) encima|a (?:combos|patadas|palos|charchazos|cornetes)\\b|(?<!\\bse )sac(?:o|ando|aron|arle) (?:la )?(?:cresta|mugre|chucha|mierda)|yelling at (?:people|everyone)|hands (?:around|round) (?:my|her) (?:neck|throat)`,
    ].join('|'),
  ),
  weapon:
    /(?:escuch|sent|sint|o[iy])\w* (?:[a-z0-9]+ ){0,3}(?:balazos?|disparos?|tiros)\b|(?:gone|went|going) to (?:get|fetch|grab) (?:his|a|the|it)\b[^.]{0,12}(?:gun|knife|rifle)?(?=[^.]*(?:gun|knife|rifle))|still got it in his hand|todavia (?:anda|esta) con (?:el|la) (?:cuchill|pistol|arma|fierro)\w*|\bcuchillazo|\bmachetazo|\bhachazo|\bmartillazo|\bpalazo|\bfierrazo|\bchuzo\b|\bquisca\b|\bshank\b|\bslashed\b|\bslashing\b/,
  trapped: new RegExp(
    [
      `${HOLE}\\b[^.]{0,50}(?:no (?:lo|la|los|las|se) (?:podemos|pueden|puedo|puede)|no puede (?:salir|subir)|can't (?:climb|get|reach|pull))`,
      `(?:crush\\w+|pinning|trapping|on top of) (?:his|her|my|their) (?:legs?|arms?|chest|feet|foot)|can't (?:pull|drag|lift|cut|get) (?:him|her|them|it|the \\w+) (?:out|off|free|loose)\\b`,
      `no (?:se )?(?:la|lo|las|los) (?:podemos|puedo|pueden|podimos|han podido) (?:sacar|soltar|zafar)\\b(?! de la cama)`,
      `(?:stuck|trapped|stranded) (?:on|up on|at) the (?:\\w+) (?:floor|roof|balcony|ledge|landing)|wedged (?:between|behind|under|in)|jammed (?:between|under|behind|against)|(?:apretad|trabad|encajad|incrustad|aplastad)[oa] (?:entre|contra|bajo|debajo|detras|con el volante)`,
      `(?:maquina|camion|tractor|muro|vehiculo|auto|arbol|viga|losa) (?:le |se le )?(?:quedo |cayo |esta )?encima|le cayo (?:la|el|una?) \\w+ encima`,
      "(?:locked|stuck|shut) (?:\\w+ )?(?:in|inside) (?:the|my|a|her|his) (?:car|van|truck|lift|elevator|vehicle)|encerrad[oa]s? (?:dentro |adentro )?(?:en|de|del) (?:el |un |mi )?(?:auto|vehiculo|furgon|ascensor|camioneta)|hanging (?:by|from) (?:his|her|the) seat ?belt|colgad[oa] del cinturon|can't (?:get|open|force) the (?:car )?doors?(?: open)?|(?:roof|wall|ceiling|building|shed|scaffold\\w*|tree) (?:\\w+ )?(?:fell|came down|collapsed|caved)(?: in)? on\\b|(?:dedo|mano|brazo|pie|pelo|anillo) (?:\\w+ )?(?:pegad|agarrad|metid|trancad)[oa] en",
    ].join('|'),
  ),
  hazard: new RegExp(
    [
      '(?:balon|cilindro|galon|tubo|bombona|garrafa|tanque)e?s? (?:de |con )(?:gas|acetileno|amoniaco|cloro)',
      '(?:huele|hiede|apesta|olor) (?:\\w+ ){0,2}a (?:gas|bencina|parafina|quimico|cloro|quemado electrico)|(?:fuel|petrol|gasoline|diesel|oil) (?:\\w+ ){0,2}(?:all over|everywhere|on the (?:road|ground))|(?:stinks|reeks|smells) (?:\\w+ )?of (?:gas|petrol|fuel|gasoline)',
      `(?:autos|camiones|vehiculos|micros|cars|traffic|trucks|lorries) ${NEAR}(?:a toda (?:velocidad|chala|maquina)|pasan? (?:rozando|al lado|por encima|fuerte|rajados?)|flying (?:past|by)|whizzing|speeding|not (?:stopping|slowing)|won't (?:stop|slow))|(?:pasan|pasando) (?:los )?(?:autos|camiones|vehiculos) (?:a|muy|rajad)`,
      `perros? ${NEAR}(?:\\bbravos?\\b|no deja (?:que|entrar|acercar)|muerde|quiere morder|ataca|furios|\\bsuelto)|dogs? ${NEAR}(?:vicious|won't let (?:anyone|anybody|us|me|them)|growling at|going for|snarling|attacking)`,
      "(?:rio|agua|mar|marea|estero) (?:\\w+ ){0,3}(?:creci(?:endo|do)|subiendo|desbord\\w+)|(?:water|river|tide)(?:'s| is)? (?:\\w+ )?(?:rising|coming up|coming in|swollen)|(?:ice|hielo)(?:'s| is| se)? (?:\\w+ )?(?:crack\\w+|breaking|thin|giving|quebr\\w+|rompi\\w+)",
      "(?:ceiling|roof|wall|floor|tree|building|pole|beam|balcony)(?:'s|s| is)? [^.]{0,24}(?:sag\\w*|come down|giving way|crumbling|leaning|give way|unstable)|(?:techo|muro|pared|piso|poste|arbol|balcon|losa|cornisa) [^.]{0,24}(?:cediendo|se va a caer|va a caer|inclinad[oa]|suelto|agrietad[oa]|se puede caer)",
      '(?:corriente|luz|electricidad) (?:\\w+ )?(?:sigue|esta) (?:dada|prendida|conectada|puesta)|(?:suelo|piso|agua) (?:\\w+ )?electrificad[oa]|cable (?:\\w+ )?(?:en el agua|en el charco|en el suelo)|wire(?:s)? (?:\\w+ ){0,2}(?:down|across|in the water|on the ground)',
      "(?:camion|estanque|tambor|bidon|tanque|auto|tanker|drum|barrel)[^.!?]{0,24}(?:bota|botando|derram\\w+|gotea\\w*|sale|saliendo|leak\\w*|spill\\w*)[^.!?]{0,16}(?:liquido|acido|gas|humo|algo|bencina|petroleo|aceite|something|liquid|chemical|fluid)|llave del? gas (?:\\w+ )?(?:abierta|prendida|rota)|gas (?:\\w+ )?(?:abierto|escapando)|(?:incendio|fuego|llamas|fire|flames)[^.!?]{0,40}(?:bencinera|servicentro|petrol station|gas station|propane|fuel tank)|(?:car|engine|truck|motor|auto)(?:'s| is| esta)? (?:smoking|steaming|humeando|echando humo)|might (?:catch fire|blow up|explode|go up)|(?:generator|barbecue|bbq|grill|brasero|generador|parrilla)[^.!?]{0,24}(?:indoors|inside|adentro|in the (?:house|garage|tent|basement))",
    ].join('|'),
  ),
}
