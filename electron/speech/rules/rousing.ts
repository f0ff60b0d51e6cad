/** What it takes to rouse somebody: nothing, a voice, pain, or nothing avails. It widens `levels.ts`. */

const CALLS_EN = '(?:say|call|yell|shout|holler|bark|scream|talk|speak|clap|ask|shake)\\w*'
const STIRS_EN =
  "(?:he|she|they)(?:'ll| will|'s| does| can| might)? (?:(?!never|not|hardly|still|just)\\w+ )?(?:crack|open|answer|mumbl|go\\b|goes\\b|grunt|say|look|stir|nod|blink|come|respond|moan|groan|wake|lift)\\w*"
const CALLS_ES =
  '(?:grit\\w+|habl\\w+|llam\\w+|peg\\w+ (?:el|un) grito|con el grito|a puro grito|a gritos|remec\\w+|remez\\w+|insist\\w+)'
const STIRS_ES =
  '(?:abr\\w+|contest\\w+|levant\\w+|respond\\w+|reaccion\\w+|despiert\\w+|desper\\w+|mir[ae]\\w*|dice|pestan\\w+)'

const SOME_WORDS = '(?:(?!no\\b|ni\\b|nadie\\b|tampoco\\b|nunca\\b)[a-z]+,? ){0,3}'

/** Only a voice rouses: "tengo que gritarle para que abra los ojos", "if I call he'll open one". */
export const BY_VOICE = new RegExp(
  [
    `\\b(?:if|when|whenever|unless|until|till|every time|each time|once) (?:i|you|we) (?:\\w+ )?${CALLS_EN}\\b[^.!?]{0,40}\\b${STIRS_EN}`,
    `\\b${STIRS_EN}[^.!?]{0,30}\\b(?:only |just )?(?:if|when|whenever|every time|till|until|unless) (?:i|you|we) (?:\\w+ )?${CALLS_EN}`,
    `\\b(?:gotta|got to|have to|had to|need to|having to) (?:\\w+ )?${CALLS_EN}\\b[^.!?]{0,40}\\b(?:to get|for (?:him|her) to|before (?:he|she)|to wake|to keep)\\b`,
    `\\bi ${CALLS_EN} [^.!?]{0,30}\\band (?:he|she)(?:'ll|'s| will)? (?:goes?|says?|open\\w*|answers?|mumbl\\w*|grunt\\w*)\\b[^.!?]{0,40}\\b(?:then|and) (?:he|she)(?:'s|'ll)? (?:\\w+ )?(?:drops?|drifts?|nods?|goes|gone|back)`,
    `\\b(?:drops?|drifts?|nods?|goes) (?:right |back )?off (?:again|to sleep)? ?(?:till|until|unless) i\\b`,
    `\\b(?:tengo que|hay que|debo|tuve que|si no) (?:\\w+ ){0,2}${CALLS_ES}[^.!?]{0,50}\\b(?:para|pa'?) que (?:\\w+ )?${STIRS_ES}`,
    `\\b(?:con el grito|con un grito|a puro grito|al grito|a gritos),? ${SOME_WORDS}${STIRS_ES}`,
    `\\b(?:si|cuando|cada vez que|solo si|solo cuando|apenas) (?:uno |yo )?(?:le |lo |la )?${CALLS_ES}(?: \\w+)?,? ${SOME_WORDS}(?:abre|contesta|responde|reacciona|despierta|levanta|mira|pestanea)`,
    `\\b(?:abre|contesta|responde|reacciona|despierta|mira)(?: \\w+){0,3} (?:solo|unicamente|nomas|no mas) (?:si|cuando) (?:uno |yo )?(?:le |lo |la )?(?:vuelvo a )?${CALLS_ES}`,
    `\\bno (?:abre|contesta|responde|despierta) hasta que (?:yo )?(?:le |lo |la )?(?:vuelvo a )?${CALLS_ES}`,
  ].join('|'),
)
/** The dispatcher asks what a shout does. */
export const ASKS_VOICE =
  /\b(?:con el grito|si le grita|cuando le grita|al gritarle|if you (?:shout|yell|raise your voice)|when you (?:shout|yell))\b/

/** The dispatcher has them hurt the patient a little. */
export const ASKS_PAIN =
  /\b(?:aprieta|aprieta\w*|pellizc\w+|apret\w+) (?:\w+ ){0,2}(?:oreja|una|dedo|hombro|trapecio|brazo)|\b(?:pinch|squeeze|press)\w* (?:\w+ ){0,2}(?:ear\w*|nail\w*|finger|shoulder|skin|hand hard|trapezius)/
/** A face pulled, a hand that drives the pain away. */
export const WARDS_OFF =
  /\barruga\w* la (?:cara|frente|nariz)|\bmanot(?:on|azo|ea)\w*|\b(?:saca|retira|quita|encoge|mueve) (?:la|el) (?:mano|brazo|pierna|pie)|\bhace una mueca|\bswat\w*|\b(?:pulls?|jerks?|yanks?|draws?) (?:away|back|his|her|it)|\bpush(?:es|ed)? my hand|\bscrunch\w*|\bscrews? up|\bgrimac\w+|\bwinces?\b|\bflinch(?:es|ed)\b/

/** Alert beyond a doubt. */
export const ALERT =
  /\bjok(?:es|ing)\b|\bwants to know\b|\bthumbs[- ]up\b|\bcuss\w*|\bcorrecting\b|\bindignad[oa]|\blucid[oa]|\bcon todas sus\b|\bme esta diciendo\b|\bsharp as\b|\bmad as\b|\bconversador\w*|\borientad[oa]|\bconversando con\b|\btelling (?:me|us|the) [^.]{0,30}(?:story|off|joke)/
