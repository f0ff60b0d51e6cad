/** Says to the room, as long as this window is there, that whoever claimed a call-back here is still at it. */
import { useMutation, useQuery } from 'convex/react'
import { useEffect } from 'react'
import { api } from '../../convex/_generated/api'
import { HOLD_EVERY_MS } from '../../convex/domain/callBack.ts'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'

export function KeepClaims() {
  const { role } = useHostInfo()
  return may(role, 'edit') ? <Keep /> : null
}

function Keep() {
  const mine = useQuery(api.callbacks.mine)
  const hold = useMutation(api.callbacks.hold)
  useEffect(() => {
    if (mine === undefined || mine.length === 0) return
    const say = (): void => {
      // Refused or late: the next one says it again.
      for (const callBackId of mine) hold({ callBackId }).catch(() => undefined)
    }
    say()
    const timer = setInterval(say, HOLD_EVERY_MS)
    return () => clearInterval(timer)
  }, [mine, hold])
  return null
}
