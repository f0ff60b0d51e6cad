/** The patient's sex as Spanish grammar tells it where no noun does: "la encontré botada", "es hipertensa", "él no toma nada", "la pobre". */
import type { Context } from './context.ts'
import { saysAnothers } from './items.ts'
import { type Finding, finding, type Line, type Range, sentenceAt, textOf } from './line.ts'
import { aboutAnother } from './patientKin.ts'

/** What is done to a person and seldom to a thing. */
const DONE =
  '(?:oper(?:o|aron)|intern(?:o|aron)|hospitaliz(?:o|aron)|dieron de alta|dializan?|conectan?|atropell(?:o|aron)|asalt(?:o|aron)|apunal(?:o|aron)|acuchill(?:o|aron)|balear?on|mordio|pico|atienden?|controlan?|examin(?:o|aron)|diagnostic(?:o|aron)|ve (?:el|la|un|una) (?:doctora?|medic[oa]|neurolog[oa]|cardiolog[oa]|psiquiatra|kine\\w*)|acost(?:e|o|amos|aron)|recost(?:e|o|amos|aron)|sent(?:e|o|amos|aron)|abrig(?:ue|amos|aron)|despert(?:e|o|amos)|desperta(?:mos|ban)|reanim(?:o|aron|amos|an)|vest(?:i|imos)|ban(?:e|amos)|cuido|cuidamos|crie)'
/** What is done to things too, and then says how the person was or what they did. */
const SEEN =
  '(?:encontr(?:e|o|amos|aron)|pill(?:e|o|amos|aron)|hall(?:e|o|amos|aron)|dej(?:e|o|amos|aron)|vi|vimos|vio|vieron|veo|vemos|not(?:e|o|amos|aron)|sent(?:i|imos|ia)|oi|oimos|escuch(?:e|o|amos)|tengo|tenemos|tienen|llev(?:o|amos|e)|ech(?:o|amos|e|aron)|sub(?:o|i|imos|ieron)|baj(?:e|amos|aron)|levant(?:e|o|amos|aron)|traj(?:e|imos|eron)|traemos|sac(?:amos|aron)|muev(?:o|a)|mov(?:i|imos))'
const STATE =
  "(?:asi|ah?i no mas|mal|maluc[oa]|rar[oa]|palid[oa]|morad[oa]|azul|sol[oa]|bien|normal|sentad[oa]|acostad[oa]|parad[oa]|tirad[oa]|botad[oa]|tendid[oa]|durmiendo|dormid[oa]|despiert[oa]|desmayad[oa]|inconsciente|boca (?:abajo|arriba)|de (?:lado|guata|espalda)|en (?:el (?:suelo|piso|bano)|la (?:cama|taza|tina)|brazos)|con (?:fiebre|los ojos|la boca|convuls\\w+|vomit\\w+)|que (?:se |no |le |respira|tirita|vomit|grit|quej|llor|cay)\\w*|quejar(?:se)?|quejandose|vomitar|vomitando|gritar|gritando|caer(?:se)?|toser|tosiendo|llorar|llorando|respirar|roncar|temblando|tiritando|convulsionando|sangrando|a (?:la (?:camioneta|posta|urgencia|clinica|cama)|el hospital|urgencia|la sombra)|al (?:hospital|consultorio|auto|sillon|medico|doctor)|pa['’]? ?(?:el hospital|la posta|la urgencia)|de la mano|en brazos|por ultima vez|hace)"
/** What only a person is. */
const TRAIT =
  '(?:(?:muy|re|bien|super|medi[oa]|tan|puro|toda|todo|hart[oa]|antes|ya) )*(?:diabetic|hipertens|asmatic|epileptic|alergic|dializad|operad|jubilad|viud|porfiad|tozud|celiac|hemofilic|alcoholic|depresiv|embarazad|obes|sord|cieg|sanit|viejit|gordit|flaquit|delgadit|chiquitit|nacid|mayorcit|enfermiz|postrad|trasplantad|marcapasead|anticoagulad)'
const IN_STATE =
  '(?:(?:tod[oa]|muy|bien|super|medi[oa]|como|tan|ahi|asi|mas) )*(?:desmayad|mojad|transpirad|sudad|sentad|acostad|parad|tirad|botad|tendid|maread|palid|morad|dormid|despiert|agitad|ahogad|asustad|angustiad|desorientad|perdid|confundid|tranquil|desesperad|helad|curad|ebri|drogad|sol|doblad|encogid|orinad|vomitad|herid|golpead|quemad|atrapad|apretad|aturdid)'

const F_CLITIC = new RegExp(
  `(?<![a-z])(?:a ella )?la (?:${DONE}\\b|${SEEN} (?:(?:recien|ayer|hoy|ahora|muy|media?|toda|yo|bien|mas|como|ahi|otra vez) )*${STATE}\\b)`,
  'g',
)
const M_CLITIC = new RegExp(
  `(?<![a-z])(?:a el )?lo (?:${DONE}\\b|${SEEN} (?:(?:recien|ayer|hoy|ahora|muy|medio|todo|yo|bien|mas|como|ahi|otra vez) )*(?!todo\\b)${STATE}\\b)`,
  'g',
)
const TRAITS = new RegExp(`(?<![a-z])(?:es|era|esta|quedo|fue) ${TRAIT}([oa])\\b`, 'g')
/** The subject of the state must not be a part of the body or a thing: nothing but little words may stand before it. */
const STATES = new RegExp(
  `(?:^|[,.;:!?¡¿] ?)(?:(?:y|pero|que|ya|ahora|no|ahi|aca|como|porque|si|eh|senorita|mire|recien|sigue|todavia|se|me|nos|siempre|aqui|parece que|creo que) )*(?:esta|anda|quedo|sigue|estaba|cayo|amanecio|desperto|se ve|se puso|llego) ${IN_STATE}([oa])\\b(?! (?:la|el|las|los|su) )`,
  'g',
)
const POOR = /(?<![a-z])(?:(la|el) (?:pobre(?:cit[oa])?|finad[oa]|gord[oa]|flac[oa]|regalon[a]?)|(pobrecit[oa]))\b/g
const BORN = /(?<![a-z])recien nacid([oa])\b/g
const PREGNANT =
  /(?<![a-z])(?:(?:esta|anda|tiene) (?:de |como de |unas |como )*\d{1,2} semanas(?! (?:con|asi|sin|en cama))|(?:esta|anda) (?:embarazada|de parto|esperando guagua|con contracciones)|(?:va a|por) tener (?:la|su) guagua|rompio (?:la bolsa|aguas)|dio a luz|se le rompio (?:la bolsa|la fuente))\b/g

const PRONOUNS = /(?<![a-z])(?:ella|el)(?![a-z])/g
/** "Estoy con ella", "como ella", "según él", "la mamá de él": not the subject of the call. */
const OF_ANOTHER = /\b(?:segun|como|de|y|ni|o) $/

type Told = Range & { readonly sex: 'M' | 'F' }

const sexOf = (ending: string | undefined): 'M' | 'F' => (ending?.endsWith('a') ? 'F' : 'M')

function* tellings(line: Line, caller: boolean): Generator<Told> {
  const { text } = line
  const at = (match: RegExpMatchArray, sex: 'M' | 'F'): Told => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    sex,
  })
  // "La metformina la dejó": a thing said twice
  const ofThing = (match: RegExpMatchArray): boolean =>
    // "El perro lo mordió" is said of a person all the same
    !new RegExp(`l[oa] ${DONE}$`).test(match[0]) &&
    /\b(?:la|el|una?|las|los|esa|ese|esta|este|su|mi) [a-z]+,? (?:yo |se |ya |ella |el )?$/.test(
      text.slice(0, match.index),
    )
  for (const match of text.matchAll(F_CLITIC)) if (!ofThing(match)) yield at(match, 'F')
  for (const match of text.matchAll(PRONOUNS)) {
    const accented = match[0] === 'ella' || /él/i.test(line.plain.quote(match.index, match.index + match[0].length))
    if (accented && !OF_ANOTHER.test(text.slice(0, match.index))) yield at(match, match[0] === 'ella' ? 'F' : 'M')
  }
  for (const match of text.matchAll(PREGNANT)) yield at(match, 'F')
  for (const match of text.matchAll(TRAITS)) {
    const sex = sexOf(match[1])
    // Dispatchers ask "¿es diabético?" of anybody
    if (caller || sex === 'F') yield at(match, sex)
  }
  if (!caller) return
  for (const match of text.matchAll(M_CLITIC)) if (!ofThing(match)) yield at(match, 'M')
  for (const match of text.matchAll(STATES)) yield at(match, sexOf(match[1]))
  for (const match of text.matchAll(BORN)) yield at(match, sexOf(match[1]))
  for (const match of text.matchAll(POOR)) yield at(match, match[2] ? sexOf(match[2]) : match[1] === 'la' ? 'F' : 'M')
}

/** Whoever is spoken of is neither the patient's doctor nor kin of the caller who is somebody else. */
const isPatient = (line: Line, told: Told, context: Context): boolean =>
  !aboutAnother(line, told.start, context) && !saysAnothers(textOf(line, sentenceAt(line, told.start)))

/** What the grammar of a line says of the patient's sex; nothing where it says both. */
export function agreedSex(line: Line, context: Context): Finding | undefined {
  if (line.tongue !== 'es' || context.self || context.attacker !== undefined) return undefined
  const told = [...tellings(line, line.turn.speaker === 'customer')].filter((one) => isPatient(line, one, context))
  const [first] = told
  if (!first || told.some(({ sex }) => sex !== first.sex)) return undefined
  return finding(line, 'sexo', first.sex, first, 0.6)
}
