/** Signs as an onlooker pictures them: which part met which thing, what shakes and how, what burns to the hand. They widen `signals.ts`. */
import { FOUGHT } from './breathSigns.ts'

const PART_ES =
  '(?:dedos?|mano|brazo|pierna|pie|pata|muslo|tobillo|muneca|codo|rodilla|pera|ceja|frente|cabeza|cara|oreja|nariz|ojo|canilla|pantorrilla|hombro|espalda|palma|talon|una|punta (?:de|del) (?:un |el )?dedo|labio|nudillos?)'
const PART_EN =
  '(?:fingers?|thumb|hand|palm|arm|leg|foot|feet|thigh|ankle|wrist|elbow|knee|chin|eyebrow|forehead|head|face|ear|nose|shin|calf|shoulder|back|heel|toes?|lip|scalp|knuckles?)'
const TOOL_ES =
  '(?:correa|maquina|puerta|prensa|sierra|esmeril|cadena|cinta|moledora|guillotina|porton|trituradora|rueda|rodillo|taladro|galletera)'

const HURT = [
  `\\bse (?:le |me )?(?:rebano|tajeo|abrio|partio|machuco|apreto|revento|volo|clavo|enterro|pincho|rajo|desgarro|saco|pelo|trituro|corto|rasgo) (?:(?:la|el|un|una|los|las|toda|todo|medio) ){0,2}${PART_ES}\\b(?! (?:de agua|de pelo))`,
  `\\b${TOOL_ES} (?:se )?le (?:agarro|apreto|machuco|pillo|tomo|corto|volo|arranco|comio) (?:\\w+ ){0,2}${PART_ES}\\b`,
  '\\b(?:le llego|le cayo|le dieron|le tiraron|recibio|le pego) (?:con )?(?:un|una) (?:penascazo|piedrazo|pelotazo|botellazo|fierrazo|palo|piedra|ladrillo|botella|lacrimogena|camotazo|combo|patada|coz|cabezazo)\\b',
  '\\b(?:se le )?salio el hueso\\b|\\bhueso (?:\\w+ )?(?:afuera|para afuera|a la vista)',
  `\\b(?:pata|pierna|tobillo|pie|brazo|muneca|mano|dedo) (?:\\w+ )?(?:le )?(?:quedo|esta) (?:dad[oa] vuelta|chuec[oa]|doblad[oa]|colgando|mirando para)`,
  `\\b(?:opened|split|sliced|gashed|ripped|tore|skinned|smashed|mashed|jammed|caught|trapped|shut|slammed|scraped|grazed|stabbed|nailed) (?:(?:up|open) )?(?:his|her|my) (?:(?:left|right|own|little|big) )?${PART_EN}\\b`,
  `\\b(?:ran|run|put|stuck|shoved|drove) (?:a \\w+ through )?(?:his|her|my) (?:left |right )?${PART_EN} (?:through|into|under|in) (?:the|a) (?:\\w+ )?(?:saw|blade|glass|window|mower|machine|blender|fan|belt|grinder|door)\\b`,
  `\\b${PART_EN}(?:'s| is| are)? (?:\\w+ )?full of (?:glass|splinters|gravel|thorns)|\\b(?:ankle|foot|leg|wrist|arm|knee|finger)(?:'s| is)? (?:\\w+ )?(?:pointing|facing|bent|hanging|twisted|gone) (?:the wrong|backwards|sideways|off|round)`,
  '\\b(?:brick|rock|stone|beam|branch|plank|shelf|box|crate|pipe|tile|slate|tool|wardrobe) (?:just )?(?:fell|came down|dropped|landed|came off) (?:down )?on (?:his|her|my)\\b',
]

const HOT = [
  '\\b(?:frente|cabeza|cuerpo|cuello|guatita|piel)[^.!?]{0,24}\\b(?:quema|hierve|arde|ardiendo|hirviendo)\\b|\\bquema como (?:plancha|estufa|brasa|horno)|\\b(?:hierve|hirviendo|volad[oa]) (?:de|en|con) (?:fiebre|calentura)|\\bhierve,',
  '\\b(?:con|tiene|en|marca|es) (?:38|39|40|41)(?: y medio|[.,]\\d| con \\d|(?<=3[89]|4[01])\\d)\\b(?! ?(?:anos|semanas|kilos|pesos|metros|%))|\\bfiebre,? (?:38|39|40|41)\\b',
  "\\b(?:at|of|hit|reads|reading|says) (?:a )?(?:10[1-6]\\.\\d|39\\.\\d|40\\.\\d)\\b(?! ?(?:years|miles|[A-Z]|street|avenue|road|fm|over|%))|\\b(?:hit|spiked|spiking) (?:a )?10[1-6]\\b|\\b(?:forehead|skin|head)(?:'s| is)? (?:\\w+ )?(?:burning|on fire|boiling|roasting)\\b|\\bhot to the touch\\b",
]

const SHAKES = [
  '\\b(?:brazos?|piernas?|cuerpo|mano) (?:\\w+ )?(?:a|con|dando) (?:puros |unos )?(?:tironeos|sacudones|saltos|brincos|tirones)|\\bpuros tironeos\\b',
  '\\b(?:pegad[oa]|id[oa]|ausente),? mirando[^.!?]{0,50}\\b(?:mastic|chup|tiron|pestan)\\w*',
  '\\bstaring (?:at nothing|into space|blankly|off)[^.!?]{0,60}\\b(?:jaw|chew\\w*|lip-?smack\\w*|smacking|twitch\\w*|jerk\\w*|snap (?:him|her) out)|\\b(?:arms|legs|limbs)[^.!?]{0,20}\\b(?:banging|thrashing|flailing|jerking|drumming) (?:about|around|everywhere)',
  '\\bmirando (?:a )?un punto fijo\\b[^.!?]{0,60}\\b(?:tiron|chup|salt|tembl|tirit|mastic)\\w*',
  '\\bheels? (?:\\w+ )?(?:drumming|banging|hammering|thudding)|\\bjackhammer\\b|\\bteeth (?:are |is )?(?:clack|chomp|grinding|clench)\\w*|\\bfoam(?:ing)? and all\\b|\\barms,? (?:and )?legs,? (?:and )?(?:the lot|everything)[^.!?]{0,30}(?:bang|shak|jerk|thrash|go)\\w*',
  "\\bthe (?:shaking|fit|fitting|jerking|twitching)(?:'s| is| has)? (?:\\w+ )?(?:done|over|stopped|finished|ended)|\\b(?:se le paso|paro|termino) (?:el|la) (?:ataque|convulsion|tiritona)",
]

/** By the name of the sign in `signals.ts`. */
export const SIGN_PICTURES: Readonly<Record<string, RegExp>> = {
  trauma: new RegExp(HURT.join('|')),
  fever: new RegExp(HOT.join('|')),
  seizure: new RegExp(SHAKES.join('|')),
  dyspnoea: new RegExp(
    `${FOUGHT.source}|\\b(?:puf(?:f)?|inhalador) no le (?:hizo|hace|ha hecho)|\\binhaler(?:'s| is| has)? (?:not |hasn't )?(?:done|doing) nothing|\\bcan't catch (?:a|any) breath|barking like a seal`,
  ),
  choking:
    /\bse (?:le|me) fue (?:para el|pa'?l|al) (?:otro )?lado (?:un|una|el|la)|\b(?:shot|popped|flew|came) (?:right |straight )?out\b[^?]{0,30}\b(?:bit|piece|lump|chunk) of|\b(?:hacking|gagging|coughing) on (?:a|an|some) (?:piece|bit|lump|chunk)|\b(?:lo|la) (?:escupio|boto)\b[^?]{0,80}\b(?:caramelo|dulce|pedazo|trozo|uva|moneda|carne|pan)\b|\b(?:salto|salio) (?:lejos |volando )?(?:el|la|un) (?:caramelo|dulce|pedazo|trozo|uva|moneda|carne)\b/,
  crash:
    /\bwrapped (?:his|her|my|their|the|our) (?:car|truck|van|bike) (?:a?round)|\b(?:semi|truck|car|bus|van|lorry|tractor|suv|rig|pickup)(?:'s| is)? (?:\w+ )?on its (?:side|roof|top|back)|\b(?:auto|camion|bus|camioneta|furgon|tractor) (?:\w+ )?(?:patas arriba|de costado|de lado|tumbado|dado vuelta)\b/,
  birth:
    /\bsalio la guagua\b|\b(?:guagua|bebe|wawa) (?:ya )?(?:salio|esta afuera|llego)\b|\bshe (?:just )?(?:popped|dropped) (?:it|the baby) out\b|\bgotta push\b/,
  pushing: /\bsalio la guagua\b|\bgotta push\b/,
  overdose:
    /\b(?:gave|give|given|giving|used|got|puse|pusimos|pusieron|di|dimos|dieron)\b[^.!?]{0,24}\b(?:narcan|naloxon[ea])\b/,
  arrest:
    /\b(?:descarga|shock)\b[^.!?]{0,50}\b(?:dimos|le di|dieron|gave|delivered)|\b(?:gave|delivered) (?:him|her|them)? ?(?:a|the|one) shock\b|\b(?:aed|defib\w*|dea|desfibrilador)\b[^.!?]{0,40}\b(?:descarga|shock\w*|dimos)/,
  collapse: /\bse (?:me|nos|le) desvanecio\b|\bse (?:me |nos )?fue a negro\b|\bcayo sec[oa]\b/,
  fall: /\b(?:went|toppled|pitched|tipped|came|flew) (?:\w+ )?(?:backwards?|headfirst|over|off|down)\b[^.!?]{0,16}\b(?:stool|ladder|steps?|stairs|chair|bench|table|bunk|deck)\b|\bmissed (?:a|the|that|one) (?:\w+ )?(?:step|stair|rung)|\bcayo,? (?:y )?(?:reboto|rodo|se (?:pego|golpeo|paro))\b/,
}

/** Shivers of a fever, of cold, of fear. */
export const SHIVERS =
  /\bcalofrios?\b|\bescalofrios?\b|\bcalentura|\bde (?:la )?fiebre\b|\bde (?:puro )?(?:frio|miedo|nervios|susto)\b|\bchills\b|\bshiver\w*|\bfrom the (?:cold|fever)|\bwith (?:cold|fear|nerves)\b/
/** What was swallowed has gone down. */
export const WENT_DOWN =
  /\b(?:le )?paso (?:derech\w+|solo|sola|bien|para abajo|pa'? abajo)|\bwent (?:right |straight |all the way )?down\b(?! the wrong)|\bswallowed it fine\b/
/** A limb asleep for a reason that everybody knows. */
export const ASLEEP_BY = /\bde tanto\b|\bpor (?:estar|tener)\w*|\bfrom (?:sitting|lying|the (?:ice|cold))|\bde estar\b/
