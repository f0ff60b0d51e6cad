/** The heading of the list: filters at the left, at the right whether the order is held and why. */
import { ListFilter, Snowflake, X } from 'lucide-react'
import { useCallback } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { AlertLoad } from './AlertLoad.tsx'
import { NEEDS, NO_FILTER, useFilter } from './filter.ts'
import { Owed } from './Owed.tsx'
import { SortMenu } from './SortMenu.tsx'
import { useSort } from './sort.ts'
import css from './Toolbar.module.css'
import type { Hold } from './useHold.ts'

const LEVEL_NAMES = ['none', 'critical', 'high', 'medium', 'low'] as const

type Props = {
  readonly hold: Hold
  readonly onHold: () => void
  /** Since when the rows are the last that came, ms since the epoch; undefined while they are live. */
  readonly staleSince: number | undefined
  readonly onOpen: (callId: string) => void
}

function Age({ since }: { readonly since: number }) {
  const t = useText()
  const format = useFormat()
  const text = useCallback((now: number) => t('calls.stale', { age: format.age(now - since) }), [t, format, since])
  return <Ticking text={text} className={css.age} />
}

export function Toolbar({ hold, onHold, staleSince, onOpen }: Props) {
  const t = useText()
  const { need, level } = useFilter()
  const sort = useSort((state) => state.sort)
  return (
    <div className={css.toolbar}>
      <h2>{t('calls.live')}</h2>
      <SortMenu />
      <div className={css.filters} role="group" aria-label={t('calls.filter.label')}>
        {NEEDS.map((one) => (
          <Button
            key={one}
            size="small"
            tone={need === one ? 'plain' : 'ghost'}
            pressed={need === one}
            icon={one === 'all' ? <ListFilter /> : undefined}
            onClick={() => useFilter.setState({ need: one })}
          >
            {t(`calls.filter.${one}`)}
          </Button>
        ))}
        {level !== null && (
          <Button
            size="small"
            pressed
            icon={<PriorityGlyph level={level} size={15} />}
            onClick={() => useFilter.setState({ level: NO_FILTER.level })}
          >
            {t('calls.filter.only', { priority: t(`vocabulary.priority.${LEVEL_NAMES[level]}`) })}
            <X />
          </Button>
        )}
      </div>
      <Owed onOpen={onOpen} />
      {staleSince === undefined ? <AlertLoad /> : <Age since={staleSince} />}
      <button type="button" className={css.hold} data-held={hold !== 'none' || undefined} onClick={onHold}>
        {hold !== 'none' && <Snowflake aria-hidden="true" />}
        {hold === 'none' && sort !== 'attention'
          ? t('calls.sort.by', { name: t(`calls.col.${sort}`) })
          : t(hold === 'none' ? 'calls.following' : hold === 'byKey' ? 'calls.frozenByKey' : 'calls.frozen')}{' '}
        <Kbd>O</Kbd>
      </button>
    </div>
  )
}
