/** What the console says to the dispatcher, in both languages of the room. */

export type Advice = { readonly title: string; readonly description: string }
type Words = Readonly<Record<'es' | 'en', Advice>>

const words = (es: [string, string], en: [string, string]): Words => ({
  es: { title: es[0], description: es[1] },
  en: { title: en[0], description: en[1] },
})

export const ADVICE = {
  compressions: words(
    [
      'Inicie compresiones',
      'Inconsciente y sin respiración normal: guíe compresiones torácicas ahora, fuerte y rápido.',
    ],
    ['Start compressions', 'Unconscious and not breathing normally: guide chest compressions now, hard and fast.'],
  ),
  location: words(
    ['Falta la ubicación', 'Van más de 30 s sin una dirección: pregunte calle, número y comuna.'],
    ['Location missing', 'More than 30 s without an address: ask for street, number and town.'],
  ),
  conscious: words(
    ['Pregunte si está consciente', 'Aún no se sabe si el paciente responde.'],
    ['Ask whether the patient is awake', 'Whether the patient responds is still unknown.'],
  ),
  breathing: words(
    ['Pregunte si respira', 'Aún no se sabe si el paciente respira con normalidad.'],
    ['Ask about breathing', 'Whether the patient breathes normally is still unknown.'],
  ),
  complaint: words(
    ['Falta el motivo', 'Pregunte qué ocurrió exactamente.'],
    ['Complaint missing', 'Ask exactly what happened.'],
  ),
  number: words(
    ['Falta la numeración', 'Hay calle pero no número: pídalo o busque una referencia.'],
    ['House number missing', 'There is a street but no number: ask for it or for a landmark.'],
  ),
  comuna: words(['Falta la comuna', 'Confirme la comuna o ciudad.'], ['Town missing', 'Confirm the town or city.']),
  dispatch: words(
    ['Despache recursos', 'Código rojo sin recursos comprometidos.'],
    ['Dispatch now', 'Red code and nothing committed yet.'],
  ),
  airway: words(
    ['Despeje la vía aérea', 'Atragantamiento: guíe golpes en la espalda y compresiones.'],
    ['Clear the airway', 'Choking: guide back blows and thrusts.'],
  ),
  bleeding: words(
    ['Detenga el sangrado', 'Indique presión directa y firme sobre la herida.'],
    ['Stop the bleeding', 'Direct firm pressure on the wound.'],
  ),
  seizure: words(
    ['Proteja durante la convulsión', 'No sujetar, nada en la boca, despejar alrededor, medir el tiempo.'],
    ['Protect during the seizure', 'Do not restrain, nothing in the mouth, clear the space, time it.'],
  ),
  anaphylaxis: words(
    ['Anafilaxia: adrenalina', 'Pregunte por un autoinyector y úselo en el muslo.'],
    ['Anaphylaxis: adrenaline', 'Ask for an auto-injector and use it on the thigh.'],
  ),
  birth: words(
    ['Parto inminente', 'Prepare toallas, no tire del bebé, avise a matrona.'],
    ['Birth is near', 'Get towels, do not pull, warn the midwife.'],
  ),
  stroke: words(
    ['Hora de inicio', 'Sospecha de ACV: fije la última hora en que estaba bien.'],
    ['Time of onset', 'Stroke suspected: pin down when last seen well.'],
  ),
  covert: words(
    ['No puede hablar', 'Siga con preguntas de sí o no; no la delate.'],
    ['Cannot speak freely', 'Go on with yes or no questions; do not expose the caller.'],
  ),
  hazard: words(
    ['Peligro en el lugar', 'Aleje a las personas y avise a los equipos.'],
    ['Hazard at the scene', 'Move people away and warn the crews.'],
  ),
  suicide: words(
    ['Riesgo suicida', 'Acompañe sin juzgar; pregunte por el medio y aléjelo.'],
    ['Suicide risk', 'Stay with the caller without judging; ask about means and get distance from it.'],
  ),
  calm: words(
    ['Buena contención', 'La persona está más tranquila: siga así.'],
    ['Good rapport', 'The caller is calmer: go on like this.'],
  ),
  callback: words(
    ['Llamada cortada', 'Devuelva el llamado al número de origen.'],
    ['Call dropped', 'Ring the number back.'],
  ),
} as const satisfies Record<string, Words>

export type AdviceKey = keyof typeof ADVICE
