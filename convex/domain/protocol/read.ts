/** Readers of plain JSON: each takes a value and its path, and gives what it should be or throws a `Fault` that names both. */
import type { Words } from './protocol.ts'

export class Fault extends Error {
  readonly path: string
  readonly reason: string
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

export type Reader<T> = (value: unknown, path: string) => T

const SHORT = 120
/** Words to be read aloud in one breath or three. */
const LONG = 1200

const textUpTo =
  (most: number): Reader<string> =>
  (value, path) => {
    if (typeof value !== 'string') throw new Fault(path, value === undefined ? 'is missing' : 'is not text')
    if (value.trim() === '') throw new Fault(path, 'is empty')
    if (value.length > most) throw new Fault(path, `is longer than ${most} characters`)
    return value
  }

export const short = textUpTo(SHORT)
export const text = textUpTo(LONG)

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Fault(path, 'is neither true nor false')
  return value
}

export const number =
  (min: number, max: number): Reader<number> =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Fault(path, 'is not a number')
    if (value < min || value > max) throw new Fault(path, `must be from ${min} to ${max}`)
    return value
  }

export const literal =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (value, path) => {
    const found = allowed.find((one) => one === value)
    if (found === undefined)
      throw new Fault(path, allowed.length > 4 ? 'is not one of the known words' : `must be ${allowed.join(' or ')}`)
    return found
  }

/** An object with no keys but these. */
export function record(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault(path, 'is not an object')
  const strange = Object.keys(value).find((key) => !keys.includes(key))
  if (strange !== undefined)
    throw new Fault(path === '' ? strange : `${path}.${strange.slice(0, SHORT)}`, 'is not known')
  return value as Record<string, unknown>
}

export function list<T>(value: unknown, path: string, item: Reader<T>, min: number, max: number): readonly T[] {
  if (!Array.isArray(value)) throw new Fault(path, value === undefined ? 'is missing' : 'is not a list')
  if (value.length < min) throw new Fault(path, `needs at least ${min}`)
  if (value.length > max) throw new Fault(path, `has more than ${max}`)
  return value.map((one, i) => item(one, `${path}[${i}]`))
}

/** The same in both languages. */
export function tongues<T>(value: unknown, path: string, part: Reader<T>): { readonly [tongue in keyof Words]: T } {
  const given = record(value, path, ['es', 'en'])
  return { es: part(given.es, `${path}.es`), en: part(given.en, `${path}.en`) }
}

/** A key that may be left out. */
export function absent<K extends string, T>(
  given: Readonly<Record<string, unknown>>,
  path: string,
  key: K,
  read: Reader<T>,
): { readonly [key in K]?: T } {
  if (given[key] === undefined) return {}
  return { [key]: read(given[key], path === '' ? key : `${path}.${key}`) } as { readonly [key in K]?: T }
}
