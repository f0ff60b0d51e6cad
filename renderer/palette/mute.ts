/** Ctrl+Shift+M: no voice of this window goes anywhere; pressed again, one's own calls hear it again. */
import { bridge, refusalOf } from '../bridge.ts'
import type { Text } from '../i18n/text.ts'
import { usePhone } from '../phone.ts'
import { askOf } from '../supervision/asked.ts'
import { toast } from '../ui/Toast.tsx'
import { useView } from '../view.ts'

const SPOKEN_IN: ReadonlySet<string> = new Set(['connected', 'held', 'transferring', 'dialing'])

export async function muteAll(t: Text): Promise<void> {
  const { view } = useView.getState()
  if (view.kind === 'monitor') askOf(view.callId, 'silence')
  const own = usePhone.getState().calls.filter(({ state }) => SPOKEN_IN.has(state))
  if (own.length === 0) {
    if (view.kind !== 'monitor') toast(t('palette.nothingToMute'))
    return
  }
  const muted = own.some((call) => !call.muted)
  try {
    await Promise.all(own.map(({ callId }) => bridge().call('phone.mute', { callId, muted })))
    toast(t(muted ? 'palette.muted' : 'palette.unmuted'))
  } catch (error) {
    toast(refusalOf(error).code)
  }
}
