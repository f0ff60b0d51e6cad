/** How people picture a blocked throat and a stopped heart. They widen `signals.ts`. */
const NEAR = '[^!?]{0,90}'
const MORSEL_ES =
  '(?:longaniza|choripan|carne|asado|anticucho|uva|pan|hueso|mani|moneda|tap(?:a|ita)|bolita|pila|juguete|pedazo|trozo|completo|vienesa|aceituna|caramelo|dulce|chicle|globo|pastilla|remedio|lego|boton|sopaipilla|empanada|marraqueta|manzana|palta|pollo|fruta|frutilla|chocolate|goma|pepa|cuesco)'
const MORSEL_EN =
  '(?:grape|balloon|lego|steak|sausage|hot ?dog|meat|chicken|bread|toast|apple|peanut|nut|sweet|candy|lolly\\w*|gum|coin|penny|bead|marble|toy|bone|crisp|chip|popcorn|cherry|tomato|bagel|burger|pizza|pancake|marshmallow|cracker|button|battery|olive|carrot|pretzel|taco|jawbreaker|cheese)'
const VOICELESS_ES =
  '(?:no (?:le |me )?(?:sale|bota|hace|emite|tira|suena) (?:la |ni )?(?:voz|sonido|ruido|un (?:sonido|ruido|pio)|nada de ruido|ningun (?:ruido|sonido))|no (?:hace|bota|emite) ni un(?:a)? (?:ruido|sonido|pio|quejido|tos)|sin (?:poder )?(?:hacer )?(?:ruido|sonido|voz)|se (?:agarra|toma|aprieta|tira) (?:[a-z]+ )?(?:el |la |del )?(?:cogote|cuello|garganta|pescuezo)|como (?:betarraga|berenjena|ciruela|tomate)|abre la boca y (?:no|nada)|boquita abierta|boca abierta y)'
const VOICELESS_EN =
  "(?:(?:no|not a|without a|isn't a|there's no|not any) (?:noise|sound|cry|peep|squeak|cough|voice)\\b|(?:making|makes|made) no (?:noise|sound)|(?:cannot|can't|couldn't|not|won't|isn't) (?:\\w+ )?(?:make|making) (?:a|any) (?:noise|sound)|mouth(?:'s)? (?:wide )?open|(?:claw|grabb|clutch|hold|point)(?:ing|s) (?:at )?(?:\\w+ )?(?:his|her|their|its) (?:\\w+ )?(?:throat|neck)|clawing at|(?:the )?colou?r of a (?:plum|beet\\w*|grape|aubergine)|can't (?:get|draw|suck|pull) (?:\\w+ ){0,2}(?:in or out|air|a breath))"

export const BLOCKED: RegExp = new RegExp(
  [
    `\\b${MORSEL_ES}\\b${NEAR}${VOICELESS_ES}|${VOICELESS_ES}${NEAR}\\b(?:comiendo|comio|tragar|${MORSEL_ES})\\b`,
    `\\b${MORSEL_EN}s?\\b${NEAR}${VOICELESS_EN}|${VOICELESS_EN}${NEAR}\\b(?:eating|ate|swallow\\w*|${MORSEL_EN})s?\\b`,
    `no (?:bota|hace|emite|saca) ni un (?:ruido|sonido)[^!?]{0,40}(?:saltos|salta|morad|patale)|se agarra el (?:cogote|cuello|pescuezo)|se (?:le )?fue (?:entero|entera|derecho) (?:la|el|un|una)? ?${MORSEL_ES}?\\b(?=${NEAR}(?:tos|respir|aire|morad))`,
    "can't get (?:owt|nowt|anything|nothing|any|air) in (?:or|and) out|(?:clawing|grabbing|clutching|pointing) at (?:his|her) (?:throat|neck)|(?:breathed|sucked|inhaled|swallowed)(?: \\w+)? (?:it )?(?:in|down) (?:sharp|the wrong|whole|a \\w+)|(?:hands|both hands) (?:round|around|at|to|on) (?:his|her) (?:own )?(?:throat|neck)\\b(?! and (?:squeez|chok))",
    // A tube in the neck that lets nothing through
    "(?:trach\\w*|tubes? in (?:her|his|my) (?:neck|throat)|stoma|laryngectomy)[^!?]{0,60}(?:bung\\w*|block\\w*|plugg\\w*|clogg\\w*|solid|no air|can't (?:suction|clear)|came out|come out|fell out)|(?:canula|traqueo\\w*|tubito del cuello)[^!?]{0,60}(?:tap\\w+|no pasa|sali\\w+|bloque\\w+|llen\\w+)",
  ].join('|'),
)

/** No voice gets past it. */
export const VOICELESS: RegExp = new RegExp(
  `${VOICELESS_ES}|${VOICELESS_EN}|no air\\b|in (?:or|and) out\\b|\\bno pasa (?:nada de )?aire`,
)

/** It came out by itself, and the voice with it. */
export const CAME_OUT =
  /(?:l[ao] (?:escupio|boto|vomito|expulso|tosio|devolvio)|salio (?:volando|disparad\w+|el pedazo|la moneda|sol[oa])|ya (?:l[ao] )?(?:salio|boto|escupio|paso)\b|berre\w+|llorando a (?:todo|grito)|flew out|popped out|shot out|came (?:flying |right |straight )?out|(?:coughed|spat|spit|threw|brought|sicked|hacked) it (?:up|out)|it's out\b|\bbawling|screaming (?:the place|his head|her head|blue murder))/

/** Hands on the chest, pads, a machine that speaks, a neck without a beat. */
export const STOPPED: RegExp = new RegExp(
  [
    '(?:hundiendo|apretando|empujando|bombeando|presionando|aplastando)(?:le|lo|la)? (?:[a-z]+ )?(?:el|en el|al) pecho|(?:dandole|haciendole|dale|le (?:hace|hacen|dan|doy|estoy haciendo)) (?:[a-z]+ )?(?:masaje|maniobras|compresiones|bombeo|reanimacion)|maquina de los (?:golpes|choques)|(?:pusimos|puse|pusieron|pego|pegaron) los parches|desfibrilador (?:dice|dio|descarg|manda|ordena)\\w*|(?:dio|mando|tiro|pego) (?:la |una |el )?(?:descarga|chispazo|golpe electrico|choque) (?:y|el desfib|la maquina)',
    "(?:going|pushing|pumping|pressing|working|been|banging|been down) (?:up and down )?(?:on|at) (?:his|her|the|their) chest\\b(?! (?:pain|infection|hurts|x-ray))|(?:felt|heard|feel) (?:his|her|the|a|some) ribs? (?:go|crack|pop|break|snap)|(?:put|stuck|got|slapped) (?:the )?(?:pads?|stickers) on (?:him|her|his|them)|(?:machine|box|thing|aed|defib\\w*|it)(?:'s| has|'s just| just)? (?:\\w+ )?(?:shocked|zapped|jolted) (?:him|her|them)|(?:shock(?:ed)? (?:advised|delivered)|no shock advised|stand clear)|talking box|(?:doing|giving|started|carry on with|keep up) (?:the )?(?:mouth to mouth|rescue breaths|chest pushes|the pushing)(?=[^!?]*(?:chest|pads|shock|zap|breath))",
    "(?:fingers|hand|felt|checked|feeling|checking)[^.!?]{0,30}(?:carotid|pulse|neck|wrist|groin)[^.!?]{0,50}(?:zip|nothing|nada|zilch|not a (?:thing|beat|flicker)|nowt|no beat|can't (?:feel|find))|(?:toco|tocando|toque|busco|busque|tome|tomo)[^.!?]{0,30}(?:cuello|pulso|muneca|carotida)[^.!?]{0,40}(?:nada|no (?:late|hay|siento|encuentro|corre))|(?:flat ?lined|flat lining|went flat|asystole|no rhythm|v-?fib|asistolia)",
    "(?:not|hasn't|ain't|isn't) (?:took|taken|taking|had|drawn|drew) (?:a|one|another|any|1) (?:single )?breath\\b(?: on (?:his|her) own)?|(?:like|cold as|colour of|color of|grey as) (?:candle )?wax\\b(?=[^!?]*(?:chest|breath))",
  ].join('|'),
)
