// Checks electron-builder.yml against the builder's own schema and our own rules, without building or downloading.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './toolchain.mjs'

const require = createRequire(import.meta.url)
// The builder's own YAML reader and validator: reached through it, so that the versions always fit.
const { load } = createRequire(require.resolve('app-builder-lib'))('js-yaml')
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js')
const { DebugLogger } = require('builder-util')

export const readBuilderConfig = (file = join(root, 'electron-builder.yml')) => load(readFileSync(file, 'utf8'))

/** What a shipped app must have whatever else changes; the schema alone would let these go silently. */
const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
}

/** Faults of a configuration, in words; empty when it is good. */
export async function builderFaults(config) {
  const faults = []
  try {
    await validateConfiguration(structuredClone(config), new DebugLogger(false))
  } catch (error) {
    faults.push(error.message)
  }
  for (const [fuse, value] of Object.entries(FUSES))
    if (config.electronFuses?.[fuse] !== value) faults.push(`electronFuses.${fuse} must be ${value}`)
  if (config.mac?.hardenedRuntime !== true) faults.push('mac.hardenedRuntime must be true')
  if (config.asar === false) faults.push('asar must not be off: onlyLoadAppFromAsar needs it')
  return faults
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = await builderFaults(readBuilderConfig())
  for (const fault of faults) console.error(`electron-builder.yml: ${fault}`)
  console.log(`builder config: ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
