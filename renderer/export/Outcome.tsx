/** How the export goes: the step it is at, what was handed out with its hash, or why nothing was. */
import { Check, Copy, FileCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import css from './ExportPanel.module.css'
import { failureText } from './failure.ts'
import type { Progress } from './useExport.ts'

type Props = { readonly progress: Progress; readonly onRetry: () => void }

export function Outcome({ progress, onRetry }: Props) {
  const t = useText()
  return (
    <div className={css.outcome} role="status">
      {progress.kind === 'working' && (
        <p className={css.working}>
          <progress aria-hidden="true" /> {t(`export.${progress.step}`)}
        </p>
      )}
      {progress.kind === 'done' && <Done name={progress.name} sha256={progress.sha256} />}
      {progress.kind === 'failed' && (
        <p className={css.failed} role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span>{t('export.failed', { reason: failureText(t, progress.failure) })}</span>
          <Button size="small" onClick={onRetry}>
            {t('export.retry')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Done({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  const t = useText()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(sha256).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <>
      <p className={css.done}>
        <FileCheck size={16} aria-hidden /> <b>{t('export.done', { name })}</b>
      </p>
      <p className={css.note}>{t('export.doneBody')}</p>
      <p className={css.hash}>
        <code data-sha256>{sha256}</code>
        <Button size="small" icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
          {t(copied ? 'export.copied' : 'export.copy')}
        </Button>
      </p>
      {copied === false && <p className={css.note}>{t('export.copyFailed')}</p>}
    </>
  )
}
