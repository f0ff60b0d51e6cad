/** How the crew comes in and where inside they must go: what the caller tells them to do, has done for them, or points at. */
const REST = '[^,.;:!?]*'

/** What a way leads through or to, outdoors and in. */
const WAYS_ES =
  '(?:puerta|porton|reja|ventana|escalera|ascensor|montacargas|rampa|pasillo|callejon|pasaje|patio|garita|barrera|porteria|recepcion|entrada|acceso|estacionamiento|subterraneo|muelle|cerco|sendero|huella|camino|calle|estanque|puente|jardin|antejardin|terraza|techo|piso|torre|block|andén|anden|vereda|derecha|izquierda|fondo|lado|timbre|citofono|lateral|caletera|retorno)'
const WAYS_EN =
  '(?:doors?|gates?|window|stairs?|steps|stairwell|staircase|elevator|lift|ramp|hallway|corridor|alley|alleyway|yard|driveway|drive|track|lane|path|trail|bridge|ford|porch|entrance|entry|lobby|desk|loading dock|dock|loop|parking|lot|garage|basement|floor|landing|bell|buzzer|intercom|cattle (?:guard|grids?)|left|right|fence|garden|side street|service road|ditch|fork|roundabout|turning|light|back|front|ginnel|close|courtyard)'

/** What may be opened, lit, left or set so that they find it. */
const SET_ES =
  '(?:puertas?|porton|reja|ventana|barrera|luz|luces|balizas|intermitentes|llaves?|focos?|mampara|linterna|candado|cadena)'
const SET_EN =
  '(?:doors?|gates?|windows?|lights?|lamp|flashers|hazards|four-ways|brights|headlights|torch|flashlight|latch|keys?|barrier|garage|chain|flag|cone)'

const COLOUR_EN = '(?:white|black|red|blue|green|silver|gr[ae]y|yellow|orange|brown|tan|beige|maroon|purple|gold)'

/** Told at any time: nobody else is meant but the crew. */
export const CREW_WAY: readonly RegExp[] = [
  new RegExp(
    `\\b(?:que )?(?:entren|ingresen|suban|bajen|pasen|doblen|(?:se )?metan(?:se)?|toquen|golpeen|crucen|salten|(?<!a )entran|doblan) (?:[a-z]+ ){0,4}?${WAYS_ES}\\b${REST}`,
    'g',
  ),
  new RegExp(
    `\\b(?:tienen|tendran|van a tener|hay|habra|deben|conviene|mejor) (?:que )?(?:entrar|ingresar|subir|bajar|pasar|meterse|doblar|saltar|cruzar|rodear|identificarse|anunciarse|registrarse|dar la vuelta|caminar) ${REST}`,
    'g',
  ),
  new RegExp(`\\b(?:la |el )?${WAYS_ES} (?:la|lo|se) (?:toman?|abre|entra|llega) (?:por|desde|con|a) ${REST}`, 'g'),
  new RegExp(
    `\\b(?:las? |mi )?llaves? (?:esta|estan|queda|quedan|quedo|la deje|las deje|la dejo|se la deje) ${REST}`,
    'g',
  ),
  new RegExp(
    `\\b(?:(?:have|tell|let|get|ask|make) (?:them|'em|em|the (?:crew|crews|ambulance|paramedics|medics|guys|boys|driver|lads|firefighters)) (?:to )?|(?:they|they'll|you|you'll|y'all)(?: need to| have to| gotta| got to| want to| should| can| could| must| wanna| will)? )(?:come|go|turn|use|take|pull|drive|walk|head|follow|cross|park|enter|keep|stay|bear|ring|buzz|press|hang|cut|climb|swing|back)\\b(?! (?:for|back|away|quick|now|hurry|on|please|get|it|this|my|your|his|her|care|a look)\\b)(?: [^ ,.;:!?]+){0,6}? ${WAYS_EN}\\b${REST}`,
    'g',
  ),
  /\b(?:you|they|ya) (?:gotta |have to |need to )?(?:punch|type|key|put|enter|dial|press) (?:in )?(?:the (?:code|number) )?(?:(?:pound|star|hash|hashtag|asterisk|#|\*|\d+)[ ,]*){2,}/g,
  /\b(?:clave|codigo|contrasena|code|passcode|pin)(?: (?:es|is|del? [a-z]+|for the [a-z]+))?(?:'s)?[:, ]*(?:(?:el|la|it's|is|y|asterisco|gato|numeral|estrella|pound|star|hash|asterisk|#|\*|\d+)[ ,]*){2,}/g,
  new RegExp(
    `\\b(?:i've|i have|i|we've|we|she's|he's|my \\w+(?:'s| has)?)? ?(?:just )?(?:put|left|stuck|wedged|propped|turned|switched|opened|unlocked|flipped|jammed) (?:(?!\\b(?:he|she|because|but)\\b)[^,.;:!?])*?\\b${SET_EN}\\b${REST}`,
    'g',
  ),
  /\b(?:le |les |ya )?(?:puse|prendi|prendimos|deje prendid[oa]s?) (?:[a-z]+ ){0,3}?(?:luz|luces|balizas|intermitentes|focos?|linterna)\b[^,.;:!?]*/g,
  new RegExp(
    `\\b(?:les|le|te) (?:dejo|deje|dejaron|abrio|abrieron|tiene|tengo) (?:[a-z]+ ){0,2}?${SET_ES}\\b${REST}`,
    'g',
  ),
  new RegExp(
    `\\b(?:my|his|her|the|our) (?:[a-z]+ )?(?:truck|car|van|pickup|suv|jeep|tractor|quad)(?:'s| is)? (?:parked|pulled (?:up|over)|sat|sitting|blocking) ${REST}`,
    'g',
  ),
]

/** Told as an order to whoever comes, once the way was asked for. */
export const ASKED_WAY: readonly RegExp[] = [
  new RegExp(
    `(?<=^|[,.;:!?] |and |but |so |just |then )(?:come|go|turn|use|take|pull|drive|head|follow|cross|enter|keep|stay|bear|ring|buzz|press|do) (?!(?:and )?(?:get|grab|fetch|look|it|him|her|that|this)\\b)(?:[^ ,.;:!?]+ ){0,5}?${WAYS_EN}\\b${REST}`,
    'g',
  ),
]

/** Bound for a town: the side of a road. */
export const ON_ROAD: readonly RegExp[] = [
  /\b(?:headed|heading|bound|going) (?:to|for|towards?|into|out of) (?!(?:the (?:hospital|doctor|bathroom|toilet|store|house|shops?)|bed|work|sleep|school|be|get|die|pass|need|have|him|her|you|me|them|happen|call|do|make|go|take|try|hurt)\b)[^,.;:!?]{3,40}/g,
]

/** Where inside: told of where somebody lies or is, when the talk is about place or the line says who is where. */
export const INSIDE: readonly RegExp[] = [
  new RegExp(
    `\\b(?:en (?:el|la|los|las) |el |la |los |las )?(?:anden|pasillo|patio|pieza|sala|bodega|cancha|losa|foso|botadero|garita|camarin(?:es)?|puestos?|bloque|pabellon|piscina|gimnasio|laboratorio|comedor|oficina|casino|galeria|gradas?|tribuna|sitio|andamio|muelle|quincho) (?:de (?:el |la |los |las )?(?!(?:el|la|los|mi|su|al|que|repente|nuevo|emergencia|urgencia)\\b)[a-z]+|del [a-z]+|\\d+|[a-z]\\b|norte|sur|oriente|poniente|que (?:va|da) [a-z]+)${REST}`,
    'g',
  ),
  new RegExp(
    `\\b(?:vereda|calzada|costado|lado) (?:(?:del |de )?(?:norte|sur|oriente|poniente|nororiente|surponiente)|de la (?:linea|costanera|playa|cordillera))\\b${REST}`,
    'g',
  ),
  new RegExp(
    `\\b(?:tubo|pista|calzada|vereda|anden|via) (?:[a-z]+,? )?(?:que va|los que van|hacia|para|en direccion|con destino|direccion|sentido) ${REST}`,
    'g',
  ),
  /\b(?:en el |el )?(?:menos|-) ?\d\b(?:, (?:el )?(?:subterraneo|estacionamiento))?|\b(?:primer|segundo|tercer|cuarto|quinto|sexto) (?:nivel|subterraneo|patio|pabellon)\b[^,.;:!?]*/g,
  /\bmanzana [a-z0-9]+\b(?: (?:sitio|casa|lote) \d+)?|\b(?:pieza|habitacion|sala|cama|box|pabellon|camarin|local|puesto|mesa|dormitorio) (?:numero )?\d+\b/g,
  /\b(?:al lado|al costado|junto|frente|detras|atras) (?:de |del |de la |de los |de las |al? |a la |a los )(?:los |las |el |la )?(?:buzones|ascensor(?:es)?|pilar|escaleras?|mesones?|mostrador|caja|cajas|porteria|conserjeria|recepcion|piscina|quincho|lavanderia|banos|camarines|maquina)\b[^,.;:!?]*/g,
  /\b(?:los|la|el|somos l[ao]s?) ultim[oa]s? (?:del|de la|puerta|casa|pieza) ?[^,.;:!?]*/g,
  /\b(?:la |una )?puerta (?:de la |a la |a mano |del? )(?:izquierda|derecha|medio|fondo|frente)\b[^,.;:!?]*/g,
  /\b(?:ahi|donde|junto a|al lado de|frente a|cerca de) (?:esta )?(?:el |la |los )?(?:telefono sos|citofono sos|poste sos|extintor|salida de emergencia)\b[^,.;:!?]*/g,
  /\b(?:platform|pump|gate|terminal|aisle|bay|pier|dock|hole|pitch|court|ward|row|section|booth|lane|stall|slip|hangar|cabin|hut|berth|classroom|site|lot|pen|barn|unit building) (?:number )?(?:\d+[a-z]?|[a-h])\b(?:,? (?:right )?(?:down |at |by |near )?(?:the )?far end)?[^,.;:!?]*/g,
  /\b(?:the )?(?:\w+th|first|second|third) (?:green|tee|fairway|hole|hogan|trailer|caravan|cabin|hut|tent|row|level|landing|aisle|deck)\b[^,.;:!?]*/g,
  /\b(?:lower|upper|ground|first|second|third|fourth|fifth|bottom|top|mezzanine|concourse) (?:level|deck|concourse|landing)\b[^,.;:!?]*/g,
  /\b(?:all the way |way |right )?(?:down |out |over |up )?in (?:the )?(?:back|rear),? (?:by|near|behind|next to) [^,.;:!?]*/g,
  /\b(?:down |out |up |over |back )?(?:in|on|by) the (?:[a-z]+ )?(?:gym|cafeteria|canteen|locker room|changing room|stock ?room|warehouse floor|loading dock|food court|ticket hall|concourse|waiting room|reading room|chapel|barn|ditch|embankment|boiler room|boathouse|clubhouse|car ?park|playing field|crosswalk|ladies|gents|restroom)\b[^,.;:!?]*/g,
  /\b(?:the )?(?:freight|service|goods|staff|back|rear|porch|fire|outside|side|front) (?:elevator|lift|stairs?|steps|stairwell|staircase|escape)\b(?! (?:is|are|isn't|ain't|got|has|was)\b)[^,.;:!?]*/g,
  /\b(?:the )?[a-z]+s?' gate\b[^,.;:!?]*|\b(?:the )?stair (?:beside|next to|by|above|between|opposite) [^,.;:!?]*/g,
  /\b(?:turn |turning |first |second |it's )?(?:left|right) (?:out (?:of )?|off |from )the (?:lift|elevator|stairs|landing|lobby|hall|entrance|gate)\b[^,.;:!?]*/g,
  /\b(?:the |on the )?(?:(?:north|south|east|west)bound|far|near|river|street|road|sea|kerb|curb|nearside|offside|driver's|passenger) side(?: (?:of|that|going|looking|facing)[^,.;:!?]*)?/g,
  /\b(?:the )?side (?:that looks|that faces|going|facing|looking|headed|heading|towards?)\b[^,.;:!?]*/g,
  new RegExp(
    `\\b(?:in |it's )?an? (?:[a-z]+ )?${COLOUR_EN} (?:[a-z]+ )?(?:car|van|truck|suv|pickup|sedan|minivan|jeep|camper|rv|tent|transit|silverado|civic|corolla|focus|golf|camry|f-?\\d+)\\b${REST}`,
    'g',
  ),
  /\bthrough security\b|\b(?:behind|outside|inside|at|by) (?:the )?(?:bag drop|check-in|departures|arrivals|baggage claim)\b[^,.;:!?]*/g,
  /\ba (?:fella|bloke|man|guy|woman|lady|lad|kid|neighbou?r|security guard|steward|banksman) in an? (?:hi-?vis|high-?vis|orange|yellow|red|green|white|blue)\b[^,.;:!?]*/g,
]

/** A description of the house or its door, given to who asks how it will be known. */
export const LOOK =
  /\b(?:casa|reja|porton|puerta|columpio|techo|fachada|timbre|color|amarill[oa]|blanc[oa]|azul|verde|roj[oa]|negr[oa]|cafe|celeste|arbol|muro|pandereta|antejardin|letrero|bandera|escalera|piso|ascensor|izquierda|derecha|fondo|pasillo|patio|porteria|clave|codigo|asterisco|gato|llave|living|pieza|bano|cocina|comedor|dormitorio|house|bungalow|semi|terraced?|detached|roof|door|gate|fence|drive|driveway|porch|yard|garden|boat|skip|bike|truck|car|van|lights?|left|right|top|bottom|bell|buzzer|floor|upstairs|downstairs|stairs|lift|elevator|gravel|track|lane|white|red|blue|green|yellow|black|brick|sign|mailbox|flag|tree|hedge|caravan|trailer|shed|garage|level|entrance|back|front|side|between|in|doors|end|lights)\b/
