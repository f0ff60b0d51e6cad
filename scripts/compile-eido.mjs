// Makes the validator of EIDO documents once, at development time: `npm run eido`. The console only runs what comes out.
// `--import DIR` takes the standard in anew from a checkout of NENA's EIDO-JSON (its Schema folder).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { Ajv } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
/** The schemas of the standard that an EIDO reaches, without their prose. */
export const STANDARD = join(root, 'resources/eido/schemas.json.br')
/** What the console runs. */
export const COMPILED = join(root, 'convex/domain/export/compiledEido.js')

const BASE = 'https://eido.invalid/'
const ROOT_FILE = 'openapi.yaml'
const ROOT_TYPE = 'EmergencyIncidentDataObjectType'

/**
 * What the console writes of NIEM, whose whole vocabulary is 1 700 types and ten megabytes of validator. Every other property of
 * these types is refused, and of what stays nothing is loosened: whatever passes here passes the whole standard.
 */
const KEPT = {
  ncPersonType: ['name', 'ageDescription', 'ageMeasure', 'sexCode', 'medicalDescription'],
  ncPersonNameType: ['personGivenName', 'personSurName', 'personFullName'],
  ncMeasureType: ['unsignedIntegerValue', 'unit'],
  ncTimeMeasureType: [],
  ncOrganizationType: [],
  ncVehicleType: [],
  ncItemType: [],
  jCommercialVehicleType: [],
}

const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }
/** As expressions, which the compiled module holds itself (RFC 3339 §5.6, RFC 3986). */
const FORMATS = {
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i,
  'uri-reference': /^[^\s<>"{}|\\^`]*$/,
}

/** @typedef {Record<string, Record<string, object>>} Schemas by file, then by name */

/** @param {string} dir @returns {Schemas} */
export function importStandard(dir) {
  const files = [ROOT_FILE, ...readdirSync(join(dir, 'NIEMComponents')).map((name) => `NIEMComponents/${name}`)]
  const all = Object.fromEntries(
    files.map((file) => [file, mended(parse(readFileSync(join(dir, file), 'utf8'))).components.schemas]),
  )
  return reachable(all, [ROOT_FILE, ROOT_TYPE])
}

/** Two slips of the published files: a `minItems` that is a text, and a doubled slash. Prose goes. */
function mended(node) {
  if (Array.isArray(node)) return node.map(mended)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      if (['description', 'title', 'example'].includes(key) && typeof value === 'string') return []
      if (key === 'minItems' && typeof value === 'string') return [[key, Number.parseInt(value, 10)]]
      if (key === 'format' && value === 'int32') return Object.entries(INT32)
      if (key === '$ref' && typeof value === 'string') return [[key, value.replace('//', '/')]]
      return [[key, mended(value)]]
    }),
  )
}

/** @param {Schemas} all @param {[string, string]} from @returns {Schemas} */
function reachable(all, from) {
  const found = {}
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [file, name] = next
    if (found[file]?.[name] !== undefined) continue
    const schema = all[file]?.[name]
    if (schema === undefined) throw new Error(`The standard names ${file}#${name} and has none.`)
    found[file] = { ...found[file], [name]: schema }
    for (const ref of refsIn(schema)) waiting.push(target(file, ref))
  }
  return sortedKeys(found)
}

function refsIn(node) {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  )
}

/** @returns {[string, string]} */
function target(file, ref) {
  const [path, pointer] = ref.split('#')
  const folder = file.includes('/') ? 'NIEMComponents/' : ''
  return [path === '' ? file : folder + path, pointer.split('/').at(-1)]
}

const sortedKeys = (object) =>
  Object.fromEntries(
    Object.entries(object)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, key.includes('.yaml') ? sortedKeys(value) : value]),
  )

/** @returns {Schemas} */
export const readStandard = () => JSON.parse(brotliDecompressSync(readFileSync(STANDARD)).toString())

/** The part of the standard that the console writes. @param {Schemas} standard @returns {Schemas} */
export function narrowed(standard) {
  const kept = Object.fromEntries(
    Object.entries(standard).map(([file, schemas]) => [
      file,
      Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, narrow(name, schema)])),
    ]),
  )
  return reachable(kept, [ROOT_FILE, ROOT_TYPE])
}

/** A type that is an extension (`allOf`) closes by a list of names, as `additionalProperties` sees only its own part. */
function narrow(name, schema) {
  const properties = KEPT[name]
  if (properties === undefined) return schema
  if (schema.allOf !== undefined)
    return { allOf: schema.allOf.map((part) => (part.properties === undefined ? part : { ...part, properties: {} })) }
  const chosen = Object.fromEntries(
    properties.map((property) => {
      if (schema.properties[property] === undefined) throw new Error(`${name} has no ${property}.`)
      return [property, schema.properties[property]]
    }),
  )
  return { ...schema, properties: chosen, additionalProperties: false }
}

/** @param {Schemas} schemas @param {object} [options] */
export function compile(schemas, options = {}) {
  const ajv = new Ajv({ strict: false, ...options })
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format)
  for (const [file, own] of Object.entries(schemas)) ajv.addSchema({ $id: BASE + file, components: { schemas: own } })
  return { ajv, validate: ajv.compile({ $ref: `${BASE}${ROOT_FILE}#/components/schemas/${ROOT_TYPE}` }) }
}

/** The validator as a module without imports. @param {Schemas} standard */
export function compiledModule(standard) {
  const { ajv, validate } = compile(narrowed(standard), { code: { source: true, esm: true, lines: true } })
  const code = standaloneCode(ajv, validate)
  if (code.includes('require(')) throw new Error('The compiled validator would need ajv at run time.')
  return `// Written by scripts/compile-eido.mjs from the schemas of NENA-STA-021.1; do not edit.\n${code}\n`
}

const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { import: { type: 'string' } } })
  if (values.import !== undefined) writeFileSync(STANDARD, brotli(JSON.stringify(importStandard(values.import))))
  const text = compiledModule(readStandard())
  writeFileSync(COMPILED, text)
  console.log(`${COMPILED}: ${text.length} bytes`)
}
