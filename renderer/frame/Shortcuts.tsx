/** The sheet of keyboard shortcuts. */
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyGroups } from './KeyGroups.tsx'

export default function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('frame.nav.shortcuts')} closeLabel={t('frame.action.close')} onClose={onClose} width={980} scrolls>
      <KeyGroups />
    </Dialog>
  )
}
