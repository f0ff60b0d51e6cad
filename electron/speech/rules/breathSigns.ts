/** How callers picture a breath: none, back again, easy, hasty, slow, loud, fought for. They widen `condition.ts`. */
import type { Context } from './context.ts'
import type { Line, Range } from './line.ts'

/** Nothing goes in or out. */
export const NONE_GOES =
  /\bquit breathing\b|\bno breath in (?:him|her|them)|\b(?:there's |got )?no (?:breathing|air)\b(?! (?:con\w*|problem|trouble|difficult\w*|issue))|\bnothing on my (?:cheek|hand|ear)|\bnothing(?:'s| is)? (?:moving|going|coming|getting) in(?:,| or| and)? (?:or )?out|\b(?:ain't|isn't|is not|'s not|hasn't|not) (?:come|coming|going|gone) (?:back )?up(?=[.!,]|$)|\bno hay aire que (?:le )?(?:entr|salg)\w+|\bno (?:le )?ventila\b|\bno esta ventilando|\bno le entra ni le sale|\bni (?:sube ni baja|un (?:movimiento|soplo|suspiro|respiro))|\bno sube ni baja|\bno se le mueve\b(?! (?:el|la|bien))|\bno sale (?:airecito|aliento)/g

/** Air goes in and out again, or still. */
export const GOES =
  /\bair(?:'s| is)? (?:going|coming|moving|getting) in(?:,| and) out|\b(?:chest|belly|tummy)(?:'s| is)? (?:\w+ )?(?:going(?! (?:blue|grey|gray))|moving|rising|lifting)\b|\bbreathing on (?:his|her) own|\b(?:not|never|n't|hasn't) stopped breathing|\bgetting (?:some|a bit of|a little) air\b|\beach time the chest comes up|\bit does come up|\b(?:agarrando|tomando|botando|botando el|cogiendo|metiendo) (?:el )?aire\b|\bno ha dejado de respirar|\bnunca dejo de respirar|\bcon el resuello|\b(?:pecho|guata|bigote|camisa) se le mueve|\b(?:le )?sube,? (?:y )?(?:le )?sube\b|\b(?:empezo|comenzo|se puso|rompio) a (?:llorar|gritar|toser|respirar)\b|\bpeg(?:o|a) (?:el|un|unos) (?:berrido|grito|alarido|llanto)|(?<!\b(?:i'm|i am|i|we're|me|my|everyone|everybody|people|kids) )\b(?:bawling|yelling (?:her|his|its) head off|hollering|cussing|wailing|squalling)\b/g

/** As it should be. */
export const GOES_WELL =
  /\bnice and (?:even|easy|steady|regular|calm|slow and even)\b|\bsmooth as \w+|\b(?:breathing|breathes) (?:\w+ )?(?:smooth\w*|even(?:ly)?|easy|like (?:you|normal|a baby|anybody))\b|\bjust like (?:it|he|she) should|\brespira\w*,? (?:sin (?:\w+ )?(?:drama|problemas?|ruido|dificultad|apuro|esfuerzo)|(?:de )?lo (?:mas )?bien|limpi(?:o|ecito)|tranquil(?:o|a|it[oa])|como (?:si nada|guagua|bebe|siempre))|\bbreathing(?:'s| is)? (?:\w+ )?(?:calm|easy|even)\b/g
/** Asked about the breath, and only then. */
export const ANSWERS_WELL =
  /^\W*(?:(?:si|yes|no,? sir|no,? ma'am|no|yeah|y|and|muy|bien|she's|he's|it's)\W+)*(?:tranquilit[oa]|parejit[oa]|suave(?:cito|mente)?|smooth\w*|soft(?:ly)?|de lo mas bien|lo mas bien|sin (?:ruido|problema\w*|drama)|nice and \w+|like normal|not a bit(?: of it)?|lovely|calm\w*|even(?:ly)?)\b/

/** Fought for: the whole body helps. */
export const FOUGHT =
  /\b(?:levanta|sube|encoge) los hombros (?:para|pa'?|al|cada)[^.!?]{0,20}(?:resp\w+|aire)|\b(?:le )?aletea\w* la nariz|\bnariz (?:\w+ )?(?:le )?aletea|\bnostrils? (?:\w+ )?flar\w+|\bnose (?:\w+ )?flar\w+|\bfighting for (?:it|air|every|each|breath)|\b(?:belly|tummy|neck|stomach|throat) (?:\w+ )?(?:pulling|sucking)\b|\bgatit?os? (?:en el pecho|adentro)|\bcomo gatit[oa] adentro|\bpuf(?:f)? no le (?:hizo|hace|ha hecho)|\bdrags? (?:the )?air in|\bno le da el (?:fuelle|aire)|\bboqueando por aire/g

const HASTY =
  /\b(?:como|like) (?:un |una |a |some )?(?:perr(?:o|ito)|puppy|dog|conejo|rabbit|bird|pajarito)\b|\bjaj[ae]+ando\b|\b(?:i|you) lose count|\bpierdo la cuenta|ni alcanzo a contar|\bone on top of the other\b|\blike the clappers|\blike (?:he|she)(?:'s| has| had|'d) (?:just )?(?:run|been running)|como (?:que|si) hubiera (?:subido|corrido|trotado)|\bhyperventilat\w+|\bhiperventil\w+|\bcorti[tc]\w+ y seguid\w+|\baceleradis\w+/
const LOUD =
  /\bgorgor\w+|\bgurgl\w+|\bgargl\w+|\bburbuj\w+|\bbubbl(?:y|ing)\b|\bgargar\w+|sawing (?:wood|logs)|\bserruch\w*|\bmotosierra|motor malo|como (?:un |una )?(?:motor|lancha|tractor|camion|cafetera|bombilla|tren)|like a (?:bear|freight train|tractor|chainsaw|hog|pig|walrus)|\bestertor\w*|(?:breathing|breath)(?:'s| is)? (?:\w+ )?loud\b/
const SLUGGISH =
  /\blike (?:somebody|someone)(?:'s| has)? turned (?:him|her) down|\blent[ií]sim\w+|super lent\w|\breal slow\b|\breally slow\b/

/** The manner, where the picture alone tells that it is of breath. */
export function picturedManner(text: string): 'rapida' | 'ruidosa' | 'lenta' | undefined {
  if (LOUD.test(text)) return 'ruidosa'
  if (HASTY.test(text)) return 'rapida'
  return SLUGGISH.test(text) ? 'lenta' : undefined
}

/** The jaw drops and something like a breath comes, with nothing between. */
export const JAW_DROPS =
  /\b(?:hiccup\w*|hipos?|gulp\w*|gasp\w*|mouth (?:just )?opens?|abre la boca|boca)\b[^?]{0,80}\b(?:jaw|mandibula|then nothing|nothing,? nothing|y nada|y despues nada|cada (?:\w+,? ){0,4}(?:1\d|2\d|\d\d) segundos|every (?:\w+ )?(?:1\d|2\d|\d\d) seconds)|\b(?:jaw|mandibula|pera)\b[^?]{0,40}\b(?:drops?|se le va|cae|abajo|hipo)|\bfish[- ](?:on|out)\b/g

/** Hands at the throat and no sound. */
export const NO_SOUND =
  /\b(?:grabb\w+|clutch\w+|claw\w+|hold\w+|point\w+) (?:at )?(?:his|her) (?:neck|throat)[^?]{0,90}\b(?:no (?:sound|noise|cough|air|voice)|can't|nothing)|\b(?:se )?(?:agarra|toma|aprieta|senala) (?:\w+ ){0,2}(?:el |la |del )?(?:cogote|cuello|garganta)[^?]{0,90}\bno (?:le |puede|hace|sale|suena|tose|habla)|\b(?:quit|stopped) coughing\b[^?]{0,100}\b(?:blue|purple|nothing(?:'s| is)? (?:moving|going|coming)|can't|no (?:air|sound|breath))|\bdejo de toser\b[^?]{0,80}\b(?:morad|azul|no (?:le|puede|sale|entra))/

const COUNT =
  /\b(\d{1,3})(?: (?:respiraciones|veces|breaths|times))? (?:(?:por|al|en (?:un|el)|a|per|in (?:a|1|the|the whole|one)|every)) ?(?:whole )?(?:1 )?(?:minut[eo])\b/
const NAMED = /\b(?:resps?|respirations|respiratory rate|frecuencia respiratoria|respiraciones)\b\D{0,36}(\d{1,3})\b/
const HALF_MINUTE = /\b(?:30|treinta|thirty) (?:seconds|segundos)\b|\bmedio minuto|\bhalf a minute/

/** Breaths counted against the clock, a minute. */
export function breathCount(line: Line, context: Context): (Range & { readonly perMinute: number }) | undefined {
  const prompt = context.prompts.map(({ text }) => text).join(' ')
  const ofBreath =
    /respir|breath|resuell|\bresps?\b/.test(`${prompt} ${line.text}`) || /\bcount them|cuentel/.test(prompt)
  if (/pulso|latid|pulse|heart|corazon/.test(`${prompt} ${line.text}`)) return undefined
  const minute = COUNT.exec(line.text)
  if (minute && (ofBreath || /regular|parej/.test(line.text)))
    return { start: minute.index, end: minute.index + minute[0].length, perMinute: Number(minute[1]) }
  const named = NAMED.exec(line.text)
  if (named) return { start: named.index, end: named.index + named[0].length, perMinute: Number(named[1]) }
  const half =
    HALF_MINUTE.test(prompt) && ofBreath
      ? /\b(?:got|conte|counted|fueron|son|salieron)\W+(\d{1,2})\b/.exec(line.text)
      : null
  return half ? { start: half.index, end: half.index + half[0].length, perMinute: Number(half[1]) * 2 } : undefined
}
