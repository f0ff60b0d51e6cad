/** The heading of the list: filters at the left, at the right whether the order is held and why. */
import { ListFilter, Snowflake, X } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { NEEDS, NO_FILTER, useFilter } from './filter.ts'
import css from './Toolbar.module.css'
import type { Hold } from './useHold.ts'

const LEVEL_NAMES = ['none', 'critical', 'high', 'medium', 'low'] as const

export function Toolbar({ hold, onHold }: { readonly hold: Hold; readonly onHold: () => void }) {
  const t = useText()
  const { need, level } = useFilter()
  return (
    <div className={css.toolbar}>
      <h2>{t('calls.live')}</h2>
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
      <button type="button" className={css.hold} data-held={hold !== 'none' || undefined} onClick={onHold}>
        {hold !== 'none' && <Snowflake aria-hidden="true" />}
        {t(hold === 'none' ? 'calls.following' : hold === 'byKey' ? 'calls.frozenByKey' : 'calls.frozen')} <Kbd>O</Kbd>
      </button>
    </div>
  )
}
