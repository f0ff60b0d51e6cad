/** The quality form as it scores itself while the call goes on: read only; each criterion opens the words that it rests on. */
import { useQuery } from 'convex/react'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Evidence } from '../../convex/domain/canonical.ts'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { becauseText, type Criterion, nameOf, pointsOf, scoreText } from '../quality/evaluated.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './LiveScore.module.css'
import { showWords, spotlight } from './spotlight.ts'

type Props = {
  readonly callId: string
  /** ms since the epoch. */
  readonly startedAt: number
  readonly live: boolean
}

/** Nothing for who may not judge: a dispatcher sees an evaluation once it is signed. */
export function LiveScore(props: Props) {
  const { role } = useHostInfo()
  return may(role, 'supervise') ? <Scored {...props} /> : null
}

function Scored({ callId, startedAt, live }: Props) {
  const t = useText()
  const evaluation = useQuery(api.review.evaluation, { callId })
  const [open, setOpen] = useState<string | null>(null)
  if (!evaluation) return null
  return (
    <Panel
      title={t('monitor.liveScore')}
      aside={
        <span data-part="score">
          {scoreText(t, evaluation)}
          {live && ` · ${t('monitor.soFar')}`}
        </span>
      }
    >
      <ul className={css.form}>
        {evaluation.form.map((one) => (
          <Row
            key={one.key}
            one={one}
            live={live}
            startedAt={startedAt}
            opens={open === one.key}
            onToggle={() => setOpen(open === one.key ? null : one.key)}
          />
        ))}
      </ul>
    </Panel>
  )
}

type RowProps = {
  readonly one: Criterion
  readonly live: boolean
  readonly startedAt: number
  readonly opens: boolean
  readonly onToggle: () => void
}

function Row({ one, live, startedAt, opens, onToggle }: RowProps) {
  const t = useText()
  const id = useId()
  const what = nameOf(t, one)
  const points = pointsOf(one)
  const why = becauseText(t, one, live)
  const said = points === null ? t('review.naShort') : `${points ?? '—'} ${t('review.outOf', { max: one.max })}`
  const words = (
    <>
      <span className={css.what}>{what}</span>
      <small>{why}</small>
      <b>{said}</b>
    </>
  )
  return (
    <li data-criterion={one.key}>
      {one.proof.length === 0 ? (
        <span className={css.row}>{words}</span>
      ) : (
        <button
          type="button"
          className={css.row}
          aria-expanded={opens}
          aria-controls={opens ? id : undefined}
          title={t('monitor.proofs', { what, n: one.proof.length })}
          onClick={onToggle}
        >
          {words}
          <ChevronRight aria-hidden />
        </button>
      )}
      {opens && one.proof.length > 0 && (
        <ol id={id} className={css.proofs} aria-label={what}>
          {one.proof.map((evidence) => (
            <Proof key={`${evidence.entryKey} ${evidence.quote}`} evidence={evidence} startedAt={startedAt} />
          ))}
        </ol>
      )}
    </li>
  )
}

function Proof({ evidence, startedAt }: { readonly evidence: Evidence; readonly startedAt: number }) {
  const t = useText()
  return (
    <li>
      <button
        type="button"
        title={t('monitor.showWords')}
        onClick={() => showWords(evidence)}
        onPointerEnter={() => spotlight(evidence)}
        onPointerLeave={() => spotlight(null)}
        onBlur={() => spotlight(null)}
      >
        <time>{clockText(startedAt + evidence.atMs)}</time>
        <q>{evidence.quote}</q>
        <small>{t(`incident.leg_${evidence.speaker}`)}</small>
      </button>
    </li>
  )
}
