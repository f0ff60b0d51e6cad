/** How well the call was taken: the machine's points and a person's, the reviewers' notes, and the signature under both. */
import { useMutation } from 'convex/react'
import { Signature, X } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { refusalOf } from '../bridge.ts'
import { announce } from '../frame/announce.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type Evaluated, scoreText } from '../quality/evaluated.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { HoldButton } from '../ui/HoldButton.tsx'
import { Panel, Section } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Criterion } from './Criterion.tsx'
import css from './Evaluation.module.css'
import type { Reviewed } from './marks.ts'
import { Notes } from './Notes.tsx'
import { ProtocolSteps } from './ProtocolSteps.tsx'

type Props = {
  readonly reviewed: Reviewed
  /** Undefined while it is read; null for who may not see it yet. */
  readonly evaluation: Evaluated | null | undefined
  readonly judges: boolean
  readonly onClose: () => void
  readonly onSign: () => void
}

export function Evaluation({ reviewed, evaluation, judges, onClose, onSign }: Props) {
  const t = useText()
  return (
    <Panel
      as="aside"
      label={t('review.evaluation')}
      title={t('review.evaluation')}
      aside={
        <>
          {evaluation && (
            <b className={css.score} data-part="score">
              {scoreText(t, evaluation)}
            </b>
          )}
          <span className={css.close}>
            <IconButton
              size="small"
              tone="ghost"
              icon={<X aria-hidden />}
              label={t('review.close')}
              onClick={onClose}
            />
          </span>
        </>
      }
    >
      <div className={css.scroll} data-region="evaluation">
        {evaluation === undefined ? (
          <Section>
            <div className={css.bones}>
              {Array.from({ length: 7 }, (_, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing distinguishes them
                <Skeleton key={i} width="80%" />
              ))}
            </div>
          </Section>
        ) : evaluation === null ? (
          <p className={css.none}>{t('review.notYours')}</p>
        ) : (
          <Judged reviewed={reviewed} evaluation={evaluation} judges={judges} onSign={onSign} />
        )}
      </div>
    </Panel>
  )
}

type JudgedProps = Omit<Props, 'evaluation' | 'onClose'> & { readonly evaluation: Evaluated }

function Judged({ reviewed, evaluation, judges, onSign }: JudgedProps) {
  const t = useText()
  const format = useFormat()
  const reopen = useMutation(api.review.reopen)
  const { callId } = reviewed.call
  const { signed, open } = evaluation
  const closed = signed !== null || !judges
  return (
    <>
      <Section>
        <ol className={css.form}>
          {evaluation.form.map((scored) => (
            <Criterion
              key={scored.key}
              callId={callId}
              scored={scored}
              closed={closed}
              signedPoints={signed?.form.find((one) => one.key === scored.key)?.points}
            />
          ))}
        </ol>
        {open > 0 && signed === null && <p className={css.open}>{t('review.scoreOpen', { n: open })}</p>}
      </Section>
      <ProtocolSteps callId={callId} />
      <Section title={<h3>{t('review.notes')}</h3>}>
        <Notes reviewed={reviewed} notes={evaluation.notes} closed={closed} />
      </Section>
      <Section>
        {signed !== null ? (
          <div className={css.signed}>
            <p>
              <Signature aria-hidden />
              {t('review.signedAt', { name: signed.by.name, date: format.date(signed.at), time: clockText(signed.at) })}
            </p>
            {judges && (
              <HoldButton
                confirm={t('review.reopenConfirm')}
                onHeld={() =>
                  void reopen({ callId }).catch((error: unknown) =>
                    announce.now(t('review.notSaved', { reason: refusalOf(error).code })),
                  )
                }
              >
                {t('review.reopenHold')}
              </HoldButton>
            )}
          </div>
        ) : (
          <Button
            wide
            tone="primary"
            icon={<Signature aria-hidden />}
            unavailable={!judges ? t('review.whyRole') : open > 0 ? t('review.whySignOpen') : undefined}
            onClick={onSign}
          >
            {t('review.sign')}
          </Button>
        )}
      </Section>
    </>
  )
}
