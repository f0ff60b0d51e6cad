/** What is wrong with the telephone of this call, in words: what was refused, and sound that does not come. */

import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import type { PhoneCall } from '../phone.ts'
import { Banner } from '../ui/Banner.tsx'

type Props = { readonly call: PhoneCall; readonly failed: string | null }

const KNOWN = ['hold_refused', 'transfer_refused', 'transfer_failed', 'line_lost', 'help_failed', 'host_lost'] as const
type Known = (typeof KNOWN)[number]
const isKnown = (code: string): code is Known => (KNOWN as readonly string[]).includes(code)

export function Trouble({ call, failed }: Props) {
  const t = useText()
  const format = useFormat()
  const code = failed ?? call.trouble
  return (
    <>
      {code !== undefined && code !== null && (
        <Banner
          tone="error"
          title={isKnown(code) ? t(`dispatcher.trouble_${code}`) : t('dispatcher.refused', { code })}
        />
      )}
      {call.silentMs !== undefined && (
        <Banner tone="offline" title={t('dispatcher.silent', { time: format.shortTime(call.silentMs) })} />
      )}
      {call.waiting && <Banner tone="offline" title={t('dispatcher.heldByThem')} />}
    </>
  )
}
