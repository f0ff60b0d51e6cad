// Enforces who may import whom; a run that sees next to nothing is a failure, not a success.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import { root } from './toolchain.mjs'

/** Below this many modules the cruiser has gone blind (no TypeScript, a moved folder) and proves nothing. */
export const LEAST_MODULES = 50
const FOLDERS = ['convex', 'electron', 'renderer']

/**
 * Cruises the tree at `base` by the table.
 * @param {string} base
 * @returns {Promise<{ modules: number, violations: { rule: string, from: string, to: string, why: string }[] }>}
 */
export async function checkArchitecture(base) {
  const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))
  const folders = FOLDERS.filter((folder) => existsSync(join(base, folder)))
  const { output } = await cruise(
    folders,
    { ...options, baseDir: base, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  )
  return {
    modules: output.modules.filter(({ source }) => /^(convex|electron|renderer)\//.test(source)).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: forbidden.find(({ name }) => name === rule.name)?.comment ?? '',
    })),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = await checkArchitecture(root)
  for (const { rule, from, to, why } of violations) console.error(`${rule}: ${from} → ${to}${why ? ` (${why})` : ''}`)
  if (modules < LEAST_MODULES)
    console.error(`only ${modules} modules were seen; at least ${LEAST_MODULES} are expected`)
  console.log(`architecture: ${modules} modules, ${violations.length} violations`)
  process.exitCode = violations.length > 0 || modules < LEAST_MODULES ? 1 : 0
}
