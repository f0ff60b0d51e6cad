/** One criterion: the machine's points with their reason, and a person's, which outrank them. */
import { useMutation } from 'convex/react'
import { Sparkles, User } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useBackendAwaySince } from '../backend.ts'
import { useText } from '../i18n/text.ts'
import { becauseText, nameOf, pointsOf, type Criterion as Scored } from '../quality/evaluated.ts'
import css from './Evaluation.module.css'

type Props = {
  readonly callId: string
  readonly scored: Scored
  /** Nobody may change it: it is signed, or it is not theirs to judge. */
  readonly closed: boolean
  /** As it was signed; undefined while it is not. */
  readonly signedPoints: number | null | undefined
}

type Save = { readonly kind: 'saved' | 'saving' } | { readonly kind: 'failed'; readonly reason: string }

const asNumber = (text: string, max: number): number | null | undefined => {
  if (text.trim() === '') return undefined
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= max ? Number(text) : null
}

export function Criterion({ callId, scored, closed, signedPoints }: Props) {
  const t = useText()
  const id = useId()
  const saveQa = useMutation(api.review.saveQa)
  const away = useBackendAwaySince() !== undefined
  const [typed, setTyped] = useState<string | null>(null)
  const [save, setSave] = useState<Save>({ kind: 'saved' })
  const { key, max, machine, person } = scored
  const what = nameOf(t, scored)
  const points = signedPoints === undefined ? pointsOf(scored) : signedPoints
  const shown = points === null || points === undefined ? '' : `${points}`
  const wrong = typed !== null && asNumber(typed, max) === null

  const send = (next: number | null | undefined): void => {
    setSave({ kind: 'saving' })
    saveQa({ callId, key, ...(next === undefined ? {} : { points: next }) }).then(
      () => {
        setSave({ kind: 'saved' })
        setTyped(null)
      },
      (error: unknown) => {
        const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined
        const reason = typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : 'backend'
        setSave({ kind: 'failed', reason })
      },
    )
  }
  const commit = (): void => {
    if (typed === null || wrong) return
    const next = asNumber(typed, max)
    if (next === null) return
    // Cleared: the machine's word again, which was never away when nobody had spoken.
    if (next === person || (next === undefined && person === undefined)) setTyped(null)
    else send(next)
  }
  const hint =
    person === undefined ? t('review.byMachineHint') : t('review.byPersonHint', { n: machine?.points ?? '—' })

  return (
    <li
      className={css.criterion}
      data-criterion={key}
      data-low={points !== null && points !== undefined && points < max * 0.7 ? true : undefined}
    >
      <label htmlFor={id} className={css.what}>
        {what}
        <small>{becauseText(t, scored)}</small>
      </label>
      {person === undefined ? (
        machine !== null && <Sparkles className={css.machine} aria-hidden />
      ) : (
        <User className={css.person} aria-hidden />
      )}
      {closed ? (
        <b id={id} className={css.points}>
          {points === null ? t('review.naShort') : points === undefined ? '—' : shown}
        </b>
      ) : (
        <input
          id={id}
          className={css.points}
          inputMode="numeric"
          title={hint}
          aria-label={t('review.points', { what, max })}
          aria-invalid={wrong}
          aria-describedby={save.kind === 'failed' ? `${id}-failed` : undefined}
          placeholder={person === null ? t('review.naShort') : '—'}
          value={typed ?? shown}
          data-saving={save.kind === 'saving' || undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            if (event.key === 'Escape') {
              setTyped(null)
              event.currentTarget.blur()
            }
            const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
            if (step === 0) return
            event.preventDefault()
            const from = asNumber(typed ?? shown, max)
            setTyped(`${Math.min(max, Math.max(0, (typeof from === 'number' ? from : 0) + step))}`)
          }}
        />
      )}
      <span className={css.max}>{t('review.outOf', { max })}</span>
      {!closed && (
        <label className={css.na} title={t('review.na', { what })}>
          <input
            type="checkbox"
            aria-label={t('review.na', { what })}
            checked={person === null}
            onChange={(event) => {
              setTyped(null)
              send(event.target.checked ? null : undefined)
            }}
          />
          {t('review.naShort')}
        </label>
      )}
      {save.kind === 'failed' && (
        <small id={`${id}-failed`} className={css.failed} role="alert">
          {t('review.notSaved', { reason: save.reason })}
        </small>
      )}
      {save.kind === 'saving' && away && <small className={css.queued}>{t('review.queued')}</small>}
    </li>
  )
}
