/** Asks before a call is ended: a reason is required, the safe choice has focus, and ending takes a press of one second. */
import { useQuery } from 'convex/react'
import { PhoneOff } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { HoldButton } from '../ui/HoldButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Actions.module.css'
import { useSupervise } from './supervise.ts'

type Props = {
  readonly call: Doc<'liveCalls'>
  readonly local: LocalCall | undefined
  readonly onClose: () => void
}

export function EndDialog({ call, local, onClose }: Props) {
  const t = useText()
  const id = useId()
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId: call.callId })
  const supervise = useSupervise(call.callId)
  const [reason, setReason] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const given = reason.trim()
  const life = alerts?.some((alert) => alert.severity === 'life') ?? false

  const end = async (): Promise<void> => {
    try {
      await supervise('END_CALL', given)
      // The host that records it closes the file at once, and does not wait to hear it from the backend.
      if (local !== undefined) await bridge().call('calls.end', { callId: call.callId })
      onClose()
    } catch (error) {
      setFailed(typeof error === 'string' ? error : error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Dialog
      title={t('monitor.endQuestion', { name: call.agentName || t('monitor.agent') })}
      closeLabel={t('monitor.close')}
      onClose={onClose}
      width={600}
      actions={
        <div className={css.choices}>
          <Button size="large" data-autofocus onClick={onClose}>
            {t('monitor.endKeep')} <Kbd>Esc</Kbd>
          </Button>
          <HoldButton
            icon={<PhoneOff aria-hidden />}
            confirm={t('monitor.endConfirm')}
            unavailable={given === '' ? t('monitor.endNeedsReason') : undefined}
            onHeld={() => void end()}
          >
            {t('monitor.endHold')}
          </HoldButton>
        </div>
      }
    >
      <p className={css.body}>
        {life ? t('monitor.endBodyLife', { name: call.customerName || t('monitor.someone') }) : t('monitor.endBody')}
      </p>
      <label className={css.label} htmlFor={id}>
        {t('monitor.endReason')}
      </label>
      <textarea
        id={id}
        className={css.field}
        value={reason}
        required
        maxLength={500}
        placeholder={t('monitor.endPlaceholder')}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className={css.why}>{given === '' && t('monitor.endNeedsReason')}</p>
      {failed !== null && (
        <p className={css.failed} role="alert">
          {t('monitor.actionFailed', { reason: failed })}
        </p>
      )}
    </Dialog>
  )
}
