/** Checks encoded values against Convex validators, without decoding them, with messages worded as Convex words them. */
import type { JSONValue, ValidatorJSON } from 'convex/values'
import { isObject, specialTag } from './keys.ts'
import { matcherOf, type TableOfId } from './match.ts'

export type { TableOfId } from './match.ts'

/** Longest value shown in a message, characters. */
const SHOWN = 200

const shown = (value: JSONValue | undefined): string => {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

const PLAIN: Partial<Record<ValidatorJSON['type'], string>> = {
  null: 'v.null()',
  number: 'v.float64()',
  bigint: 'v.int64()',
  boolean: 'v.boolean()',
  string: 'v.string()',
  bytes: 'v.bytes()',
  any: 'v.any()',
  commitTs: 'v.commitTs()',
}

/** A validator as its author wrote it, for messages. */
export const spelled = (validator: ValidatorJSON): string => {
  switch (validator.type) {
    case 'literal':
      return `v.literal(${shown(validator.value)})`
    case 'id':
      return `v.id("${validator.tableName}")`
    case 'array':
      return `v.array(${spelled(validator.value)})`
    case 'record':
      return `v.record(${spelled(validator.keys)}, ${spelled(validator.values.fieldType)})`
    case 'union':
      return `v.union(${validator.value.map(spelled).join(', ')})`
    case 'object':
      return `v.object({${Object.entries(validator.value)
        .map(
          ([name, field]) =>
            `${name}: ${field.optional ? `v.optional(${spelled(field.fieldType)})` : spelled(field.fieldType)}`,
        )
        .join(', ')}})`
    default:
      return PLAIN[validator.type] ?? validator.type
  }
}

type Problem = string | null

const mismatch = (validator: ValidatorJSON, value: JSONValue | undefined, path: string): Problem =>
  `Value does not match validator.\nPath: ${path || '.'}\nValue: ${shown(value)}\nValidator: ${spelled(validator)}`

const inObject = (
  validator: ValidatorJSON & { type: 'object' },
  value: JSONValue,
  tableOf: TableOfId,
  path: string,
): Problem => {
  if (!isObject(value) || specialTag(value) !== null) return mismatch(validator, value, path)
  const where = path === '' ? '' : `\nPath: ${path}`
  for (const [name, field] of Object.entries(validator.value)) {
    const present = value[name]
    if (present !== undefined) {
      const problem = problemOf(field.fieldType, present, tableOf, `${path}.${name}`)
      if (problem !== null) return problem
    } else if (!field.optional) {
      return (
        `Object is missing the required field \`${name}\`. Consider wrapping the field validator in ` +
        `\`v.optional(...)\` if this is expected.\n${where}\nObject: ${shown(value)}\nValidator: ${spelled(validator)}`
      )
    }
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(validator.value, name)) {
      return (
        `Object contains extra field \`${name}\` that is not in the validator.\n${where}\n` +
        `Object: ${shown(value)}\nValidator: ${spelled(validator)}`
      )
    }
  }
  return null
}

const inRecord = (
  validator: ValidatorJSON & { type: 'record' },
  value: JSONValue,
  tableOf: TableOfId,
  path: string,
): Problem => {
  if (!isObject(value) || specialTag(value) !== null) return mismatch(validator, value, path)
  for (const [key, item] of Object.entries(value)) {
    const problem =
      problemOf(validator.keys, key, tableOf, `${path}.${key}`) ??
      problemOf(validator.values.fieldType, item ?? null, tableOf, `${path}.${key}`)
    if (problem !== null) return problem
  }
  return null
}

const inArray = (
  validator: ValidatorJSON & { type: 'array' },
  value: JSONValue,
  tableOf: TableOfId,
  path: string,
): Problem => {
  if (!Array.isArray(value)) return mismatch(validator, value, path)
  for (const [index, item] of value.entries()) {
    const problem = problemOf(validator.value, item, tableOf, `${path}[${index}]`)
    if (problem !== null) return problem
  }
  return null
}

/** Where exactly a value that does not match goes wrong. */
const explain = (validator: ValidatorJSON, value: JSONValue, tableOf: TableOfId, path: string): Problem => {
  switch (validator.type) {
    case 'object':
      return inObject(validator, value, tableOf, path)
    case 'record':
      return inRecord(validator, value, tableOf, path)
    case 'array':
      return inArray(validator, value, tableOf, path)
    default:
      return mismatch(validator, value, path)
  }
}

/** What is wrong with `value`, in Convex's words, or null when it matches. */
export const problemOf = (validator: ValidatorJSON, value: JSONValue, tableOf: TableOfId, path = ''): Problem =>
  matcherOf(validator)(value, tableOf)
    ? null
    : (explain(validator, value, tableOf, path) ?? mismatch(validator, value, path))
