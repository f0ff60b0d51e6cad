/** The sections of the settings, and who may open which: a dispatcher their own, an administrator all. */
import type { Role } from '../../convex/domain/roles.ts'

export const SECTIONS = [
  'devices',
  'lines',
  'providers',
  'backend',
  'users',
  'protocols',
  'retention',
  'appearance',
  'shortcuts',
  'updates',
  'diagnostics',
] as const
export type Section = (typeof SECTIONS)[number]

const OWN: readonly Section[] = ['devices', 'appearance', 'shortcuts', 'updates', 'diagnostics']
const SUPERVISED: readonly Section[] = [...OWN, 'lines', 'providers', 'backend', 'protocols', 'retention']

export const sectionsOf = (role: Role): readonly Section[] =>
  role === 'admin' ? SECTIONS : SECTIONS.filter((one) => (role === 'supervisor' ? SUPERVISED : OWN).includes(one))

export const isSection = (name: string | undefined): name is Section => SECTIONS.some((one) => one === name)
