/** Whether facts get through: neither this window nor the host that records may have lost the backend. */
import { useBackendLostAt } from './convex.tsx'
import { useLive } from './live.ts'

/** Since when the backend is away for this window or its host, ms since the epoch; undefined while both have it. */
export const useBackendAwaySince = (): number | undefined => {
  const lostAt = useBackendLostAt()
  const downAt = useLive((live) => (live.link.backend === 'down' ? live.link.since : undefined))
  return lostAt === undefined ? downAt : downAt === undefined ? lostAt : Math.min(lostAt, downAt)
}
