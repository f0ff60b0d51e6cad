/** How people picture a birth that will not wait: the body that pushes alone, no pause between pains, what already shows. They widen `signals.ts`. */
const NEAR = '[^.!?]{0,60}'
const EXPECTING = '\\b(?:due|weeks|months?|labou?r|push\\w*|baby|pregnan\\w*|waters?|contraction\\w*|expecting)\\b'

export const ARRIVING: RegExp = new RegExp(
  [
    '(?:le |se le |le estoy )?(?:siento|toco|veo|siente|toca|viendo|tocando) (?:la|el|una|un) (?:cabecita|cabeza|pelito|mollera|coronilla)\\b(?=[^!?]{0,40}(?:guagua|beb|piernas|hijo|salir|saliendo))',
    "(?:squatting|crouching|on all fours|legs apart)[^.!?]{0,50}(?:hair|head|something|bulge) (?:is |'s )?(?:\\w+ )?(?:showing|coming|out|there)",
    '(?:el )?cuerpo (?:le |me |la )?(?:empuja|puja)|(?:puro |esta |anda )empujando\\b(?=[^!?]*(?:cuerpo|guagua|bebe|hijo|senora|cama|pieza|semanas|meses))(?! (?:el|la|un|al|los|a) )|(?:empuja|puja) (?:sol[oa]|aunque no quiera|sin querer)|no (?:se |lo )?puede (?:aguantar|parar) (?:de pujar|la fuerza|las ganas de (?:pujar|hacer fuerza))|(?:le |me )dan (?:unas |puras )?ganas de (?:pujar|hacer fuerza|ir al bano a obrar)|se (?:esta )?abriendo (?:entera|toda) abajo',
    "(?:body|baby)(?:'s| is)? (?:\\w+ )?(?:shoving|pushing|bearing down|pushing itself|doing it)(?: \\w+)? (?:by itself|on its own|itself|without (?:her|me)|for (?:her|me))|(?:she|i) can(?:'t|not) (?:not|stop|help) (?:push\\w*|bear\\w*)?(?=[.,!]|$)(?<=push[^!?]{0,80}|shov[^!?]{0,60}|bearing[^!?]{0,60})|gone (?:all )?grunty|(?:bearing|pushing) down\\b(?! on)|(?:needs?|wants?|reckons (?:she|i) needs?|feel\\w*)(?: like i need)? (?:\\w+ )?(?:a )?(?:number 2|number two|poo|poop|crap|bowel movement)[^!?]{0,60}(?:weeks|pregnan|baby|labou?r|contraction|due)|(?:weeks|pregnan\\w*|labou?r|contraction\\w*|due)[^!?]{0,60}(?:number 2|number two|a poo|to poop|a poop|bowel movement)",
    '(?:una|contraccion\\w*|dolores|apretones|puntadas) (?:[a-z]+ )?(?:le |me |se )?(?:viene\\w*|esta\\w*|van|llegan)? ?(?:pisando|encima de|pegad\\w+ (?:a|con)|detras de|arriba de) (?:la cola|la otra|otra)|(?:no tiene|sin|no le dan?|no hay) (?:ni )?(?:un |ningun |nada de )?(?:descanso|respiro|pausa|tregua)(?= entre|[,.!]| y)(?=[^!?]*(?:guagua|beb|cabeza|parto|contracc|dolor|fuente|toca|matron|naci|mes))|(?:una tras (?:la )?otra|seguiditas|sin parar|cada (?:2|dos|3|tres) minutos|cada (?:un )?minuto)(?<=(?:contraccion|dolores|apret)[^!?]{0,50})',
    "(?:contractions?|pains|they)(?:'re| are|'s| is)? (?:\\w+ )?(?:(?:one on top of|right on top of|back to back|on top of each|no (?:break|gap|rest) (?:between|in between)|one after (?:the other|another))|(?:every|each) (?:couple of|few|2|3|1|30|minute))\\b[^!?]{0,10}",
    `(?:se (?:le |me )?(?:ve|asoma|toca|siente|sale|salio|esta saliendo|esta viendo)|tocando|toca) (?:[a-z]+ ){0,3}(?:cabecita|cabeza|pelito|pelos?|coronilla|mollera|patita|piececito|pie|potito|poto|cordon|bracito|manito|bolsa|algo (?:redondo|duro|como|blando))${NEAR}|viene (?:de (?:poto|nalgas|pies|patitas|pie)|sentad[oa])|(?:asoma|cuelga|colgando) (?:un|una|el|la) (?:pie\\w*|patita|mano|manito|cordon|bracito)`,
    `(?:there's|it's|i (?:can )?see|seeing|got|is|its) (?:\\w+ ){0,3}(?:toes|(?:wee|little|tiny|a|one) (?:foot|feet|bum|bottom|leg|hand|arm)|(?:umbilical )?cord|top of (?:its|the|a) head|hair|bum|bulge|bag (?:of waters )?bulging)(?=[^!?]{0,60}(?:hang\\w*|out\\b|show\\w*|purple|blue|coming|poking|there|not due|weeks|between))(?:(?=[^]*${EXPECTING})|(?<=${EXPECTING}[^]*))|(?:foot|feet|bum|bottom|breech|cord)(?:'s| is|'s come| came| coming|'s hanging) (?:\\w+ )?(?:out|first|hanging|between)|breech\\b|prolapsed cord`,
    "(?:hollering|screaming|shouting|yelling|says?|saying|she's like) (?:\\w+ )?(?:that )?(?:it's coming|it's coming out|it's here|he's coming|she's coming|here it comes|ya viene|viene ya)|it's coming,? it's coming|ya viene,? ya viene|no (?:alcanza|alcanzamos) (?:a llegar|al hospital|a la maternidad|a la clinica)|(?:won't|not going to|never going to|can't) make it (?:to|in) (?:the )?(?:hospital|maternity|there|time)(?=[^]*(?:baby|labou?r|water|push|contraction|pregnan))|last (?:one|baby)[^.!?]{0,12}(?:took|came in|was) (?:\\w+ )?\\d+ minutes|(?:el|la) (?:anterior|ultim[oa]|otr[oa])s? (?:[a-z]+ )?(?:naci\\w+ (?:al vuelo|en|rapido|altiro)|salio en \\d+)",
  ].join('|'),
)

/** A birth, before it is known to be near. */
export const LABOUR: RegExp = new RegExp(
  [
    'se (?:le |me )?(?:revento|rompio|reventaron|pincho) (?:la |las )?(?:fuente|bolsa|aguas?)|(?:le |me )?(?:revento|rompio) la (?:fuente|bolsa)|boto (?:el )?(?:agua|tapon)(?= |[,.])(?=[^!?]*(?:semanas|meses|guagua|contrac|embaraz|dolor))',
    '(?:her|my|the) waters?(?: (?:just|have|has|had))? (?:went|broke|gone|burst|popped)|water(?:s)? (?:went )?all over (?:my|the|her) (?:back seat|seat|floor|bed|kitchen|carpet)|(?:3[2-9]|4[0-2]) weeks\\b[^!?]{0,60}(?:grunt\\w*|pain\\w*|contract\\w*|push\\w*|cramp\\w*|show|waters?)',
  ].join('|'),
)

/** Whose birth it is: not a woman's. */
export const ANIMAL_BIRTH =
  /\b(?:hooves|hoof|heifer|calf|calving|foal\w*|lambing|ewe|mare|litter|puppies|pups|kittens|whelp\w*|vaca|yegua|potrillo|ternero|cachorr[oa]s|perrita|gatita|oveja|chancha|the vet|veterinari\w+)\b/
