/** Asks the backend every second whether it is there: a stopped process keeps its sockets open, so silence alone shows nothing. */

type HeartbeatOptions = {
  readonly url: string
  readonly onBeat: (up: boolean) => void
  readonly everyMs?: number
  /** No answer within this time counts as gone, ms. */
  readonly patienceMs?: number
  readonly fetch?: typeof fetch
}

/** Returns what ends it. */
export function startHeartbeat(options: HeartbeatOptions): () => void {
  const { url, onBeat, everyMs = 1000, patienceMs = 1500, fetch: send = fetch } = options
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const beat = async (): Promise<void> => {
    const up = await send(`${url}/version`, { signal: AbortSignal.timeout(patienceMs) }).then(
      async (answer) => {
        await answer.body?.cancel()
        return answer.ok
      },
      () => false,
    )
    if (closed) return
    onBeat(up)
    timer = setTimeout(() => void beat(), everyMs)
  }
  void beat()

  return () => {
    closed = true
    clearTimeout(timer)
  }
}
