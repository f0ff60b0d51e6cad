/** Who may do what. */

export const ROLES = ['supervisor', 'dispatcher', 'admin', 'service'] as const
export type Role = (typeof ROLES)[number]

/** capture: facts of a call, sent by the host or by another program of the room. */
export const ABILITIES = {
  watch: ['supervisor', 'dispatcher', 'admin', 'service'],
  capture: ['service', 'admin'],
  edit: ['supervisor', 'dispatcher', 'admin'],
  supervise: ['supervisor', 'admin'],
  administer: ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Ability = keyof typeof ABILITIES

export const may = (role: Role, ability: Ability): boolean => (ABILITIES[ability] as readonly Role[]).includes(role)
export const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value)
