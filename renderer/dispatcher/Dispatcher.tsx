/** A dispatcher's own seat: free, ringing, or in a call with its controls, what to say next, and the card. */

import { InTopBar } from '../frame/TopBar.tsx'
import { useText } from '../i18n/text.ts'
import { current, type PhoneCall, usePhone } from '../phone.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import css from './Dispatcher.module.css'
import { Free } from './Free.tsx'
import { InCall } from './InCall.tsx'
import { Ringing } from './Ringing.tsx'
import { stateWord } from './states.ts'

export default function Dispatcher() {
  const calls = usePhone((phone) => phone.calls)
  const call = current(calls)
  const others = calls.filter((one) => one !== call && one.state !== 'ended')
  return (
    <>
      <InTopBar>
        <Standing call={call} others={others} />
      </InTopBar>
      {call === undefined ? (
        <Free />
      ) : call.state === 'ringing' ? (
        <Ringing key={call.callId} call={call} />
      ) : (
        <InCall key={call.callId} call={call} others={others} />
      )}
    </>
  )
}

/** How this seat stands, and who else waits for it. */
function Standing({ call, others }: { readonly call: PhoneCall | undefined; readonly others: readonly PhoneCall[] }) {
  const t = useText()
  const waiting = others.filter(({ state }) => state === 'ringing').length
  return (
    <span className={css.standing}>
      <b>{t('dispatcher.mine')}</b>
      <AlertChip tone="plain">{t(`dispatcher.seat_${stateWord(call)}`)}</AlertChip>
      {waiting > 0 && <AlertChip tone="caution">{t('dispatcher.waiting', { n: waiting })}</AlertChip>}
    </span>
  )
}
