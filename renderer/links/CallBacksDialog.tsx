/** The list of callers to be called back, over whatever screen is open. */
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useView } from '../view.ts'
import { CallBacks } from './CallBacks.tsx'

export default function CallBacksDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const go = useView((view) => view.go)
  return (
    <Dialog title={t('links.backs')} closeLabel={t('links.close')} onClose={onClose} width={860}>
      <CallBacks bare onOpen={(callId) => go({ kind: 'monitor', callId })} onDialled={() => go({ kind: 'mine' })} />
    </Dialog>
  )
}
