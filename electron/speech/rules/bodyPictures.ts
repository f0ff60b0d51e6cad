/** How people picture a stroke, a fight for breath, a chest under a weight, a sugar too low to read, a heap on the road. They widen `signals.ts`. */
const NEAR = '[^.!?]{0,60}'
const VEHICLE = '(?:bus|micro|camion\\w*|auto|furgon|moto|liebre|colectivo|tractor|van|jeep)'
const VEHICLE_EN = '(?:car|truck|van|bus|coach|lorry|suv|pickup|minivan|motorbike|bike|scooter|quad|moped)'

/** Half the face, one hand, words that no longer hold together. */
export const STROKE_PICTURED: RegExp = new RegExp(
  [
    '(?:media|la mitad de la|un lado de la|el lado [a-z]+ de la) cara\\b[^.!?]{0,30}(?:abajo|derret\\w+|chorre\\w+|caid\\w+|muert\\w+|colg\\w+|dormid\\w+|se (?:le )?(?:fue|cayo))|habla (?:[a-z]+ )?(?:con|como con) (?:una )?(?:papa|pelota|algodon|piedra|lengua) (?:caliente )?en la boca|(?:lengua|palabras?) (?:[a-z]+ )?(?:como (?:trapo|de trapo|dormida|papilla)|no le calzan|salen (?:cambiad|revuelt|como papilla)\\w*)',
    `se le (?:cae|cayo|resbala|suelta) (?:[a-z]+ ){0,4}de la mano (?:derecha|izquierda|mala)|(?:mano|brazo) (?:[a-z]+ ){0,3}(?:como (?:si fuera )?(?:de otro|ajen[oa]|de trapo|muert[oa]))`,
    "(?:words?|talk\\w*|speech)(?:'s|s| are| is)? (?:\\w+ ){0,2}(?:coming out )?(?:like (?:soup|mush|porridge|mashed potato\\w*|marbles|treacle)|all (?:mush|mushed|mushy|mashed|mixed up|back to front|wrong|jumbled)|mush)|(?:mouth|talking like (?:she's|he's) got a mouth) full of (?:marbles|cotton|mashed|potato\\w*)",
    `(?:hand|arm|leg)(?:'s| is)?\\b[^.!?]{0,30}(?:somebody else's|someone else's|belong\\w* to (?:somebody|someone) else|like a dead fish|won't do what)|(?:half|one side of|the left of|the right of) (?:his|her) face${NEAR}(?:melt\\w*|slid\\w*|like wax|hanging|dropp\\w*)`,
  ].join('|'),
)

/** One word, one breath. */
export const WORD_BY_WORD =
  /\bde a (?:palabrit?as?|una palabra|2 palabras)|una palabra y (?:toma|respira|para|descansa)|(?:gets?|getting|manages?) (?:out )?(?:\w+ )?(?:2|two|3|three|1|one|a couple(?: of)?|a few) words?\b[^.!?]{0,16}(?:and|then|before|at a)|(?:2|two|3|three|one|1) words? and (?:then )?(?:she|he|i)?(?:'s| has| have)? ?(?:to )?(?:stops?|gasps?|breath\w*|rests?|puffed)|no (?:termina|completa|alcanza a terminar) (?:las |una |la )?(?:frases?|palabras?|oracion\w*)/

export const FOUGHT_FOR: RegExp = new RegExp(
  [
    `(?:hund\\w+|met\\w+|chup\\w+|marc\\w+) (?:[a-z]+ ){0,5}(?:clavicul\\w+|entre las costillas|el cogote|el cuello|abajo del cuello|el hoyito|las costillitas?)|(?:skin|chest|neck|throat|ribs|belly)\\b[^.!?]{0,20}suck\\w* in|suck\\w* in (?:over|above|under|between|at) (?:his|her|the) (?:collar\\w*|ribs|neck|throat)|shoulders (?:are )?(?:going|heaving|up round|up by|pumping)[^.!?]{0,24}(?:bellows|ears|breath)`,
    `(?:puf|puff|inhalador|salbutamol)\\b${NEAR}(?:ni cosquillas|no le hace nada|como si nada|no hace efecto|no (?:lo|la) (?:mejora|alivia)|como (?:10|15|20|diez) veces)|(?:goes|puffs|blasts|hits) (?:of|on) (?:the|his|her) (?:blue (?:one|inhaler|puffer)|inhaler|puffer|pump|ventolin|albuterol|nebuli\\w+)\\b${NEAR}(?:not (?:touch\\w*|help\\w*|shift\\w*|done)|nothing|hasn't|isn't|no (?:good|use|better))|(?:nariz|narices|aletas) (?:[a-z]+ )?(?:abriendo|aleteando)|nostrils (?:are )?flar\\w+`,
  ].join('|'),
)

export const WEIGHT_ON_CHEST: RegExp = new RegExp(
  `\\b(?:pecho|chest|breastbone|esternon)\\b${NEAR}(?:como (?:si|un|una)[^.!?]{0,30}(?:camion|elefante|peso|piedra|auto|losa|yunque|caballo|saco|encima|prensa|morsa)|like (?:there's |i've got |somebody's |someone's |a |an |it's )*(?:\\w+ )?(?:elephant|truck|car|horse|bricks|vice|vise|weight|clamp|sitting|stood|standing|anvil|belt))|(?:elephant|truck|weight|camion|elefante|yunque) [^.!?]{0,20}(?:on|en|encima de|sobre) (?:my|his|her|mi|su|el|la) (?:chest|pecho)|(?:brazo|mandibula|quijada|hombro) y (?:el |al )?pecho\\b(?! (?:lo|la|se))|(?:arm|jaw|shoulder) and (?:\\w+ )?chest\\b(?=[^.!?]{0,20}(?:hurt|ach|pain|tight|numb|[.,!]))`,
)

/** The meter is below what it can read, or nothing was eaten on the insulin. */
export const TOO_LOW: RegExp = new RegExp(
  [
    '\\b(?:says?|reads?|got|showing|shows|flashing|just|gives|comes up) (?:\\w+ )?(?:lo|l-o|low)\\b[^.!?]{0,20}(?:screen|meter|monitor|display|gadget|phone|sensor|libre|reader|machine)|\\b(?:screen|meter|monitor|display|gadget|sensor|reader)\\b[^.!?]{0,30}(?:says?|reads?|got|just|showing|flashing) (?:\\w+ )?lo\\b',
    '(?:maquinita|aparato|glucometro|pantalla|sensor)\\b[^.!?]{0,30}(?:dice|marca|sale|muestra|puro) (?:[a-z]+ )?(?:lo\\b(?! que|s )|low|bajo)',
    "(?:did|had|took|taken|given|injected|done|jabbed) (?:his|her|my|the) (?:insulin|jab|novorapid|humalog)\\b[^.!?]{0,40}(?:never|didn't|hasn't|not|without|no) (?:ate|eat|eaten|eating|have|had|touch\\w*|dinner|breakfast|lunch|tea|food)|se (?:puso|inyecto|coloco) la insulina y no (?:comio|almorzo|desayuno|cen[oó]|tomo once|ha comido)",
  ].join('|'),
)

export const WRECKED: RegExp = new RegExp(
  [
    `\\bse (?:nos |me )?(?:tumbo|ladeo|dio vuelta|acosto|fue de lado|dio vueltas) (?:el|la|un|una) ${VEHICLE}\\b|\\b${VEHICLE} (?:[a-z]+ ){0,3}(?:se (?:tumbo|acosto|dio vuelta|fue cerro abajo|salio en la curva|fue contra)|patas arriba|ruedas (?:para|pa'?) arriba|de guata)`,
    `(?:went|gone|ran|slid|come|came|skidded|veered) off the (?:road|highway|bend|motorway|off-ramp|bridge)\\b|\\b${VEHICLE_EN}(?:'s| is| was)? (?:\\w+ )?(?:on its (?:side|roof|lid)|in (?:the|a) (?:ditch|hedge|river|canal|median)|wheels up)|(?:hit|struck|clipped|smacked|took out|reversed into|backed into|ploughed into|wrapped (?:it )?round|into) (?:a|the|another|some) (?:\\w+ ){0,2}(?:(?:utility|telephone|power|light|lamp|telegraph) (?:pole|post)|pole|lamp ?post|guard ?rail|guardrail|oak|bollard|trolley bay|hydrant|central reservation|barrier|hedge)\\b|off (?:the|his|her|a) (?:scooter|moped|e-?scooter|motorbike|pushbike)\\b`,
  ].join('|'),
)

export const FEVERISH =
  /\b(?:con|tiene|anda con|marco|marca) (?:38|39|40|41)(?:[.,]\d)?(?: y medio| grados| y algo)?\b(?= (?:y medio|grados|de (?:fiebre|temperatura))|[^.!?]{0,16}no (?:le|se la) baja)/

export const ALIGHT =
  /\bchip pan\b|\b(?:sarten|olla|freidora)\b[^.!?]{0,20}(?:se (?:prendio|encendio|inflamo)|en llamas|ardiendo)/
