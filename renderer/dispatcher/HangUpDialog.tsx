/** Asks before a critical call is hung up; to stay on the line is the safe choice. */
import { PhoneOff } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

type Props = { readonly onClose: () => void; readonly onHangUp: () => void }

export function HangUpDialog({ onClose, onHangUp }: Props) {
  const t = useText()
  return (
    <Dialog
      title={t('dispatcher.hangUpQuestion')}
      closeLabel={t('supervision.close')}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('monitor.endKeep')}
          </Button>
          <Button tone="dangerSolid" icon={<PhoneOff aria-hidden />} onClick={onHangUp}>
            {t('dispatcher.hangUp')}
          </Button>
        </>
      }
    >
      <p>{t('dispatcher.hangUpBody')}</p>
    </Dialog>
  )
}
