/** How long the backend takes to answer this window: one small request every ten seconds. */
import { useEffect, useState } from 'react'

const EVERY_MS = 10_000

/** ms of the last round trip to `convexUrl`; undefined until measured, or when it did not answer. */
export const useLatency = (convexUrl: string): number | undefined => {
  const [latency, setLatency] = useState<number>()
  useEffect(() => {
    let stopped = false
    const measure = async (): Promise<void> => {
      const started = performance.now()
      const answered = await fetch(`${convexUrl}/version`, { cache: 'no-store' }).then(
        (response) => response.ok,
        () => false,
      )
      if (!stopped) setLatency(answered ? performance.now() - started : undefined)
    }
    void measure()
    const timer = setInterval(() => void measure(), EVERY_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [convexUrl])
  return latency
}
