/** The triage code and what it means for the order in which calls are seen. */

export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

const BY_CODE: Readonly<Record<string, Priority>> = {
  rojo: 'critical',
  naranja: 'high',
  amarillo: 'medium',
  verde: 'low',
}

/** Priority of a triage code (any case); an absent or unknown code is medium. */
export const priorityOf = (codigo: string | undefined): Priority => BY_CODE[codigo?.toLowerCase() ?? ''] ?? 'medium'

/** The more urgent of two priorities: a machine may only raise, never lower. */
export const moreUrgent = (a: Priority, b: Priority): Priority =>
  PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b) ? a : b
