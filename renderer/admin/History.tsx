/** Who changed what of the room, newest first. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { clockText, useFormat } from '../i18n/format.ts'
import { type TextKey, textOr, useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import { Waiting } from './Reading.tsx'
import css from './Settings.module.css'

const SHOWN = 12

/** Of the settings whose names begin with one of `only`, parted by `|`. */
export function History({ only }: { readonly only: string }) {
  const t = useText()
  const format = useFormat()
  const changes = useQuery(api.settings.history, {})
  const shown = changes?.filter(({ name }) => only.split('|').some((start) => name.startsWith(start))).slice(0, SHOWN)
  const valueText = (name: string, value: number | string | null): string =>
    typeof value === 'string'
      ? value
      : value !== null
        ? format.number(value)
        : t(name.startsWith('export.') ? 'admin.r_ownerNone' : 'admin.r_forever')
  return (
    <Panel title={t('admin.r_history')} label={t('admin.r_history')}>
      {shown === undefined && <Waiting rows={2} />}
      {shown?.length === 0 && <p className={css.pad}>{t('admin.r_noHistory')}</p>}
      <ul className={css.lines}>
        {shown?.map(({ _id, name, before, after, by, at }) => (
          <li key={_id}>
            <small>{`${format.date(at)} ${clockText(at)}`}</small>
            <span>
              {textOr(t, `people.${name}` satisfies string as TextKey, name)}: {valueText(name, before)} →{' '}
              {valueText(name, after)} <small>{by.name}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
