/** How people picture heavy bleeding without naming it: what it soaks, how far it flies, by the bowlful, like a tap. They widen `signals.ts`. */
const NEAR = '[^.!?]{0,50}'
const CLOTHS_EN =
  '(?:(?:\\w+ )?(?:towels?|shirts?|rags?|pads?|nappies|diapers|sheets?|dressings?|tea ?towels?|rolls? of (?:kitchen|paper)\\w*|bandages?|t-?shirts?))'
const CLOTHS_ES =
  '(?:toallas?|pa(?:n|ñ)ales|trapos?|sabanas?|pa(?:n|ñ)os?|poleras?|camisas?|apositos?|toallas? higienicas?|rollos?|gasas?|vendas?)'
const VESSEL =
  '(?:bowls?|bowlfuls?|buckets?|bucketfuls?|basins?|cupfuls?|sinkful|pints?|litres?|liters?|lavatorios?|baldes?|palanganas?|bacinicas?|ollas?|jarros?|litros?|tazones?|fuentes?|tazas?)'
const GUSH =
  "(?:hose(?:pipe)?|tap|faucet|fountain|sprinkler|geyser|water pistol|burst pipe|running tap|spigot|abattoir|slaughterhouse|butcher'?s?(?: shop)?|crime scene|horror (?:film|movie)|stuck pig)"
const GUSH_ES =
  '(?:manguera|llave abierta|llave|pileta|surtidor|fuente|chorro|grifo|regadera|matadero|carniceria|chancho|pelicula de terror)'

export const BLOOD_LOSS: RegExp = new RegExp(
  [
    // How it leaves
    '(?:sale|salta|bota|brota|saltando|saliendo) (?:[a-z]+ ){0,2}(?:a golpes|a latidos|con cada latido|como latido|a pulsos|a presion)|(?:escup|bot|vomit|devolv|orin)\\w+ (?:[a-z]+ )?(?:puros |unos )?(?:coagulos|cuajarones)|(?:almohada|colchon|sabanas?|frazada|alfombra) (?:[a-z]+ )?(?:empapad|llena de sangre|roja)\\w*',
    `empapando (?:una|la|\\d+|toda la) ${CLOTHS_ES}|\\b${CLOTHS_ES} (?:[a-z]+ )?cada (?:\\d+|un|media|una|cuarto) ?(?:de )?(?:minutos?|hora)|\\bblood\\b[^.!?]{0,50}(?:will not|won't|doesn't|isn't|not) stop\\w*`,
    `(?:shoot|squirt|spurt|pump|jump|spray|gush|puls|pour|jett)(?:s|ing|ed|es)? (?:\\w+ ){0,3}(?:in time|with (?:every|each|his|her) (?:heart ?)?beat|with (?:his|her) (?:heart|pulse)|like (?:a )?${GUSH}|across the|up the wall|at the wall)|(?:hits?|hitting|reach\\w*|up|all up|over|on) the (?:ceiling|wall(?:s|paper)?)\\b(?=${NEAR})(?<=(?:blood|burst|thumb|bleed\\w*|hosepipe|squirt\\w*|spurt\\w*|cut|vein|artery|arm|leg|neck|wrist|fistula)[^!?]{0,120})`,
    `(?:going|it's|coming|pouring|bleeding|comes|out|running|flowing|gone) (?:\\w+ )?like (?:a |an |the )?${GUSH}\\b(?! (?:fire|hydrant))|(?:sale|salta|sangr\\w+|corre|bota|cae|esta|parece|quedo|va) (?:[a-z]+ ){0,3}como (?:de |una? |el |la )?${GUSH_ES}\\b`,
    `(?:arranca|sale|escapa|cuela|pasa|corre|escurre|va|chorrea)(?:ndo)? (?:[a-z]+ )?(?:por )?(?:entre|por) (?:los|mis|sus) dedos|(?:coming|running|pouring|seeping|oozing|squeezing|going|gets?|leaking|bubbling|pumping) (?:\\w+ )?(?:out )?(?:through|between|past) (?:my|his|her|your) fingers|(?:thumb|finger|hand)[^.!?]{0,20}(?:on|over|in) it[^.!?]{0,50}(?:spurt|squirt|ceiling|gush|shoots?|comes straight|pours)`,
    'salpic\\w+ (?:[a-z]+ )?(?:hasta|el (?:techo|espejo)|las paredes|la pared|todo)|(?:hasta|todo) el (?:espejo|techo|cielo) (?:salpic|mancha)\\w+',
    "(?:sigue|siga|esta) cayendo(?! (?:bencina|agua|aceite|petroleo|parafina|liquido|humo|tierra|material))(?: y cayendo)?[^.!?]{0,12}(?:al (?:piso|suelo)|gota)|(?:cinturon|torniquete|cordon|cordel|corbata)[^.!?]{0,50}(?:no corta|no para|sigue (?:cayendo|saliendo|sangrando|botando)|igual (?:sale|sangra))|(?:tourniquet|belt|tie|strap)[^.!?]{0,50}(?:still (?:coming|bleeding|pumping|going)|keeps? (?:coming|bleeding)|isn't (?:stopping|holding)|not (?:stopping|holding))",
    `(?:nariz|narices|encia|muela|oido|variz|varice|ulcera|fistula|herida|corte|tajo|cuello)\\b${NEAR}(?:chorre\\w+|a chorros|borboton\\w*|sin parar|no (?:le )?corta)`,
    // How much there is
    `(?:burn(?:ed|t)?|gone|soak(?:ed|ing)?|bled|been|went|getting|go(?:ing)?|on|filled|used)(?: \\w+)? (?:right )?(?:through|up|to) (?:(?:my|the|her|his|\\d+|a) )?(?:\\w+ )?(?:\\d+ |second |third |fourth |third )?${CLOTHS_EN}\\b|\\b(?:\\d+|several|third|fourth|second|every) ${CLOTHS_EN}[^.!?]{0,16}(?:soaked|full|drenched|sodden|wringing)|(?:pad|towel)s? (?:an|every|each) (?:hour|half|few|\\d+)`,
    `\\b(?:van|llevamos|llevo|empap\\w+|moj\\w+|llen\\w+|cambi\\w+|gast\\w+|usad[oa]s?|pasado|tercera?|cuart[oa]|segunda) (?:como |ya |mas de |por |la |el )*(?:\\d+ |varias |varios |muchas |hartas |unas )?${CLOTHS_ES}\\b`,
    `\\b(?:\\d+(?:nd|rd|th)?|second|third|half(?: a| the)?|whole|another|by the|full|full of|medio|media|otro|segundo|tercer|un|\\d+ ) ?(?:washing-up |mixing |dish |de )?${VESSEL}\\b(?=${NEAR}(?:blood|dark|red|clots?|liver|sangre|cuajar|coagul|oscur|roj|negr))|(?:blood|sangre|bringing it up|throwing it up|coughing it up|vomit\\w+|botando|devolviendo)${NEAR}\\b(?:by the|second|third|half a|otro|medio|segundo|\\d+) ?(?:washing-up )?${VESSEL}`,
    '(?:clots?|lumps|cuajar\\w+|coagulos?)[^.!?]{0,20}(?:size of|big as|like (?:liver|jelly|eggs|plums|golf|lemons)|as big|del porte|del tamano|como (?:higado|jalea|huevos?|limones|ciruelas))|like (?:liver|coffee grounds)\\b|como (?:higado|borra de cafe|concho de cafe)',
    "\\b(?:puddle|pool|lake)(?:'s|s)?\\b[^.!?]{0,30}(?:running|growing|spreading|getting bigger|under (?:the|him|her)|round (?:him|her)|of (?:it|blood))|(?:poza|charco|laguna)\\b[^.!?]{0,20}(?:de sangre|roj|crec|agrand|abajo de|debajo de(?:l| el| ella))|(?:it's |blood(?:'s)? )(?:in|filling|soaking|down|all down|through) (?:my|his|her|both) (?:slipper|shoe|boot|sock|jeans|trouser|mattress)s?\\b",
    "que(?:do|da|dado) (?:sin|seco|seca) (?:una gota )?(?:de )?sangre|(?:bled|bleeding) (?:out|dry|white)|how much (?:more )?(?:blood )?(?:he|she)'s (?:got|lost)|(?:had|has|got|have) that much (?:blood )?in (?:her|him|them)",
    // A vessel that opened
    "(?:se (?:le |me )?)(?:abrio|revento|rompio|solto|salio) (?:la|el|una?) (?:[a-z]+ )?(?:fistula|variz|varices?|vena|arteria|aneurisma|injerto|cateter de dialisis)|(?:fistula|graft|varicose vein|vein|artery|aneurysm|stoma|lump)(?:'s| has| is|'s just| just)? (?:\\w+ )?(?:burst|blown|blew|popped|ruptured|opened|split|gone|torn)|(?:neck|groin|throat|femoral|jugular|cuello|ingle|yugular)[^.!?]{0,30}(?:spurt\\w*|pump\\w*|hole|squirt\\w*|tajo|abiert\\w+|brot\\w+)",
  ].join('|'),
)

/** It looked like blood. */
export const NOT_BLOOD =
  /\b(?:beet ?root|ketchup|tomato (?:sauce|juice|soup)|red paint|nail (?:polish|varnish)|cranberry|red wine|ribena|kool-?aid|betarraga|salsa de tomate|jugo de (?:granada|betarraga|tomate)|pintura roja|vino tinto|esmalte|colorante)\b|(?:it's|that's|is) (?:not|no) blood\b|no es sangre|isn't blood/
