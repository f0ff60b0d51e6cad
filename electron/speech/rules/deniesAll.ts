/** Nothing is taken, nothing ails them: told without the words of the question ("not so much as a vitamin", "no toma ni aspirina"). */
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, rangeOf } from './line.ts'
import { MEDICINE } from './vocabulary.ts'

const NO_MEDICINE =
  /\b(?:no (?:toma|tomo|usa|ha tomado) ni (?:una? )?(?:aspirinas?|pastillas?|remedios?|vitaminas?|paracetamol|agua de hierbas)|ningun (?:remedio|medicamento)|ni (?:un|una) (?:remedio|medicamento|pastilla)\b|not so much as an? (?:vitamin|aspirin|tylenol|paracetamol|cough drop|pill|tablet)|not even an? (?:vitamin|aspirin|tylenol|paracetamol|pill|tablet)|(?:never|doesn't|won't|don't) (?:touch(?:es)?|take|takes) (?:an? )?(?:pills?|tablets?|medicines?|meds|anything stronger)|le (?:hace|saca) (?:la cruz|el quite|la vuelta) a (?:los|las) (?:remedios|pastillas|doctores|medicos)|puras? agu(?:a|itas?) de hierbas)\b/
/** Only as the first words of an answer. */
const NOT_ONE = /^\W*(?:ni (?:un[oa]|1)|not (?:a (?:single )?(?:one|thing)|1)|zero|cero|nada de nada)\b/
const NO_ILLNESS =
  /\b(?:(?:no|nunca ha) (?:tiene|tenido|sufre de) (?:ninguna|ni una) (?:enfermedad|dolencia|cosa de esas)|nunca (?:se )?ha (?:estado )?enferm\w+|(?:never|hasn't) (?:been )?(?:ill|sick) (?:a day )?in (?:his|her) life|never (?:had )?a day'?s? (?:illness|sick)|clean bill of health|sano como un (?:roble|toro|peral))\b/

/** "Nothing but his inhaler", "nada más que la aspirina": all but one. */
const ALL_BUT =
  /\b(?:nada|nothing|none|no (?:meds|medications?|pills|tablets|toma\w*)|ningun(?: [a-z]+)?)(?: [a-z]+)? (?:mas que|salvo|excepto|aparte de|que no sea|but|except(?: for)?|other than|besides|apart from) (?:(?:el|la|los|las|his|her|the|a|an|su|un|una) )?/

/** "He's not so much as a cold": of a medicine only if medicines are the matter. */
export function deniesMedicines(line: Line, context: Context): Finding | undefined {
  const asked = anyAsked(context, 'medication') || /\bpastillas?\b|\bpills?\b/.test(context.prompts.at(-1)?.text ?? '')
  const but = ALL_BUT.exec(line.text)
  const rest = but ? line.text.slice(but.index + but[0].length) : ''
  const left =
    but && (asked || /\b(?:toma|takes?|on)\b/.test(line.text)) ? new RegExp(`^(?:${MEDICINE.source})`).exec(rest) : null
  if (but && left) {
    const start = but.index + but[0].length
    const range = { start, end: start + left[0].length }
    return finding(line, 'medicamentos', line.plain.quote(range.start, range.end), range, 0.8, 'add')
  }
  const match = NO_MEDICINE.exec(line.text) ?? (asked ? NOT_ONE.exec(line.text) : null)
  if (!match || context.record.motivo === 'sobredosis') return undefined
  if (!asked && /cruz|quite|vuelta|agu/.test(match[0])) return undefined
  const behind = line.text.slice(match.index + match[0].length)
  // "No toma ni un remedio más que la insulina", "ningún remedio le hace efecto"
  if (
    /^ ?(?:mas )?(?:que|aparte|salvo|excepto|menos|para (?:el|la)|le |but|except|other than|besides|le hac|for )/.test(
      behind,
    )
  )
    return undefined
  return finding(line, 'medicamentos', 'ninguno', rangeOf(match), 0.85, 'only')
}

export function deniesIllness(line: Line, context: Context): Finding | undefined {
  const match = anyAsked(context, 'history') ? NO_ILLNESS.exec(line.text) : null
  return match ? finding(line, 'historia_clinica', 'ninguna', rangeOf(match), 0.8, 'only') : undefined
}
