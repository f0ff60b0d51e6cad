/** Asks before a supervisor's voice enters a call, naming who will hear it; to go on listening is the safe choice. */
import { Mic, UserPlus } from 'lucide-react'
import type { Doc } from '../../convex/_generated/dataModel'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './Actions.module.css'

type Props = {
  readonly call: Doc<'liveCalls'>
  readonly onClose: () => void
  readonly onStep: (mode: 'barge' | 'takeOver') => void
}

export function StepDialog({ call, onClose, onStep }: Props) {
  const t = useText()
  const who = {
    caller: call.customerName || t('monitor.someone'),
    dispatcher: call.agentName || t('monitor.agent'),
  }
  return (
    <Dialog
      title={t('supervision.bargeQuestion')}
      closeLabel={t('supervision.close')}
      onClose={onClose}
      width={620}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('supervision.stay')}
          </Button>
          <Button icon={<Mic aria-hidden />} onClick={() => onStep('takeOver')}>
            {t('supervision.takeOver')}
          </Button>
          <Button tone="primary" icon={<UserPlus aria-hidden />} onClick={() => onStep('barge')}>
            {t('supervision.barge')}
          </Button>
        </>
      }
    >
      <p className={css.body}>
        <b>{t('supervision.barge')}.</b> {t('supervision.bargeBody', who)}
      </p>
      <p className={css.body}>
        <b>{t('supervision.takeOver')}.</b> {t('supervision.takeOverBody', who)}
      </p>
    </Dialog>
  )
}
