/** Sentiment of the words of a line: fear, pain and anger; relief, thanks and reassurance; else neutral. */
import type { Sentiment } from '../../../convex/domain/sentiment.ts'
import { isNoise, type Line } from './line.ts'

type Cue = readonly [RegExp, number]

const CALLER_BAD: readonly Cue[] = [
  [/\bpor favor\b.*!|\bplease (?:hurry|help|come|send)|\b(?:apur\w+|rapido por favor|se apuren|hurry)\b/, 2],
  [
    /\bay\b|\bdios mio\b|\boh my god|\boh god|\bjesus\b|\bno no no\b|\bhelp (?:me|us|him|her)\b|\bayud(?:a|eme|enme|enos)\b|\bauxilio|\bsocorro\b/,
    2,
  ],
  [
    /\b(?:no (?:me )?(?:contesta|responde|respira|despierta|reacciona|sale|llora)|muri(?:o|endo)|se (?:va a morir|muere|esta muriendo)|dying|dead|going to die|not breathing|won't wake|isn't (?:breathing|responding))\b/,
    2,
  ],
  [
    /\b(?:sangr\w+|blood(?! (?:pressure|thinner|sugar|test))|bleeding|charco|ahog\w+|chok\w+|convuls\w+|seizing|seizure|quem(?:a|ando)|fuego|fire\b|flames|smoke|humo|atrapad\w*|trapped|apunal\w*|stabbed|shot|cuchillo|knife|volcad\w*|choque|atropell\w*|crash\w*)\b/,
    1.5,
  ],
  [
    /\b(?:duele|dolor|pain|hurts?|hurting|killing me|no doy mas|cansad[oa]|miedo|asustad[oa]|scared|afraid|terrified|panick\w*|desesperad\w*|llorando|crying)\b/,
    1.5,
  ],
  [
    /\b(?:morad\w*|azul|blue|purple|throat|garganta|swollen|hinchad\w*|tirad[oa]|botad[oa]|wrong with|face has|torcio|se le cae|pescado|gritando|screaming)\b/,
    1.5,
  ],
  [
    /\b(?:pesa mucho|can't (?:breathe|see|get|move|do)|no puedo|no lo levanta|won't go|no vi moverse|que (?:hago|hacemos)|what do i do|perdon|pacos|maldit\w*|damn|hell|shit|fuck\w*|mierda|la wea|weon|cuanto (?:se )?demora)\b/,
    1,
  ],
  [
    /\b(?:fever|burning up|fiebre|ahogado|crisis|dead weight|unconscious|inconsciente|collapsed|desmay\w*|fell|cai|cayo|dropped)\b/,
    1,
  ],
]
const CALLER_GOOD: readonly Cue[] = [
  [/\b(?:gracias a dios|thank god|thank goodness|menos mal)\b/, 4],
  [/\b(?:gracias|thank you|thanks|cheers|bendiga|agradec\w*|really kind|appreciate)\b/, 2.5],
  [
    /\b(?:llegaron|llego la|ya estan aca|they're here|they got us|esta llorando|rosadit\w*|tomando color|es (?:hombrecito|hombre|mujercita|ninita|nina)!|going down|better|mejor|got a pulse|emocion|nacio|desperto|reacciono)\b/,
    2,
  ],
  [/\b(?:ja){2,}|jaj\w*|(?:ha){2,}\b|\brelief|alivi\w*|qué alegria|que bueno/, 2],
]
const AGENT_GOOD: readonly Cue[] = [
  [
    /\b(?:muy bien|super bien|lo (?:esta|estas) haciendo|felicitaciones|perfecto\b(?=\.)|excelente|hizo bien|qu?e bueno|valiente|bien hecho|well done|you're doing (?:great|well|really|fine|so well|brilliant)|doing great|great job|good (?:job|work|lad|girl)|brilliant|lovely|that's (?:great|good|brilliant|perfect|fantastic)|fantastic|perfect\b|completely understandable|you did (?:great|well|the right)|right thing)\b/,
    3,
  ],
  [
    /\b(?:gracias (?:por|senora|don|dona)|gracias, |buen trabajo|no (?:es molestia|esta sol[oa])|yo (?:sigo|me quedo) (?:aqui )?(?:con|aqui)|te voy a ayudar|ya van para alla|ya vienen a ayudar|i'm (?:here|staying|right here) with you|we're going to help|i'm going to help|help is (?:on|almost)|they're (?:almost|nearly|at your)|you're not alone|no tiene (?:que|por que) (?:pedir|disculpar)|no se preocupe|don't worry|tranquil[ao],? (?:ya|todo))\b/,
    2,
  ],
  [/^\W*(?:bien|good|great|excelente|eso)\b[,.!]/, 2],
]
const AGENT_BAD: readonly Cue[] = [
  [/\b(?:otra persona puede necesitar|queda registrado|es un delito|is a crime|stop calling)\b/, 1],
]

const weigh = (text: string, cues: readonly Cue[]): number =>
  cues.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0)

/** Which families of words are in a line. */
export const groupsIn = (line: Line): string[] =>
  Object.entries({ good: CALLER_GOOD, bad: CALLER_BAD, kind: AGENT_GOOD, stern: AGENT_BAD }).flatMap(([name, cues]) =>
    cues.flatMap(([pattern], i) => (pattern.test(line.text) ? [`${name} ${i}`] : [])),
  )

/** What the call is like while the line is spoken. */
export type Mood = {
  /** The line names a danger, or worse news of the patient. */
  readonly alarming: boolean
  /** The patient came back with this line. */
  readonly relieved: boolean
  /** The caller was upset a line ago and a life is still at stake. */
  readonly tense: boolean
}

/** Counting compressions, stumbling, hesitating. */
const STRAINED = /\.{3}|!|\b1, 2\b|\bi don't know\b|\bno se\b|\b(?:eh|uh|um)\b|\bplease\b|\bpor favor\b/

export function sentimentOf(line: Line, mood: Mood): Sentiment {
  const { text } = line
  if (line.turn.speaker === 'agent') {
    const score = weigh(text, AGENT_GOOD) - weigh(text, AGENT_BAD)
    return score >= 2 ? 'positive' : 'neutral'
  }
  if (isNoise(line.turn.text))
    return /scream|grit|golpe|puerta|llanto|crying|ruido|bang|crash/.test(text) ? 'negative' : 'neutral'
  const shouts = (line.turn.text.match(/!/g) ?? []).length
  const good = weigh(text, CALLER_GOOD) + (mood.relieved ? 2.5 : 0)
  const bad = weigh(text, CALLER_BAD) + (mood.alarming ? 1.5 : 0)
  if (good >= 2 && good + shouts * 0.5 >= bad) return 'positive'
  if (bad + Math.min(2, shouts) * 0.75 >= 1.5 && bad > 0) return 'negative'
  return shouts >= 2 || (mood.tense && STRAINED.test(text)) ? 'negative' : 'neutral'
}
