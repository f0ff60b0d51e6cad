/** The protocol that is built in: sample text, so that a room sees how its own would work. No medical director has approved it. */
import { ANAPHYLAXIS, BREATHING, CHOKING, CHOKING_INFANT, DROWNING } from './cards/airway.ts'
import { ARREST, ARREST_CHILD } from './cards/arrest.ts'
import { CHEST_PAIN, DIABETES, SEIZURE, STROKE, UNCONSCIOUS } from './cards/brain.ts'
import { CLOSING, DETAILS } from './cards/closing.ts'
import { ENTRY, SENDING } from './cards/entry.ts'
import { BLEEDING, BURNS, CRASH, FALL, FIRE } from './cards/injury.ts'
import { BIRTH, OVERDOSE, SUICIDE, VIOLENCE } from './cards/people.ts'
import { FORMAT, type Protocol } from './protocol.ts'

export const SAMPLE: Protocol = {
  format: FORMAT,
  id: 'vigia.muestra',
  version: '1',
  title: { es: 'Protocolo de muestra', en: 'Sample protocol' },
  status: 'sample',
  notice: {
    es: 'Texto de muestra. No lo use con llamadas reales hasta que el director médico de la sala lo revise y firme su propia versión.',
    en: 'Sample text. Do not use it on real calls until the medical director of the room has reviewed it and signed a version of their own.',
  },
  // What kills first is asked first.
  cards: [
    ...[ENTRY, SENDING],
    ...[ARREST_CHILD, ARREST, DROWNING, CHOKING_INFANT, CHOKING, ANAPHYLAXIS, BLEEDING, BREATHING, SEIZURE],
    ...[UNCONSCIOUS, STROKE, CHEST_PAIN, BIRTH, OVERDOSE, DIABETES, VIOLENCE, SUICIDE, FIRE, CRASH, BURNS, FALL],
    ...[DETAILS, CLOSING],
  ],
}
