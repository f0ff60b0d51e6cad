/** How people picture somebody who is held fast: under a weight, in a machine, buried, shut in, folded into a car. They widen `signals.ts`. */
const NEAR = '[^.!?]{0,60}'
const LIMB_ES =
  '(?:manos?|brazos?|dedos?|piernas?|pies?|pelo|mangas?|muneca|cabeza|cuerpo|munecas?|polera|pechera|tobillos?)'
const LIMB_EN = '(?:hands?|arms?|fingers?|legs?|foot|feet|hair|sleeve|wrists?|head|thumbs?|scarf|ankles?)'
const HEAVY_ES =
  '(?:autos?|camion(?:eta)?|tractor|furgon|moto|micro|bus|coloso|carro|arbol|tronco|rama|muro|muralla|pared|techo|losa|viga|escombros|grua|retroexcavadora|maquina|ropero|refrigerador|cuatrimoto|rastra|derrumbe|tierra|rocas?|piedras?|pallets?|contenedor|rollo|vaca|caballo|poste|rueda|ruedas|vehiculo|estante|andamio|porton)'
const HEAVY_EN =
  '(?:car|truck|tractor|van|lorry|quad|trailer|tree|trunk|wall|roof|beam|rubble|digger|crane|machine|wardrobe|fridge|forklift|atv|bus|bike|motorbike|engine|boulder|rocks?|pallets?|container|slab|mower|steer|cow|horse|train|tram|wheels?|vehicle|rig|plow|combine|piano|shelv\\w+|bookcase|scaffold\\w*)'
const LOOSE_ES = '(?:tierra|arena|barro|lodo|grano|trigo|maiz|nieve|escombros|ripio|material|aserrin|guano|fango|chips)'
const WAIST_ES = '(?:cintura|pecho|cuello|tetillas|rodillas?|hombros?|guata|cogote|muslos?|pera|axilas)'
const WAIST_EN = '(?:belt|waist|chest|neck|knees?|shoulders?|armpits?|thighs?|hips?|chin|middle)'
const LIFT_EN = '(?:lift|elevator)'
const CHILD =
  "(?:baby|bairn|toddler|kid|child|son|daughter|little (?:one|boy|girl|lad)|grandson|granddaughter|guagua|bebe|nin[oa]|hij[oa]|niet[oa]|he's|she's|him|her)"

/** Held, whatever the call is about: no more is needed for the alert. */
export const HELD: RegExp = new RegExp(
  [
    // Under what weighs
    `\\b${HEAVY_ES}\\b (?:[a-z]+ ){0,3}se (?:le|les|me|nos) (?:vino|fue|cayo) (?:encima|arriba|abajo)\\b`,
    "(?:ceiling|roof|wall|floor|building|trench|bank|tunnel)(?: has|'s)? (?:\\w+ )?(?:came|come|fell|fallen|caved|gave) (?:in|down) on\\b",
    `(?<!\\blo que )(?:esta|estan|quedo|quedaron|sigue|siguen|metid[oa]) (?:[a-z]+ ){0,3}(?:debajo|abajo|bajo) (?:de |del )(?:[a-z]+ ){0,2}${HEAVY_ES}\\b`,
    `\\b${HEAVY_ES}\\b[^.!?]{0,24}(?:se (?:dio|di) vuelta|volc\\w+|se tumbo|se le (?:vino|fue) encima)${NEAR}(?:\\besta|\\bquedo|\\bsigue) (?:[a-z]+ )?(?:abajo|debajo)\\b`,
    `(?:le|les|se le|nos) (?:cayo|vino|quedo) (?:encima|arriba) (?:un|una|el|la|todo el|toda la) (?:[a-z]+ ){0,2}${HEAVY_ES}`,
    `(?:'s|is|are|was|got|still|stuck|trapped|lying|legs?|arms?) (?:\\w+ )?(?:under|underneath|beneath) (?:the|a|an|that|his|my|her|this) (?:[a-z]+ ){0,2}${HEAVY_EN}\\b(?! (?:roof|light|shade))`,
    `\\b${HEAVY_EN}(?:'s| is| has)? (?:\\w+ )?(?:rolled|tipped|landed|come down|came down|toppled|flipped|on top)(?: over)? (?:of |on |onto )(?:top of )?(?:him|her|me|them|us|my|his)\\b`,
    `(?:roof|dash\\w*|steering wheel|engine|console|door)(?:'s| is| are)? (?:\\w+ ){0,3}(?:in (?:his|her|my) lap|(?:on|onto|against|into) (?:his|her|my) (?:legs?|thighs?|chest|knees?|lap|feet|foot))|\\b(?:pinning|squashing|crushing) (?:him|her|them|me)\\b`,
    `(?:manubrio|volante|tablero|motor|asiento)${NEAR}(?:(?:incrustad|enterrad|metid)[oa] en|(?:contra|encima de) (?:el pecho|las piernas|la guata))`,
    // Between two things
    '(?:como|hecho|hecha) (?:un )?sandwich|(?:prensad|aplastad|incrustad|encajad|ensartad|apretad)[oa]s? (?:\\w+ )?(?:entre|contra|bajo|debajo|por|con el volante|adentro|en la)|se (?:lo|la) (?:trago|prenso|agarro) la (?:maquina|correa|cinta|prensa)',
    '\\b(?:sandwiched|squashed|wedged|jammed|crushed|squeezed|mashed) (?:\\w+ )?(?:between|against|under|underneath|in between|behind)\\b(?! (?:jobs|shifts))',
    // Part of the body in a machine
    `(?:le|me|se le) (?:comio|trago|chupo|pesco|pillo|engancho) (?:el|la|los|un) (?:zapato|zapatilla|manga|ropa|${LIMB_ES})\\b|\\b(?:${LIMB_ES}|zapato|anillo) (?:[a-z]+ )?no (?:le |me )?sale\\b`,
    `(?:took|got|grabbed|ate|sucked|pulled|swallowed|drew) (?:in )?(?:his|her|my) (?:whole )?${LIMB_EN} (?:in |up |right )*(?:to|past|in to) the (?:elbow|wrist|shoulder|knee|ankle|thigh)|(?:slid|fell|fallen|slipped|dropped|gone) (?:down )?(?:behind|between|inside) the (?:\\w+ )?(?:boiler|wall|walls|sofa|rocks?|machine|tank|radiator|gap|bed|wardrobe|engine|platform|train)\\b`,
    `\\b(?:agarr|atrap|prens|trag|chup|enganch|enrosc|tom)(?:o|aron) (?:la|el|los|las) (?!peso|aire)${LIMB_ES}\\b(?! (?:a|de) (?:la|el) (?:guagua|nin|perr))(?=${NEAR}(?:maquina|rodillo|correa|sobadora|prensa|cinta|cadena|engranaje|moledora|no (?:la|lo|se|me|le)|metid))`,
    `\\b${LIMB_ES} (?:[a-z]+ ){0,3}(?:metid|trabad|atascad|prensad|agarrad|encajad|atorad|enredad|pegad)[oa]s? (?:[a-z]+ )?(?:en (?!el pelo|la boca|agua)|hasta|entre|dentro|adentro)`,
    `\\b${LIMB_EN}(?:'s|s| is| are| got| was| has| been| gone| went)* (?:\\w+ )?(?:drug|dragged|pulled|sucked|caught|stuck|drawn|jammed|wedged|trapped|snagged|wound|mangled) (?:up )?(?:in|into|between|under|inside|through|down)\\b`,
    "(?:rollers?|machine|press|belt|auger|mangle|door|grinder|blades?)[^.!?]{0,24}(?:won't|will not|isn't|doesn't) (?:let go|back off|release|open|let (?:him|her|me) go)",
    // Buried, sinking
    `\\b${LOOSE_ES}\\b (?:[a-z]+ )?(?:llega|cubre|tapo|tapa|sepulto|esta llegando) (?:[a-z]+ ){0,2}${WAIST_ES}|(?:enterrad|tapad|hundid|sepultad|metid)[oa] (?:[a-z]+ ){0,4}hasta (?:el|la|las|los) ${WAIST_ES}`,
    `(?:'s|is|buried|sunk|stuck|up) (?:\\w+ )?(?:in (?:it|there|the \\w+) |up )?to (?:his|her|my) ${WAIST_EN}\\b(?= in\\b|,| and| now|\\.|$)(?<!\\bpants[^.]{0,30})|(?:waist|chest|neck|knee|shoulder)[- ]deep in|(?<!(?:sign|mailbox|postbox|hydrant|house|keys?|number|gate|post|drive\\w*)(?:'s| is| was)? )(?:buried|sunk|sinking) (?:\\w+ )?(?:in|under|up to) (?:the |a )?(?:grain|corn|beans|soybeans|sand|mud|snow|dirt|rubble|slurry|earth|silt|quicksand)\\b`,
    '(?:zanja|excavacion|pique|mina|socavon|tunel|pirquen|galeria|calicata)[^.!?]{0,40}(?:se (?:vino|derrumb|tapo|cerro|desmoron|hundi)|derrumb)|se (?:tapo|derrumbo|hundio|cerro|vino abajo|desmorono) (?:el|la) (?:[a-z]+ )?(?:pique|mina|socavon|tunel|zanja|galeria|excavacion)|otro lado del (?:material|derrumbe|desprendimiento|tapon)',
    "(?:trench|mine|tunnel|shaft|sandpit|excavation|silo|bin|tunnel|burrow)(?:'s| has)? [^.!?]{0,24}(?:caved|collapsed|fell in|gave way|come in on|came in on)|\\bcave-?in\\b",
    // Pulled at for nothing
    '(?:tironeamos|tiramos|jalamos|levantamos|empujamos|forcejeamos|tratamos de (?:sacarl|levantarl|soltarl|tirarl)\\w+|hicimos palanca|escarbamos)[^.!?]{0,50}(?:no hay caso|ni se mueve|no se mueve|no (?:lo|la|los) (?:podemos|pudimos|movemos)|no sale|no cede|no afloja|como (?:fragua|cemento|roca))',
    "(?:tried|been|we're|are) (?:lifting|pulling|prying|tugging|heaving|dragging|jacking|yanking|shifting)[^.!?]{0,50}(?:budg\\w+|no use|no good|won't (?:move|shift|come|go)|can't (?:move|shift|get))|no getting (?:him|her|them) (?:out|through|loose|free)|(?:peel|cut|saw|pry|prise) (?:that|the|this) (?:car|roof|door|van|truck|metal)\\b|(?:cut|pry|prise|dig|saw) (?:him|her|them|me) (?:out|free|loose)\\b",
    // Folded metal
    '(?:auto|camion\\w*|furgon|cabina|vehiculo|camioneta)[^.!?]{0,24}(?:acordeon|hech[oa] (?:un )?(?:bollo|pelota|chatarra)|aplastad[oa] como|amasijo)|puros? fierros?\\b|fierros? (?:doblad|retorcid)os?|entre los fierros',
    '(?:car|cab|front|van|truck)[^.!?]{0,24}(?:accordion|concertina\\w*|crumpled (?:around|onto|on|up on)|folded (?:around|up))',
    // Shut in
    "encerrad[oa]s? (?:en|adentro|dentro)[^!?]{0,60}no (?:puedo|podemos|puede|logro|hay como|se puede) (?:abrir|entrar|sacarl|llegar)\\w*|(?:locked|shut|stuck) in the (?:bathroom|toilet|loo|room|bedroom|shed|basement|cupboard)[^!?]{0,60}(?:can't|cannot|won't) (?:\\w+ )?(?:open|get in|reach|budge)",
    `(?:esta|estan|quedo|sigue) (?:[a-z]+ ){0,2}hasta (?:el|la|los) ${WAIST_ES} (?:de|en|con) (?!pega|trabajo|deudas|problemas|gente|todo)`,
    `\\b${LIFT_EN}\\b[^!?]{0,50}(?:between|halfway|stopped|died|stuck|jammed|broke\\w*|conked)\\b(?:(?=[^!?]*(?:i'm|we're|\\bus\\b|inside|press))|(?<=(?:\\bin|inside|i'm|we're|he's|she's|they're) (?:\\w+ )*?(?:the |a )?(?:\\w+ )?${LIFT_EN}[^!?]{0,80}))|\\bascensor\\b[^.!?]{0,40}(?:entre (?:el )?\\d+ y|entre (?:dos )?pisos|se (?:paro|quedo|detuvo|tranco|pego) (?:con|y))|(?:quede|quedamos|estoy|estamos|quedo|quedaron) (?:[a-z]+ ){0,2}(?:en|adentro|dentro) (?:de |del )?(?:el |un )?ascensor`,
    `(?:locked (?:itself|himself|herself|themselves)|(?:keys?|fob)(?:'s|s| are| is)? (?:\\w+ ){0,2}(?:inside|in|on) (?:the|it|with))[^!?]{0,120}\\b${CHILD}\\b|\\b${CHILD}\\b[^!?]{0,80}(?:locked (?:itself|in the (?:car|van|boot|truck))|(?:keys?|fob)(?:'s|s| are| is)? (?:\\w+ ){0,2}(?:inside|on the (?:\\w+ )?seat|in the (?:boot|ignition|trunk)))`,
    `(?:llaves? (?:[a-z]+ ){0,3}(?:adentro|dentro)|se (?:cerro|tranco|bloqueo|trabo) (?:el|la|con) (?:auto|camioneta|puerta|seguro|furgon|llave)|(?:auto|camioneta|furgon) (?:[a-z]+ )?se (?:cerro|bloqueo|tranco))[^!?]{0,90}\\b(?:guagua|bebe|nin[oa]|hij[oa]|niet[oa]|cabr[oa] chic[oa]|hermanit[oa])\\b|\\b(?:guagua|bebe|nin[oa]|hij[oa]|niet[oa])\\b[^!?]{0,50}(?:encerrad|adentro|dentro)[^!?]{0,50}(?:llaves?|seguro|auto)`,
    'hanging (?:on )?(?:to |off |from )(?:the )?(?:edge|ledge|side|cliff|branch)|stuck (?:half ?way )?(?:down|up|on) (?:the|a) (?:cliff|ledge|pylon|crane|mast|tower|chimney|drain|pipe|rope)|belted in(?:to)? the (?:cab|seat|car)|(?:atascad|atorad|colgad)[oa] (?:en|del?) (?:la|el|un|una) (?:reja|chimenea|torre|ducto|grua|antena|acantilado|roca|arnes)',
  ].join('|'),
)

/** Was held, and is not any more. */
export const FREED =
  /\b(?:(?:is|'s|are|'re|got (?:him|her|them)) (?:\w+ )?out now|(?:managed to|we've) (?:get|got|pull(?:ed)?|free[d]?) (?:him|her|them) (?:out|free|loose)|came loose|ya (?:salio|salieron|salimos|l[oa]s? (?:sacamos|sacaron|saque|soltaron|soltamos)|esta afuera|estan afuera))\b/
