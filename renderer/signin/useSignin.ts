/** Who sits at this console, as the host tells it; a window that was somebody else's begins anew. */
import { useEffect, useState } from 'react'
import type { Bridge, Event } from '../../electron/ipc/contract.ts'

export type Signin = Event<'live.signin'>

/** What a window shows belongs to one person with one role: anybody else gets a fresh one. */
const sameSeat = (a: Signin, b: Signin): boolean =>
  a.kind === b.kind &&
  a.person?.id === b.person?.id &&
  a.person?.role === b.person?.role &&
  a.person?.name === b.person?.name

/** One function for the life of the window: an effect that is given a new one at each drawing would begin anew each time. */
const reload = (): void => location.reload()

/** Nothing until the host has answered. `anew` loads the window again. */
export function useSignin(bridge: Bridge, anew: () => void = reload): Signin | undefined {
  const [signin, setSignin] = useState<Signin>()
  useEffect(() => {
    let stopped = false
    let seated: Signin | undefined
    let timer: ReturnType<typeof setTimeout>
    const take = (now: Signin): void => {
      if (stopped) return
      if (seated !== undefined && !sameSeat(seated, now)) {
        anew()
        return
      }
      seated = now
      setSignin(now)
    }
    const ask = (): void => {
      bridge.call('signin.state', {}).then(take, () => {
        if (!stopped) timer = setTimeout(ask, 500)
      })
    }
    const stops = [
      bridge.on('live.signin', take),
      bridge.onHost((connected) => {
        if (connected) ask()
      }),
    ]
    ask()
    return () => {
      stopped = true
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [bridge, anew])
  return signin
}
