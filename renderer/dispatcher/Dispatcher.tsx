/** A dispatcher's own seat: free, ringing, or in a call with its controls, what to say next, and the card. */
import { Headphones } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { current, usePhone } from '../phone.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { InCall } from './InCall.tsx'
import { Ringing } from './Ringing.tsx'

export default function Dispatcher() {
  const t = useText()
  const calls = usePhone((phone) => phone.calls)
  const call = current(calls)
  if (call === undefined)
    return (
      <EmptyState icon={<Headphones size={34} aria-hidden />} title={t('dispatcher.free')}>
        {t('dispatcher.freeBody')}
      </EmptyState>
    )
  const others = calls.filter((one) => one.callId !== call.callId)
  if (call.state === 'ringing') return <Ringing key={call.callId} call={call} />
  return <InCall key={call.callId} call={call} waiting={others.filter((one) => one.state === 'ringing')} />
}
