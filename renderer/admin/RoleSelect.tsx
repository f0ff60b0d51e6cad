/** One of the roles that a person can have. */

import { useText } from '../i18n/text.ts'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'

const ROLES = ['dispatcher', 'supervisor', 'admin'] as const
export type PersonRole = (typeof ROLES)[number]

type Props<N extends ''> = {
  readonly label: string
  readonly value: PersonRole | N
  /** What no choice means; without it one must be chosen. */
  readonly none?: string
  readonly disabled?: boolean
  readonly onChange: (role: PersonRole | N) => void
}

export function RoleSelect<N extends '' = never>({ label, value, none, disabled, onChange }: Props<N>) {
  const t = useText()
  return (
    <select
      className={names(fields.input, fields.fit)}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value as PersonRole | N)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`vocabulary.role.${role}`)}
        </option>
      ))}
    </select>
  )
}
