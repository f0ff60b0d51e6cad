/** Percentiles, and a clock that two processes of one machine share. */

/** Monotonic and the same for every process of this machine (CLOCK_MONOTONIC), ms. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6

/** The value below which `share` (0–1) of the samples lie. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export type Summary = { readonly p50: number; readonly p99: number; readonly n: number }
export const summary = (samples: readonly number[]): Summary => ({
  p50: percentile(samples, 0.5),
  p99: percentile(samples, 0.99),
  n: samples.length,
})
