/** Every change of the card: what it was, what it became, who did it; one press and the words behind it are heard. */
import { Lock, LockOpen, Sparkles, X } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { labelOf, saidOf } from '../incident/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import css from './Changes.module.css'
import type { CallTime } from './callTime.ts'
import { BEFORE_MS } from './Lanes.tsx'
import { type Change, whenOf, wordsOf } from './lanes.ts'
import { useAt, usePlayer } from './usePlayer.ts'

const WHO = ['all', 'person', 'machine'] as const
type Who = (typeof WHO)[number]

type Props = { readonly changes: readonly Change[]; readonly time: CallTime; readonly following: boolean }

export const Changes = memo(function Changes({ changes, time, following }: Props) {
  const t = useText()
  const player = usePlayer()
  const [who, setWho] = useState<Who>('all')
  const shown = useMemo(
    () =>
      changes
        .filter((change) => who === 'all' || change.by.kind === who)
        .map((change) => ({ change, ms: whenOf(change, time) }))
        .toSorted((a, b) => a.ms - b.ms),
    [changes, who, time],
  )
  // What led to the play line: all that was said in the same line.
  const now = useAt((ms) => shown.findLast((row) => row.ms <= ms + BEFORE_MS)?.ms ?? -1)
  const hear = useCallback(
    (change: Change) => player.seek(Math.max(0, (wordsOf(change) ?? whenOf(change, time)) - BEFORE_MS)),
    [player, time],
  )
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = scroller.current
    const row = box?.querySelector<HTMLElement>('[data-current]')
    if (!following || now < 0 || box === null || !row) return
    box.scrollTop = row.offsetTop - box.clientHeight / 3
  }, [following, now])
  const reachable = Math.max(
    0,
    shown.findIndex((row) => row.ms === now),
  )
  return (
    <Panel
      label={t('review.changes')}
      title={
        <>
          <h2>{t('review.changes')}</h2>
          <span className={css.count}>{shown.length}</span>
        </>
      }
      aside={
        <Choice
          label={t('review.who')}
          value={who}
          options={WHO.map((value) => ({ value, text: t(`review.who_${value}`) }))}
          onChange={setWho}
        />
      }
    >
      <div ref={scroller} className={css.scroll} data-region="changes">
        {shown.length === 0 ? (
          <p className={css.none}>{t(changes.length === 0 ? 'review.noChanges' : 'review.noChangesOf')}</p>
        ) : (
          <table className={css.table} aria-label={t('review.changes')}>
            <thead>
              <tr>
                <th scope="col">{t('review.col_time')}</th>
                <th scope="col">{t('review.col_field')}</th>
                <th scope="col">{t('review.col_change')}</th>
                <th scope="col">{t('review.col_who')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ change, ms }, i) => (
                <Row
                  key={change._id}
                  change={change}
                  at={ms > time.durationMs ? change.at : time.atOf(ms)}
                  after={ms > time.durationMs}
                  current={ms === now}
                  reachable={i === reachable}
                  onHear={hear}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  )
})

type RowProps = {
  readonly change: Change
  /** ms since the epoch. */
  readonly at: number
  /** Made after the call was over. */
  readonly after: boolean
  readonly current: boolean
  readonly reachable: boolean
  readonly onHear: (change: Change) => void
}

const Row = memo(function Row({ change, at, after, current, reachable, onHear }: RowProps) {
  const t = useText()
  const format = useFormat()
  const { field, action, value, before, by } = change
  const said = (text: string | null): string =>
    text === null || text === '' ? t('review.emptied') : saidOf(t, field, text)
  const shows = action === 'set' || action === 'accept'
  const replaced = shows && before !== null && before !== '' && before !== value
  return (
    <tr
      data-change={change._id}
      data-field={field}
      data-current={current || undefined}
      aria-current={current || undefined}
      onClick={() => onHear(change)}
    >
      <td>
        <button
          type="button"
          tabIndex={reachable ? 0 : -1}
          className={css.time}
          aria-label={`${clockText(at)}, ${labelOf(t, field)}: ${t('review.hearChange')}`}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
            if (step === 0) return
            event.preventDefault()
            const row = event.currentTarget.closest('tr')
            const other = step === 1 ? row?.nextElementSibling : row?.previousElementSibling
            other?.querySelector('button')?.focus()
          }}
        >
          {clockText(at)}
        </button>
      </td>
      <td>{labelOf(t, field)}</td>
      <td>
        {replaced && (
          <>
            <s>{said(before)}</s> →{' '}
          </>
        )}
        <b className={shows ? undefined : css.offered}>{said(value)}</b>
        {!shows && <small> {t(`review.change_${action}`)}</small>}
        {action === 'accept' && <small> {t('review.change_accept')}</small>}
        {after && <small className={css.after}> {t('review.afterEnd')}</small>}
      </td>
      <td className={css.who} data-by={by.kind}>
        {by.kind === 'machine' ? (
          <Sparkles aria-hidden />
        ) : action === 'unlock' ? (
          <LockOpen aria-hidden />
        ) : action === 'dismiss' ? (
          <X aria-hidden />
        ) : (
          <Lock aria-hidden />
        )}
        {by.kind === 'person' ? (
          by.name
        ) : change.confidence === null ? (
          by.provider
        ) : (
          <span title={`${by.model} ${by.version}`}>
            {t('review.byMachine', { provider: by.provider, share: format.percent(change.confidence) })}
          </span>
        )}
      </td>
    </tr>
  )
})
