/** An illness that is only looked for, feared or ruled out: "ver si podía ser epilepsia", "they ruled that out". */
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import { listItems } from '../../../convex/domain/canonical.ts'
import { type Finding, finding, type Line, type Range, rangeOf } from './line.ts'

const LOOKED_FOR =
  /\b(?:ver si|saber si|por si (?:es|era|tiene)|pod(?:ia|ria|ian) (?:ser|tener)|puede que (?:sea|tenga)|descart\w+|sospech\w+|estudi(?:o|ando|aron)(?: por| si)?|examen(?:es)? (?:de|para|por)|might (?:be|have)|may have|could (?:be|have)|whether|if it(?:'s| was| is)|tested? for|testing (?:him |her )?for|rul(?:e|ing|ed) out|check(?:ing|ed)? (?:him |her )?for|scared it's|worried it's|no se si es|sera)\b[^.,;!?]{0,24}$/

/** Is the illness at `range` no more than a question? */
export const onlyLookedFor = (line: Line, { start }: Range): boolean => LOOKED_FOR.test(line.text.slice(0, start))

const RULED_OUT =
  /\b(?:ruled (?:that|it) out|(?:that|it) (?:was ruled out|wasn't it|came back (?:negative|clear))|(?:l[oa]|eso l[oa]) descartaron|al final no era eso|(?:it|that) (?:wasn't|was not) (?:a |an )?(?:that|stroke|heart attack|seizure|epilepsy|cancer)|salio (?:negativo|que no))\b/

/** What stood last in the history falls, when the line says that it was ruled out. */
export function ruledOut(line: Line, record: CanonicalRecord): Finding[] {
  const match = RULED_OUT.exec(line.text)
  const last = listItems(record.historia_clinica ?? '').at(-1)
  return match && last ? [finding(line, 'historia_clinica', last, rangeOf(match), 0.85, 'remove')] : []
}
