/** Milliseconds since a moment, by the second: only for the few rows whose words change with time. */
import { useEffect, useState } from 'react'
import { onTick, serverNow } from '../ui/ticker.ts'

export const useElapsed = (since: number): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => onTick(setNow), [])
  return now - since
}
