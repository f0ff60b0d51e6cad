/** The devices in a window of their own, until the settings hold them. */
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Devices } from './Devices.tsx'

export default function DevicesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('audio.title')} closeLabel={t('frame.action.close')} onClose={onClose} width={560}>
      <Devices bridge={bridge()} />
    </Dialog>
  )
}
