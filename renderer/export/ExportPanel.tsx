/** Hands out one incident as a file: which format, with or without people in it, and what the audit log says of it. */
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { may } from '../../convex/domain/roles.ts'
import { draftOf, dropDraft, keepDraft } from '../draft.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './ExportPanel.module.css'
import { failureText } from './failure.ts'
import { Hiding } from './Hiding.tsx'
import { type Chosen, Options } from './Options.tsx'
import { Outcome } from './Outcome.tsx'
import { Preview } from './Preview.tsx'
import { type Reading, useBundle } from './useBundle.ts'
import { useExport } from './useExport.ts'

type Props = { readonly callId: string; readonly onClose: () => void }

export default function ExportPanel({ callId, onClose }: Props) {
  const t = useText()
  const draft = `export:${callId}`
  const [chosen, setChosen] = useState<Chosen>({ format: 'pdf', redacted: true, reason: draftOf(draft) ?? '' })
  const [hide, setHide] = useState<readonly string[]>([])
  const { reading, again } = useBundle(callId, chosen.redacted, hide)
  const { progress, start, forget } = useExport()
  const mayDisclose = may(useHostInfo().role, 'supervise')
  const reason = chosen.reason.trim()
  const why = reading.kind !== 'ready' ? t('export.loading') : undefined
  const unavailable = why ?? (!chosen.redacted && reason === '' ? t('export.needsReason') : undefined)

  useEffect(() => {
    if (progress.kind === 'done') dropDraft(draft)
  }, [progress.kind, draft])

  const choose = (next: Chosen): void => {
    setChosen(next)
    forget()
    if (next.reason !== chosen.reason) keepDraft(draft, next.reason)
  }
  const act = (): void => {
    if (unavailable === undefined) void start({ callId, ...chosen, reason, hide })
  }

  return (
    <div
      className={css.all}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        act()
      }}
    >
      <Dialog
        title={t('export.title')}
        closeLabel={t('export.close')}
        onClose={onClose}
        width={640}
        actions={
          <>
            <span className={css.keys}>{t('export.keys')}</span>
            <Button onClick={onClose}>{t(progress.kind === 'done' ? 'export.close' : 'export.cancel')}</Button>
            <Button
              tone="primary"
              data-autofocus
              icon={<FileDown aria-hidden />}
              busy={progress.kind === 'working'}
              unavailable={unavailable}
              onClick={act}
            >
              {t('export.save', { format: t(`export.format_${chosen.format}`) })}
            </Button>
          </>
        }
      >
        <div className={css.panel}>
          <Options chosen={chosen} mayDisclose={mayDisclose} onChange={choose} />
          <Contents reading={reading} onRetry={again} />
          {chosen.redacted && (
            <Hiding
              reading={reading}
              words={hide}
              onChange={(next) => {
                setHide(next)
                forget()
              }}
            />
          )}
          <Outcome progress={progress} onRetry={act} />
        </div>
      </Dialog>
    </div>
  )
}

function Contents({ reading, onRetry }: { readonly reading: Reading; readonly onRetry: () => void }) {
  const t = useText()
  switch (reading.kind) {
    case 'ready':
      return <Preview bundle={reading.bundle} />
    case 'loading':
      return (
        <section className={css.preview} aria-busy="true">
          <p className={css.note}>{t(reading.slow ? 'export.slow' : 'export.loading')}</p>
          <Skeleton width="70%" />
          <Skeleton width="55%" />
          <Skeleton width="62%" />
        </section>
      )
    case 'gone':
      return (
        <section className={css.preview} role="alert">
          <b>{t('export.gone')}</b>
          <p className={css.note}>{t('export.goneBody')}</p>
        </section>
      )
    case 'failed':
      return (
        <section className={css.preview} role="alert">
          <p>{t('export.failed', { reason: failureText(t, reading.failure) })}</p>
          <Button size="small" onClick={onRetry}>
            {t('export.retry')}
          </Button>
        </section>
      )
  }
}
