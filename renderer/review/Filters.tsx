/** The filters over the list of finished calls. */
import { Flag, Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { REASONS } from '../../convex/domain/canonical.ts'
import { PRIORITIES } from '../../convex/domain/triage.ts'
import { clockText, type Format, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { type Ended, useView } from '../view.ts'
import css from './Filters.module.css'
import { isNarrow, JUDGED, KINDS, listOf, NO_FILTER, PERIODS, useFilter } from './filter.ts'

type SelectProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly text: string }[]
  readonly onChange: (value: T) => void
}

function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  return (
    <select
      className={css.select}
      aria-label={label}
      value={value}
      data-set={value !== 'all' || undefined}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}

const HOUR_MS = 3_600_000

/** vie 20, 14:00 a 15:00; or a whole day. */
const hoursText = (format: Format, { from, before }: { readonly from: number; readonly before: number }): string =>
  before - from > HOUR_MS
    ? format.date(from)
    : `${format.day(from)}, ${clockText(from).slice(0, 5)}–${clockText(before).slice(0, 5)}`

type Props = {
  readonly search: RefObject<HTMLInputElement | null>
  readonly ended: Ended | undefined
}

export function Filters({ search, ended }: Props) {
  const t = useText()
  const format = useFormat()
  const [filter, set] = useFilter(ended)
  const go = useView((state) => state.go)
  return (
    <div className={css.filters} role="search" aria-label={t('review.filters')} data-region="filters">
      <label className={css.search}>
        <Search aria-hidden />
        <input
          ref={search}
          type="search"
          placeholder={t('review.search')}
          aria-label={t('review.search')}
          value={filter.text}
          maxLength={200}
          onChange={(event) => set({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <Kbd>/</Kbd>
      </label>
      <Choice
        label={t('review.priority')}
        value={filter.priority}
        options={[
          { value: 'all' as const, text: t('review.anyPriority') },
          ...PRIORITIES.map((value) => ({
            value,
            text: <PriorityGlyph level={levelOf(value)} size={15} />,
            label: t(`vocabulary.priority.${value}`),
          })),
        ]}
        onChange={(priority) => set({ priority })}
      />
      <Select
        label={t('review.reason')}
        value={filter.reason}
        options={[
          { value: 'all' as const, text: t('review.anyReason') },
          ...REASONS.map((value) => ({ value, text: t(`vocabulary.reason.${value}`) })),
        ]}
        onChange={(reason) => set({ reason })}
      />
      {ended === undefined ? (
        <>
          <Select
            label={t('review.kind')}
            value={filter.kind}
            options={KINDS.map((value) => ({ value, text: t(`review.kind_${value}`) }))}
            onChange={(kind) => set({ kind })}
          />
          <Select
            label={t('review.period')}
            value={filter.period}
            options={PERIODS.map((value) => ({ value, text: t(`review.period_${value}`) }))}
            onChange={(period) => set({ period })}
          />
        </>
      ) : (
        <Button size="small" icon={<X aria-hidden />} onClick={() => go(listOf(undefined))}>
          {t(ended.practice ? 'review.endedPractice' : 'review.ended', { when: hoursText(format, ended) })}
        </Button>
      )}
      <Select
        label={t('review.judged')}
        value={filter.judged}
        options={JUDGED.map((value) => ({ value, text: t(`review.judged_${value}`) }))}
        onChange={(judged) => set({ judged })}
      />
      <Button
        size="small"
        icon={<Flag aria-hidden />}
        pressed={filter.flagged}
        onClick={() => set({ flagged: !filter.flagged })}
      >
        {t('review.flagged')}
      </Button>
      {isNarrow(filter) && (
        <Button size="small" tone="ghost" icon={<X aria-hidden />} onClick={() => set(NO_FILTER)}>
          {t('review.clear')}
        </Button>
      )}
    </div>
  )
}
