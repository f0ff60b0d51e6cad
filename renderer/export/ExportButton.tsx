/** Opens the export of a call, by hand or with Ctrl+E; what it opens is loaded then. */
import { FileDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'

const ExportPanel = lazy(() => import('./ExportPanel.tsx'))

export function ExportButton({ callId }: { readonly callId: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  useHotkeys({ 'ctrl+e': () => setOpen(true) })
  return (
    <>
      <Button
        icon={<FileDown aria-hidden />}
        aria-label={t('export.title')}
        title={`${t('export.title')} (Ctrl+E)`}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <ExportPanel callId={callId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
