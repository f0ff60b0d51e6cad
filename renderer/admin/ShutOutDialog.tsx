/** The question before a person is shut out: it holds at once, everywhere. */
import { DoorClosed } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

type Props = { readonly name: string; readonly onKeep: () => void; readonly onShutOut: () => void }

export function ShutOutDialog({ name, onKeep, onShutOut }: Props) {
  const t = useText()
  return (
    <Dialog
      title={t('people.disableTitle', { name })}
      closeLabel={t('frame.action.close')}
      onClose={onKeep}
      actions={
        <>
          <Button data-autofocus onClick={onKeep}>
            {t('people.keep')}
          </Button>
          <Button tone="danger" icon={<DoorClosed aria-hidden />} onClick={onShutOut}>
            {t('people.disable')}
          </Button>
        </>
      }
    >
      <p>{t('people.disableBody')}</p>
    </Dialog>
  )
}
