/** How people picture what may hurt whoever comes to help: gas, cables, bad air, dogs, ice, traffic, what still falls. They widen `signals.ts`. */
const NEAR = '[^.!?]{0,60}'
const STUFF_ES =
  '(?:gas|balon|bencina|parafina|cloro|amoniaco|quimicos?|solvente|diluyente|azufre|huevo podrido|petroleo|combustible)'
const STUFF_EN =
  '(?:gas|petrol|gasoline|fuel|diesel|propane|ammonia|chlorine|bleach|solvent|chemicals?|rotten eggs|eggs|kerosene|paint thinner)'
const LEAKS =
  '(?:glugging|leaking|dripping|pouring|running|trickling|gushing|spilling|seeping|pissing|spewing|hissing|bubbling)'
const PIT_ES =
  '(?:fosa|pozo|camara|estanque|silo|alcantarilla|noria|cisterna|bodega del barco|tina de vino|cuba|lagar|tolva)'
const PIT_EN =
  '(?:septic tank|slurry (?:pit|tank|store)|manhole|silo|cistern|the tank|the vat|cesspit|the sewer|manure pit|the hold|the well)'
const DROPS_ES =
  '(?:se (?:apago|desmay\\w+|durmio|cayo)|cayo redondo|qued\\w+ (?:alla |ahi )?(?:abajo|tirad)|no (?:contesta|responde|sale))'
const HURT_ANIMAL_ES = '(?:perro\\w*|toro|quiltros?|jauria|rottweiler|abejas|avispas)'
const HURT_ANIMAL_EN =
  '(?:dogs?|bull|pit ?bull|rottweiler|alsatian|mastiff|xl (?:bully|thing)|bees|wasps|hornets|swarm)'

export const PERIL: RegExp = new RegExp(
  [
    // Gas and fumes
    `(?:pasad[oa]|hedion\\w+|tufo|fetidez|hedor|olorcito|apestad[oa]|pasadit[oa]) (?:[a-z]+ )?a ${STUFF_ES}\\b|balon (?:de gas )?(?:abierto|roto|silbando|botando|malo)|${STUFF_ES} que (?:voltea|ahoga|marea)|(?:sale|saliendo|escapa\\w*|silba\\w*) (?:[a-z]+ ){0,2}(?:el )?gas\\b`,
    `(?:whiff|reek\\w*|stink\\w*|stench|smell\\w*) (?:\\w+ )?(?:of|like) (?:\\w+ )?${STUFF_EN}\\b|gas(?:'s| is|'s still)? (?:\\w+ )?(?:hissing|on full|pouring)|(?:hear|can hear) (?:the |it )?(?:gas )?hissing`,
    `\\b(?:bleach|clorox|cloro|chlorine)\\b${NEAR}\\b(?:mix\\w*|same (?:bucket|bowl|sink)|ammonia|vinegar|acid|descaler|toilet|mezcl\\w+|junt\\w+|mismo (?:balde|tiesto)|acido|quitasarro|vinagre|amoniaco)\\b|\\b(?:mix\\w*|mezcl\\w+|junt\\w+|ammonia|amoniaco|acido)\\b${NEAR}\\b(?:con cloro|el cloro|with bleach|and bleach|bleach)\\b`,
    "(?:yellow\\w*|green\\w*|white|orange|amarill\\w+|verdos\\w+|blanc\\w+|naranj\\w+) (?:\\w+ )?(?:cloud|gas|vapou?r|mist|haze|nube|vapor|neblina)\\b|\\b(?:nube|cloud) (?:\\w+ ){0,2}(?:toxic\\w*|amarill\\w+|verdos\\w*|of (?:gas|chemical\\w*|dust|fumes|vapou?r))|(?:all |everyone's |todos )?(?:our|my|nos|me) (?:eyes (?:are )?(?:pouring|burning|streaming|stinging)|arden los ojos|pican los ojos)",
    // Air that fells whoever goes in
    `\\b${PIT_ES}\\b${NEAR}${DROPS_ES}[^!?]{0,60}(?:se metio|entro|bajo|tambien)|(?:se metio|entro|bajo) (?:el|la|mi|otro|un) [a-z]+ (?:a (?:buscarlo|sacarlo|ayudarlo|rescatarlo)|detras)[^.!?]{0,40}tambien`,
    `\\b${PIT_EN}\\b${NEAR}(?:passed out|dropped|keeled|went (?:down|limp|quiet)|overcome)|(?:went|gone|climbed|jumped) (?:in|down) after (?:him|her|them)[^.!?]{0,40}(?:dropped|down too|as well|hasn't|passed out|stopped|neither|too\\b)`,
    // Electricity
    "(?:\\bline|wire|cable|lead)s?(?:'s|s| is| are)? (?:\\w+ ){0,3}(?:hopping|whipping|arcing|spitting|sparking|buzzing|dancing|jumping|fizzing|snaking|crackling|draped|dangling|humming|lying in|live)\\b|(?:utility|power|telegraph|light|electric\\w*) pole[^.!?]{0,24}(?:snapped|down|leaning|hit|broke\\w*|came)|(?:transformer|substation)\\b[^.!?]{0,24}(?:blew|buzz\\w*|spark\\w*|smok\\w*|exploded)",
    '\\bcables?\\b[^.!?]{0,30}(?:chicote\\w+|chispor\\w+|chispe\\w+|zumb\\w+|suelt\\w+|en la (?:calle|vereda|poza|berma)|sobre el (?:auto|techo)|encima del? (?:auto|techo)|tirad\\w+|vivo)|(?:poste|transformador)[^.!?]{0,24}(?:se (?:quebro|vino|partio|cayo)|cayendo|quebrad|revento|exploto|echando)|(?:toca\\w*|tocar) (?:el|la) (?:agua|reja|fierro|porton)[^.!?]{0,24}(?:da|dio|pega) (?:la )?corriente|sigue con corriente|esta electrificad',
    // Something runs out of a tank
    `(?:something|stuff|liquid|fluid|diesel|oil|it)(?:'s| is)? ${LEAKS} (?:\\w+ ){0,2}(?:out of|from|under|off) (?:the|its|a|his|her|that) (?:\\w+ )?(?:tank\\w*|truck|car|lorry|trailer|drum|barrel|engine|cylinder|pipe|cistern|van)|(?:tank\\w*|drum|cylinder|tanker|pipe)(?:'s| is| was)? (?:\\w+ )?(?:${LEAKS}|ruptured|split|punctured|burst)`,
    '(?:estanque|camion|tambor|cisterna|cilindro|tanque|bidon|caneria|tuberia|matriz)[^.!?]{0,30}(?:chorre\\w+|gote\\w+|derram\\w+|bot(?:a|ando)|perdiendo|se (?:rajo|rompio|abrio|revento))|(?:corre|cae|chorrea|derramo|sale) (?:[a-z]+ ){0,2}(?:bencina|petroleo|combustible|acido|aceite|liquido)\\b|lit cigarette|(?:cigarro|pucho) (?:prendido|encendido)',
    // Beasts
    `\\b${HURT_ANIMAL_EN}\\b[^!?]{0,60}(?:st(?:ood|anding|anding) (?:right )?over|teeth|comes? (?:at|for)|com(?:ing|es) at|go(?:es|ing) for|won't let|lung\\w+|growl\\w*|snapp?\\w+|loose in|guarding|swarming|charging|bar(?:ing|ed))|\\bswarm of\\b`,
    `\\b${HURT_ANIMAL_ES}\\b[^!?]{0,60}(?:no (?:me |nos |los |deja|dejan)+|grun\\w+|(?:muestra|pela) los dientes|se (?:me|nos) (?:tira|viene|abalanza)|encima de(?:l| el| ella)|tira a morder|quiere atacar|anda suelt|estan sueltos|cuida)|enjambre|panal (?:de (?:abejas|avispas) )?(?:caid|rot|revuelt)`,
    // Ground, ice, water, what still falls
    "\\bda (?:la )?corriente\\b|(?:river|water|tide|creek|flood|sea|stream)(?:'s| is| has)? (?:\\w+ )?(?:coming|pouring|rushing|running|come) (?:over|into|through|across|in over)\\b|(?:starting|beginning) to float|(?:swept|washed|carried) (?:away|off|downstream)|(?:lo|la|los|se lo|se la) (?:arrastra|arrastro|esta llevando|lleva) (?:el|la) (?:agua|rio|corriente|marea|ola)",
    "\\bice\\b(?! (?:pack|on (?:the|his|her|it)|cube|cream))[^!?]{0,100}\\b(?:crack\\w*|popp(?:ing|ed)|creak\\w*|giving|gave way|groan\\w*|breaking|thin|split\\w*)\\b|through the ice\\b|(?:sigue\\w*|siguen|estan|continuan) (?:[a-z]+ )?(?:cayendo|rodando|desprendiendose|bajando|viniendose) (?:[a-z]+ ){0,2}(?:piedras?|rocas?|tierra|escombros|rodados|barro|ramas|tejas|vidrios)|(?:rocks?|stones|tiles|bricks|dirt|masonry|debris|slates|glass)(?:'s| is| are)? (?:still |keeps? )(?:falling|coming|sliding|dropping)|(?:still|keeps) (?:sliding|slipping|caving|collapsing|crumbling)\\b|se sigue (?:desmoron|derrumb|vin|abriend)\\w*|(?:puede|va a) (?:venirse|caerse|desmoronarse|derrumbarse) (?:abajo|encima|mas|otra vez|entero|la otra)|(?:agua|rio|corriente|marea|aluvion|barro) (?:[a-z]+ ){0,2}(?:sigue subiendo|viene subiendo|esta subiendo|se lleva|arrastrando)",
    // Traffic that does not stop
    '(?:curva|pista|calzada|carretera|autopista|berma|tunel)[^!?]{0,80}(?:nos (?:van a )?(?:plancha|chocar|atropell)|cualquiera (?:nos|lo|la) (?:pasa|choc|atropell|planch)|sin (?:una )?(?:luz|luces|senal\\w*|triangulos?))|(?:in|on) (?:the )?(?:fast|live|middle|outside|overtaking) lane\\b|(?:cars|trucks|lorries|traffic) (?:are |is |keep |still )*(?:swerving|not slowing|coming round|doing \\d+|flying|zooming|whipping) (?:round|past|by|around|at)?|nearly (?:hit|taken out|wiped out) (?:me|us|him|her)',
  ].join('|'),
)
