/** Words of signs that mean something else: figures of speech, toys and tools, what was only on television. */
const ON_SCREEN =
  '[^.,;!?]{0,60}\\b(?:en (?:la|una|el) (?:tele\\w*|pelicula|serie|noticiero|videojuego)|en las noticias|on (?:the )?(?:tv|telly|television|news)|in a (?:film|movie|video ?game|show))\\b[^.,;!?]{0,40}'
const PART =
  '(?:cabeza|espalda|muela|rodilla|guata|dolor\\w*|headache|head|back|pain|tooth\\w*|stomach|knee|migraine|chest|leg|feet|heat|calor|hambre)'
const LIKENESS =
  "(?:como (?:un |una |unos |unas |si (?:le|me) (?:\\w+ ){0,2})(?:cuchill\\w+|punal\\w*|apunal\\w+|clava\\w*|balazos?)(?: \\w+ cuchill\\w+)?|(?:sient\\w+|duele|dolor\\w*|puntadas?) [^.,;!?]{0,24}(?:cuchill\\w+|punal\\w*)|(?:feels? )?like (?:a |being |someone )?(?:knife|knives|stab\\w+|gunshot)|stabbing (?:\\w+ )?(?:pains?|sensation|feeling)|pains?(?:'s| is)? (?:\\w+ )?stabbing|chest pain(?:'s| is)? stabbing)"

const FIGURES: Readonly<Record<string, RegExp>> = {
  trapped:
    /trapped (?:wind|nerve|gas|air)|(?:stuck|trapped) (?:in|at) (?:traffic|bed|the past|work|home)|atrapad\w+ (?:en|por) (?:el |un )?(?:traf\w+|taco)|atrapad\w+ de (?:dolor|la espalda)|nervio (?:\w+ )?atrapado|\b(?:gat|gatit|perr|perrit)[oa]s?\b[^.!?]{0,40}(?:arbol|techo|poste)[^.!?]{0,30}|\b(?:cat|kitten|dog|puppy)\b[^.!?]{0,30}(?:tree|roof|pole|chimney|drain)[^.!?]{0,30}/g,
  hazard:
    /(?:productos? )?quimicos? de (?:limpieza|aseo)|explot\w+ (?:de|en) (?:rabia|llanto|ira|risa)|exploded? (?:at|with|in (?:anger|tears))|(?:balon|tubo|cilindro|tanque) (?:de|del) oxigeno[^.,]{0,20}(?:queda|acab|vaci|termin)\w*|oxygen (?:tank|bottle|cylinder)[^.,]{0,16}(?:empty|running|run|low)/g,
  weapon: new RegExp(
    `pistola de (?:agua|silicona|juguete|clavos|aire|calor|pintura|fogueo)|(?:water|nail|glue|toy|nerf|paintball|heat|staple|squirt|massage|cap|caulk\\w*|spray|bb)[- ]?guns?|jump\\w* the gun|son of a gun|se disparo (?:la|el|su) (?:alarma|presion|fiebre|azucar|glicemia|temperatura)|se (?:le |me )?(?:peg\\w+|dio|di) un (?:martill|hach|machet|pal|fierr)azo|se (?:enterro|clavo|corto|pincho) (?:con )?(?:el|un) cuchill\\w+ (?:en )?(?:la mano|el dedo|el pie)|${LIKENESS}|${ON_SCREEN}`,
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
  choking: /chok\w+ up\b|nudo en la garganta|lump in (?:his|her|my) throat/g,
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
