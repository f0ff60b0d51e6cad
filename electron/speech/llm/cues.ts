/** What words must be about to prove a closed value: stems of Spanish and English, plain text. Broad: they ask for the subject, not the answer. */
import type { FieldName } from '../../../convex/domain/canonical.ts'

/** Stems with a space between them; `_` is a space within one. */
const any = (stems: string): RegExp =>
  new RegExp(String.raw`\b(?:${stems.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`)

const AWAKE =
  any(`conscien incons despert despiert respond contest reaccion habl convers grit llor quej mira mueve moviend ojos? desmay
    desvanec convuls sentad[oa] parad[oa] camin rosad dorm lado_en awake conscious uncons respon talk speak says? said
    scream cry wak woke eyes? move moving faint pass(?:ed|ing)_out collaps shak seiz fit(?:ting)? nothing nada alert answer slump helad cough
    espasm spasm jerk stiff bang giving_out drows somnol confus perdid limp both las_dos ambas siente
    pierde_el_conocimiento perdio_el_conocimiento conocimiento sitting walk gasp volvi reanim`)
const BREATH =
  any(String.raw`resp(?:ir|iro) aire ahog ronc ronq boque jade pecho sube_y_baja morad azul rosad atrag ator pescado grit llor habl tos silb
    pito oxig satur cuesta parejit cortit no_hace_nada no_le_sale breath breathe air\b gasp snor chok chest blue throat
    wheez cough scream cry talk purple pulse garganta asma asthma puff inhal nariz boca mouth flem paus suspir agonal ruid
    noise gulp`)
const URGENT =
  any(String.raw`no_ not?_ sangr bleed blood dol duele pain hurt cai caid fell fall fueg fire hum smok quem burn arma pistola cuchill
    knife gun peg hit golpe choc choq crash volc atrap trap parto guagua baby birth push puj contrac bolsa torc fiebre
    fever asma asthma azucar sugar diabet pastill pill matar suicid no_estar_mas morir die dead alerg allerg hinch swoll
    cruz tirad treadmill overdos needle jeringa grave face cara brazo arm\b enred slur floor piso suelo adentro inside
    accident tener_la bab remember acuerd eso_mismo pizza insulin vomit diaper juice presion head cabeza quebr broke
    fractur herid cort cut ataque attack gas\b electr water trag took tomo bottle tirar puente bridge gone jerk espasm
    spasm wreck atropell run_over hit_by agua`)

/** By field, then by value; '' for every value that has none of its own. A field that is not here cannot be checked so. */
export const CUES: { readonly [K in FieldName]?: Readonly<Record<string, RegExp>> } = {
  consciente: { '': AWAKE },
  respira: { '': BREATH },
  avdi: { '': new RegExp(`${AWAKE.source}|${any('clingy pellizc pinch dolor').source}`) },
  estado_respiratorio: { '': BREATH },
  codigo: { '': new RegExp([AWAKE, BREATH, URGENT].map((one) => one.source).join('|')) },
  motivo: { '': new RegExp([AWAKE, BREATH, URGENT].map((one) => one.source).join('|')) },
  aviso_conserjeria: {
    '': any(
      'avis conserj porter recepc citofon guardia sab concierge reception front_desk doorman lobby told tell know security',
    ),
  },
  sexo: {
    M: any(String.raw`el\b he\b him\b his\b sir\b despierto alumno hombre señor senor caballero marido esposo papa padre hij[oi] herman[oi] abuel[oi] nin[oi]
    niet[oi] tio primo amigo vecino pololo compañero companero tipo chico cabro joven lolo bebe guagu man\b boy husband
    dad father son\b brother grand uncle guy mate bloke lad\b gentleman male mr don\b roommate motorista maestro yerno
    suegro baby \w+[ao]d[oi]\b sol[oi]\b nephew llama nombre name fella viejo viejito \w+it[oi]\b`),
    F: any(String.raw`ella she\b her\b ma_am despierta residente alumna mujer señora senora señorita mama madre hija esposa hermana abuel nina nieta tia prima amiga vecina
    polola companera chica cabra lola dama guagua bebe woman girl wife mum mom mother daughter sister gran nan aunt lady
    female mrs miss dona embaraz pregnan nuera suegra senora baby \w+ada\b sola\b niece llama nombre name vieja viejita \w+ita\b \w+id[ao]\b
    la\b viuda`),
  },
  recursos_requeridos: {
    '': any('ambulanc movil unidad equipo paramedic ems crew unit medic avanzad basic'),
    bomberos: any('bomber fire carro engine truck'),
    policia: any('carabiner polic pdi cop officer paco patrull patrol deput sherif'),
    rescate_vehicular: any('rescate rescue extric cut'),
    socorro_andino: any('socorro andino rescate mountain rescue'),
    helicoptero: any('helic air_ chopper'),
    matrona: any('matron midwi'),
    dea: any(String.raw`dea\b desfibr defib aed\b`),
    seguridad_ciudadana: any('seguridad municip ciudadana paz_ciudadana'),
  },
}

/** The patient comes back: what made a code red may be over. */
export const RECOVERED =
  /\b(?:volvi[oe]|respira|breathing|abrio|despert|reaccion|rosad|llor|paso|paro\b|salio|expuls|eyes|dejo de|termino|calm|mejor|better|stopped|awake|woke|opened|moving|pulse|pink|crying|talking|habla)/

/** Somebody denies: «no», «ninguna», «nada», "none", "healthy". */
export const DENIED =
  /\b(?:no|ni|nada|nunca|ningun[oa]?|sin|san[oa]|not?|none|nothing|never|isnt|doesn|hasn|don|healthy|fine|nope|nah)\b/

/** Somebody takes something back. */
export const TAKEN_BACK =
  /\b(?:no|perdon|disculp\w*|equivo\w*|enred\w*|digo|mentira|corrij\w*|corrig\w*|sorry|mistake|wrong|actually|not|scratch that|isn|wasn|stopped|dej[eo]|quit\w+)\b/
