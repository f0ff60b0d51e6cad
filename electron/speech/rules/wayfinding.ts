/** More words that lead to the door: bends and slopes of a road, doors left open, who waits outside, which side of the motorway. */
const UNTIL = '[^,.;:!?]*'
const COLOUR =
  '(?:amarill[oa]s?|blanc[oa]s?|azul(?:es)?|verdes?|roj[oa]s?|negr[oa]s?|cafes?|celestes?|gris(?:es)?|plomos?|plateado|burdeo|rosad[oa]s?|naranja)'
const COLOUR_EN =
  '(?:glass|red|white|blue|green|yellow|black|brown|grey|gray|orange|pink|purple|silver|cream|dark|wooden|metal|iron|wrought iron|double)'
const WHEELS = '(?:auto|camioneta|camion|moto|furgon|jeep|taxi|colectivo|kombi|bus|carro)'
const WHEELS_EN = '(?:truck|pickup|van|car|suv|jeep|tractor|trailer|motorbike|bike|camper|boat|skip)'
const WAITS = '(?:esperar\\w*|recibir\\w*|hacer(?:les?)? senas|estar (?:afuera|esperando))'

/** What lies around. */
export const AROUND: readonly string[] = [
  '\\bcurva \\d+\\b|\\bcuesta (?:la |el |los |las |de )?[a-z]+(?: [a-z]+)?',
  `\\b(?:a|en) la (?:entrada|salida|subida|bajada|orilla) (?:de|a|del|al) (?!(?:la )?(?:casa|calle|escalera|edificio|condominio|ducha|cama)\\b)${UNTIL}`,
  `\\b(?:como )?a (?:unos |unas |media )?(?:\\d+|un|una) (?:kilometros?|km|horas?|minutos) de(?:l| la| los)? ${UNTIL}`,
  `\\b(?:casi )?(?:al llegar|llegando|antes de llegar|saliendo) (?:al|a la|a los|del|de la) ${UNTIL}`,
  `\\b(?:por el lado|por la parte de atras|al costado|a orillas?|al borde|al final|a los pies) (?:de la|de los|de las|del|de) (?!(?:casa|pasillo|auto|edificio|cama)\\b)${UNTIL}`,
  `\\b(?:subiendo|bajando|siguiendo|doblando) por (?:el|la|los|las) ${UNTIL}`,
  '\\bestacionamientos? (?:subterraneo )?de(?:l| la| los)? [a-z]+(?: [a-z]+)?',
  '\\b(?:sendero|camino|huella) (?:al|a la|del|de la) (?:mirador|cumbre|laguna|cascada|refugio|playa|salto|cerro)\\b',
  '\\bentre las? calles? [a-z0-9]+(?: [a-z0-9]+)? y [a-z0-9]+(?: [a-z0-9]+)?',
  `\\b(?:up|down|at the (?:top|bottom|foot|end|back) of|along|halfway (?:up|down|along)) (?:the )?(?:steps|hill|lane|track|path|trail|pier|harbou?r|slipway|towpath|canal|river ?bank|cliff|driveway|alley|cul-de-sac|close)\\b${UNTIL}`,
  `\\b(?:a )?(?:\\d+|an?|half an?|quarter|couple of|few) ?(?:a )?(?:miles?|yards|metres|meters|blocks|kilometers|kilometres|feet) (?:past|before|after|north of|south of|east of|west of|from|beyond|short of|outside|off|up from|down from) ${UNTIL}`,
  `\\b\\d+ doors? (?:down|up|along) (?:from )?${UNTIL}`,
  "\\b(?!(?:the|a|an|this|my|our|in|big|whole|and)\\b)[a-z']+ (?:parking lot|car ?park|campground|campsite|trailhead|marina|boat ramp|rest (?:area|stop)|truck stop|toll ?booth)\\b",
  "\\bthere(?:'s| is) an? (?!(?:man|woman|guy|lady|kid|child|boy|girl|dog|fire|car)\\b)[a-z ]{3,30} (?:on the corner|across the (?:road|street)|next door|opposite|outside|nearby|on the left|on the right)",
  `\\b(?:on|at) the corner (?:of|by|with) (?!(?:the )?(?:room|table|kitchen|bed))${UNTIL}`,
  `\\bbetween (?:the )?[a-z0-9 ']{3,30} and (?:the )?[a-z0-9']+(?: [a-z0-9']+)?(?= ?(?:[,.;!?]|$|on\\b|at\\b))`,
  `\\b(?:past|beyond|facing|backing onto|level with|alongside|round the back of|in the car ?park of) (?:the|a) (?!(?:door|stairs|bed|kitchen|hall|window|lobby|lift|desk|counter)\\b)${UNTIL}`,
]

/** How to get in, where inside, which side of the road. */
export const WAY: readonly string[] = [
  '\\b(?:la |el )?(?:puerta|porton|reja|casa|entrada) (?:de [a-z]+ )?(?:esta|queda|quedo|va a estar|estara) (?:[a-z]+ )?(?:abiert[oa]|sin llave|junt[oa]|entreabiert[oa]|cerrad[oa] con llave)',
  '\\b(?:deje|dejo|dejamos|dejare|dejar|abri|tengo|tenemos) (?:[a-z]+ )?(?:la|el) (?:puerta|porton|reja|entrada) (?:[a-z]+ )?(?:abiert[oa]|sin llave|junt[oa])',
  `\\b(?:rejas|portones|puertas|muros|ventanas|paredes|techos) (?:de )?(?:color )?(?:${COLOUR}|fierro|madera|lata)`,
  `\\b(?:mi|un|una|el|la|alguien|yo|mis|los) ?(?:[a-z]+ )?(?:l[oae]s? )?(?:va|van|voy|vamos) a ${WAITS}(?: [a-z]+){0,4}`,
  '\\balguien (?:[a-z]+ )?(?:esperando|afuera|haciendo senas)(?: (?:en|a) la [a-z]+)?',
  `\\b(?:un|una|mi|el|la) ${WHEELS} (?:[a-z]+ )?(?:color )?(?:${COLOUR}|estacionad[oa])(?: estacionad[oa])?(?: (?:afuera|al frente|en la (?:entrada|puerta|calle)))?`,
  `\\bllaves? (?:esta|estan|queda|quedan) (?:debajo|bajo|en|detras|arriba|adentro) ${UNTIL}`,
  `\\bcuidado con (?:el|los) perros?|\\bperros? (?:[a-z]+ )?(?:amarrad|encerrad|suelt|brav)[oa]s?`,
  '\\b(?:pieza|dormitorio|patio|bodega|bano) (?:de atras|del fondo|de adelante|de servicio|matrimonial|de visitas?)',
  '\\b(?:prendi|dejo|deje|prendo|voy a prender|esta) (?:prendida )?(?:la )?luz (?:prendida )?(?:de afuera|del? [a-z]+|afuera|prendida)',
  '\\b(?:clave|codigo|pin|contrasena) (?:de(?:l| la) [a-z]+ )?(?:es )?(?:el )?[#*]?\\d{2,6}\\b',
  '\\bde (?:sur|norte|oriente|poniente|mar|cordillera) a (?:norte|sur|poniente|oriente|cordillera|mar)\\b',
  '\\bcalzada (?:norte|sur|oriente|poniente|derecha|izquierda|central)\\b',
  `\\bpista de (?:ida|vuelta|subida|bajada)\\b${UNTIL}`,
  '\\b(?:primera|segunda|tercera|cuarta|quinta|ultima) (?:casa|puerta|entrada) (?:entrando|a (?:mano )?(?:derecha|izquierda))',
  "\\b(?:front |back |side |main )?(?:door|gate|porch|garage)(?:'s| is| will be|'ll be| has been)? (?:\\w+ )?(?:open|unlocked|propped|on the latch|ajar|locked)\\b",
  '\\b(?:left|leaving|leave|unlocked|opened|open) the (?:front |back |side |main )?(?:door|gate|garage)(?: (?:open|unlocked|on the latch|ajar))?',
  `\\b(?:my|a|the|our|his|her) (?:\\w+ )?(?:${COLOUR_EN} )?${WHEELS_EN} (?:\\w+ )?(?:parked|outside|out front|in the drive\\w*|at the (?:bottom|end|top|gate))${UNTIL}`,
  `\\b${COLOUR_EN} (?:\\w+ )?(?:door|gate|fence|house|garage|porch|shutters?|mailbox|trim|siding|railings?|bungalow|cottage|truck|van|car)(?: (?:out front|outside|parked [a-z ]{3,20}))?`,
  "\\b(?:i'll|i will|we'll|he'll|she'll|they'll|(?:my|the|our) [a-z]+(?:'ll| will| is going to| is)|someone(?:'s|'ll| will| is)?) (?:be )?(?:wait\\w*|meet (?:you|them)|stand\\w*|flag \\w+ down|wave \\w+ (?:down|in)|flagging)(?: [a-z]+){0,5}",
  '\\b(?:first|second|third|fourth|last|end) (?:house|door|bungalow|cottage|driveway|turning|left|right|exit)(?: on (?:the|your) (?:left|right))?(?: (?:past|after|from) [a-z ]{3,24})?',
  '\\b(?:on|in) the (?:north|south|east|west)bound (?:side|lane|carriageway)|\\b(?:left|right)[- ]hand (?:side|lane)|\\bon the (?:central reservation|verge|shoulder|median|slip road|off-?ramp|on-?ramp)\\b',
  `\\b(?:heading|going|driving|travelling|traveling|bound) (?:for |to |towards? )?(?:north|south|east|west|(?:the )?(?:coast|city))\\b`,
  "\\b(?:dog|dogs)(?:'s| is| are)? (?:\\w+ )?(?:tied|loose|locked|friendly|put away|in the (?:yard|garden|kitchen))\\b",
  "\\b(?:gate|door|entry|building|key) code (?:is )?[#*]?\\d{2,6}\\b|\\bcode(?:'s| is) [#*]?\\d{2,6}\\b",
  "\\bkey(?:'s| is|s are) (?:under|in|behind|with|above) [^,.;!?]{3,30}",
  "\\bporch light(?:'s| is)? (?:\\w+ )?on\\b|\\b(?:outside |porch |hall )?lights? (?:is |are )?on\\b",
]
