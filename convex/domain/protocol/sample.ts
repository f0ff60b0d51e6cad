/** The protocol that is built in: sample text, so that a room sees how its own would work. No medical director has approved it. */
import { ENTRY, SENDING } from './cards/entry.ts'
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
  cards: [ENTRY, SENDING],
}
