/** How the call keeps to the room's protocol: its score, what was done in one line, what is open each with its state; a person may tick. Without a protocol, the call's objectives. */
import { useMutation, useQuery } from 'convex/react'
import { Check, Circle, CircleSlash, Clock, LoaderCircle } from 'lucide-react'
import { memo, type ReactElement, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.ts'
import { textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './Analysis.module.css'
import type { Step } from './missing.ts'
import { spotlight } from './spotlight.ts'
import { useShort } from './useNarrow.ts'

type Objective = Doc<'callObjectives'>
type Props = { readonly callId: string; readonly objectives: readonly Objective[] }

/** This many have a row of their own. */
const ROWS = 2
/** This many of what is done are named in a short window. */
const LAST_DONE = 4

export function Objectives({ callId, objectives }: Props) {
  const course = useQuery(api.protocol.ofCall, { callId })
  if (!course || course.steps.length === 0) return <Plain objectives={objectives} />
  return <Course callId={callId} course={course} />
}

type CourseOf = NonNullable<(typeof api.protocol.ofCall)['_returnType']>

function Course({ callId, course }: { readonly callId: string; readonly course: CourseOf }) {
  const t = useText()
  const format = useFormat()
  const { role } = useHostInfo()
  const mark = useMutation(api.protocol.mark)
  const { steps, score, protocol } = course
  const tick = may(role, 'edit')
    ? (step: Step): void => void mark({ callId, step: step.id, done: step.state !== 'done' }).catch(() => undefined)
    : undefined
  const done = steps.filter(({ state }) => state === 'done')
  // What was passed over comes first, then what comes next; what nobody requires is not missed.
  const open = steps
    .filter(({ state, required }) => state === 'skipped' || (state === 'pending' && required))
    .sort((a, b) => Number(b.state === 'skipped') - Number(a.state === 'skipped'))
  return (
    <Panel
      title={t('monitor.protocol')}
      aside={
        <span title={`${protocol.id} v${protocol.version}`} data-score={score.percent ?? undefined}>
          {t('monitor.objectivesDone', { n: score.done, total: score.required })} ·{' '}
          {score.percent === null
            ? t('monitor.noData')
            : t('monitor.adherence', { share: format.percent(score.percent / 100), n: score.due })}
        </span>
      }
    >
      <div className={css.body}>
        <Done
          items={done.map((step) => (
            <li
              key={step.id}
              data-step={step.id}
              onPointerEnter={() => spotlight(step.evidence)}
              onPointerLeave={() => spotlight(null)}
            >
              <Tick step={step} tick={tick} />
            </li>
          ))}
        />
        {open.length > 0 && (
          <ul className={css.open}>
            {open.slice(0, ROWS).map((step) => (
              <Open key={step.id} step={step} now={step.id === course.current} tick={tick} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
}

/** What is done; in a short window the last few, and the others when asked for: never half a line. */
function Done({ items }: { readonly items: readonly ReactElement[] }) {
  const t = useText()
  const short = useShort()
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  const hidden = short ? items.length - LAST_DONE : 0
  return (
    <ul className={css.done}>
      {hidden > 0 && !all ? items.slice(hidden) : items}
      {hidden > 0 && (
        <li>
          <Button size="small" tone="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('monitor.doneFewer') : t('monitor.doneMore', { n: hidden })}
          </Button>
        </li>
      )}
    </ul>
  )
}

type StepProps = { readonly step: Step; readonly tick: ((step: Step) => void) | undefined }

/** A step that is done, with who saw it and how; pressed, its tick is taken back. */
function Tick({ step, tick }: StepProps) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage((state) => state.language)
  const how = [
    step.evidence && `«${step.evidence.quote}»`,
    step.by?.kind === 'person' && t('monitor.tickedBy', { name: step.by.name }),
    step.atMs !== null && format.shortTime(step.atMs),
    step.outOfOrder && t('monitor.outOfOrder'),
    step.late && t('monitor.stepLate'),
  ].filter(Boolean)
  return (
    <button
      type="button"
      className={names(css.tick, (step.late || step.outOfOrder) && css.amiss)}
      aria-pressed
      aria-disabled={tick === undefined || undefined}
      title={how.join(' · ')}
      onClick={() => tick?.(step)}
    >
      {step.late ? <Clock aria-hidden /> : <Check aria-hidden />}
      {step.title[language]}
    </button>
  )
}

function Open({ step, now, tick }: StepProps & { readonly now: boolean }) {
  const t = useText()
  const language = useLanguage((state) => state.language)
  const skipped = step.state === 'skipped'
  const Icon = skipped ? CircleSlash : now ? LoaderCircle : Circle
  const word = skipped
    ? 'monitor.skipped'
    : step.late
      ? 'monitor.stepLate'
      : now
        ? 'monitor.inCourse'
        : 'monitor.pending'
  return (
    <li className={now && !skipped && !step.late ? undefined : css.waiting} data-step={step.id} data-state={step.state}>
      <Icon aria-hidden />
      <button
        type="button"
        className={css.tick}
        aria-pressed={false}
        aria-disabled={tick === undefined || undefined}
        title={`«${step.say[language]}»`}
        onClick={() => tick?.(step)}
      >
        <b>{step.title[language]}</b>
      </button>
      <small>{t(word)}</small>
    </li>
  )
}

/** What is under way comes first, what was skipped last. */
const ORDER = { active: 0, pending: 1, completed: 2, skipped: 3 } as const

const Plain = memo(function Plain({ objectives }: { readonly objectives: readonly Objective[] }) {
  const t = useText()
  const done = objectives.filter((objective) => objective.status === 'completed')
  const open = objectives
    .filter((objective) => objective.status !== 'completed')
    .sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.order - b.order)
  const name = ({ key, objective }: Objective): string => textOr(t, `vocabulary.objective.${key}`, objective)
  return (
    <Panel
      title={t('monitor.objectives')}
      aside={t('monitor.objectivesDone', { n: done.length, total: objectives.length })}
    >
      <div className={css.body}>
        <Done
          items={done.map((objective) => (
            <li
              key={objective._id}
              onPointerEnter={() => spotlight(objective.evidence ?? null)}
              onPointerLeave={() => spotlight(null)}
            >
              <Check aria-hidden />
              {name(objective)}
            </li>
          ))}
        />
        {open.length > 0 && (
          <ul className={css.open}>
            {open.slice(0, ROWS).map((objective) => (
              <li key={objective._id} className={objective.status === 'active' ? undefined : css.waiting}>
                {objective.status === 'active' ? <LoaderCircle aria-hidden /> : <Circle aria-hidden />}
                <b>{name(objective)}</b>
                <small>
                  {t(
                    objective.status === 'active'
                      ? 'monitor.inCourse'
                      : objective.status === 'skipped'
                        ? 'monitor.skipped'
                        : 'monitor.pending',
                  )}
                </small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
})
