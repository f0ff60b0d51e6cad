/** Words of signs that mean something else: figures of speech, toys and tools, what was only on television. */
const ON_SCREEN =
  '[^.,;!?]{0,60}\\b(?:en (?:la|una|el) (?:tele\\w*|pelicula|serie|noticiero|videojuego)|en las noticias|on (?:the )?(?:tv|telly|television|news)|in a (?:film|movie|video ?game|show))\\b[^.,;!?]{0,40}'
const PART =
  '(?:cabeza|espalda|muela|rodilla|guata|dolor\\w*|headache|head|back|pain|tooth\\w*|stomach|knee|migraine|chest|leg|feet|heat|calor|hambre)'
const LIKENESS =
  "(?:como (?:un |una |unos |unas |si (?:le|me) (?:\\w+ ){0,2})(?:cuchill\\w+|punal\\w*|apunal\\w+|clava\\w*|balazos?)(?: \\w+ cuchill\\w+)?|(?:sient\\w+|duele|dolor\\w*|puntadas?) [^.,;!?]{0,24}(?:cuchill\\w+|punal\\w*)|(?:feels? )?like (?:a |being |someone )?(?:knife|knives|stab\\w+|gunshot)|stabbing (?:\\w+ )?(?:pains?|sensation|feeling)|pains?(?:'s| is)? (?:\\w+ )?stabbing|chest pain(?:'s| is)? stabbing)"

const FIGURES: Readonly<Record<string, RegExp>> = {
  // Fright, shame and strikes
  suicide:
    /\b(?:i )?(?:could have|could've|nearly|almost|about) (?:killed|died|shot|kicked)(?: myself)?|me (?:queria|quiero|quise) (?:puro )?morir (?:de|del|con (?:el|la)) (?:\w+ )?(?:verguenza|susto|pena|plancha|risa|dolor|calor|miedo|impresion)|(?:cartel\w*|letreros?|cuadros?|ropa|telefono|avisos?|lienzos?|cortinas?|banderas?|carteles|colgador|lampara|mochila) colgad\w+|colgad[oa] (?:el|del|al) (?:telefono|celular)|killing (?:him|her|my)self (?:laughing|working|over|with laughter)|work\w* (?:him|her|my)self to death|political suicide|suicide (?:doors|squad|wings|sprints)/g,
  arrest:
    /(?:my|our) heart (?:nearly |almost |just |about |has |'s )?(?:stopped|skipped)|heart (?:stopped|skipped) (?:when|a beat)|se me (?:paro|detuvo|salio|fue) el corazon|(?:estan|esta|siguen|andan|hay|por el|en) (?:\w+ )?paro\b(?=[^.!?]{0,40}(?:cartel|letrero|consultorio|cesfam|hospital|profesores|funcionarios|camioneros|nacional|indefinido|atienden|atencion|sindicato|huelga))|(?:consultorio|cesfam|hospital|posta|colegio|profesores|funcionarios|micros|camioneros|metro|clinica)\b[^.!?]{0,24}en paro\b/g,
  chestPain:
    /(?:me|nos) (?:va a dar|dio|casi me da|iba a dar|daba) un (?:infarto|ataque)\b(?= (?:cuando|del|de (?:susto|ver|puro)))|casi (?:me|nos) da un (?:infarto|ataque)|(?:gave|giving|give|nearly had|almost had|about had) (?:me |us |her )?a heart attack/g,
  stroke:
    /strokes? of (?:\w+ )?(?:luck|genius|midnight|fortune|the pen|brush)|(?:swim|breast|back|butterfly|golf|brush|key)[- ]?strokes?|\bstrok(?:e|ed|ing) (?:the|his|her|my) (?:cat|dog|hair|hand|back|head|face)|\b(?:no|not|without|isn't|nor) (?:any )?(?:droop\w*|slurr\w*)/g,
  seizure:
    /tirit\w+ (?:enter[oa]|tod[oa])[^.!?]{0,12}(?:de|por el|del) (?:puro )?(?:frio|miedo|susto|nervios|hielo)|(?:tembl|tirit)\w+ (?:\w+ ){0,2}de (?:puro )?(?:frio|miedo|susto|nervios|rabia)|(?:shaking|shivering|trembling)(?: \w+){0,3} (?:with|from) (?:the )?(?:cold|fear|fright|nerves|laughter|rage|shock)|all of a shake/g,
  trapped:
    /como si (?:me|le|nos) [^.!?]{0,80}|\b(?:as if|like) (?:there's |i've got |somebody's |someone's |he's got )?(?:a |an )?(?:\w+ )?(?:truck|elephant|car|lorry|horse|cow|ton of bricks|person|weight)\b[^.!?]{0,40}|lo que (?:quedo|esta) [^.!?]{0,60}|(?:only|just) (?:his|her|my|the) (?:\w+ )?(?:bike|bicycle|scooter|toy|phone|bag|coat|shoe|ball|pram)\b[^.!?]{0,40}|(?:bike|bicycle|scooter|pram|bicicleta|pelota|mochila|coche|patineta)\b[^.!?]{0,16}(?:under|debajo|stuck|trapped|atrapad)[^.!?]{0,30}|trapped (?:wind|nerve|gas|air)|(?:stuck|trapped) (?:in|at) (?:traffic|bed|the past|work|home)|atrapad\w+ (?:en|por) (?:el |un )?(?:traf\w+|taco)|atrapad\w+ de (?:dolor|la espalda)|nervio (?:\w+ )?atrapado|\b(?:gat|gatit|perr|perrit)[oa]s?\b[^.!?]{0,40}(?:arbol|techo|poste)[^.!?]{0,30}|\b(?:cat|kitten|dog|puppy)\b[^.!?]{0,30}(?:tree|roof|pole|chimney|drain)[^.!?]{0,30}/g,
  hazard:
    /(?:anda|esta|echando|echa) (?:\w+ )?(?:echando )?chispas (?:porque|con|por|de (?:rabia|enojo))|(?:anda|esta|quedo|salio|llego) echando chispas\b(?! (?:el|la))|(?:sparks? (?:flying|flew) (?:between|with))|(?:productos? )?quimicos? de (?:limpieza|aseo)|explot\w+ (?:de|en) (?:rabia|llanto|ira|risa)|exploded? (?:at|with|in (?:anger|tears))|(?:balon|tubo|cilindro|tanque) (?:de|del) oxigeno[^.,]{0,20}(?:queda|acab|vaci|termin)\w*|oxygen (?:tank|bottle|cylinder)[^.,]{0,16}(?:empty|running|run|low)/g,
  weapon: new RegExp(
    `se (?:le |me )?(?:peg\\w+|dio|di|golpe\\w+|cort\\w+|clav\\w+|enterr\\w+|machuc\\w+) (?:[a-z]+ ){0,3}con (?:un|una|el|la) (?:fierro|palo|martillo|piedra|hacha|botella|machete|serrucho|tijera)s?\\b|pistola de (?:agua|silicona|juguete|clavos|aire|calor|pintura|fogueo)|(?:water|nail|glue|toy|nerf|paintball|heat|staple|squirt|massage|cap|caulk\\w*|spray|bb)[- ]?guns?|jump\\w* the gun|son of a gun|se disparo (?:la|el|su) (?:alarma|presion|fiebre|azucar|glicemia|temperatura)|se (?:le |me )?(?:peg\\w+|dio|di) un (?:martill|hach|machet|pal|fierr)azo|se (?:enterro|clavo|corto|pincho) (?:con )?(?:el|un) cuchill\\w+ (?:en )?(?:la mano|el dedo|el pie)|${LIKENESS}|${ON_SCREEN}`,
    'g',
  ),
  violence: new RegExp(
    `\\b${PART}\\b[^.,;!?]{0,16}(?:me (?:va a|quiere|esta) mat\\w+|(?:going to|gonna|is|'s|was) kill\\w* me)|pele\\w+ (?:con|contra) (?:el |la |un |una )?(?:sueno|cancer|enfermedad|fiebre|gripe|covid)|se disparo (?:la|el|su) \\w+|(?:me|nos|le) robaron [^.!?]{0,40}(?:ayer|anoche|denuncia|la semana pasada|hace (?:dias|\\d+ dias))|fight\\w* (?:for (?:breath|air|his|her)|cancer|the flu|off|sleep|an infection)|${ON_SCREEN}`,
    'g',
  ),
  trauma: new RegExp(
    `(?:flu|tetanus|booster|insulin|vitamin|cortisone) shots?|\\bshots? (?:of|at the|in the arm|from the)\\b|had (?:a|his|her|my) shots?\\b|se disparo (?:la|el|su) \\w+|(?:presion|azucar|fiebre|temperatura) (?:\\w+ )?dispar\\w+|${LIKENESS}|${ON_SCREEN}`,
    'g',
  ),
  choking:
    /(?:pena|rabia|angustia|llanto|palabras?|noticia|duelo|susto|cosa|sentimiento) (?:\w+ )?(?:atragantad|atorad|atravesad)\w*|(?:the |with the |a )choke(?:s|d)? on (?:the|his|my) (?:engine|mower|outboard|bike|chainsaw|saw|tractor|motor|old)\w*|\bchoke (?:cable|lever|knob|chain|collar)|choking (?:hazard|fumes)|chok\w+ up\b|nudo en la garganta|lump in (?:his|her|my) throat/g,
  fire: new RegExp(
    `${ON_SCREEN}|\\bsmoke (?:alarm|detector)s? (?:\\w+ )?(?:battery|beeping|chirping)|fuegos artificiales`,
    'g',
  ),
  crash: new RegExp(`${ON_SCREEN}|crash(?:ed|ing)? (?:out|on the (?:sofa|couch))|sugar crash\\w*`, 'g'),
}

/** The text with what is only a figure for this sign blanked out, every index kept. */
export const withoutFigures = (sign: string, text: string): string => {
  const figure = FIGURES[sign]
  return figure ? text.replace(figure, (words) => ' '.repeat(words.length)) : text
}
