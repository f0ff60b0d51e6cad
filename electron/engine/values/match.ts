/** Validators made into predicates, once each: every document and answer passes here, so it only says yes or no. */
import type { JSONValue, ValidatorJSON } from 'convex/values'
import { isObject, specialTag } from './keys.ts'

/** The table that an id belongs to, or null when it is no id of this deployment. */
export type TableOfId = (id: string) => string | null

type Matcher = (value: JSONValue, tableOf: TableOfId) => boolean

const isPlainObject = (value: JSONValue): value is { [field: string]: JSONValue } =>
  isObject(value) && specialTag(value) === null

const literal = (wanted: JSONValue): Matcher => {
  const text = JSON.stringify(wanted)
  return isObject(wanted) ? (value) => JSON.stringify(value) === text : (value) => value === wanted
}

const object = (validator: ValidatorJSON & { type: 'object' }): Matcher => {
  const fields = Object.entries(validator.value)
  const required = fields.filter(([, field]) => !field.optional).map(([name]) => name)
  const matchers = new Map(fields.map(([name, field]) => [name, matcherOf(field.fieldType)]))
  return (value, tableOf) => {
    if (!isPlainObject(value)) return false
    for (const name of required) if (value[name] === undefined) return false
    for (const name of Object.keys(value)) {
      const present = value[name]
      const matches = matchers.get(name)
      if (matches === undefined || (present !== undefined && !matches(present, tableOf))) return false
    }
    return true
  }
}

const record = (validator: ValidatorJSON & { type: 'record' }): Matcher => {
  const keys = matcherOf(validator.keys)
  const values = matcherOf(validator.values.fieldType)
  return (value, tableOf) =>
    isPlainObject(value) && Object.entries(value).every(([key, item]) => keys(key, tableOf) && values(item, tableOf))
}

const array = (validator: ValidatorJSON & { type: 'array' }): Matcher => {
  const items = matcherOf(validator.value)
  return (value, tableOf) => Array.isArray(value) && value.every((item) => items(item, tableOf))
}

const union = (validator: ValidatorJSON & { type: 'union' }): Matcher => {
  const members = validator.value.map(matcherOf)
  return (value, tableOf) => members.some((member) => member(value, tableOf))
}

const build = (validator: ValidatorJSON): Matcher => {
  switch (validator.type) {
    case 'any':
      return () => true
    case 'null':
      return (value) => value === null
    case 'number':
      return (value) => typeof value === 'number' || specialTag(value) === '$float'
    case 'bigint':
      return (value) => specialTag(value) === '$integer'
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'string':
      return (value) => typeof value === 'string'
    case 'bytes':
      return (value) => specialTag(value) === '$bytes'
    case 'literal':
      return literal(validator.value)
    case 'id':
      return (value, tableOf) => typeof value === 'string' && tableOf(value) === validator.tableName
    case 'object':
      return object(validator)
    case 'record':
      return record(validator)
    case 'array':
      return array(validator)
    case 'union':
      return union(validator)
    default:
      // `v.commitTs()`: nothing that we can store has this type.
      return () => false
  }
}

const built = new WeakMap<ValidatorJSON, Matcher>()

export const matcherOf = (validator: ValidatorJSON): Matcher => {
  const known = built.get(validator)
  if (known !== undefined) return known
  const made = build(validator)
  built.set(validator, made)
  return made
}
