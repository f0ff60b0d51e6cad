/** The figures in the top bar, and the search box. */
import { useQuery } from 'convex/react'
import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { api } from '../../convex/_generated/api'
import { InTopBar } from '../frame/TopBar.tsx'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Counts.module.css'
import { useFilter } from './filter.ts'

export function Counts({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const t = useText()
  const format = useFormat()
  const counts = useQuery(api.queries.wallboard.counts, {})
  const words = useFilter((state) => state.words)
  const answered = counts?.answeredInTarget ?? null
  return (
    <InTopBar>
      <h1 className={css.title}>{t('calls.title')}</h1>
      <div className={css.counts}>
        <span>
          <b data-count="live">{counts?.live ?? '—'}</b>
          {t('frame.count.live')}
        </span>
        <span>
          <b data-count="waiting">{counts?.waiting ?? '—'}</b>
          {t('frame.count.waiting')}
        </span>
        <span>
          <b>{answered === null ? '—' : format.percent(answered, 1)}</b>
          {t('frame.count.answered')} <span className={css.goal}>{t('frame.count.goal')}</span>
        </span>
      </div>
      <label className={css.search}>
        <Search aria-hidden="true" />
        <input
          ref={search}
          type="search"
          value={words}
          placeholder={t('calls.search')}
          aria-label={t('calls.search')}
          onChange={(event) => useFilter.setState({ words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            useFilter.setState({ words: '' })
            event.currentTarget.blur()
          }}
        />
        <Kbd>/</Kbd>
      </label>
    </InTopBar>
  )
}
