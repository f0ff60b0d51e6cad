/** Search within the transcript: Enter goes to the next match, Shift+Enter to the one before, Esc closes. */
import { ChevronDown, ChevronUp, Search as Glass, X } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Transcript.module.css'

type Props = {
  /** `null` while closed. */
  readonly search: string | null
  /** Index of the present match. */
  readonly hit: number
  readonly count: number
  readonly onSearch: (search: string | null) => void
  readonly onHit: (index: number) => void
}

export function Search({ search, hit, count, onSearch, onHit }: Props) {
  const t = useText()
  if (search === null)
    return (
      <Button size="small" icon={<Glass aria-hidden />} onClick={() => onSearch('')}>
        {t('monitor.search')} <Kbd>/</Kbd>
      </Button>
    )
  const step = (by: number) => (): void => {
    if (count > 0) onHit((hit + by + count) % count)
  }
  return (
    <span className={css.search}>
      <Glass size={14} aria-hidden />
      <input
        type="text"
        role="searchbox"
        aria-label={t('monitor.searchField')}
        value={search}
        ref={(input) => input?.focus()}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onSearch(null)
        }}
      />
      <span role="status">
        {search.trim() !== '' &&
          (count === 0 ? t('monitor.searchNone') : t('monitor.searchCount', { i: hit + 1, n: count }))}
      </span>
      <IconButton
        size="small"
        tone="ghost"
        icon={<ChevronUp />}
        label={t('monitor.searchPrevious')}
        onClick={step(-1)}
      />
      <IconButton size="small" tone="ghost" icon={<ChevronDown />} label={t('monitor.searchNext')} onClick={step(1)} />
      <IconButton size="small" tone="ghost" icon={<X />} label={t('monitor.close')} onClick={() => onSearch(null)} />
    </span>
  )
}
