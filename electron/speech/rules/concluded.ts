/** What the dispatcher concludes aloud from what the caller tells of the breath. */
import { type Finding, finding, type Line, rangeOf } from './line.ts'

/** Only heard in the background: nobody knows yet of whom it is said. */
const OVERHEARD =
  /\b(?:(?:someone|somebody|a voice) (?:behind|yelling|shouting|screaming|saying)|behind you|i (?:can )?hear|alguien (?:grita|dice|atras)|escucho que)\b/

/** What the dispatcher concludes aloud: "the noise can be gasping, it's not breathing". */
export function concluded(line: Line, known: string | undefined): Finding[] {
  const match =
    /(?:no esta respirando|(?:eso|es[ao]s) no (?:es|son) (?:respirar|respiracion\w*)|not (?:real |proper |normal )?breathing\b|isn't breathing|\b(?:esta|entro|quedo|cayo) en paro\b(?! (?:de|nacional))|\bes un paro\b|\b(?:is|'s) (?:in )?(?:a )?cardiac arrest\b)/.exec(
      line.text,
    )
  if (
    !match ||
    line.text.includes('?') ||
    OVERHEARD.test(line.text) ||
    /\b(?:if|si) [^,.]{0,20}$/.test(line.text.slice(0, match.index))
  )
    return []
  // "Eso no es respirar": something is heard that is none
  const state = /gasp|boque|agon|suspir|ronquid|\beso\b|\bthat(?:'s| is) not\b/.test(line.text) ? 'agonica' : 'ausente'
  return [
    finding(line, 'respira', 'no', rangeOf(match), 0.7),
    ...(known === 'agonica' || known === 'obstruida'
      ? []
      : [finding(line, 'estado_respiratorio', state, rangeOf(match), 0.6)]),
  ]
}
