/**
 * Convex's limits of one transaction, counted as it runs, so that a function that works here also works on a real
 * deployment (docs.convex.dev, production/state/limits; convex-test 0.0.60, transactionMetrics, has the same numbers).
 */

const MIB = 1024 * 1024

/** Named as `ctx.meta.getTransactionMetrics()` names them. Sizes are characters of the encoded text, close to Convex's bytes. */
export const LIMITS = {
  bytesRead: 16 * MIB,
  bytesWritten: 16 * MIB,
  databaseQueries: 4096,
  documentsRead: 32_000,
  documentsWritten: 16_000,
  functionsScheduled: 1000,
  scheduledFunctionArgsBytes: 16 * MIB,
  filesWritten: 1000,
  fileWriteBytes: 16 * MIB,
  filesRead: 1000,
  fileReadBytes: 16 * MIB,
} as const

export type Metric = keyof typeof LIMITS

/** Size of one encoded document, characters; Convex counts 1 MiB of its own encoding. */
export const LARGEST_DOCUMENT = MIB

const WORDS: Record<Metric, string> = {
  bytesRead: 'bytes read',
  bytesWritten: 'bytes written',
  databaseQueries: 'queries',
  documentsRead: 'documents read',
  documentsWritten: 'documents written',
  functionsScheduled: 'functions scheduled',
  scheduledFunctionArgsBytes: 'bytes of arguments scheduled',
  filesWritten: 'files written',
  fileWriteBytes: 'bytes of files written',
  filesRead: 'files read',
  fileReadBytes: 'bytes of files read',
}
const METRICS = Object.keys(LIMITS) as Metric[]
/** What a rollback does not undo: the reads have happened. */
const READS: ReadonlySet<Metric> = new Set([
  'bytesRead',
  'databaseQueries',
  'documentsRead',
  'filesRead',
  'fileReadBytes',
] as const)

export type Counts = { readonly used: Record<Metric, number>; readonly limits: Readonly<Record<Metric, number>> }

const zero = (): Record<Metric, number> => ({
  bytesRead: 0,
  bytesWritten: 0,
  databaseQueries: 0,
  documentsRead: 0,
  documentsWritten: 0,
  functionsScheduled: 0,
  scheduledFunctionArgsBytes: 0,
  filesWritten: 0,
  fileWriteBytes: 0,
  filesRead: 0,
  fileReadBytes: 0,
})

export const newCounts = (): Counts => ({ used: zero(), limits: LIMITS })

/** Counts `amount` more and throws past the limit. */
export const count = ({ used, limits }: Counts, metric: Metric, amount = 1): void => {
  used[metric] += amount
  if (used[metric] > limits[metric]) {
    throw new Error(`Too many ${WORDS[metric]} in a single function execution (limit: ${limits[metric]}).`)
  }
}

/** Counts of a nested call: it goes on where its parent stands, under its parent's limits or the tighter ones it is given. */
export const nestedCounts = (parent: Counts, given: { readonly [metric: string]: unknown } | null): Counts => {
  const limits = { ...parent.limits }
  for (const metric of METRICS) {
    const tighter = given?.[metric]
    if (typeof tighter === 'number') limits[metric] = Math.min(limits[metric], parent.used[metric] + tighter)
  }
  return { used: { ...parent.used }, limits }
}

/** What a nested call used becomes its parent's; of one that was rolled back only the reads. */
export const foldCounts = (parent: Counts, nested: Counts, kept: boolean): void => {
  for (const metric of METRICS) if (kept || READS.has(metric)) parent.used[metric] = nested.used[metric]
}

/** As `ctx.meta.getTransactionMetrics()` gives them (convex/server, meta.ts). */
export const metricsOf = ({ used, limits }: Counts): Record<string, { used: number; remaining: number }> =>
  Object.fromEntries(
    METRICS.map((metric) => [metric, { used: used[metric], remaining: Math.max(0, limits[metric] - used[metric]) }]),
  )
