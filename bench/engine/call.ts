/** The call that is measured, and the words said in it: real arguments of the product's own functions. */

export const HOT = 'bench-hot'

export const startArgs = (callId: string) => ({
  callId,
  sessionId: callId,
  agentName: 'Ana',
  customerName: '',
  customerPhone: '+56 9 1234 5678',
  campaignName: 'Emergencias',
})

export const lineArgs = (callId: string, text: string) => ({
  callId,
  timestamp: '2026-01-01T00:00:00.000Z',
  speaker: 'customer' as const,
  text,
  sentiment: 'neutral' as const,
  confidence: 0.9,
  isFinal: true,
})

/** How every line begins. */
export const LINE = 'hola, necesito ayuda en Apoquindo tres mil, mi padre no respira bien, vengan por favor '

/** A line of ordinary length; `mark` tells it from all others. */
export const lineText = (mark: string): string => `${LINE}${mark}`

/** Identity of the service, as the local issuer's token gives it. */
export const SERVICE = { subject: 'bench', name: 'Bench', email: 'bench@vigia.example', role: 'service' } as const

/** The other live calls of the room. */
export const OTHERS: readonly string[] = Array.from({ length: 49 }, (_, i) => `bench-room-${i}`)

/** Lines of each call that only fills the tables. */
export const LINES_PER_CALL = 200
