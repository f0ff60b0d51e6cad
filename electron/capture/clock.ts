/** Time that only goes forward: what paces a recording, and what a test turns by hand. */

export type Clock = {
  /** ms since some fixed moment; never goes back. */
  now(): number
  wait(ms: number): Promise<void>
}

export const monotonicClock: Clock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
