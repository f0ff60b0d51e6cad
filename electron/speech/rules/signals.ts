/** Signs: what a caller's words point to (bleeding, a fit, a weapon), each found by one readable pattern. */
import type { Evidence } from '../../../convex/domain/canonical.ts'
import { answerOf, denied } from './answers.ts'
import { ANIMAL_BIRTH } from './arrivals.ts'
import { NOT_BLOOD } from './bloodLoss.ts'
import { BODY_SIGNS } from './bodySigns.ts'
import { anyAsked, type Context } from './context.ts'
import { DANGER_PICTURES } from './dangerPictures.ts'
import { withoutFigures } from './figures.ts'
import { clauseAt, evidenceOf, isNoise, type Line } from './line.ts'
import { AT_THE_BOARD } from './menaces.ts'
import { elsewhen, withoutManners } from './otherTimes.ts'
import { PETTY } from './petty.ts'
import { questionsIn } from './questions.ts'
import { SIGN_GRAMMAR } from './signGrammar.ts'
import { SIGN_IDIOMS } from './signIdioms.ts'
import { ASLEEP_BY, SHIVERS, SIGN_PICTURES, WENT_DOWN } from './signPictures.ts'
import { SIGN_SAYINGS } from './signSayings.ts'
import { isBroken } from './spoken.ts'

/** Who lives in a house. */
const KIN =
  '(?:papa|papi|mama|mami|hij[oa]s?|abuel[oa]s?|tata|nana|viejit[oa]s?|herman[oa]s?|senora|marido|esposo|guagua|bebe|nin[oa]s?|nietos?|nieta|suegr[oa]|vecin[oa]|caballero|dad|daddy|mum|mom|mummy|son|daughter|kids?|children|baby|nan|gran|grandma|grandpa|granny|grandad|brother|sister|husband|wife|roommate|neighbou?r|father|mother|uncle|aunt)'

/** What people call about that has no reason of its own: pains, a stomach, a head, nerves, pressure. */
const UNWELL =
  /\b(?:vomit\w+|vomitos?|diarrea|maread[oa]s?|mareos?|nauseas?|decaid[oa]|deshidratad[oa]|jaqueca|migrana|lumbago|ciatica|calculos?|colico|apendicitis|insolacion)\b|dolor(?:es)? (?:\w+ ){0,3}(?:de|en|a|al) (?:la |el |los |las |un )?(?:guata|estomago|cabeza|vientre|abdomen|espalda|cintura|rinon\w*|muelas?|oidos?|pierna|costado|vesicula|huesos|cuello)|duele (?:\w+ ){0,2}(?:la|el|los|las) (?:guata|estomago|cabeza|vientre|abdomen|espalda|cintura|rinon\w*|muelas?|oidos?|costado|pierna)|sangr\w+ (?:\w+ )?(?:de |por )?(?:la )?(?:nariz|naric\w+)|(?:crisis|ataque)s? de (?:panico|angustia|ansiedad|nervios)|(?:subio|bajo|disparo) (?:\w+ )?la presion|presion (?:\w+ )?(?:alta|altisima|baja|por las nubes|disparada|a (?:1[89]|2)\d*)|no (?:ha )?(?:orina\w*|hace pipi)|(?:esta|anda) (?:\w+ )?(?:confundid|desorientad)[oa]|\b(?:vomiting|throwing up|puking|diarrh?oea|dizzy|nauseous|migraine|dehydrated|appendicitis|sunstroke|heatstroke|gallstones|sciatica|vertigo)\b|been sick\b|(?:stomach|tummy|belly|head|back|ear|tooth|abdominal|kidney|leg|neck) ?(?:'s |is |are )?(?:\w+ )?(?:pains?\b|aches?\b|cramps\b|hurts?\b|killing|agony|stones)|\b(?:headache|toothache|earache|backache|stomach ?ache)s?\b|pain in (?:his|her|my|the) (?:\w+ )?(?:stomach|tummy|belly|abdomen|side|back|kidneys?|leg|groin|neck|head)|nose ?bleed|nose(?:'s| is| won't stop)? bleeding|panic attack|anxiety attack|blood pressure(?:'s| is|)? (?:\w+ )?(?:high|sky|through|low|\d{2,3})|(?:hasn't|not) (?:peed|urinated|been to the (?:loo|toilet))|back(?:'s| is| has)? (?:gone|gone out|went|locked|seized)\b|kidney stones?|(?:very|really|so|all) (?:confused|disoriented)|feels? (?:\w+ )?(?:faint|unwell|terrible|awful|rotten)\b/

export const SIGNS = {
  choking:
    /\batragant|\bh?ator(?:o|ad[oa]|aron|and?o)\b|se (?:le )?trago (?:un|una|algo)\b(?! (?:tira|pastilla|caja|frasco|remedio|tableta|blister|clona|monton|parafina|cloro|punado|sobre|pila completa))|\bchok(?:ing|ed|es)\b(?! (?:me|my|us|him|her)\b)|stuck in (?:his|her|my|the) throat|(?:algo|comida|carne|hueso|pedazo)[^,.]{0,20} en la garganta|se (?:esta )?ahog(?:a|ando) con/,
  arrest:
    /paro cardi|no tiene pulso|sin pulso|no le (?:siento|encuentro) (?:el )?pulso|\bno pulse\b|cardiac arrest|heart(?:'s| has)? stopped/,
  stroke:
    /se le (?:\w+ ){0,3}(?:torcio|chueco|desvio|cayo|durmio|paralizo|enchueco) (?:\w+ ){0,3}(?:boca|cara|brazo|lado|cuerpo|pierna|mano)|(?:boca|cara|sonrisa) (?:\w+ ){0,2}(?:chueca|torcida|desviada|caida)|(?:enreda|traba|enredo) la lengua|habla(?:ba|ndo)? (?:\w+ )?(?:enredado|traposo|arrastrad\w+|trabado)|(?:un|la mitad del?|medio) (?:lado del )?cuerpo (?:\w+ ){0,2}(?:dormid|paraliz)|(?:el )?brazo (?:\w+ ){0,3}no (?:lo|le|se) (?:levanta|mueve|responde)|no (?:puede )?(?:mover|mueve) (?:el|un|la) (?:brazo|lado|pierna|mitad)|face(?:'s| is| has)? (?:\w+ )?(?:gone|droop\w*|dropp\w*|fallen|lopsided|twisted)|\bdroop|\bslurr|only one side|mouth(?:'s| is)? (?:\w+ )?(?:droop|twist|crooked|lopsided)|one side of (?:his|her|the) (?:face|body|mouth)|\bstroke\b|\bderrame\b|\bacv\b|arm (?:won't|doesn't|isn't) (?:go|lift|mov|work)|can't (?:lift|move|feel) (?:his|her) (?:left|right|arm)/,
  allergic:
    /reaccion alergica|\banafil|\banaphyl|throat(?:'s| is)? (?:\w+ ){0,2}(?:closing|swell|swollen|tight)|(?:cerrando|cierra|cerro) la garganta|(?:hinch\w+|inflam\w+) (?:\w+ ){0,3}(?:cara|labio|lengua|garganta|ojo|boca)|(?:cara|labios|lengua|garganta|ojos|boca) (?:\w+ ){0,3}(?:hinchad|inflamad|hinchand)|(?:face|lips|tongue|eyes)(?:'s| is| are)? (?:\w+ ){0,3}(?:swollen|swelling|swell|puff)|\bhives\b|\bronchas\b|llen[oa] de ronchas|(?:pico|picado|picaron|picadura)[^.]{0,25}(?:abeja|avispa)|\b(?:stung|sting)\b|allergic reaction/,
  seizure:
    /convulsi(?:on|ona)|ataque (?:de )?epilep|epileptic (?:fit|attack)|(?:un|el|le dio|con) (?:un )?ataque\b(?! (?:de (?:asma|panico|nervios|corazon|tos|risa|ansiedad)|al corazon|cardiaco|cerebral|cardiac))|puso ties[oa]|ojos (?:para atras|volteados)|\bseiz(?:ure|ing|ed)|having a fit\b|\bfitting\b|(?:tirit\w+|tembl\w+|sacud\w+|saltando) (?:enter|tod)|shaking all over|(?:whole|entire) body(?:'s| is)? (?:shaking|jerking)|\bjerking\b|espuma (?:por|en) la boca|foaming|ojos (?:dados vuelta|en blanco)|eyes (?:rolled|rolling)/,
  overdose:
    /(?:cajas?|frascos?|tiras?|blister\w*|potes?|bottles?|box(?:es)?|packs?|packets?)\b[^.]{0,30}(?:vaci|empty)|(?:empty|vaci[oa]s?) (?:\w+ ){0,2}(?:pill|tablet|pastilla|remedio|blister|bottle|box|pack)|\bneedle\b|\bjeringa|\boverdos|\bod'?d\b|sobredosis|(?:ingirio|ingeri\w+|consumio|tomo|trago) (?:\w+ ){0,2}(?:unas|varias|muchas|hartas|un monton de|un punado de|\d+) (?:\w+ )?(?:pastillas|remedios|comprimidos|medicament\w+)|(?:taking|took|taken|swallowed|had) (?:\w+ )?(?:a (?:\w+ )?(?:load|lot|bunch|handful|heap|pile)|loads|lots|too many|all (?:her|his|my|the))(?: of)? (?:\w+ ){0,2}(?:pills|tablets|meds|medication)|se (?:tomo|trago|empastillo|comio)(?! (?:la|su|una|sus|las) (?:pastillas?|remedios?) (?:de|para|con|como))[^.]{0,30}(?:pastilla|remedio|clona|tira|frasco|caja)|(?:took|taken|swallowed|drank|drunk)[^.]{0,30}(?:pills|tablets|bottle|bleach|paracetamol|a bunch|too many)|\bheroin\b|\bfentanyl\b|se inyecto|\bintoxica(?![a-z]* (?:(?:enter|tod)[oa]s? )?(?:con|por|de) (?:el |tanto |puro |mucho |tanta |la )?(?:humo|humareda|gas|monoxido))|(?:tomo|trago|bebio)[^.]{0,20}(?:cloro|veneno|parafina|detergente|soda caustica)|\bpoison/,
  suicide:
    /(?:habia|ha|he) intentado (?:\w+ ){0,3}(?:antes|una vez|veces|suicid)|intentos? (?:previos?|de suicidio)|tried (?:it|this|to) (?:\w+ ){0,3}before|(?:left|wrote|there's|there was|found) a (?:suicide )?(?:note|letter)\b(?! (?:from|on the door|for the))|(?:dejo|hay|habia|encontr\w+) una (?:carta|nota)\b|quitar(?:se|me) la vida|\bmat(?:arme|arse)\b|(?:quiero|quiere) morir|(?:me quiero|se quiere) matar|no quier[oe] (?:seguir(?! (?:con|en|tomando|haciendo|hablando|adelante|las?|el))|vivir)|no (?:estar|seguir) (?:mas|vivi)|ya no doy mas|no doy mas|\bsuicid|kill (?:myself|himself|herself)|end (?:it all|my life|his life|her life|things)|no (?:queria|quiere|quiero|quisiera) despertar|dormir(?:se|me)? y no despertar|(?:want|wants|wanted) it (?:all )?to (?:stop|end|be over)|(?:don't|doesn't|didn't|not) want to (?:live|be here|wake up|go on|be alive)|want(?:s)? to die|better off without me|me (?:quiero|voy a) (?:tirar|lanzar|matar|colgar|morir)|tirarme|lanzarme|tirarse (?:del|de|al)|jump off|on the (?:ledge|bridge)|ahorcar|hang (?:myself|himself|herself)|no vale la pena vivir|can't do this anymore|can't go on/,
  crash:
    /\bchoque\b|\bchoc(?:o|aron|ado)\b|\bcolision|\batropell|\bvolc(?:o|ado|amiento|aron)\b|accidente (?:de )?(?:transito|auto|moto|vehicul)|(?:por|hay|hubo|un) (?:un )?accidente\b|\bcrash|\bcollision|(?:run|ran) over|hit by a (?:car|bus|truck|van|lorry|taxi)|(?:car|van|truck|lorry|bus) (?:\w+ ){0,2}(?:flipped|rolled|hit|overturned|upside)|came off (?:his|her|the|a) (?:\w+ )?(?:bike|motorbike|scooter)|knocked (?:off|down)|(?:pego|impacto|embistio|paso a llevar) a (?:un|una) (?:moto|auto|bicicleta|peaton|ciclista|persona|nin)|rear-ended|\bwreck\b|motociclista|motorista (?:tirad|botad)|ciclista|pile-?up/,
  fire: /\bincendi|(?:esta|estan) quemando|que se (?:esta )?quem(?:a|ando)\b|quemandose|burning down|se quem(?:a|o) (?:la|el|una|un) (?:casa|depto|departamento|edificio|auto|local|bodega|pieza|cocina|pasto|cerro)|\bfuego\b|(?<!\b(?:te|me|se|como) )\bllamas\b|\bhumo\b|on fire\b|there's a fire|\bflames\b|\bsmoke\b|\bfire (?:in|at|on)\b|caught fire/,
  birth:
    /(?:tener|tuvo|viene|naciendo|va a nacer|nacio|pariendo|pario) (?:\w+ ){0,2}(?:guagu|beb|hijo|criatura)|romp(?:io|ieron) (?:la |las )?(?:bolsa|fuente|aguas?|membrana)|\bcontraccion|trabajo de parto|\bpariendo\b|dar a luz|va a parir|in labou?r\b|\blabou?r (?:pain|started)|waters? (?:\w+ )?(?:broke|broken|gone)|baby(?:'s| is) (?:coming|on the way|almost)|having (?:a|the|her|our) baby|giv(?:ing|en) birth|\bcontractions\b|crowning|la guagua (?:ya )?viene/,
  pushing:
    /\bpuj(?:ando|ar|a)\b|se (?:le )?(?:ve|asoma|esta viendo) (?:\w+ )?(?:cabeza|pelo|cabecita)|salio la cabeza|(?:see|feel) (?:the |a )?(?:head|hair|baby)|head(?:'s| is) (?:out|coming|showing|crowning)|\bcrowning\b|(?:has|needs|wants|got|urge) to push|she's pushing|i'm pushing|contracciones? (?:\w+ ){0,4}cada (?:1|un|dos|2|uno) minuto|cada (?:un|1|2) minuto|(?:every|each) (?:two|one|1|2|minute|couple)|ya viene (?:la guagua|el bebe|saliendo)|baby's coming (?:now|out)/,
  dyspnoea:
    /crisis de asma|ataque de asma|hunden? las costillas|asma y no|asthma (?:attack|is bad)|\bahogad[oa]\b|\bahog(?:ando|andose)\b|falta(?:ba|ndo)? (?:mucho )?(?:el |de )?aire|no puede respirar|no puedo respirar|cuesta (?:\w+ )?respirar|respira (?:\w+ )?(?:mal|con dificultad|cortito|agitad)|(?:can't|cannae|cannot)(?: hardly| barely| even| seem to)? (?:breathe|catch (?:his|her|my|a|any) breath|get (?:his|her|my|any|a) (?:breath|air))|(?:hard|tough|rough) time (?:catching|getting|with) (?:his|her|my|a) breath|(?:trouble|difficulty|struggling|fighting) (?:\w+ )?(?:breathing|to breathe|for breath)|hard to breathe|short(?:ness)? of breath|out of breath|\bwheez|gasping for (?:air|breath)|silb(?:a|ido) (?:\w+ ){0,2}(?:pecho)|bronquial obstructiva/,
  chestPain:
    /dolor(?:es)? (?:\w+ ){0,3}(?:al|en el|de) pecho|(?:duele|doliendo|dolio|aprieta) (?:\w+ )?el pecho|(?:opresion|apretado|puntada|presion) (?:\w+ ){0,2}(?:en|el) (?:el )?pecho|pecho (?:\w+ )?apreta|chest pain|(?:crushing|stabbing|bad|terrible|awful) (?:chest )?pain in (?:his|her|my) chest|pains? (?:in|across) (?:his|her|my|the) chest|chest(?:'s| is)? (?:\w+ )?(?:hurt|tight|killing|pain)|chest hurts|chest (?:isn't|is not|ain't|doesn't feel) right|tightness|pressure (?:in|on) (?:his|her|my) chest|\binfarto\b|heart attack|elephant/,
  sugar:
    /azucar (?:\w+ )?(?:baja|alta|bajo|alto)|(?:baja|bajon|bajo) (?:de|el) azucar|hipoglic|hipoglu|\bhypo\b|hypoglyc|(?:low|high) (?:blood )?sugar|sugar(?:'s| is)? (?:\w+ )?(?:low|high|drop)/,
  diabetes: /\bdiabet/,
  fever: /\bfiebre\b|\bafiebrad|\bfever\b|burning up|\bfebril\b|high temperature|volando en/,
  fall: /\bse (?:me |nos )?cayo (?:de|en|por|al|desde|la|mi|y|para)|\bse cayo\b|\bme cai\b|\bcaida\b|\bresbal|\btropez|\bfell\b(?! (?:right |down )?on (?:top of )?(?:him|me|us|them|her)\b(?! (?:back|side|hip|knee|face|bum|bottom|arm|hand|wrist|head|leg|elbow|shoulder)))|\bfallen\b|\btripped\b|\bslipped\b|\bsli(?:d|pped) (?:off|out of|down)\b|(?:had|has had|took|taken) a (?:\w+ )?(?:fall|tumble)|(?:encontr\w+|esta|estaba|sigue) (?:\w+ )?(?:tirad|botad)[oa] (?:en|al)|(?<!\b(?:sat|sitting|sits|sit|sat down) )on the (?:kitchen|bathroom|bedroom|living room) floor|se (?:dio|pego) (?:un|con) (?:\w+ )?(?:porrazo|costalazo)|can't get up|no (?:se )?puedo? (?:parar|levantar)/,
  violence:
    /me (?:esta )?(?:pega\b|pego|pegando|golpe(?!e\b)\w+|agred\w+|amenaz\w+|ahorc\w+)|(?:pareja|marido|esposo|pololo|ex|conviviente) (?:\w+ ){0,3}(?:pega|pego|pegando|golpe|agred|amenaz)|(?:la|lo|le|te) esta(?:n)? (?:agredi|golpea|pega|amenaza)\w*\b(?! (?:un |unos )?(?:los |las |el |la )?(?:parche|electrod|sticker|cinta|venda))|(?:threatening|hurting|hitting) you|violencia|me (?:quiere|va a) matar|patea(?:ndo)? la puerta|(?:husband|boyfriend|partner|ex|he|dad|stepdad)(?:'s| is| has| just)? (?:\w+ ){0,2}(?:hit|hitting|beat|beating|hurting|attacking|attacked|choking|strangl)\w*(?: me| her| my)|threatening (?:me|to kill)|domestic|going to kill me|hit(?:ting)? me/,
  trauma:
    /\bse (?:corto(?! (?:la|el) (?:llamada|luz|comunicacion|linea|senal|agua|corriente|telefono|gas)\b)|quebro|fracturo|quemo|quebraron)|\bcorte (?:profundo|grande|feo)|\bherida (?:profunda|grande|abierta)|\bfractura|\bapunal|\bpunalada|\bbalead|\bdispar(?:o|aron)|\bbalazo|\bstab(?:bed|bing)\b|\bshot\b|\bgunshot|cut (?:his|her|my) (?:\w+ )?(?:hand|arm|leg|wrist|finger|thigh)|\bamputa|\baplast|\bcrushed\b|\bquemadura|\bscald|\bburn(?:ed|t) (?:his|her|my)|broken (?:leg|arm|hip|ankle)|sierra|chainsaw|cortandose|mordi(?:o|eron|da)|dog (?:bite|bit)/,
  bleeding:
    /(?:squirt|spurt|gush|pump|pour)ing (?:out )?(?:blood|of)|soaking through|pumping out|sangr(?:a|ando|e|o)? (?:\w+ ){0,2}(?:much\w*|harto|caleta|a chorros|demasiad\w+|sin parar)|(?:much|hart|demasiad|caleta de|chorros de|tanta)[oa]? ?sangre|charco (?:grande|de sangre|enorme)|no (?:le |se |me )?(?:para|deja|detiene|corta) (?:de sangrar|la sangre|el sangrado|la hemorragia)|a chorros|desangr|hemorragia|(?:bleeding|blood) (?:\w+ ){0,3}(?:everywhere|heavily|badly|a lot|bad|loads|won't stop|all over|pouring|gushing|spurting|soaked)|(?:lot|lots|loads|so much|pool|tons) (?:of )?blood|won't stop bleeding|can't stop (?:the )?bleeding|spurting|gushing|bleed(?:ing)? (?:out|to death)|empapad[oa] (?:en|de) sangre|la polera llena de sangre/,
  cyanosis:
    /(?:labios|boca|cara|dedos|unas) (?:\w+ ){0,3}(?:morad|azul)|\bazulit\w+|medio (?:morad|azul)\w*|esta (?:\w+ ){0,2}(?:morad|azul)(?:a|o|ita|ito)\b|\bmoradit[oa]|(?:lips|face|fingers|mouth) (?:\w+ ){0,3}(?:blue|purple|gr[ae]y)|(?:he|she|baby)(?:'s| is) (?:(?:going|gone|turning|turned|all|really|so|quite|kinda|a bit|like) )*(?:blue|purple)\b|(?:going|turning|turned|gone) (?:\w+ )?(?:blue|purple|gr[ae]y)|poniendo (?:\w+ )?(?:morad|azul)/,
  fewWords:
    /palabras sueltas|entrecortad|palabra por palabra|(?:a|one|1|get a) word or two|only (?:get|say) (?:a|one|two|1|2)|word at a time|casi no puede hablar|apenas habla|(?:no|apenas|casi no) (?:puede|alcanza a|logra) (?:hablar|terminar|decir|juntar|armar)|apenas (?:puede )?hablar?|one word at a time|single words|(?:can't|can barely|cannot|barely|can hardly|hardly) (?:\w+ )?(?:speak|talk|finish|get (?:a|the|her|his) words?)|few words/,
  airHunger: /no le entra (?:el )?aire|can't get (?:any )?air/,
  weapon:
    /\bcuchill|\bpistola|\barma (?:de fuego|blanca)|\barmado|\brevolver|\bmachete|\bescopeta|\bcortaplum|\bknife\b|\bgun\b(?! ?shot)|\bweapon|\bmachete|\bbaseball bat|\barmed\b|\brifle|\bshotgun|con un (?:palo|fierro|bate|martillo)|tiene un (?:palo|fierro)/,
  trapped:
    /\batrapad|\baprision|\btrapped\b|(?:can't|cannot|couldn't|unable to) (?:\w+ )?(?:get (?:out|him out|her out|them out|down)|(?:use|take|go down|reach) the (?:stairs|stairwell|lift|elevator))|\bno way (?:down|out|to (?:get|go) (?:down|out))|stair(?:s|case|well|way)(?:'s| is| are)? (?:\w+ ){0,2}(?:full of|nothing but|thick with|filled with|all|solid|pure) smoke|escaleras?(?: \w+)? (?:(?:\w+ ){0,2}(?:llenas?|pur[oa]|tapad[oa]|cubierta)) (?:de |con )?(?:humo|fuego|llamas)|no (?:hay|tenemos|tengo|tienen) (?:por donde|como|forma de|manera de|salida|escapatoria)(?: (?:salir|bajar|arrancar|escapar))?|falta(?:n)? (?:un|una|2|3|dos|tres|el|la|mi)(?: \w+)? (?:maestro|persona|companer\w+|viej\w+|hij\w+|niet\w+|abuel\w+|senora?|caballero|niñ\w+|nin\w+|guagua|trabajador\w*|vecin\w+|cabr\w+)|no (?:puede|pueden|podemos|puedo|logra\w*) (?:salir|escapar|evacuar|bajar(?! (?:de la cama|la fiebre|el|al bano|las? man)))|pinned|stuck (?:in|inside|under)|(?:esta|estan|queda|quedo|hay) (?:\w+ ){0,3}(?:adentro|encerrad)|(?:still|someone|somebody|people|kids|he's|she's) (?:inside|in there|up there)|still in (?:there|the)|(?:sigue|quedo|estan?) (?:alla )?(?:adentro|dentro)\b|hanging out (?:of )?the window|(?:waving|shouting|screaming|calling|yelling|hollering|crying)(?: for help)? (?:from|out|at (?:the |a )?(?:window|balcon|door|roof))|(?:floor|window|balcony|roof) (?:\w+ )?(?:waving|shouting|screaming|yelling|hollering)|(?:grit\w+|pid\w+ (?:ayuda|auxilio)|asomad\w+|salud\w+) (?:por|desde|en) (?:la|el|una) (?:ventana|balcon|techo|terraza)|at the window|no (?:alcanzo|alcanzaron) a salir/,
  hazard:
    /\b(?:oxygen|o2) (?:tank|bottle|cylinder)s?|(?:balon(?:es)?|tubos?|cilindros?|tanques?) (?:de|del) oxigeno|(?<!bomba de )\bbencina\b|olor a (?:gas|bencina|parafina)|fuga de gas|escape de gas|balon(?:es)? de gas|\bcables? (?:\w+ ){0,3}(?:cort|suelt|colgand|electric|pelad|caid|en el suelo|botad)|\bpetroleo\b|cilindro de gas|liquido inflamable|poste (?:\w+ )?(?:caid|electric|botad)|\b(?:petrol|gasoline)\b(?! (?:station|pump))|\bfuel (?:leak|spill|everywhere)|(?:leaking|spilling) (?:fuel|gas|petrol|oil)|gas (?:leak|bottle|cylinder|tank)|smell (?:of )?(?:gas|petrol|fuel)|(?:live|power|electric|downed) (?:wire|line|cable)s?|\bexplo(?:t|si|d)|quimic|\bchemical|monoxido|monoxide|derrame de|derrumb|perro (?:bravo|suelto)|aggressive dog|pitbull|propane/,
  motionless:
    /no (?:lo |la |le )?(?:vi|veo|vimos) (?:moverse|mover)|no (?:movia|mueve|movio) (?:ni )?un (?:dedo|pelo|musculo)|no se (?:mueve|movia|mueven)|(?:not|isn't|wasn't|stopped) moving|hasn't moved|(?:tirad|botad)[oa] (?:y |sin )?(?:no|mover)|lying still|sin moverse/,
  asthma: /\basma\b|\basthma(?:tic)?\b/,
  height:
    /(?:andamio|techo|segundo piso|tercer piso|cuarto piso|altura|escala|escalera|balcon|arbol|scaffold\w*|roof|ladder|balcony|second floor|third floor|tree)\b|no siente las piernas|can't (?:feel|move) (?:his|her|my) legs|\d+ metros|\d+ feet/,
  headInjury:
    /(?:golpe|pego|golpeo) (?:\w+ ){0,3}(?:en )?la cabeza|\btec\b|(?:banged|hit|hurt|cracked|bumped|caught|knocked|whacked|smacked|bashed|clipped|split|landed on|clouted|struck) (?:(?:the )?(?:back|side|front|top) of )?(?:his|her|my|the) head|\bhead (?:on|against|off) the\b|(?:lump|bump|gash|egg) on (?:the (?:back|side|front|top) of )?(?:his|her|my|the)(?: \w+)? ?(?:head|forehead)|(?:azoto|pegó|pego|golpeo|dio|chichon|tajo|corte) (?:\w+ ){0,4}(?:la )?(?:cabeza|nuca|frente)\b|head injury|cut above (?:his|her)/,
  thinner:
    /anticoagul|warfarin|apixaban|rivaroxaban|dabigatran|acenocumarol|neosintrom|xarelto|eliquis|blood thinner|clopidogrel|\bthinners\b|coumadin/,
  sweaty:
    /sudor|sudando|transpir|sweat|clammy|confus|desorient|raro|rara|not making sense|acting (?:weird|strange|funny|odd)|shaky|temblor|agresiv|torpe|drowsy|somnolient/,
  laughing: /\b(?:ja){2,}\b|\bjaj\w*|\b(?:ha){2,}\b|\b(?:je){2,}\b/,
  absurd:
    /completo italiano|papas fritas|pizza de|pato lucas|mickey|superman|batman|homero|se (?:le )?murio (?:el|mi|un) (?:perro|gato|hamster|pez)|ronaldo|spider-?man|spongebob|ambulancia con|es una broma|just a (?:joke|prank)|pitanza|prank|dared me|de tu casa|your mom|tu mama en/,
  mistaken:
    /\bmarque cualquier (?:numero|cosa)\b|\b(?:con|es) la (?:compania|empresa|oficina) (?:de|del) (?:la )?(?:luz|agua|gas|telefono|internet|cable)\b|(?:llame|marque|llamando|marcado|llamado) (?:por|sin querer|de) ?(?:error|equivocacion)?|(?:dieron|di|tengo|tenia|anote|marque|disque|pasaron) (?:\w+ )?(?:mal|otro) (?:el |ese |este )?numero|(?:got|gave me|have|dialed|dialled) the wrong|number (?:must be|is) wrong|no es (?:el|la) (?:numero de|clinica|consulta|tienda|farmacia|veterinaria|peluqueria|banco|oficina)|me equivoque de numero|numero equivocado|equivocad[oa]|sin querer|(?:jugando|jugo|apreto|agarro) (?:\w+ ){0,3}(?:telefono|celular)|wrong number|by (?:accident|mistake)|accident(?:al)?ly (?:called|dialed|dialled)|pocket[- ]?dial|butt[- ]?dial|(?:playing|messing) with (?:the|my|his|her) phone|didn't mean to (?:call|dial|ring)|sin intencion|by mistake|no emergency|not an emergency|no es (?:una )?emergencia|falsa alarma|false alarm|sat on (?:my|the) phone|pressed (?:it|the)/,
  allWell:
    /estamos (?:todos |todas )?bien|esta(?:mos)? todo bien|todo bien|no pasa nada|no ha pasado nada|nada de eso|no paso nada|(?:everyone|everybody|everything|we|i|we're all|i'm)(?:'s|'re|'m| is| are)? (?:all )?(?:fine|okay|ok|alright|good here)|nothing(?:'s| is) wrong|nobody(?:'s| is) hurt|no one(?:'s| is) hurt/,
  foodOrder:
    /pizz|radio ?taxi|(?:necesito|quiero|queria|quisiera|mandeme|me manda) un (?:auto|movil|taxi|uber)\b|(?:a|the|order a|need a|book a) (?:cab|taxi|uber)\b|(?:hacer|quiero|queria|quisiera) (?:\w+ ){0,2}pedido|pedido (?:a domicilio|para)|con (?:harto |extra )?queso|(?:order|get|like) (?:\w+ ){0,3}(?:pizza|pepperoni|takeaway|chinese|delivery|food)|a (?:large|medium) (?:pepperoni|pizza|cheese)|sushi|para llevar|un delivery|taxi (?:para|a)|hora (?:para|en) la peluqueria|farmacia/,
  collapse:
    /\bcollapsed\b(?! (?:lung|roof|wall|ceiling|building))|\bkeeled over\b|\bblacked out\b|\bse desplomo\b|\bse desvanecio\b|\bse fue a negro\b|le dio (?:la|una) palida|se le apago la tele/,
  unwell: UNWELL,
  petty: PETTY,
  knowsWhere:
    /si se (?:a ?|bien (?:a )?|perfectamente (?:a )?)?donde|adonde (?:marque|llame)|(?:no|si),? (?:no,? )?(?:marque|llame|disque) bien|i (?:do )?know (?:exactly |full well |perfectly well )?(?:who|what|where) (?:i|this|you)|the right number|si,? (?:si,? )?(?:lo se|ya se|claro que se)|lo se,|i know(?:,| that| who)|yes,? i know|yeah,? i know|correct number|es correcto|no me equivoque/,
  means:
    /(?:tengo|tiene|amarr\w+|compr\w+|prepar\w+)[^.]{0,30}(?:soga|cuerda|cordel|pistola|revolver|cuchillo|veneno)|(?:soga|cuerda|cordel)[^.]{0,24}(?:amarr|list[oa]|cuello|colgad)|(?:rope|noose|gun|knife|blade)[^.]{0,24}(?:ready|tied|here|in (?:my|his|her) hand)|(?:have|got|has) (?:a|the|his|her|my) (?:gun|rope|noose|knife)|(?:arriba|encima|al borde|en la (?:cornisa|baranda)|otro lado) del? (?:puente|edificio|techo|la baranda)|on the (?:ledge|edge|wrong side)/,
  lost: /\b(?:ni|no tengo|no hay) idea\b|no sabria decir|no me l[ao] se\b|no estoy (?:\w+ )?segur[oa] (?:de )?(?:donde|en que)|no conozco (?:por|mucho|bien|nada)|no cacho bien|en alguna parte|no ve[os] (?:ningun|ninguna|nada|un) ?(?:letrero|senal|cartel|numero)?|\bno idea\b|haven't (?:a|got a) clue|no clue\b|(?:couldn't|can't) (?:really )?tell you|(?:i'm not|not) (?:really |quite )?sure(?=[,.]|$| exactly)|(?:don't|do not) know (?:it|the (?:name|street|road|number))\b|can't see (?:any|a) (?:signs?|street|number)|somewhere (?:on|along|off|near) (?:the|a)|(?:just|only) visiting|(?:no tengo|ni) idea (?:de )?(?:donde|que calle|como se llama|en que)|no cacho (?:donde|que)|no (?:ubico|reconozco) (?:donde|esta|el sector)|no se (?:bien ?donde|donde estoy|donde estamos|la direccion|el numero|como se llama (?:la|esta) calle|bien donde|exactamente donde|que calle)|no conozco (?:aqui|aca|esta|el sector|la zona|bien)|no soy de (?:aqui|aca)|estoy perdid|estamos perdid|don't know (?:where|the address|what (?:street|road)|the street|exactly where|what the address)|not (?:sure|certain) where|(?:i'm|we're) lost|no idea where|not from (?:here|around)|middle of nowhere/,
  insideHome: new RegExp(
    `\\b${KIN} (?:[a-z]+ ){0,2}(?:esta|estan|quedo|quedaron|sigue|siguen|duerme|dormia) (?:[a-z]+ ){0,2}(?:en (?:la|el|su|un|una) (?:[a-z]+ )?(?:pieza|dormitorio|bano|cuarto|cama|piso|habitacion|\\w+ piso|subterraneo|entretecho)|arriba|atras|al fondo|adentro|alla dentro)|\\b${KIN}(?:'s| is| are|'re| was| were) (?:still |stuck |asleep |sleeping |trapped )?(?:\\w+ )?(?:upstairs|downstairs|inside|in (?:the|his|her|their|a) (?:\\w+ ){0,2}(?:bedroom|room|bathroom|basement|attic|bed|loft|cellar|kitchen)|on the (?:\\w+ )?floor|up there|in there)|\\b(?:tiene que estar|debe estar|sigue|quedo) (?:ahi )?(?:adentro|dentro)\\b|no (?:la|lo) (?:he|hemos) visto salir|(?:haven't|hasn't|didn't) (?:seen (?:him|her|them) )?come out|no (?:la|lo) puedo (?:\\w+ )?(?:mover|sacar|bajar|levantar)|(?:can't|couldn't) (?:move|lift|carry|shift) (?:him|her|them)\\b`,
  ),
  appointment:
    /\b(?:hora|turno|cita|control) (?:con|para|en|donde) (?:el |la |un |una )?(?:matrona|doctor\w*|medic\w+|dentista|kine\w*|peluquer\w*|manicur\w*|veterinari\w*|consulta|especialista|psicolog\w*)|confirmar (?:la|mi|una) (?:hora|cita|reserva)|(?:book|confirm|change|make) (?:my|an|a|the) (?:appointment|reservation|booking|haircut|table)|(?:calling|ringing) about (?:my|the|an) (?:appointment|booking|order|parcel|delivery|hair)/,
  insists:
    /(?:por eso(?: mismo)?|justo por eso|precisamente) (?:la |lo |los |le )?(?:llamo|estoy llamando|llame)|no me equivoque|no estoy equivocad|si,? (?:ya )?(?:lo )?se\b,? (?:donde|a donde|con quien|que es)|that's (?:exactly )?(?:why|who) i'm (?:calling|ringing)|i know (?:exactly )?(?:who|what|where)|(?:this is|it's) the right (?:number|place)|i (?:do )?mean (?:to call )?you/,
} as const satisfies Record<string, RegExp>

export type Sign = keyof typeof SIGNS
export const SIGN_NAMES = Object.keys(SIGNS) as readonly Sign[]

export type Seen = {
  /** The plain words that matched. */
  readonly words: string
  readonly sign: Sign
  readonly evidence: readonly [Evidence, ...Evidence[]]
  readonly start: number
}

/** Words after a match that take it back: "humo no vi". */
/** A cut in the kitchen is no attack. */
const KITCHEN =
  /(?:cort(?:o|e|ando|ar)|pique|picando|cut|slic\w+|chopp\w+)[^.]{0,40}\b(?:con (?:el|un) cuchill|with (?:a|the) (?:\w+ )?knife)|(?:pelando|picando|cocinando|cortando|peeling|cooking|carving)\b|kitchen knife|cuchillo (?:de cocina|cocinero|carnicero)/
/** A limb that was hurt does not move for that reason. */
const INJURED = /quebr|fractur|luxo|esguinc|se (?:cayo|golpeo|corto|pego)|\bbroke|broken|\bfell\b|sprain|twisted|injur/
const SPOKEN_OR_FACE =
  /habla|lengua|palabras|balbuc|cara|boca|sonri|speech|words|slur|face|mouth|smile|derrame|stroke|acv|cerebr/
/** The usual dose. */
const USUAL_DOSE =
  /que le (?:dio|dieron|receto|recetaron|toca|tocaba|mandaron)|como (?:siempre|todos los dias)|like (?:always|usual|every day|normal)|as (?:usual|prescribed|normal)|(?:took|taken|had|given) (?:a|an|1|2|one|two|a couple of|some|his|her|my) (?:[a-z]+ )?(?:paracetamol|ibuprofen|aspirin|tylenol|advil|painkillers?|tablets?|pills?|benadryl)\b(?! (?:bottle|box|pack))[^.]{0,24}\b(?:for|earlier|this morning|last night|before bed|minutes ago)\b/
/** A blow by accident: "she hit her head", "me pegué en la rodilla". */
const OWN_BLOW = /^(?:.*\b)?(?:hit|hitting|hurt|banged) (?:her|his|my)$/
const BODY_PART = /^ (?:head|knee|face|back|arm|leg|elbow|hand|neck|chin|shoulder|hip|nose|eye|foot|toe|side|ribs?)\b/
const DENIED_AFTER = /^ (?:no(?: (?:vi|hay|hubo|tiene|habia|se ve)\b|(?=[.,;!]|$))|none\b)/
/** Somebody else's, long ago or only feared. */
const ELSEWHERE =
  /\b(?:el (?:ano|invierno|verano|otono) pasado|hace anos|last (?:winter|summer|spring|autumn)|years ago|ages ago|last year|used to|hermana era|mi hermana tuvo|once had|de chico|cuando era (?:chic|nin|guagua)\w*|when (?:he|she) was (?:a |little|young|small)|as a (?:kid|child)|in (?:19|20)\d\d|en (?:19|20)\d\d|el 20\d\d|hace (?:\d+|dos|tres|unos|varios) anos|months ago|hace meses|(?:\d+|a few|a couple of|some) (?:summers|winters|years|months|christmases) (?:ago|back)|in '?[4-9]\d(?= ?[,.;]| and)|el (?:ano )?'?[4-9]\d(?= ?[,.;]| y))(?!\w)/

/** One word ("cuchillo") proves little by itself: it is quoted with the words around it in its clause. */
function proving(line: Line, start: number, end: number): { readonly start: number; readonly end: number } {
  if (/\s/.test(line.text.slice(start, end).trim())) return { start, end }
  const clause = clauseAt(line, start)
  const before = /(?:\S+\s+){0,3}$/.exec(line.text.slice(clause.start, start))?.[0].length ?? 0
  const after = /^(?:\S*\s+\S+){0,3}/.exec(line.text.slice(end, clause.end))?.[0].length ?? 0
  return { start: start - before, end: end + after }
}

/** Signs that call for help only while they last. */
const OF_NOW: ReadonlySet<Sign> = new Set<Sign>([
  'arrest',
  'seizure',
  'stroke',
  'fall',
  'collapse',
  'choking',
  'overdose',
  'birth',
  'chestPain',
  'allergic',
])
/** "Ayer me asaltaron y hoy me duele": done with, and told for what it left. */
const OVER_SINCE =
  /\b(?:ayer|anteayer|antenoche|la semana pasada|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|yesterday|last (?:week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|the other day|hace (?:\d+ |unos |varios )?dias)\b[^!?]*\b(?:hoy|ahora|today|now|this morning|esta manana)\b(?![^!?]*(?:afuera|volvi|otra vez|aqui|outside|back\b|again|here))[^!?]{0,40}(?:duele|dolor|molest|hinch|marea|hurt|ach|sore|pain|swoll|bruis)/

const LASTING: ReadonlySet<Sign> = new Set<Sign>(['diabetes', 'asthma', 'thinner'])

/** Signs in the caller's own words. */
export function signsIn(line: Line): Seen[] {
  if (isNoise(line.turn.text)) return []
  const seen: Seen[] = []
  if (
    line.turn.speaker === 'customer' &&
    isBroken(line.turn.text) &&
    /aire|respir|ahog|breath|asma|asthma/.test(line.text)
  )
    seen.push({ sign: 'fewWords', words: line.text, start: 0, evidence: [evidenceOf(line, 0, line.text.length)] })
  const literal = withoutManners(line.text)
  for (const sign of SIGN_NAMES) {
    const text = withoutFigures(sign, literal)
    const told = [
      SIGNS[sign],
      BODY_SIGNS[sign],
      SIGN_GRAMMAR[sign],
      SIGN_IDIOMS[sign],
      SIGN_SAYINGS[sign],
      SIGN_PICTURES[sign],
      DANGER_PICTURES[sign],
    ].flatMap((pattern) => (pattern ? [...text.matchAll(new RegExp(pattern, 'g'))] : []))
    for (const match of told) {
      const end = match.index + match[0].length
      const after = line.text.slice(end, end + 40)
      // "Wladimir Choque": a word with a capital within a sentence names somebody
      if (/^[A-Z][a-z]+$/.test(line.cased.slice(match.index, end)) && /[a-z,] $/.test(line.cased.slice(0, match.index)))
        continue
      if (
        sign === 'weapon' &&
        (KITCHEN.test(line.text) || AT_THE_BOARD.test(line.text)) &&
        !/amenaz|\batac|apunal|threat|attack|\bstab|pointing|waving/.test(line.text)
      )
        continue
      if ((sign === 'violence' || sign === 'weapon') && OVER_SINCE.test(line.text)) continue
      if (sign === 'bleeding' && NOT_BLOOD.test(line.text)) continue
      if ((sign === 'pushing' || sign === 'birth') && ANIMAL_BIRTH.test(line.text)) continue
      if (sign === 'stroke' && INJURED.test(line.text) && !SPOKEN_OR_FACE.test(line.text)) continue
      if (sign === 'stroke' && /durm/.test(match[0]) && ASLEEP_BY.test(after)) continue
      if (sign === 'seizure' && /^(?:tirit|tembl|tiembl|shak)/.test(match[0]) && SHIVERS.test(line.text)) continue
      if (sign === 'choking' && WENT_DOWN.test(line.text)) continue
      if (sign === 'overdose' && USUAL_DOSE.test(line.text)) continue
      if (sign === 'violence' && OWN_BLOW.test(match[0]) && BODY_PART.test(after)) continue
      // "No, nadie, estamos todos bien"
      const refused =
        sign === 'allWell'
          ? /\b(?:no|not|isn't|aren't|ni) $/.test(line.text.slice(0, match.index))
          : denied(line, match.index)
      if (refused || DENIED_AFTER.test(after)) continue
      // "Diabética hace años" still is one
      if (!LASTING.has(sign) && (ELSEWHERE.test(after) || (OF_NOW.has(sign) && elsewhen(line, match.index)))) continue
      const { start, end: until } = sign === 'allergic' ? { start: match.index, end } : proving(line, match.index, end)
      seen.push({ sign, words: match[0], start: match.index, evidence: [evidenceOf(line, start, until)] })
      break
    }
  }
  return seen
}

/** How much, when bleeding is what was asked. */
const FLOOD =
  /\b(?:everywhere|all over|a lot|loads|tons|so much|won't stop|doesn't stop|squirt\w*|spurt\w*|gush\w*|pouring|pumping|soaked|pool|much(?:o|isimo|a|isima)|harto|harta|caleta|un monton|demasiad[oa]|charco|chorr\w+|no (?:le |se )?para|no se detiene|empapad[oa]|por todos lados)\b/

const CAN_LEAVE =
  /can (?:you|he|she|they) (?:\w+ )?(?:get|climb) (?:out|down)|(?:puede|pueden|podria) (?:usted )?salir|can you leave/

/** Gives the caller words that stand for others. */
const CODED =
  /\b(?:diga|di|digame|conteste|responda|say|press|tell me)\b[^?.]*\b(?:si|if|for)\b|\b(?:cuchillo|pistola|knife|gun)\b[^?.]*\b(?:cuchillo|pistola|knife|gun)/

/** "Si es un cuchillo dígame tarjeta, si es una pistola dígame efectivo": the words that stand for weapons. */
const CODE_OF_WEAPON =
  /\b(?:cuchill\w+|pistola|arma|revolver|machete|knife|gun|weapon|blade)\b,? (?:me )?(?:diga|digame|dime|pida|pidame|conteste|responda|say|tell me|ask for|order)\w* (?:que |por |el |la |un |una |the |an? |quiere |extra )*([a-z]{4,})(?:[^?]*?\b(?:cuchill\w+|pistola|arma|revolver|machete|knife|gun|weapon|blade)\b,? (?:me )?(?:diga|digame|dime|pida|pidame|conteste|responda|say|tell me|ask for|order)\w* (?:que |por |el |la |un |una |the |an? |quiere |extra )*([a-z]{4,}))?/

/** Asks for a sign that somebody strikes or threatens. */
const BLOW_IN_CODE =
  /\bsi (?:el |ella |alguien )?(?:la |lo |le |te )?(?:esta )?(?:peg\w+|golpe\w+|agred\w+|amenaz\w+|hizo dano|lastim\w+)[^.?]{0,30}\b(?:diga|digame|dime|responda|conteste|tosa|haga)\b|\b(?:if|has|did) (?:he|she|they|somebody|someone)(?:'s| has| is)? (?:\w+ )?(?:hit|hurt|hitting|hurting|threaten\w*|struck|attack\w*)[^.?]{0,30}\b(?:say|tell me|answer|cough|press)\b/

/** Asks in a fire for what may burst. */
const BOTTLES =
  /\b(?:balon(?:es)?|cilindros?|tambor(?:es)?|estanques?|gas (?:bottles?|cylinders?|canisters?|tanks?)|propane|oxygen (?:tanks?|bottles?|cylinders?))\b[^?]*\?/

/** Signs that the dispatcher named in a question and the caller affirmed with a yes. */
export function affirmed(line: Line, context: Context): Seen[] {
  const prompt = context.prompts.at(-1)
  // "Can you get out?" — "No"
  if (prompt && answerOf(line) === 'no' && CAN_LEAVE.test(prompt.text)) {
    return [{ sign: 'trapped', words: '', start: 0, evidence: [evidenceOf(line, 0, line.text.length)] }]
  }
  // A caller who cannot speak answers in code: "jarabe uno si es pistola" — "el jarabe uno"
  const code = prompt
    ? CODE_OF_WEAPON.exec(prompt.text)
        ?.slice(1)
        .find((word) => word && line.text.includes(word))
    : undefined
  if (prompt && code)
    return [
      {
        sign: 'weapon',
        words: '',
        start: 0,
        evidence: [evidenceOf(line, 0, line.text.length), evidenceOf(prompt, 0, prompt.text.length)],
      },
    ]
  const coded = prompt && context.covert && anyAsked(context, 'weapon') && CODED.test(prompt.text) ? line.text : ''
  if (
    prompt &&
    answerOf(line) !== 'no' &&
    /\b(?:\d|un[oa]?|dos|primer[oa]?|segund[oa]|ese|esa|one|two|first|second|that)\b/.test(coded)
  )
    return [
      {
        sign: 'weapon',
        words: '',
        start: 0,
        evidence: [evidenceOf(line, 0, line.text.length), evidenceOf(prompt, 0, prompt.text.length)],
      },
    ]
  // "If he hit you, say that your tooth hurts" — "Yes, it hurts"
  const blow = prompt && context.covert && answerOf(line) !== 'no' ? BLOW_IN_CODE.exec(prompt.text) : null
  if (prompt && blow)
    return [
      {
        sign: 'violence',
        words: '',
        start: 0,
        evidence: [evidenceOf(line, 0, line.text.length), evidenceOf(prompt, blow.index, blow.index + blow[0].length)],
      },
    ]
  // "Is there a lot of blood?" — "It's all over the floor, it won't stop"
  const flood = anyAsked(context, 'bleeding') ? FLOOD.exec(line.text) : null
  if (flood && !denied(line, flood.index) && !/\bnot,? (?:like,? )?$/.test(line.text.slice(0, flood.index))) {
    // One word ("mucho") proves little by itself: its clause is quoted, and what it answers
    const said = clauseAt(line, flood.index)
    const evidence = [
      evidenceOf(line, said.start, said.end),
      ...(prompt && said.end - said.start < 16 ? [evidenceOf(prompt, 0, prompt.text.length)] : []),
    ] as const
    return [{ sign: 'bleeding', words: flood[0], start: flood.index, evidence }]
  }
  // In a fire: "are there any gas bottles?" — "there's one by the back door"
  const bottle =
    context.record.motivo === 'incendio' && prompt && answerOf(line) !== 'no' ? BOTTLES.exec(prompt.text) : null
  if (prompt && bottle && !/\b(?:no (?:hay|tiene|tengo|se)|none|nothing|don't (?:know|think))\b/.test(line.text))
    return [
      {
        sign: 'hazard',
        words: '',
        start: 0,
        evidence: [
          evidenceOf(line, 0, line.text.length),
          evidenceOf(prompt, bottle.index, bottle.index + bottle[0].length),
        ],
      },
    ]
  if (!prompt || answerOf(line) !== 'yes') return []
  const asked = questionsIn(prompt)
  // Heard without stops, a whole line may ask
  const questions = asked.length === 0 && !/[.!?]/.test(prompt.turn.text) ? [prompt.text] : asked
  const last = /\bsi o no\b|yes or no/.test(prompt.text) || context.self ? questions.join(' ') : questions.at(-1)
  if (last === undefined || questions.length > 2) return []
  const from = Math.max(0, prompt.text.lastIndexOf(last))
  const seen: Seen[] = []
  for (const sign of SIGN_NAMES) {
    const match =
      SIGNS[sign].exec(last) ??
      BODY_SIGNS[sign]?.exec(last) ??
      SIGN_GRAMMAR[sign]?.exec(last) ??
      SIGN_IDIOMS[sign]?.exec(last) ??
      SIGN_SAYINGS[sign]?.exec(last) ??
      SIGN_PICTURES[sign]?.exec(last) ??
      DANGER_PICTURES[sign]?.exec(last)
    if (!match || denied(prompt, from + match.index)) continue
    const start = from + match.index
    seen.push({
      sign,
      words: match[0],
      start: 0,
      evidence: [evidenceOf(line, 0, line.text.length), evidenceOf(prompt, start, start + match[0].length)],
    })
  }
  return seen
}

/** Signs that in an answer about the past or about medicines are history, not what happens now. */
const OF_THE_PAST: ReadonlySet<Sign> = new Set<Sign>([
  'stroke',
  'seizure',
  'allergic',
  'overdose',
  'fall',
  'trauma',
  'fever',
  'chestPain',
  'suicide',
  'arrest',
  'birth',
  'choking',
  'bleeding',
  'unwell',
  'collapse',
])

/** Drops what a joke or an answer about history only mentions. */
export function pertinent(seen: readonly Seen[], context: Context): Seen[] {
  if (seen.some((one) => one.sign === 'laughing'))
    return seen.filter((one) => one.sign === 'laughing' || one.sign === 'absurd')
  const history =
    anyAsked(context, 'history', 'medication', 'allergy', 'insurance') &&
    !anyAsked(context, 'happened', 'conscious', 'breathing', 'bleeding')
  // Who took too much and had tried before is at risk now
  const tried = context.record.motivo === 'sobredosis'
  return history ? seen.filter((one) => !OF_THE_PAST.has(one.sign) || (tried && one.sign === 'suicide')) : [...seen]
}
