/** Tells the host that somebody is here, and hears Ctrl+Shift+L: the console is locked by hand or when nobody moves. Draws nothing. */
import { useEffect } from 'react'
import { bridge, refusalOf } from '../bridge.ts'
import { type Text, useText } from '../i18n/text.ts'
import { toast } from '../ui/Toast.tsx'

/** A hand that moves is told at most so often, ms. */
const EVERY_MS = 20_000

/** Locks, or says why it cannot be: the person is in a call. Without accounts there is nobody to ask for, and it says so. */
export async function leaveConsole(t: Text, how: 'lock' | 'leave'): Promise<string | undefined> {
  try {
    const { kind } = await bridge().call(`signin.${how}`, {})
    return kind === 'open' ? t('signin.noAccounts') : undefined
  } catch (error) {
    return t(refusalOf(error).code === 'in_call' ? 'signin.inCall' : 'signin.lost')
  }
}

export function Presence() {
  const t = useText()
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY
    const here = ({ timeStamp }: Event): void => {
      if (timeStamp - told < EVERY_MS) return
      told = timeStamp
      bridge()
        .call('signin.here', {})
        .catch(() => undefined)
    }
    const lock = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      void leaveConsole(t, 'lock').then((why) => {
        if (why !== undefined) toast(why)
      })
    }
    for (const name of MOVES) window.addEventListener(name, here, { passive: true, capture: true })
    window.addEventListener('keydown', lock, true)
    return () => {
      for (const name of MOVES) window.removeEventListener(name, here, { capture: true })
      window.removeEventListener('keydown', lock, true)
    }
  }, [t])
  return null
}

const MOVES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
