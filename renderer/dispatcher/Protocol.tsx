/** What to say now, word for word from the room's protocol, where each answer leads, what comes after, and how far the call has come. */
import { useMutation, useQuery } from 'convex/react'
import { Check, Circle, CircleDot, CircleSlash, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import type { PhoneCall } from '../phone.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { onControl, useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { MetronomeStrip } from './MetronomeStrip.tsx'
import { NextSteps } from './NextSteps.tsx'
import css from './Protocol.module.css'
import { SayAloud } from './SayAloud.tsx'
import { useAnswers } from './useAnswers.ts'
import { Warning } from './Warning.tsx'

type Course = NonNullable<(typeof api.protocol.ofCall)['_returnType']>
type Step = Course['steps'][number]

type Props = {
  readonly call: PhoneCall
  /** Nobody hears the words of this call. */
  readonly deaf: boolean
}

export function Protocol({ call, deaf }: Props) {
  const { callId } = call
  const course = useQuery(api.protocol.ofCall, { callId })
  if (course === undefined) return <Panel label="">{null}</Panel>
  // Calls that are held against no protocol, such as campaigns, have their objectives.
  if (course === null || course.steps.length === 0) return <NextSteps callId={callId} />
  return <Prompt call={call} course={course} deaf={deaf} />
}

function Prompt({ call, course, deaf }: Props & { readonly course: Course }) {
  const { callId } = call
  const t = useText()
  const { steps, protocol } = course
  const { current, done, branch } = useAnswers(callId, course)
  const at = steps.findIndex(({ id }) => id === current?.id)
  const card = course.cards.find(({ id }) => id === current?.card)
  const words = useWords()
  return (
    <Panel
      label={t('dispatcher.next')}
      title={
        <>
          <h2>{card ? t('dispatcher.protocolOf', { card: words(card.title) }) : t('dispatcher.next')}</h2>
          <Signed protocol={protocol} />
        </>
      }
      aside={
        <>
          <Others callId={callId} course={course} />
          {at >= 0 && t('dispatcher.stepOf', { n: at + 1, total: steps.length })}
        </>
      }
    >
      <div className={css.steps} data-region="steps">
        <Rail callId={callId} steps={steps} current={current?.id} />
        <div className={css.say} aria-live="off" data-step={current?.id}>
          {deaf && <p className={css.deaf}>{t('dispatcher.askAndWrite')}</p>}
          <Warning callId={callId} />
          <Say step={current} done={done} branch={branch} />
          {current && <SayAloud call={call} what={current.id} say={current.say} />}
          <After step={current} next={steps.slice(at + 1).find(({ state }) => state !== 'done')} />
          {current?.metronome && <MetronomeStrip key={current.metronome.perMinute} {...current.metronome} />}
        </div>
      </div>
    </Panel>
  )
}

/** The words of a pair in the language of this console. */
function useWords(): (pair: { readonly es: string; readonly en: string }) => string {
  const language = useLanguage((state) => state.language)
  return (pair) => pair[language]
}

function Signed({ protocol: { version, status, notice } }: { readonly protocol: Course['protocol'] }) {
  const t = useText()
  const words = useWords()
  const approved = status === 'approved'
  return (
    <span title={words(notice)}>
      <AlertChip
        tone={approved ? 'plain' : 'caution'}
        icon={approved ? <ShieldCheck aria-hidden /> : <ShieldAlert aria-hidden />}
      >
        {t(approved ? 'dispatcher.approved' : 'dispatcher.sample', { version })}
      </AlertChip>
    </span>
  )
}

/** A card that neither the record nor the words opened is opened by hand. */
function Others({ callId, course }: { readonly callId: string; readonly course: Course }) {
  const t = useText()
  const words = useWords()
  const openCard = useMutation(api.protocol.openCard)
  return (
    <select
      className={css.cards}
      value=""
      aria-label={t('dispatcher.openCard')}
      onChange={({ target }) => {
        const card = target.value
        if (card !== '') openCard({ callId, card, open: true }).catch(() => undefined)
        target.blur()
      }}
    >
      <option value="">{t('dispatcher.openCard')}</option>
      {course.others.map(({ id, title }) => (
        <option key={id} value={id}>
          {words(title)}
        </option>
      ))}
    </select>
  )
}

type RailProps = { readonly callId: string; readonly steps: readonly Step[]; readonly current: string | undefined }

function Rail({ callId, steps, current }: RailProps) {
  const t = useText()
  const words = useWords()
  const format = useFormat()
  const mark = useMutation(api.protocol.mark)
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the step that is brought into sight
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
  }, [current])
  return (
    <ol className={css.list} ref={list}>
      {steps.map((step) => {
        const isDone = step.state === 'done'
        const isNow = step.id === current
        const Icon = isDone ? Check : isNow ? CircleDot : step.state === 'skipped' ? CircleSlash : Circle
        const proof = [
          step.evidence && `«${step.evidence.quote}»`,
          step.by?.kind === 'person' && t('dispatcher.tickedBy', { name: step.by.name }),
          step.atMs !== null && format.shortTime(step.atMs),
          step.late && t('dispatcher.late'),
          step.outOfOrder && t('dispatcher.outOfOrder'),
        ].filter(Boolean)
        return (
          <li
            key={step.id}
            className={names(isNow ? css.active : css[step.state])}
            aria-current={isNow ? 'step' : undefined}
          >
            <button
              type="button"
              tabIndex={-1}
              aria-pressed={isDone}
              title={proof.join(' · ') || words(step.say)}
              onClick={() => mark({ callId, step: step.id, done: !isDone }).catch(() => undefined)}
            >
              <Icon aria-hidden />
              {words(step.title)}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

type SayProps = {
  readonly step: Step | undefined
  readonly done: () => void
  readonly branch: (answer: number) => void
}

function Say({ step, done, branch }: SayProps) {
  const t = useText()
  const words = useWords()
  useHotkeys({
    // Enter on a control is that control's own.
    enter: () => (step && !onControl() ? done() : false),
    ...(step?.branches[0] && { 2: () => branch(0) }),
    ...(step?.branches[1] && { 3: () => branch(1) }),
  })
  if (!step) return <p className={css.words}>{t('dispatcher.nothingToAsk')}</p>
  return (
    <>
      <small>{t(step.state === 'skipped' ? 'dispatcher.sayMissed' : 'dispatcher.sayNow')}</small>
      <p className={css.words} data-next="step">
        «{words(step.say)}»
      </p>
      <div className={css.answers}>
        <Button tone="primary" size="large" icon={<Check aria-hidden />} onClick={done}>
          {t('dispatcher.done')} <Kbd>Enter</Kbd>
        </Button>
        {step.branches.map(({ label, next }, i) => (
          <Button key={next + label.es} size="large" onClick={() => branch(i)}>
            {words(label)} <Kbd>{i + 2}</Kbd>
          </Button>
        ))}
      </div>
    </>
  )
}

function After({ step, next }: { readonly step: Step | undefined; readonly next: Step | undefined }) {
  const t = useText()
  const words = useWords()
  if (!step?.why && !step?.fallback && !next) return null
  return (
    <dl className={css.after}>
      {next && (
        <>
          <dt>{t('dispatcher.after')}</dt>
          <dd>«{words(next.say)}»</dd>
        </>
      )}
      {step?.fallback && (
        <>
          <dt>{words(step.fallback.label)}</dt>
          <dd>{words(step.fallback.say)}</dd>
        </>
      )}
      {step?.why && (
        <>
          <dt>{t('dispatcher.why')}</dt>
          <dd className={css.why}>{words(step.why)}</dd>
        </>
      )}
    </dl>
  )
}
