/** One word for how somebody breathes, as it is answered: "normal", "le cuesta", "not great", "barely". */

/** The question itself asks whether the breath is as it should be, so that a yes tells more than "breathes". */
export const ASKS_NORMAL =
  /respir\w* (?:\w+ )?(?:bien|normal|con normalidad|tranquil)|respiracion (?:(?:es|esta|la nota|la ve|se ve) )?(?:normal|bien)|breathing (?:\w+ )?(?:normal|ok|fine|well|right|all ?right|alright)|(?:normal|good|easy) breathing/

/** Something else is asked, which comes with the breath: "¿le duele al respirar?", "any noise when she breathes?". */
export const WHILE_BREATHING = /\b(?:al|cuando) respira|\bwhen (?:he|she|you|they) breathes?|\b(?:when|while) breathing/

/** Words that lead up to the answer and say nothing: "sí, yo la veo normal", "yeah, it seems fine". */
const LEAD =
  "(?:(?:yes|si|yeah|yep|no se preocupe|eso(?: si)?|todo|muy|super|bastante|esta|se (?:ve|nota|siente)|(?:yo )?l[oa] (?:veo|noto|siento)|parece que|creo que|yo creo que|la respiracion(?: (?:esta|se ve|es|la tiene))?|respira(?:ndo)?|(?:his|her|the) breathing(?:'s| is| seems?| looks?| sounds?)?|(?:it|that|he|she)(?:'s| is| seems?| looks?| sounds?)?|seems?|sounds?|looks?|i think|i'd say|nice and|pretty|quite|perfectly|just|breathing|to be|as far as i can (?:see|tell))\\W+)*"
const NORMAL = new RegExp(
  `^\\W*${LEAD}(?:normal(?:ly|it[oa])?|bien(?!,? (?:despac|lent|rapid|agitad|mal|poc|cort|fuerte|cansad|rar|apurad|acelerad|dificil|pero mal))|tranquil[oa]|parej(?:o|a|it[oa])|fine|okay|ok|good|all ?right|steady|regularly|no problem)\\b`,
)
const REGULAR = /^\W*(?:(?:yes|yeah|it's|it is|seems?)\W+)*regular\b/

/** Asked how somebody breathes. */
const BADLY =
  /(?<!\b(?:no|ni|nada) )\ble (?:cuesta|falta)\b|\bcon (?:\w+ )?dificultad|\bse (?:esta )?(?:ahog|fatig|agot)\w+|\bahogandose|\bfatigad[oa]|cort[oa] de aire|a duras penas|\bapenas (?:puede|logra|alcanza)|no (?:muy|tan) bien|^\W*(?:no,? )?(?:muy |super |bien )?mal\b|(?<!\b(?:not|no|isn't|without|any) )(?:struggl\w*|trouble)\b|\bbadly\b|not (?:great|good|very well|so (?:good|well)|too (?:good|well)|brilliant|well)\b|\bpuffing\b|\bpanting\b|\bhuffing\b|hard (?:work|for (?:him|her))|with difficulty|\bbreathless|\bpoorly\b|\ba struggle/
/** Little, and still something. */
const LITTLE =
  /^\W*(?:(?:si|yes|yeah|i think|creo que|parece que|muy|just|but)\W+)*(?:apenas|un poco|un poquito|poquito|muy poco|poco|a little(?: bit)?|barely|hardly|just about|only just|sort of|kind of|kinda|mas o menos)\W*$/

export type ShortBreath = 'normal' | 'dificultad' | 'some'

/** What a short answer to a question about breath says of it. */
export function shortBreath(text: string, spanish: boolean): ShortBreath | undefined {
  if (BADLY.test(text)) return 'dificultad'
  if (NORMAL.test(text) || (!spanish && REGULAR.test(text))) return 'normal'
  return LITTLE.test(text) ? 'some' : undefined
}

/** What choked is out, and there is a voice. */
export const CAME_OUT =
  /\b(?:ya )?salio\b|\b(?:lo|la) (?:boto|escupio|vomito)\b|\b(?:it's|it) (?:came )?(?:out|popped out)\b|\bcame out\b|\b(?:spat|coughed) it (?:out|up)\b/
export const VOICE =
  /\b(?:esta|quedo|se puso a|empezo a) (?:llora|grita|habla)\w*|\bllorando\b|(?:he|she|baby)(?:'s| is| started)? (?:crying|screaming|talking|shouting)\b|\bllora (?:fuerte|a gritos)/
