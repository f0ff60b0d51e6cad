/** Which banner the frame shows: nothing, host lost, backend lost, or «up to date» for a while afterwards. */

export type Notice =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'hostLost'; readonly since: number }
  /** `most`: the longest the queue was, which is what will have been sent in the end. */
  | { readonly kind: 'offline'; readonly since: number; readonly queued: number; readonly most: number }
  /** The backend is there again and the queue is on its way. */
  | { readonly kind: 'draining'; readonly since: number; readonly queued: number; readonly most: number }
  | { readonly kind: 'back'; readonly since: number; readonly most: number; readonly until: number }

export type Conditions = {
  /** When this window lost its host, ms since the epoch. */
  readonly hostLostAt: number | undefined
  /** When the host lost the backend. */
  readonly linkLostAt: number | undefined
  /** When this window's own client lost it. */
  readonly clientLostAt: number | undefined
  /** Facts on this host's disk that the backend has not acknowledged. */
  readonly queued: number
}

export const QUIET: Notice = { kind: 'quiet' }
const BACK_MS = 6_000

export const nextNotice = (before: Notice, is: Conditions, now: number): Notice => {
  if (is.hostLostAt !== undefined) return { kind: 'hostLost', since: is.hostLostAt }
  const lost = [is.linkLostAt, is.clientLostAt].filter((at) => at !== undefined)
  // The host and the window notice at different moments: a loss right after «back» is still the same outage.
  const outage = before.kind === 'quiet' || before.kind === 'hostLost' ? undefined : before
  if (lost.length > 0) {
    const since = Math.min(...lost, outage?.since ?? Number.POSITIVE_INFINITY)
    return { kind: 'offline', since, queued: is.queued, most: Math.max(is.queued, outage?.most ?? 0) }
  }
  if (outage?.kind === 'back') return now < outage.until ? outage : QUIET
  if (outage !== undefined) {
    if (is.queued > 0)
      return { kind: 'draining', since: outage.since, queued: is.queued, most: Math.max(outage.most, is.queued) }
    return outage.most > 0 ? { kind: 'back', since: outage.since, most: outage.most, until: now + BACK_MS } : QUIET
  }
  return QUIET
}
