/** Signs by their grammar: a part of the body and what it does or feels, in either order of words. They widen the phrases of `signals.ts`. */
/** At most this many words between the two halves of a phrase. */
const GAP = '(?:[a-z0-9]+ ){0,3}'
/** `first … second`, or `second … first`. */
const either = (first: string, second: string): string =>
  `\\b${first}\\b ${GAP}${second}|\\b${second} ${GAP}${first}\\b`

const CHEST = '(?:(?:el |al |del )?(?:pecho|corazon)|(?:his|her|my|the) (?:chest|heart))'
const ACHE =
  '(?:dolor\\w*|duele|doliendo|puntadas?|clavadas?|opresion|oprim\\w+|apretad[oa]|aprieta|apreton|ardor|presion fuerte|pesadez|pain|pains|hurt\\w*|tight\\w*|crush\\w*|squeez\\w*|heavy|ach(?:e|es|ing)|burning)'
const FACE = '(?:boca|cara|labio|sonrisa|parpado|face|mouth|smile|eyelid)'
const ASKEW =
  '(?:chuec[oa]|torcid[oa]|caid[oa]|desviad[oa]|doblad[oa]|de lado|colgando|droop\\w*|dropp\\w*|lopsided|crooked|sagg\\w*|sliding)'
const SWELLS = '(?:hinch\\w+|inflam\\w+|swell\\w*|swollen|puff\\w*|ballooning)'
const HEAD_PART =
  '(?:cara|ojos?|parpados?|labios?|lengua|garganta|boca|cuello|eyelids?|face|eyes?|lips?|tongue|throat|mouth|neck)'
const BURNT = '(?:quemad[oa]s?|se quemo|se me quemo|burn(?:ed|t)|scalded|blister\\w*)'
const SKIN =
  '(?:pecho|brazos?|manos?|piernas?|espalda|cara|guata|pies?|cuerpo|chest|arms?|hands?|legs?|back|face|stomach|feet|body)'
const WALL = '(?:baranda|cornisa|azotea|techo|balcon|puente|railing|ledge|rooftop|bridge|edge)'
const JUMP = '(?:tirarse|lanzarse|saltar|tirar|lanzar|jump\\w*)'

const VEHICLE =
  '(?:auto|camion(?:eta)?|micro|bus|colectivo|furgon|taxi|moto|tren|lorry|truck|car|van|tram|train|motorbike|motorcycle)'
const STRIKES =
  '(?:le pego|l[oa] (?:choco|tiro|boto|paso a llevar|aplasto)|paso por encima|arroll\\w+|embisti\\w+|impact\\w+|se dio vuelta|hit|struck|mowed|plough\\w*|plow\\w*|ran|turned|went)'

/** By the name of the sign in `signals.ts`. */
export const BODY_SIGNS: Readonly<Record<string, RegExp>> = {
  chestPain: new RegExp(either(CHEST, ACHE)),
  stroke: new RegExp(
    `${either(FACE, ASKEW)}|no (?:puede|logra) (?:mover|levantar|sentir) ${GAP}(?:manos?|brazos?|piernas?|lado)|se le (?:fue|durmio|paralizo|murio) ${GAP}(?:lado|brazo|mano|mitad|pierna)|(?:no se le|no le|can't|cannot) (?:entiende|entiendo|understand|make out) ${GAP}(?:lo que|what|nada|habla|a word|speech)|(?:weak|numb|dead|limp|dormid[oa]|sin fuerza) ${GAP}(?:one side|(?:left|right) (?:side|arm|leg)|un lado|lado (?:izquierdo|derecho))|(?:no le salen|can't get (?:his|her|the)|won't come out) ?${GAP}(?:palabras|words)`,
  ),
  allergic: new RegExp(either(HEAD_PART, SWELLS)),
  trauma: new RegExp(
    `${either(BURNT, SKIN)}|\\b(?:hervidor|agua hirviendo|aceite caliente|boiling water|hot oil)\\b|se (?:le |me )?(?:ve|asoma) el hueso|bone ${GAP}(?:sticking|showing|out)|se (?:enterro|clavo|atraveso) `,
  ),
  suicide: new RegExp(
    `\\b(?:se (?:va|quiere|iba|queria|quiso|trata de|intenta|intento)|me (?:voy|quiero|queria)) (?:a )?(?:tirar|lanzar|matar|colgar|ahorcar|cortar las venas)|(?:going|about|trying|threatening|wants?) to (?:jump|end (?:it|his|her)|die|kill (?:him|her)self)|${either(WALL, JUMP)}|(?:otro lado|por fuera|other side|wrong side|outside) (?:de|of) (?:la|el|the) ${WALL}|cort(?:o|ado|arse|andose) las (?:venas|munecas)|(?:cut|cutting|slit) (?:his|her|my) wrists?`,
  ),
  dyspnoea:
    /no le (?:entra|llega|pasa) (?:el )?aire|\basfixi\w+|\bjade\w+|no alcanza a respirar|\bpanting\b|fighting for (?:air|breath)|gulping air/,
  bleeding:
    /borboton|bota (?:much\w+|harta|caleta de) sangre|sangre (?:\w+ ){0,2}por todos lados|sangre no (?:para|deja)/,
  trapped:
    /\bprensad[oa]|entre los fierros|(?:quedo|esta) (?:debajo|abajo|enterrad[oa])|no (?:lo|la|los|las) (?:pueden|podemos|pudieron) sacar|(?:under|beneath|underneath) (?:the|a) (?:car|truck|tractor|rubble|tree|machine|wall)/,
  weapon: /\bnavaja|\bpunal\b|\bestoque|\bhacha\b|\bfirearm|\bhandgun|\bpistol\b|\baxe\b|\bblade\b|arma en la mano/,
  violence:
    /(?:le|les|lo|la) (?:estan?|andan?) (?:pegando|golpeando|agrediendo|asaltando|pateando)|being (?:attacked|beaten|assaulted|robbed)|(?:beating|attacking|punching|kicking) (?:him|her|my|the|a)\b|quiere (?:entrar|echar abajo)|broke(?:n)? in(?:to)?|orden de alejamiento|restraining order/,
  crash: new RegExp(
    `\\b${VEHICLE}(?:'s)? ${GAP}${STRIKES}\\b|\\b(?:cyclist|pedestrian|motorcyclist)\\b|\\barroll(?:o|aron|ad[oa])\\b`,
  ),
  hazard: /perro (?:\w+ )?(?:bravo|suelto|agresivo)|dog (?:is |'s )?(?:\w+ )?loose|loose dog/,
  fever: /hirviendo en fiebre|\bcalentura|boiling hot/,
  fall: /rod(?:o|ando) (?:por |escaleras?)|se vino (?:abajo|guarda abajo)|\btumbled|came down the (?:stairs|steps)|lost (?:his|her) (?:footing|balance)/,
}
