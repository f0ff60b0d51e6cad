/** Process entry of one suite: each has a process of its own, for convex-test and React change the globals of theirs. */
import type { Report, Scale, Suite } from './report.ts'

const SUITES: { readonly [name: string]: () => Promise<Suite> } = {
  keys: async () => (await import('./keys.ts')).keys,
  differential: async () => (await import('./differential.ts')).differential,
  system: async () => (await import('./system.ts')).system,
  product: async () => (await import('./product.ts')).product,
  invalidation: async () => (await import('./invalidation.ts')).invalidation,
  protocol: async () => (await import('./protocol.ts')).protocol,
  crash: async () => (await import('./crash.ts')).crash,
  hooks: async () => (await import('./reactClient.ts')).hooks,
  limits: async () => (await import('./limits.ts')).limits,
  security: async () => (await import('./security.ts')).security,
  strangers: async () => (await import('./strangers.ts')).strangers,
  generated: async () => (await import('./generated.ts')).generated,
  hostile: async () => (await import('./hostile.ts')).hostile,
}

export const SUITE_NAMES: readonly string[] = Object.keys(SUITES)
export type Told =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'report'; readonly report: Report }

/** Loads and runs one suite in this process. */
export const runSuite = async (
  name: string,
  seed: number,
  scale: Scale,
  say: (line: string) => void,
): Promise<Report> => {
  const load = SUITES[name]
  if (load === undefined) throw new Error(`There is no suite ${name}.`)
  return (await load())({ seed, scale, say })
}

if (process.send !== undefined && process.argv[1]?.endsWith('suite.ts')) {
  const [name = '', seed = '1', scale = 'small'] = process.argv.slice(2)
  const tell = (told: Told): void => void process.send?.(told)
  const report = await runSuite(name, Number(seed), scale === 'large' ? 'large' : 'small', (line) =>
    tell({ kind: 'line', line }),
  )
  process.send({ kind: 'report', report } satisfies Told, () => process.exit(0))
}
