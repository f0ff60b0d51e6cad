/** Tells the backend who sits at this window: a dispatcher's seat can take calls, a supervisor's is on duty for alerts. Draws nothing. */
import { useMutation } from 'convex/react'
import { useEffect } from 'react'
import { api } from '../../convex/_generated/api'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { useView } from '../view.ts'

/** A seat that is silent for 90 s counts as empty, ms. */
const SEAT_EVERY_MS = 40_000
/** Duty is counted by tens of minutes, ms. */
const DUTY_EVERY_MS = 5 * 60_000

/** Calls `tell` now and every so often until it is undone; what is refused or lost is told again. */
const keepTelling = (tell: () => Promise<unknown>, everyMs: number): (() => void) => {
  const again = (): void => void tell().catch(() => undefined)
  again()
  const timer = setInterval(again, everyMs)
  return () => clearInterval(timer)
}

export function AtSeat() {
  const { role } = useHostInfo()
  const mine = useView((state) => state.view.kind === 'mine')
  const stand = useMutation(api.seats.stand)
  const leave = useMutation(api.seats.leave)
  const onDuty = useMutation(api.alarms.onDuty)
  const seated = role === 'dispatcher' || (mine && may(role, 'edit'))
  useEffect(() => {
    if (!seated) return
    const stop = keepTelling(() => stand({ state: 'ready' }), SEAT_EVERY_MS)
    return () => {
      stop()
      leave({}).catch(() => undefined)
    }
  }, [seated, stand, leave])
  const supervises = may(role, 'supervise')
  useEffect(() => (supervises ? keepTelling(() => onDuty({}), DUTY_EVERY_MS) : undefined), [supervises, onDuty])
  return null
}
