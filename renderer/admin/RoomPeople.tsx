/** Everybody who has ever signed in to the room: their role, and the door that can be shut on them at once. */
import { useMutation, useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { useBackendAwaySince } from '../backend.ts'
import { useMe } from '../convex.tsx'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import { Door } from './Door.tsx'
import { Waiting } from './Reading.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import { Saved } from './Setting.tsx'
import css from './Settings.module.css'
import { useKept } from './useKept.ts'

export function RoomPeople() {
  const t = useText()
  const people = useQuery(api.users.list, {})
  const me = useMe()
  return (
    <Panel title={t('people.room')} label={t('people.room')}>
      <p className={css.pad}>{t('people.roomBody')}</p>
      {people === undefined && <Waiting rows={2} />}
      {people?.length === 0 && <p className={css.pad}>{t('people.roomNone')}</p>}
      {people !== undefined && people.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('people.name')}</th>
              <th>{t('people.role')}</th>
              <th>
                <span className={css.unseen}>{t('people.disable')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <Person key={one._id} person={one} isMe={me?.userId === one._id} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Person({ person, isMe }: { readonly person: Doc<'users'>; readonly isMe: boolean }) {
  const t = useText()
  const format = useFormat()
  const away = useBackendAwaySince()
  const setRole = useMutation(api.users.setRole)
  const setDisabled = useMutation(api.users.setDisabled)
  const { kept, keep } = useKept()
  const { _id: userId, name, role, assigned, disabled, createdAt } = person
  return (
    <tr data-person={name} data-off={disabled || undefined}>
      <td>
        {name} {isMe && <small className={css.hint}>({t('people.you')})</small>}
        <br />
        <small className={css.hint}>
          {disabled ? t('people.disabled') : t('people.since', { date: format.date(createdAt) })}
        </small>
      </td>
      <td>
        <RoleSelect
          label={`${t('people.role')}: ${name}`}
          value={assigned === undefined || assigned === 'service' ? '' : assigned}
          none={`${t(`vocabulary.role.${role}`)}, ${t('people.fromToken')}`}
          disabled={away !== undefined}
          onChange={(next) => void keep(() => setRole({ userId, role: next === '' ? null : next }))}
        />
      </td>
      <td>
        <div className={css.acts}>
          <Door
            name={name}
            disabled={disabled ?? false}
            unavailable={isMe ? t('admin.w_yourself') : undefined}
            onChange={(next) => void keep(() => setDisabled({ userId, disabled: next }))}
          />
          <Saved kept={kept} />
        </div>
      </td>
    </tr>
  )
}
