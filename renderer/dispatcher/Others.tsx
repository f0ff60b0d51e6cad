/** The seat's other calls: one that rings, one that waits; each is one step away, and the present one is put on hold for it. */
import { PhoneIncoming, PhoneOff, Play } from 'lucide-react'
import { phoneText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type PhoneCall, usePhoneActs } from '../phone.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

type Props = { readonly call: PhoneCall; readonly others: readonly PhoneCall[] }

export function Others({ call, others }: Props) {
  return others.map((other) => <Other key={other.callId} call={call} other={other} />)
}

function Other({ call, other }: { readonly call: PhoneCall; readonly other: PhoneCall }) {
  const t = useText()
  const acts = usePhoneActs(other.callId)
  const rings = other.state === 'ringing'
  if (!rings && other.state !== 'held') return null
  const needsHold = call.state === 'connected'
  const take = (): void => acts.swap(needsHold ? call.callId : null, rings ? 'answer' : 'resume')
  return (
    <Banner
      tone={rings ? 'offline' : 'recovered'}
      icon={<PhoneIncoming aria-hidden />}
      title={t(rings ? 'dispatcher.another' : 'dispatcher.onHold')}
      actions={
        <>
          {rings && (
            <Button size="small" tone="ghost" icon={<PhoneOff aria-hidden />} onClick={() => acts.run('decline')}>
              {t('dispatcher.decline')}
            </Button>
          )}
          <Button
            size="small"
            icon={rings ? <PhoneIncoming aria-hidden /> : <Play aria-hidden />}
            busy={acts.busy !== null}
            onClick={take}
          >
            {t(
              needsHold
                ? `dispatcher.swap_${rings ? 'answer' : 'resume'}`
                : rings
                  ? 'dispatcher.answer'
                  : 'dispatcher.resume',
            )}
          </Button>
        </>
      }
    >
      {[other.name, phoneText(other.number) ?? t('monitor.hiddenNumber')].filter(Boolean).join(' · ')}
      {acts.failed !== null && ` · ${t('dispatcher.refused', { code: acts.failed })}`}
    </Banner>
  )
}
